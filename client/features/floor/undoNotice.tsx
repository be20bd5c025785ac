import { useTranslation } from 'react-i18next';
import { isLead } from '../../../shared/meeting/people/people';
import { stageNow } from '../../../shared/meeting/standing';
import { undoNow } from '../../../shared/meeting/views/clocks';
import { useMe, useMeeting } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { useSend } from '../../connection/hooks/send';
import { useMethodText } from '../../i18n/methodText';
import { TextButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { useShortcut } from './shortcuts';

/** For 10 seconds, the lead can undo the last step. */
export function UndoNotice() {
  const { t } = useTranslation('room');
  const method = useMethodText();
  const meeting = useMeeting();
  const me = useMe();
  const send = useSend();
  const at = stageNow(meeting);
  const seconds = useAtNow((now) => Math.ceil((undoNow(meeting, now)?.leftMs ?? 0) / 1000));
  const words = useAtNow((now) => undoNow(meeting, now)?.from.words ?? null);
  const isMine = words !== null && meeting.status === 'running' && isLead(meeting, me);
  const act = () => at && void send({ type: 'undoAdvance', from: at });
  useShortcut('undo', isMine ? act : null);
  if (!isMine) return null;
  const name = method.name(words);
  return (
    <Notice
      mark="undo"
      className="floor-undo"
      actions={
        <TextButton onClick={act}>
          <span>{t('lead.undo')}</span>
          <span className="aloud">{`, ${t('lead.backTo', { name })}`}</span>
          <span className="num" translate="no" aria-hidden="true">
            {seconds}
          </span>
        </TextButton>
      }
    >
      {t('lead.isOver', { name })}
    </Notice>
  );
}
