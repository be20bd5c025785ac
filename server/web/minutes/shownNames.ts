import { distinctNames } from '../../../shared/distinctNames';
import type { Meeting, MemberId } from '../../../shared/meeting/state';
import type { MemberRow } from '../../store/store';

/** The same names as in the room: equal ones have numbers. Somebody who is no member any more keeps their name. */
export function shownNames(members: readonly MemberRow[], meeting: Meeting): (member: MemberId) => string {
  const seats = Object.keys(meeting.seats);
  const place = (member: MemberId) => (seats.includes(member) ? seats.indexOf(member) : seats.length);
  const names = distinctNames(
    members.filter(({ letInAt }) => letInAt !== null).toSorted((a, b) => place(a.id) - place(b.id)),
  );
  return (member) => names.get(member)?.whole ?? '–';
}
