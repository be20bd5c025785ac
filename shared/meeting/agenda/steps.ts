import { meetingStanding, placeNow, wasEntered } from '../standing';
import type { Meeting, PlannedStage } from '../state';

/** The stage Next leads to, skipping what is skipped; null when the meeting would end. */
export function nextPlanned(meeting: Meeting): PlannedStage | null {
  const ahead = meeting.agenda.slice(placeNow(meeting) + 1);
  return ahead.find((stage) => !stage.skipped) ?? null;
}

/** The stage Back leads to: the last one before that was held; null at the beginning. */
export function stageBefore(meeting: Meeting): PlannedStage | null {
  const behind = meeting.agenda.slice(0, Math.max(0, placeNow(meeting)));
  return behind.findLast((stage) => !stage.skipped && wasEntered(meeting, stage.key)) ?? null;
}

/** An evaluation that has begun and is not over holds the agenda: it is closed, never left. */
export function evaluationHolds(meeting: Meeting): 'answering' | 'counting' | null {
  if (meetingStanding(meeting)?.stage.due !== 'evaluationClosed') return null;
  switch (meeting.evaluation.phase) {
    case 'answering':
      return 'answering';
    case 'summing':
    case 'revealing':
      return 'counting';
    case 'none':
    case 'conversation':
    case 'published':
    case 'noResult':
      return null;
    default: {
      const unknown: never = meeting.evaluation;
      return unknown;
    }
  }
}
