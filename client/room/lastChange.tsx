import { useTranslation } from 'react-i18next';
import type { Meeting } from '../../shared/meeting/state';
import { currentStage } from '../../shared/meeting/views/currentStage';
import { useRoom } from '../connection/hooks/context';
import { useMeeting } from '../connection/hooks/meeting';

/**
 * The group's "one change" is shown until the first slot begins, and again while the group looks back at the meeting.
 */
export function showsLastChange(meeting: Meeting): boolean {
  const at = currentStage(meeting);
  if (at === null) return meeting.status === 'lobby';
  if (at.stage.artefacts.includes('evaluationResult')) return true;
  const here = meeting.agenda.findIndex((stage) => stage.key === at.stage.key);
  const firstSlot = meeting.agenda.findIndex((stage) => stage.slot !== null);
  return at.stage.slot === null && (firstSlot === -1 ? here === 0 : here < firstSlot);
}

/** The group gathers, or opens its meeting. */
export function isOpening(meeting: Meeting): boolean {
  const at = currentStage(meeting);
  return at === null ? meeting.status === 'lobby' : at.stage.key === meeting.agenda[0]?.key;
}

/** What the group decided at the end of its last meeting to do differently. */
export function LastChange() {
  const { t } = useTranslation('room');
  const meeting = useMeeting();
  const text = useRoom((state) => (state.view?.kind === 'seat' ? state.view.lastChange : null));
  if (!text || !showsLastChange(meeting)) return null;
  return (
    <p className="quiet room-last-change">
      {t('lastChange')} <b dir="auto">{text}</b>
    </p>
  );
}
