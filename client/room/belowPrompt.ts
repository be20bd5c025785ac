import type { Meeting, PlannedStage } from '../../shared/meeting/state';
import { hasNextDate, isClosingRound } from '../../shared/meeting/views/agenda';
import { hasBeside } from '../../shared/meeting/views/besideStage';

type BelowPrompt = 'beside' | 'pages' | 'nextDate' | 'stillOpen';

/**
 * What stands below the prompt, in this order: what belongs to the stage in hand, then what was left open before. On a phone only
 * the first of it is in sight.
 */
export function belowPrompt(meeting: Meeting, stage: PlannedStage | undefined, isDemo: boolean): BelowPrompt[] {
  const all: [BelowPrompt, boolean][] = [
    ['beside', stage !== undefined && hasBeside(stage)],
    ['pages', stage?.writing !== undefined || stage?.reads !== undefined],
    // A demo has no next meeting.
    ['nextDate', hasNextDate(meeting, stage) && !isDemo],
    ['stillOpen', isClosingRound(meeting)],
  ];
  return all.filter(([, isHere]) => isHere).map(([what]) => what);
}
