import type { Meeting, PlannedStage } from '../../shared/meeting/state';
import { hasNextDate, isClosingRound } from '../../shared/meeting/views/agenda';
import { hasBeside } from '../../shared/meeting/views/besideStage';

type BelowPrompt = 'beside' | 'pages' | 'nextDate' | 'doneSince' | 'stillOpen';

/**
 * What stands below the prompt, in this order: what belongs to the stage in hand, then what was left open before. On a phone only
 * the first of it is in sight.
 */
export function belowPrompt(
  meeting: Meeting,
  stage: PlannedStage | undefined,
  { isDemo, greets }: { isDemo: boolean; greets: boolean },
): BelowPrompt[] {
  const all: [BelowPrompt, boolean][] = [
    ['beside', stage !== undefined && hasBeside(stage)],
    ['pages', stage?.writing !== undefined || stage?.reads !== undefined],
    // A demo has no next meeting.
    ['nextDate', hasNextDate(meeting, stage) && !isDemo],
    // The opening greets with what was done since last time.
    ['doneSince', greets],
    ['stillOpen', isClosingRound(meeting)],
  ];
  return all.filter(([, isHere]) => isHere).map(([what]) => what);
}
