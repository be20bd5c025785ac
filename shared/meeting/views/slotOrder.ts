import { equalMinutes, leastMinutes } from '../agenda/planner';
import { isLeftOut, slotsOf } from '../agenda/recut';
import { slotBlockOf } from '../agenda/slotBlock';
import { takingPart } from '../people/people';
import { meetingStanding } from '../standing';
import type { Meeting, MemberId, SlotWish } from '../state';

/** Who wants a slot, and whether there is time for all. */

/** What members said in the stage in hand; empty where nobody is asked. */
export function wishesNow(meeting: Meeting): Readonly<Record<MemberId, SlotWish>> {
  const talk = meetingStanding(meeting)?.progress.talk;
  return talk?.kind === 'vote' ? talk.wishes : {};
}

/**
 * Everybody who takes part and has not said that they want no slot: in the order of the agenda, and then of speaking. Somebody
 * whose slot the lead has left out is not among them before they say that they want one.
 */
export function wantedOrder(meeting: Meeting): MemberId[] {
  const here = takingPart(meeting);
  const wishes = wishesNow(meeting);
  const onAgenda = slotsOf(meeting)
    .map(({ client }) => client)
    .filter((member) => here.includes(member));
  const leftOut = slotsOf(meeting).flatMap(({ id, client }) => (isLeftOut(meeting, id) ? [client] : []));
  return [...new Set([...onAgenda, ...here])].filter((member) => wishes[member]?.slot ?? !leftOut.includes(member));
}

/**
 * Before the start: what a slot for everybody who is here comes to. `shorter` when equal slots would be too short, `fewer` when
 * not even short ones fit for all; null while everything fits or nothing is to be shared.
 */
export function slotShortage(
  meeting: Meeting,
): { people: number; minutes: number; each: number; least: number; kind: 'shorter' | 'fewer' } | null {
  const { template, minutes, status } = meeting;
  const people = takingPart(meeting).length;
  if (status !== 'lobby' || slotBlockOf(template) === null || people === 0) return null;
  const each = equalMinutes(template, people, people, minutes);
  const least = leastMinutes(template, 'equal');
  if (each >= least) return null;
  const shared = equalMinutes(template, people, people, minutes, 'bid');
  return { people, minutes, each: shared, least, kind: shared >= leastMinutes(template, 'bid') ? 'shorter' : 'fewer' };
}

/** Before the start: some are here, but fewer than the format is for. One person alone is still waiting for others. */
export function tooFewFor(meeting: Meeting): { people: number; least: number } | null {
  const { least } = meeting.template.frame.people;
  const people = takingPart(meeting).length;
  return meeting.status === 'lobby' && people > 1 && people < least ? { people, least } : null;
}
