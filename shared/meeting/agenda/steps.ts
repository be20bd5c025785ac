import { evaluationOfStage, isRunning } from '../evaluations';
import { meetingStanding, placeNow, wasEntered } from '../standing';
import type { Meeting, PlannedStage, SlotId } from '../state';

/** The stage Next leads to, skipping what is skipped or was not agreed to; null when the meeting would end. */
export function nextPlanned(meeting: Meeting): PlannedStage | null {
  const ahead = meeting.agenda.slice(placeNow(meeting) + 1);
  const unwanted = notAgreedTo(meeting);
  return ahead.find((stage) => !stage.skipped && (unwanted === null || stage.slot !== unwanted)) ?? null;
}

/** The slot in hand, while the people whom it asks for their consent have not all said yes. */
function notAgreedTo(meeting: Meeting): SlotId | null {
  const now = meetingStanding(meeting);
  if (now === null || now.stage.ballot?.decides !== 'consent' || now.progress.talk.kind !== 'ballot') return null;
  return now.progress.talk.chosen?.[0] === 'yes' ? null : now.stage.slot;
}

/** The stage Back leads to: the last one before that was held; null at the beginning. */
export function stageBefore(meeting: Meeting): PlannedStage | null {
  const behind = meeting.agenda.slice(0, Math.max(0, placeNow(meeting)));
  return behind.findLast((stage) => !stage.skipped && wasEntered(meeting, stage.key)) ?? null;
}

/** An evaluation that has begun and is not over holds the agenda: it is closed, never left. So does one that waits to begin. */
export function evaluationHolds(meeting: Meeting): 'answering' | 'counting' | null {
  const stage = meetingStanding(meeting)?.stage;
  if (stage?.due !== 'evaluationClosed') return null;
  const own = evaluationOfStage(meeting, stage.key);
  if (!isRunning(own ?? meeting)) return null;
  return own?.evaluation.phase === 'answering' ? 'answering' : 'counting';
}
