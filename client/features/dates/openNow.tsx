import { useTranslation } from 'react-i18next';
import type { GroupPage } from '../../../shared/protocol/groups';
import { openRoom } from '../../connection/datesApi';
import { TextButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { whenText } from '../../ui/text/when';
import { useSending } from './useSending';

/** Days before, nobody would come: the button would only be pressed by mistake. */
const WITHIN_MS = 24 * 60 * 60 * 1000;

type Props = { page: GroupPage; next: NonNullable<GroupPage['next']>; now: number; changed: () => void };

/** When the room opens, and the way to open it now. */
export function OpenNow({ page, next, now, changed }: Props) {
  const { t } = useTranslation('dates');
  const { isBusy, problem, send } = useSending();
  if (next.opensAt <= now) return next.startsAt > now ? <p className="faint">{t('next.isOpen')}</p> : null;
  const open = async () => {
    if ((await send(() => openRoom(page.group, next.meeting))) !== null) changed();
  };
  return (
    <>
      {/* Where it is closed to me, the button itself says from when. */}
      {next.isOpenToMe ? <p className="faint">{t('next.early', { when: whenText(next.opensAt, now) })}</p> : null}
      {page.mayInvite && next.startsAt - now < WITHIN_MS ? (
        <TextButton className="dates-open-now" pending={isBusy} onClick={() => void open()}>
          {t('next.openNow')}
        </TextButton>
      ) : null}
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
    </>
  );
}
