import { withClients } from '../../../shared/meeting/standing';
import type { PlannedStage } from '../../../shared/meeting/state';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useMethodText } from '../../i18n/methodText';
import { useSlotText } from '../../i18n/slotText';

/** The name of a stage ahead: its own, or that of the slot that begins with it. */
export function useStageName(): (stage: PlannedStage) => string {
  const method = useMethodText();
  const meeting = useMeeting();
  const slotText = useSlotText(useMe(), useShortNames());
  return (stage) => {
    const slot = stage.slot === null ? undefined : meeting.slots[stage.slot];
    if (slot === undefined || currentStage(meeting)?.slot?.id === slot.id) return method.name(stage.words);
    return slotText.next(withClients(meeting, slot));
  };
}
