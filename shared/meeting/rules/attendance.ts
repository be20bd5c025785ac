import { refuse } from '../../refusal';
import { appendSlot, slotRange, wantsNoAdvice } from '../agenda/planner';
import { endsIfKept, partsOf, recutAhead, slotsAhead, stageIndex } from '../agenda/recut';
import { lobbyOpensAt, MINUTE } from '../clock';
import type { MemberCommand } from '../commands';
import type { Event } from '../events';
import { joinFloor, leaveFloor } from '../floor/floor';
import { deputyOf, isSeated, seatOf, takingPart } from '../people/people';
import { entersFreely, isFull, isTooEarly } from '../rights/entry';
import { isInHand, placeNow } from '../standing';
import type { Meeting, MemberId, SeatRole, Time } from '../state';
import { planFact } from './facts';
import { type Decision, follow, withFloor } from './moment';
import { planFor } from './opening';

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

export function knock(meeting: Meeting, member: MemberId, at: Time): Decision {
  const early = refuseEarly(meeting, member, at);
  if (early !== null) return early;
  const admission = seatOf(meeting, member)?.admission;
  if (admission === 'removed') return refuse('notAdmitted');
  if (admission === 'admitted' || admission === 'waiting') return refuse('notNow');
  if (!entersFreely(meeting, member, at)) return [{ type: 'knocked', member, at }];
  return isFull(meeting, member) ? refuse('full') : [{ type: 'admitted', member, by: null, at }];
}

export function admit(meeting: Meeting, target: MemberId, by: MemberId, at: Time): Decision {
  const seat = seatOf(meeting, target);
  if (seat === undefined || seat.leftGroup) return refuse('unknownMember');
  if (seat.admission === 'admitted' || seat.admission === 'left') return refuse('notNow');
  return isFull(meeting, target) ? refuse('full') : [{ type: 'admitted', member: target, by, at }];
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
  const again = isSeated(meeting, member);
  const taken: Event = { type: 'seatTaken', member, agreement, surroundings, sound, at };
  if (again) return [taken];
  if (meeting.status === 'lobby') return replanned(meeting, [taken], at);
  const events = [taken, ...lastPlace(follow(meeting, [taken]), member, at)];
  return withFloor(meeting, events, at, (after, now) => joinFloor(after, now.stage, now.progress, member));
}

/** While nobody has begun, the agenda is drawn for those who are there. */
function replanned(meeting: Meeting, events: Event[], at: Time): Event[] {
  return [...events, planFor(follow(meeting, events), meeting.minutes, at)];
}

/** A latecomer's slot: the one they left, or a new one at the last place, when slots are equal and still long enough. */
function lastPlace(meeting: Meeting, member: MemberId, at: Time): Event[] {
  if (seatOf(meeting, member)?.role !== 'member') return [];
  const own = Object.values(meeting.slots).find((slot) => slot.client === member && slot.minutes > 0);
  const parts = own === undefined ? [] : partsOf(meeting, own.id);
  const place = placeNow(meeting);
  if (own !== undefined && parts.length > 0) {
    const ahead = parts.every((part) => part.skipped && stageIndex(meeting, part.key) > place);
    if (!ahead) return [];
    const stages = parts.filter((part) => part.needs !== 'adviceWanted' || !wantsNoAdvice(own)).map((part) => part.key);
    return recut(meeting, [{ type: 'stagesSkipped', stages, skipped: false, at }], at) ?? [];
  }
  const last = meeting.agenda.findLastIndex((stage) => stage.slot !== null);
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
  return recut(meeting, [planFact(meeting, plan, meeting.slotPolicy, at)], at) ?? [];
}

/** The events with the slots ahead cut anew; null when the meeting would then end too late. */
function recut(meeting: Meeting, events: Event[], at: Time): Event[] | null {
  const after = follow(meeting, events);
  const cut = recutAhead(after, at);
  if (cut === null) return events;
  const all: Event[] = [...events, { type: 'minutesCut', cut, at }];
  const late = endsIfKept(follow(meeting, all), at) - meeting.endsAt;
  return late > MINUTE / 2 ? null : all;
}

export function leaveMeeting(meeting: Meeting, member: MemberId, at: Time): Decision {
  return gone(meeting, { type: 'left', member, at }, at);
}

export function removeMember(meeting: Meeting, target: MemberId, by: MemberId, at: Time): Decision {
  const seat = seatOf(meeting, target);
  if (seat === undefined) return refuse('unknownMember');
  if (target === by || target === meeting.leadership.rightful) return refuse('notAllowed');
  if (seat.admission !== 'admitted') return refuse('notNow');
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
  if (meeting.status === 'lobby') return replanned(meeting, events, at);
  if (meeting.status === 'ended') return events;
  const own = slotsAhead(meeting).find((slot) => slot.slot.client === member);
  if (own !== undefined) {
    const stages = own.parts.filter((part) => !part.skipped).map((part) => part.key);
    events.push({ type: 'stagesSkipped', stages, skipped: true, at });
    const cut = recutAhead(follow(meeting, events), at);
    if (cut !== null) events.push({ type: 'minutesCut', cut, at });
  }
  return withFloor(meeting, events, at, (_, now) => leaveFloor(now.progress, member));
}

export function setSound(meeting: Meeting, member: MemberId, sound: 'here' | 'elsewhere'): Decision {
  return seatOf(meeting, member)?.sound === sound ? refuse('notNow') : [{ type: 'soundSet', member, sound }];
}
