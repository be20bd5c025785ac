import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlannedStage } from '../../../shared/meeting/state';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useMethodText } from '../../i18n/methodText';

/** The name of a stage ahead: its own, or that of the slot that begins with it. */
export function useStageName(): (stage: PlannedStage) => string {
  const { t } = useTranslation('room');
  const method = useMethodText();
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  return useCallback(
    (stage) => {
      const slot = stage.slot === null ? undefined : meeting.slots[stage.slot];
      if (slot === undefined || currentStage(meeting)?.slot?.id === slot.id) {
        return method.name(stage.words);
      }
      return slot.client === me ? t('next.yourSlot') : t('next.slotOf', { name: nameOf(slot.client) });
    },
    [t, method, meeting, me, nameOf],
  );
}
