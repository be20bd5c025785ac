import { slotsOf } from '../agenda/recut';
import { seatOf, wasLetIn } from '../people/people';
import { progressOf } from '../standing';
import type { Meeting, MemberId } from '../state';
import { slotsHeld } from './agenda';

/** Whose issues had no time in a meeting that is over: they wanted a slot, or had one that never began. In speaking order. */
export function issuesLeftOut(meeting: Meeting): MemberId[] {
  if (meeting.status !== 'ended' || meeting.startedAt === null) return [];
  const held = slotsHeld(meeting).map(({ client }) => client);
  const planned = slotsOf(meeting).map(({ client }) => client);
  const wishes = meeting.agenda.flatMap(({ key }) => {
    const talk = progressOf(meeting, key)?.talk;
    return talk?.kind === 'vote' ? [talk.wishes] : [];
  });
  const said = (member: MemberId) => wishes.flatMap((of) => of[member]?.slot ?? []).at(-1);
  return meeting.order.filter((member) => {
    const isMember = seatOf(meeting, member)?.role === 'member' && wasLetIn(meeting, member);
    return isMember && !held.includes(member) && (said(member) ?? planned.includes(member));
  });
}
