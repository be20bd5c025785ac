import { clientNow, isHere } from '../people/people';
import { inBreakout, isSplit } from '../standing';
import type { BreakoutId, Meeting, MemberId } from '../state';
import { speakingNow } from './floor';

/** The pairs and trios as drawn: for the lead all of them, for a member their own and who is in the others. */

export type BreakoutView = {
  id: BreakoutId;
  /** Its place, from 1, for people to call it by. */
  number: number;
  members: MemberId[];
  client: MemberId | null;
  /** Who has the floor; empty where they talk freely. */
  speaks: MemberId[];
  visitors: MemberId[];
  /** Somebody is the only one left, or the only one whose connection stands. */
  alone: MemberId | null;
};

export function breakoutsNow(meeting: Meeting, now: number): BreakoutView[] {
  if (!isSplit(meeting)) return [];
  return Object.entries(meeting.breakouts?.members ?? {}).map(([id, members], place) => {
    const room = inBreakout(meeting, id);
    const here = members.filter((member) => isHere(meeting, member));
    const visits = Object.entries(meeting.breakouts?.visits ?? {});
    return {
      id,
      number: place + 1,
      members,
      client: clientNow(room),
      speaks: speakingNow(room, now).map(({ member }) => member),
      visitors: visits.flatMap(([visitor, visited]) => (visited === id ? [visitor] : [])),
      alone: here.length === 1 ? (here[0] ?? null) : null,
    };
  });
}
