import { useTranslation } from 'react-i18next';
import { useActions } from '../../connection/hooks/actions';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useRecords } from '../../connection/hooks/records';
import { useSend } from '../../connection/hooks/send';
import { SoftButton } from '../../ui/buttons';
import { listOf } from '../../ui/text/listOf';
import { stillOpen } from './stillOpen';
import './comesBack.css';

/** In the closing round: slots without an action, earlier actions that nobody reported on, and what was put off. Nothing of it blocks. */
export function ComesBack({ onPlan }: { onPlan: () => void }) {
  const { t } = useTranslation('comesBack');
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const send = useSend();
  const { unreported } = useActions({});
  const { records } = useRecords({ what: 'parking' });
  const names = (members: readonly string[]) =>
    listOf(members.map((member) => (member === me ? t('you') : nameOf(member))));
  const open = stillOpen(meeting, unreported, records?.items.filter(({ kind }) => kind === 'topic') ?? []);
  if (open === null) return null;
  const mine = open.slots.find(({ client }) => client === me);
  return (
    <section className="floor-back" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      {open.slots.length > 0 ? (
        <div>
          <p>{t('actions', { names: names(open.slots.map(({ client }) => client)) })}</p>
          {mine ? (
            <p className="floor-back-acts">
              <SoftButton icon="plan" onClick={onPlan}>
                {t('write')}
              </SoftButton>
              <SoftButton onClick={() => void send({ type: 'declareNoAction', slot: mine.id, none: true })}>
                {t('none')}
              </SoftButton>
            </p>
          ) : null}
        </div>
      ) : null}
      {open.unreported.length > 0 ? <p>{t('reports', { names: names(open.unreported) })}</p> : null}
      {open.parked.length > 0 ? (
        <div>
          <p>{t('parked')}</p>
          <ul>
            {open.parked.map(({ id, text, of }) => (
              <li key={id}>
                <bdi>{text}</bdi> <small>{of === me ? t('you') : nameOf(of)}</small>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}
