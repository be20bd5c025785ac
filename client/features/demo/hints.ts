import { turnOf } from '../../../shared/meeting/floor/holders';
import { isInStage } from '../../../shared/meeting/people/parties';
import { clientNow, isLead } from '../../../shared/meeting/people/people';
import { standingOf } from '../../../shared/meeting/standing';
import type { Meeting, MemberId } from '../../../shared/meeting/state';

export const hints = ['turn', 'vote', 'ask', 'slot', 'lead'] as const;
export type Hint = (typeof hints)[number];

/** The hint that fits now, if it was not closed before. Nobody gets more than these five. */
export function hintNow(meeting: Meeting, me: MemberId, closed: readonly Hint[]): Hint | null {
  const possible = fitting(meeting, me);
  return possible === null || closed.includes(possible) ? null : possible;
}

function fitting(meeting: Meeting, me: MemberId): Hint | null {
  const at = standingOf(meeting, me);
  if (at === null || meeting.status !== 'running') return null;
  const { talk } = at.progress;
  const isMine = turnOf(talk)?.member === me;
  const client = clientNow(meeting);
  if (client === me) return 'slot';
  switch (talk.kind) {
    case 'round':
      return isMine ? 'turn' : null;
    case 'queue':
      return !isMine && client !== null && isInStage(meeting, me) && (talk.asked[me] ?? 0) === 0 ? 'ask' : null;
    case 'vote':
      return !talk.confirmed && talk.wishes[me] === undefined ? 'vote' : null;
    case 'ballot':
      return talk.chosen === null && talk.votes[me] === undefined && isInStage(meeting, me) ? 'vote' : null;
    case 'one':
      return client !== null && !isLead(meeting, me) ? 'lead' : null;
    case 'free':
    case 'quiet':
      return null;
    default:
      return talk satisfies never;
  }
}
