import { stageIndex } from './recut';
import type { Meeting, PlannedStage } from './state';

/** The stage Next leads to, skipping what is skipped; null when the meeting would end. */
export function nextPlanned(meeting: Meeting): PlannedStage | null {
  const ahead = meeting.agenda.slice(stageIndex(meeting, meeting.current) + 1);
  return ahead.find((stage) => !stage.skipped) ?? null;
}

/** An evaluation that has begun and is not over holds the agenda: it is closed, never left (D23). */
export function evaluationHolds(meeting: Meeting): 'answering' | 'counting' | null {
  const stage = meeting.agenda.find((planned) => planned.key === meeting.current);
  if (stage === undefined || stage.due !== 'evaluationClosed') return null;
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
