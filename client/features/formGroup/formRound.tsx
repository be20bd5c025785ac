import { useTranslation } from 'react-i18next';
import { distinctNames } from '../../../shared/distinctNames';
import { Round, type RoundSeat } from '../../ui/round/round';
import { type Draft, peopleIn } from './draft';

/** The largest round that is drawn; others are told by their number. */
const MOST_SEATS = 12;

/** The round fills as people are added. Dashed seats are free, up to the smallest size of the group. */
export function FormRound({ draft }: { draft: Draft }) {
  const { t } = useTranslation('formGroup');
  const { plan } = draft;
  const named = draft.model === 'pair' ? ofPair(draft) : ofGroup(draft);
  const seatsOfMine: RoundSeat = {
    id: 'me',
    name: draft.me,
    label: t('round.you'),
    ...(plan.leads === 'facilitator' ? { word: t('round.facilitates') } : {}),
  };
  const names = distinctNames(named.map(({ id, name }) => ({ id, name })));
  const shown = named.slice(0, MOST_SEATS - 1).map(
    ({ id, name, from }): RoundSeat => ({
      id,
      name,
      label: name.includes('@') ? name.replace(/@.*/, '') : (names.get(id)?.short ?? name),
      ...(from === null ? {} : { word: t(`round.${from}`) }),
    }),
  );
  const takesPart = !draft.forOthers || draft.model === 'pair';
  const mine = takesPart ? [seatsOfMine] : [];
  const members = takesPart && plan.leads !== 'facilitator' ? 1 : 0;
  const missing = Math.max(0, Math.min(plan.people.least - members, MOST_SEATS - 1) - shown.length);
  const free = Array.from(
    { length: missing },
    (_, index): RoundSeat => ({ id: `free ${index}`, name: '', label: t('round.free'), look: 'free' }),
  );
  const hidden = named.length - shown.length;
  const title = draft.model === 'pair' ? t('models.pair.name') : draft.name.trim() || t('round.unnamed');
  return (
    <Round className="form-round" label={t('round.label')} seats={[...mine, ...shown, ...free]}>
      <strong className="form-round-name" dir="auto">
        {title}
      </strong>
      <span className="quiet">{t('round.seats', { count: shown.length + free.length + mine.length })}</span>
      {hidden > 0 ? <span className="quiet">{t('round.more', { count: hidden })}</span> : null}
    </Round>
  );
}

type Named = { id: string; name: string; from: 'byFile' | null };

const ofPair = ({ other }: Draft): Named[] =>
  other.trim() === '' ? [] : [{ id: 'other', name: other.trim(), from: null }];

function ofGroup(draft: Draft): Named[] {
  const { ofList } = peopleIn(draft);
  const called = (rows: typeof ofList.good, from: Named['from']): Named[] =>
    rows.map(({ row, person }) => ({ id: `${from} ${row}`, name: person.name ?? person.email ?? '', from }));
  return [...called(ofList.good, null), ...called(draft.file?.good ?? [], 'byFile')];
}
