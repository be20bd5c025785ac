import { voiceOf } from '../../../shared/meeting/people/sharedRooms';
import { mediaRights } from '../../../shared/meeting/rights/media';
import type { BreakoutId, Meeting, MemberId } from '../../../shared/meeting/state';
import type { Hearer } from './talkTime';

/** Of these members those who hear others, in one group or in several breakouts. */
export function hearersIn(meeting: Meeting, members: Iterable<MemberId>): Hearer[][] {
  const groups = new Map<BreakoutId | undefined, Hearer[]>();
  for (const member of members) {
    const { hear, breakout, sharedRoom } = mediaRights(meeting, member);
    if (hear !== null) continue;
    const hearer: Hearer = sharedRoom
      ? {
          member,
          room: sharedRoom.id,
          ...(sharedRoom.carries ? { voice: voiceOf(meeting, member) } : { isSilent: true }),
        }
      : { member };
    groups.set(breakout, [...(groups.get(breakout) ?? []), hearer]);
  }
  return [...groups.values()];
}
