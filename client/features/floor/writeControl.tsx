import { useTranslation } from 'react-i18next';
import { canSpeak } from '../../../shared/meeting/people/people';
import { mayWriteWords } from '../../../shared/meeting/rights/words';
import { useMe, useMeeting } from '../../connection/hooks/meeting';
import { ControlButton } from '../../ui/buttons';

/** The field of `WrittenWords`, which is drawn in another part of the room. */
export const WRITE_FORM = 'floor-write';

/** It may have to be drawn first, because a panel covered it. */
function toTheField(): void {
  requestAnimationFrame(() => {
    const field = document.querySelector(`.${WRITE_FORM} textarea`);
    if (!(field instanceof HTMLTextAreaElement)) return;
    field.focus({ preventScroll: true });
    field.scrollIntoView({ block: 'center' });
  });
}

/** For people without a microphone: stands where the others have theirs, and leads to the field to write in. */
export function WriteControl({ onOpen }: { onOpen: () => void }) {
  const { t } = useTranslation(['words', 'room']);
  const meeting = useMeeting();
  const me = useMe();
  if (meeting.status !== 'running' || meeting.seats[me]?.writes !== true) return null;
  const may = !canSpeak(meeting, me) && mayWriteWords(meeting, me);
  return (
    <ControlButton
      className="floor-stays"
      icon="pencil"
      label={t('write')}
      variant={may ? 'first' : 'plain'}
      closed={may ? null : t('room:closed.notYourFloor')}
      onClick={() => {
        onOpen();
        toTheField();
      }}
    />
  );
}
