import { useTranslation } from 'react-i18next';
import { LAPSES_MS, MINUTE } from '../../../shared/meeting/clock';
import { isLead } from '../../../shared/meeting/people/people';
import type { Meeting, MemberId } from '../../../shared/meeting/state';
import type { Answer } from '../../../shared/refusal';
import { useMe, useMeeting } from '../../connection/hooks/meeting';
import { useSaving } from '../../connection/hooks/saving';
import { useSend } from '../../connection/hooks/send';
import { groupPath } from '../../connection/paths';
import { useOwnMedia } from '../../media/context';
import { GoButton, SoftButton } from '../../ui/buttons';
import { Dialog } from '../../ui/dialog';
import { lazyPart } from '../../ui/lazy/lazyPart';
import { Notice } from '../../ui/notice';

/** Hardly anybody calls a meeting off from its room, which loads faster without it. */
const cancelling = lazyPart(async () => (await import('../../connection/datesApi')).cancelGroupNext);
const callOffNow = async ({ group, id }: Meeting): Promise<Answer<unknown>> => {
  const cancel = await cancelling.ask();
  return cancel === null ? { ok: false, error: 'unavailable' } : cancel(group, id);
};

const isAlone = ({ seats }: Meeting, me: MemberId): boolean =>
  Object.values(seats).every(({ member, presence }) => member === me || presence !== 'here');

/** Says what becomes of the meeting before somebody leaves it. Whoever leaves one last that was called and did not begin can call it off. */
export function LeaveDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('room');
  const meeting = useMeeting();
  const me = useMe();
  const send = useSend();
  const own = useOwnMedia();
  const [isBusy, refused, save] = useSaving(() => undefined);
  const runs = meeting.status === 'running';
  const leads = isLead(meeting, me);
  const isLast = meeting.status === 'lobby' && isAlone(meeting, me);
  const callsOff = isLast && meeting.called === true;
  const callOff = async () => {
    own.release();
    if (await save(() => callOffNow(meeting))) location.assign(groupPath(meeting.group));
  };
  return (
    <Dialog
      title={t('leave.title')}
      open={open}
      onClose={onClose}
      foot={
        <>
          {leads && runs ? (
            <SoftButton
              onClick={() => {
                onClose();
                void send({ type: 'endMeeting' });
              }}
            >
              {t('end.yes')}
            </SoftButton>
          ) : null}
          {callsOff ? (
            <SoftButton pending={isBusy} onClick={() => void callOff()}>
              {t('leave.callOff')}
            </SoftButton>
          ) : null}
          <SoftButton onClick={onClose}>{t('stay')}</SoftButton>
          <GoButton
            plain
            onClick={() => {
              onClose();
              // Asks at the click, because a queued command may be sent much later.
              own.release();
              void send({ type: 'leave' });
            }}
          >
            {t('leave.yes')}
          </GoButton>
        </>
      }
    >
      <p>
        {callsOff
          ? t('leave.aboutCalled', { count: LAPSES_MS / MINUTE })
          : t(isLast ? 'leave.aboutAlone' : leads ? 'leave.aboutLead' : 'leave.about')}
      </p>
      {refused === null ? null : <Notice kind="refused">{t('leave.notCalledOff')}</Notice>}
    </Dialog>
  );
}
