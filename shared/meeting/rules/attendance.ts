import { refuse } from '../../refusal';
import { appendSlot, slotRange } from '../agenda/planner';
import {
  endsIfKept,
  isLeftOut,
  isStillAhead,
  ownSlotsToFree,
  partsOf,
  slotOfClient,
  slotsAhead,
} from '../agenda/recut';
import { isPutIn } from '../agenda/slotBlock';
import { lobbyOpensAt, MINUTE } from '../clock';
import type { MemberCommand } from '../commands';
import type { Event } from '../events';
import { joinFloor, leaveFloor } from '../floor/floor';
import { deputyOf, isSeated, nobodyLeads, removalVote, seatOf, takingPart, wasLetIn } from '../people/people';
import { entersFreely, isFull, isTooEarly } from '../rights/entry';
import { isInHand, placeNow } from '../standing';
import type { Meeting, MemberId, SeatRole, Time } from '../state';
import { joinsSmallest, leavesBreakout } from './breakouts';
import { planFact } from './facts';
import { type Decision, follow, withFloor } from './moment';
import { planFor } from './opening';
import { leavesSharedRoom } from './sharedRooms';
import { restAhead, slotLeftOut, slotPutBack, withRecut } from './slotPlaces';

// ------------------------------------------------------- connections

export function noteConnected(meeting: Meeting, member: MemberId, wished: SeatRole, at: Time): Decision {
  const facilitates = member === meeting.leadership.rightful && !meeting.leadership.takesPart;
  const role = facilitates ? 'facilitator' : wished;
  const seat = seatOf(meeting, member);
  if (seat === undefined) return [{ type: 'arrived', member, role, at }];
  if (seat.presence === 'here' && seat.role === role) return [];
  return withFloor(meeting, [{ type: 'connectionBack', member, role, at }], at);
}

export function noteDisconnected(meeting: Meeting, member: MemberId, at: Time): Decision {
  const seat = seatOf(meeting, member);
  if (seat === undefined || seat.presence !== 'here') return [];
  return withFloor(meeting, [{ type: 'connectionLost', member, at }], at);
}

// -------------------------------------------------------------- lobby

const refuseEarly = (meeting: Meeting, member: MemberId, now: Time) =>
  isTooEarly(meeting, member, now) ? refuse('notOpenYet', { opensAt: lobbyOpensAt(meeting) }) : null;

/** Opened twice it stays as it is. */
export function openLobby(meeting: Meeting, by: MemberId, at: Time): Decision {
  if (meeting.status !== 'lobby') return refuse('notNow');
  return at >= lobbyOpensAt(meeting) ? [] : [{ type: 'lobbyOpened', by, at }];
}

/** `isExpected`: as in an open meeting, for this person alone. */
export function knock(meeting: Meeting, member: MemberId, at: Time, isExpected = false): Decision {
  const early = refuseEarly(meeting, member, at);
  if (early !== null) return early;
  const admission = seatOf(meeting, member)?.admission;
  if (admission === 'removed') return refuse('notAdmitted');
  if (admission === 'admitted' || admission === 'waiting') return refuse('notNow');
  if (!entersFreely(meeting, member, at, isExpected)) return [{ type: 'knocked', member, at }];
  if (isFull(meeting, member)) return refuse('full');
  return withPlace(meeting, [{ type: 'admitted', member, by: null, at }], member, at);
}

export function admit(meeting: Meeting, target: MemberId, by: MemberId, at: Time): Decision {
  const seat = seatOf(meeting, target);
  if (seat === undefined || seat.leftGroup) return refuse('unknownMember');
  if (wasLetIn(meeting, target)) return refuse('notNow');
  if (isFull(meeting, target)) return refuse('full');
  return withPlace(meeting, [{ type: 'admitted', member: target, by, at }], target, at);
}

export function refuseEntry(meeting: Meeting, target: MemberId, by: MemberId, at: Time): Decision {
  const seat = seatOf(meeting, target);
  if (seat === undefined) return refuse('unknownMember');
  if (target === meeting.leadership.rightful) return refuse('notAllowed');
  const inLobby = seat.admission === 'waiting' || (seat.admission === 'admitted' && seat.seatedAt === null);
  return inLobby ? [{ type: 'entryRefused', member: target, by, at }] : refuse('notNow');
}

// -------------------------------------------------------------- seats

type TakeSeat = Extract<MemberCommand, { type: 'takeSeat' }>;

export function takeSeat(meeting: Meeting, member: MemberId, command: TakeSeat, at: Time): Decision {
  const early = refuseEarly(meeting, member, at);
  if (early !== null) return early;
  if (!entersFreely(meeting, member, at)) return refuse('notAdmitted');
  if (isFull(meeting, member)) return refuse('full');
  const { agreementVersion } = meeting.settings;
  if (command.agreement !== agreementVersion) return refuse('stale', { agreement: agreementVersion });
  const { agreement, surroundings, sound } = command;
  return withPlace(meeting, [{ type: 'seatTaken', member, agreement, surroundings, sound, at }], member, at);
}

/**
 * These events, and a place on the agenda and the floor for somebody who has a seat by them and had none before. Whoever sat
 * here earlier has their seat again as soon as they are let in, so letting in counts as well as sitting down.
 */
function withPlace(meeting: Meeting, events: Event[], member: MemberId, at: Time): Event[] {
  if (isSeated(meeting, member)) return events;
  const after = follow(meeting, events);
  if (!isSeated(after, member) || meeting.status === 'ended') return events;
  if (meeting.status === 'lobby') return replanned(meeting, events, at);
  const placed = [...events, ...lastPlace(after, member, at), ...joinsSmallest(after, member, at)];
  return withFloor(meeting, placed, at, (reached, now) => joinFloor(reached, now.stage, now.progress, member));
}

/** While nobody has begun, the agenda is drawn for those who are there. */
function replanned(meeting: Meeting, events: Event[], at: Time): Event[] {
  return [...events, planFor(follow(meeting, events), meeting.minutes, at)];
}

/**
 * The slot of somebody who sat down: the one they left, while its turn is not over, even if the meeting then ends later; else a
 * new one at the last place, when slots are equal and still long enough.
 */
function lastPlace(meeting: Meeting, member: MemberId, at: Time): Event[] {
  if (seatOf(meeting, member)?.role !== 'member') return [];
  const own = slotOfClient(meeting, member);
  const place = placeNow(meeting);
  if (own !== undefined && partsOf(meeting, own.id).length > 0) {
    if (isLeftOut(meeting, own.id) && isStillAhead(meeting, own.id)) return slotPutBack(meeting, own, at);
    const rest = restAhead(meeting, own.id);
    return rest.length > 0 && rest.every((part) => part.skipped) ? slotPutBack(meeting, own, at, rest) : [];
  }
  const last = meeting.agenda.findLastIndex((stage) => stage.slot !== null && !isPutIn(stage.slot));
  const open =
    last >= 0 ? last >= place : !meeting.agenda.some((stage) => stage.protected && isInHand(meeting, stage.key));
  if (!open || meeting.slotPolicy !== 'equal' || last < 0) return [];
  const { least } = slotRange(meeting.template);
  const plan = appendSlot(
    { agenda: meeting.agenda, slots: meeting.slots },
    meeting.template,
    takingPart(meeting).length,
    member,
    least,
  );
  return recutInTime(meeting, [planFact(meeting, plan, meeting.slotPolicy, at)], at) ?? [];
}

/** The events with the slots ahead cut anew; null when the meeting would then end too late. */
function recutInTime(meeting: Meeting, events: Event[], at: Time): Event[] | null {
  const all = withRecut(meeting, events, at);
  if (all.length === events.length) return events;
  const late = endsIfKept(follow(meeting, all), at) - meeting.endsAt;
  return late > MINUTE / 2 ? null : all;
}

export function leaveMeeting(meeting: Meeting, member: MemberId, at: Time): Decision {
  const times = (seatOf(meeting, member)?.timesLeft ?? 0) + 1;
  return gone(meeting, { type: 'left', member, at, times }, at);
}

export function removeMember(meeting: Meeting, target: MemberId, by: MemberId, at: Time): Decision {
  const seat = seatOf(meeting, target);
  if (seat === undefined) return refuse('unknownMember');
  if (target === by || target === meeting.leadership.rightful) return refuse('notAllowed');
  if (seat.admission !== 'admitted') return refuse('notNow');
  return removed(meeting, target, by, at);
}

/** Where nobody leads, more than half of the others remove somebody from the meeting. */
export function askToRemove(meeting: Meeting, target: MemberId, by: MemberId, on: boolean, at: Time): Decision {
  if (!nobodyLeads(meeting, at)) return refuse('notNow');
  const seat = seatOf(meeting, target);
  if (seat === undefined) return refuse('unknownMember');
  if (target === by) return refuse('notAllowed');
  if (seat.admission !== 'admitted') return refuse('notNow');
  if ((meeting.removalAsked?.[target] ?? []).includes(by) === on) return refuse('notNow');
  const asked: Event[] = [{ type: 'removalAsked', member: target, by, on, at }];
  const after = follow(meeting, asked);
  const { count, needed } = removalVote(after, target);
  if (count < needed) return asked;
  return [...asked, ...removed(after, target, by, at)];
}

function removed(meeting: Meeting, target: MemberId, by: MemberId, at: Time): Event[] {
  const events = gone(meeting, { type: 'memberRemoved', member: target, by, at }, at);
  // With the link, whoever was removed would walk in again under another name.
  return meeting.settings.admission === 'open' ? [...events, { type: 'admissionSet', admission: 'ask' }] : events;
}

/** Whoever is no member of the group any more has no place in its meetings, let in or not. */
export function noteRemovedFromGroup(meeting: Meeting, target: MemberId, by: MemberId, at: Time): Decision {
  const seat = seatOf(meeting, target);
  if (seat === undefined || seat.leftGroup || meeting.status === 'ended') return [];
  const removed: Event = { type: 'memberRemoved', member: target, by, at, fromGroup: true };
  return seat.admission === 'removed' ? [removed] : gone(meeting, removed, at);
}

/** Somebody is gone for good: their slot falls to the others, nobody waits for them, the lead goes to the deputy. */
function gone(meeting: Meeting, event: Extract<Event, { type: 'left' | 'memberRemoved' }>, at: Time): Event[] {
  const { member } = event;
  const events: Event[] = [event];
  if (meeting.leadership.acting === member) {
    const to = deputyOf(follow(meeting, events));
    events.push({ type: 'leadPassed', to, why: 'left', at });
  }
  events.push(...leavesSharedRoom(meeting, member, at));
  if (meeting.status === 'lobby') return replanned(meeting, events, at);
  if (meeting.status === 'ended') return events;
  const own = slotOfClient(meeting, member);
  const whole = slotsAhead(meeting).find(({ slot }) => slot.id === own?.id);
  const parts = whole?.parts ?? (own === undefined ? [] : restAhead(meeting, own.id));
  for (const { id } of ownSlotsToFree(meeting, member)) {
    events.push({ type: 'clientSet', slot: id, client: '', at });
  }
  events.push(...leavesBreakout(meeting, member, at));
  const after = parts.every((part) => part.skipped) ? events : slotLeftOut(meeting, parts, events, at);
  return withFloor(meeting, after, at, (_, now) => leaveFloor(now.progress, member));
}

export function setSound(meeting: Meeting, member: MemberId, sound: 'here' | 'elsewhere', at: Time): Decision {
  if (seatOf(meeting, member)?.sound === sound) return refuse('notNow');
  const told: Event = { type: 'soundSet', member, sound };
  return sound === 'here' ? [told] : [told, ...leavesSharedRoom(meeting, member, at)];
}
