import { LEAD_GRACE_MS } from '../clock';
import { meetingStanding } from '../standing';
import type { Meeting, MemberId, Seat, SlotId, Time } from '../state';

/** Who is in the room and who leads. Pure questions that rules, rights and views share. */

/** The seat of a member; ids come from outside, so only own keys count. */
export const seatOf = (meeting: Meeting, member: MemberId): Seat | undefined =>
  Object.hasOwn(meeting.seats, member) ? meeting.seats[member] : undefined;

export function isSeated(meeting: Meeting, member: MemberId): boolean {
  const seat = seatOf(meeting, member);
  return seat?.admission === 'admitted' && seat.seatedAt !== null;
}

export const isHere = (meeting: Meeting, member: MemberId): boolean =>
  isSeated(meeting, member) && seatOf(meeting, member)?.presence === 'here';

/** They were let in, and nobody put them out again; they may have left by themselves. */
export function wasLetIn(meeting: Meeting, member: MemberId): boolean {
  const admission = seatOf(meeting, member)?.admission;
  return admission === 'admitted' || admission === 'left';
}

/** The others of these people. */
export const without = (list: readonly MemberId[], member: MemberId): MemberId[] =>
  list.filter((one) => one !== member);

/** Those of these people who are not among the others. */
export const withoutAll = (list: readonly MemberId[], others: readonly MemberId[]): MemberId[] =>
  list.filter((one) => !others.includes(one));

/** Seats to draw, in speaking order, lost connections included. */
export const seated = (meeting: Meeting): MemberId[] => meeting.order.filter((member) => isSeated(meeting, member));

/** Seated and not lost, in speaking order. */
export const present = (meeting: Meeting): MemberId[] => meeting.order.filter((member) => isHere(meeting, member));

/** Seated members with a slot and a ballot, in speaking order: neither a facilitator who is no member nor a speaker. */
export const takingPart = (meeting: Meeting): MemberId[] =>
  seated(meeting).filter((member) => seatOf(meeting, member)?.role === 'member');

/** Present, and not a guest speaker: they count in a majority, and the agreement is theirs. */
export const insidersHere = (meeting: Meeting): MemberId[] =>
  present(meeting).filter((member) => seatOf(meeting, member)?.role !== 'speaker');

/** The slot the meeting stands in. */
export function slotInHand(meeting: Meeting): SlotId | null {
  return meetingStanding(meeting)?.stage.slot ?? null;
}

export const clientNow = (meeting: Meeting): MemberId | null => clientOf(meeting, slotInHand(meeting));

/** Whose slot this is; null for none, and while nobody was found for it. */
export function clientOf(meeting: Meeting, slot: SlotId | null): MemberId | null {
  const client = slot !== null && Object.hasOwn(meeting.slots, slot) ? meeting.slots[slot]?.client : undefined;
  return client ? client : null;
}

/** Nobody talks here any more: a while after the end, and at once when the meeting never began. */
export const isClosed = ({ status, startedAt, closed }: Pick<Meeting, 'status' | 'startedAt' | 'closed'>): boolean =>
  status === 'ended' && (closed === true || startedAt === null);

/** Whether others can hear this person, here or where the meeting talks; whoever has no microphone writes. */
export const canSpeak = (meeting: Meeting, member: MemberId): boolean => seatOf(meeting, member)?.writes !== true;

/**
 * Takes over when the lead's connection drops, or in the lead's own slot: the one the lead chose, else the next in order who
 * can speak, else the next.
 */
export function deputyOf(meeting: Meeting): MemberId | null {
  const { acting, deputy } = meeting.leadership;
  if (deputy !== null && deputy !== acting) return isHere(meeting, deputy) ? deputy : null;
  if (acting === null) return null;
  const from = meeting.order.indexOf(acting) + 1;
  const queue = [...meeting.order.slice(from), ...meeting.order.slice(0, from)];
  const possible = new Set(insidersHere(meeting));
  const others = queue.filter((member) => member !== acting && possible.has(member));
  return others.find((member) => canSpeak(meeting, member)) ?? others[0] ?? null;
}

/** Who moves the agenda now; in the lead's own slot the deputy, unless the lead took the lead back there. Null when nobody leads. */
export function leadNow(meeting: Meeting): MemberId | null {
  const { acting, keptIn } = meeting.leadership;
  // In a breakout the lead leads the whole meeting, also while they are the client of theirs.
  if (acting === null || meeting.room !== undefined || clientNow(meeting) !== acting) return acting;
  if (keptIn !== undefined && keptIn === slotInHand(meeting)) return acting;
  return deputyOf(meeting) ?? acting;
}

/** Somebody leads, and is here to do it. */
export function leadIsHere(meeting: Meeting): boolean {
  const lead = leadNow(meeting);
  return lead !== null && isHere(meeting, lead);
}

/** The lead's connection dropped less than the grace ago: everybody waits, and nothing passes to others. */
export function awaitsLead({ leadership }: Meeting, now: Time): boolean {
  return leadership.lostAt !== null && now < leadership.lostAt + LEAD_GRACE_MS;
}

/** Nobody leads, or the lead is missing for longer than the grace: then a majority moves the meeting. */
export function nobodyLeads(meeting: Meeting, now: Time): boolean {
  return !leadIsHere(meeting) && !awaitsLead(meeting, now);
}

/** How many of these people count in a decision of the members. */
export const counted = (meeting: Meeting, supporters: readonly MemberId[]): number => {
  const possible = insidersHere(meeting);
  return supporters.filter((member) => possible.includes(member)).length;
};

/** More than half of so many people, and at least two. */
const moreThanHalf = (count: number): number => Math.max(2, Math.floor(count / 2) + 1);

/** How many a majority takes, of those present who count. */
export const majorityOf = (meeting: Meeting): number => moreThanHalf(insidersHere(meeting).length);

export const isMajority = (meeting: Meeting, supporters: readonly MemberId[]): boolean =>
  counted(meeting, supporters) >= majorityOf(meeting);

/** What a member is told of this number; undefined where the names are known, to be counted. */
export const told = (numbers: Readonly<Record<string, number>> | undefined, of: string): number | undefined =>
  numbers === undefined ? undefined : (numbers[of] ?? 0);

/** Removing somebody where nobody leads takes more than half of the others who are present and count, and at least two. */
export function removalVote(meeting: Meeting, target: MemberId): { count: number; needed: number } {
  const others = insidersHere(meeting).filter((member) => member !== target);
  const asked = meeting.removalAsked?.[target] ?? [];
  return {
    count: told(meeting.numbers?.removal, target) ?? others.filter((member) => asked.includes(member)).length,
    needed: moreThanHalf(others.length),
  };
}

/** So many who ask for more time are as good as a lead. */
export const ENOUGH_FOR_TIME = 2;

/** True for who may press Next: the lead now; in a shared meeting nobody (see `askToMoveOn`). */
export const isLead = (meeting: Meeting, member: MemberId): boolean => leadNow(meeting) === member;
