import { useTranslation } from 'react-i18next';
import { LAPSES_MS, MINUTE } from '../../../shared/meeting/clock';
import type { GroupPage } from '../../../shared/protocol/groups';
import { openRoom } from '../../connection/datesApi';
import { TextButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { listOf } from '../../ui/text/listOf';
import { whenText } from '../../ui/text/when';
import { useSending } from './useSending';

/** Days before, nobody would come unless somebody is there already: the button would only be pressed by mistake. */
const WITHIN_MS = 24 * 60 * 60 * 1000;

type Props = { page: GroupPage; next: NonNullable<GroupPage['next']>; now: number; changed: () => void };

/** When the room opens, and the way to open it now. */
export function OpenNow({ page, next, now, changed }: Props) {
  const { t } = useTranslation('dates');
  const { isBusy, problem, send } = useSending();
  const inside = page.people.filter(({ member }) => member !== page.me.member && next.here.includes(member));
  const lead = inside.find(({ member }) => member === next.lead);
  const whoIsThere =
    inside.length === 0
      ? null
      : t('next.here', { count: inside.length, names: listOf(inside.map(({ name }) => name)) });
  if (next.opensAt <= now) {
    const nobody = next.isCalled && next.here.length === 0 ? t('next.nobodyHere', { count: LAPSES_MS / MINUTE }) : null;
    const isOpen = next.startsAt > now ? t('next.isOpen') : null;
    const about = [isOpen, whoIsThere, nobody].filter((part) => part !== null);
    return about.length > 0 ? <p className="faint">{about.join(' ')}</p> : null;
  }
  const open = async () => {
    if ((await send(() => openRoom(page.group, next.meeting))) !== null) changed();
  };
  return (
    <>
      {/* Where it is closed to me, the button itself says from when. */}
      {next.isOpenToMe ? <p className="faint">{t('next.early', { when: whenText(next.opensAt, now) })}</p> : null}
      {whoIsThere === null ? null : (
        <p>{lead && !page.mayInvite ? t('next.hereLead', { name: lead.name }) : whoIsThere}</p>
      )}
      {page.mayInvite && (next.startsAt - now < WITHIN_MS || next.here.length > 0) ? (
        <TextButton className="dates-open-now" pending={isBusy} onClick={() => void open()}>
          {t('next.openNow')}
        </TextButton>
      ) : null}
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
    </>
  );
}
