import { welcomesSpeakers } from '../people/parties';
import { insidersHere } from '../people/people';
import { mayCommand } from '../rights/commands';
import { isFull, isTooEarly } from '../rights/entry';
import type { Meeting, MemberId, Seat } from '../state';

/** Who is held outside, and why. */

export type Outside = {
  member: MemberId;
  why: 'tooEarly' | 'full' | 'asked' | 'refused' | 'preparing' | 'letIn' | 'otherStage';
};

/** People whose page is open in the lobby, in the order in which they came, and what keeps each of them there. */
export function heldOutside(meeting: Meeting, now: number): Outside[] {
  return Object.values(meeting.seats)
    .filter((seat) => seat.presence === 'here' && !isInside(meeting, seat))
    .filter(({ admission }) => admission !== 'removed' && admission !== 'left')
    .sort((a, b) => a.since - b.since)
    .map((seat) => ({ member: seat.member, why: reasonOutside(meeting, seat, now) }));
}

/** People who were removed from this meeting and are still members of the group: the lead may let them in again. */
export const removedPeople = (meeting: Meeting): MemberId[] =>
  Object.values(meeting.seats)
    .filter(({ admission, leftGroup }) => admission === 'removed' && !leftGroup)
    .map(({ member }) => member);

/** A speaker is inside only in the stages that name them. */
const waitsForStage = (meeting: Meeting, { role }: Seat): boolean => role === 'speaker' && !welcomesSpeakers(meeting);

const isInside = (meeting: Meeting, seat: Seat): boolean =>
  seat.admission === 'admitted' && seat.seatedAt !== null && !waitsForStage(meeting, seat);

function reasonOutside(meeting: Meeting, seat: Seat, now: number): Outside['why'] {
  const { member, admission } = seat;
  if (admission === 'refused') return 'refused';
  if (admission === 'admitted') return waitsForStage(meeting, seat) ? 'otherStage' : 'letIn';
  if (isTooEarly(meeting, member, now)) return 'tooEarly';
  if (isFull(meeting, member)) return 'full';
  return admission === 'waiting' ? 'asked' : 'preparing';
}

/** Who is in the room and may let others in now. */
export const whoLetsIn = (meeting: Meeting, now: number): MemberId[] =>
  insidersHere(meeting).filter(
    (member) => mayCommand(meeting, member, { type: 'setAdmission', admission: 'ask' }, now) === null,
  );
