import { useTranslation } from 'react-i18next';
import type { GroupPage } from '../../../shared/protocol/groups';
import { openRoom } from '../../connection/datesApi';
import { TextButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { whenText } from '../../ui/text/when';
import { useSending } from './useSending';

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
      <p className="faint">{t('next.opens', { when: whenText(next.opensAt, now) })}</p>
      {page.mayInvite ? (
        <TextButton pending={isBusy} onClick={() => void open()}>
          {t('next.openNow')}
        </TextButton>
      ) : null}
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
    </>
  );
}
