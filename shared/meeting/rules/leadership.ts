import { refuse } from '../../refusal';
import { LATE_LEAD_MS, LEAD_GRACE_MS } from '../clock';
import type { Event } from '../events';
import { newTurn, speakers } from '../floor/floor';
import {
  clientNow,
  deputyOf,
  isHere,
  isMajority,
  isSeated,
  leadNow,
  nobodyLeads,
  seatOf,
  slotInHand,
  without,
} from '../people/people';
import { listsWithout, withRequest } from '../people/requests';
import { inBreakout, type Standing } from '../standing';
import type { Meeting, MemberId, StageProgress, Time } from '../state';
import { joinsSmallest } from './breakouts';
import { type Decision, withFloor } from './moment';

const mayLead = (meeting: Meeting, member: MemberId): boolean =>
  isHere(meeting, member) && seatOf(meeting, member)?.role !== 'speaker';

function passed(meeting: Meeting, to: MemberId, why: Extract<Event, { type: 'leadPassed' }>['why'], at: Time): Event[] {
  const { acting } = meeting.leadership;
  const inside = acting === null ? [] : joinsSmallest(meeting, acting, at);
  return withFloor(meeting, [{ type: 'leadPassed', to, why, at }, ...inside], at, leadsSpeak(meeting));
}

/**
 * In a stage that is the lead's to speak, the floor goes with the lead. Where others speak after the lead they go on
 * waiting, and whoever of them has the floor keeps it.
 */
const leadsSpeak =
  (before: Meeting) =>
  (after: Meeting, { stage, progress }: Standing): StageProgress => {
    const { talk } = progress;
    const ofLead = stage.speaks.mode === 'talk' && stage.speaks.from[0] === 'lead';
    if (!ofLead || talk.kind !== 'one' || talk.turn === null) return progress;
    const [speaker] = speakers(after, stage);
    if (speaker === undefined || speaker === talk.turn.member) return progress;
    const turn = newTurn(speaker, null);
    if (talk.waiting === undefined) return { ...progress, talk: { kind: 'one', turn } };
    const [spoke] = speakers(after.room === undefined ? before : inBreakout(before, after.room), stage);
    if (talk.turn.member !== spoke) return progress;
    const hands = progress.hands.filter(({ member }) => member !== speaker);
    return { ...progress, hands, talk: { kind: 'one', turn, waiting: without(talk.waiting, speaker) } };
  };

export function setDeputy(meeting: Meeting, member: MemberId): Decision {
  if (!isSeated(meeting, member)) return refuse('unknownMember');
  if (seatOf(meeting, member)?.role === 'speaker') return refuse('notAllowed');
  const { acting, deputy } = meeting.leadership;
  return member === acting || member === deputy ? refuse('notNow') : [{ type: 'deputySet', deputy: member }];
}

export function handOver(meeting: Meeting, member: MemberId, at: Time): Decision {
  if (!isSeated(meeting, member)) return refuse('unknownMember');
  if (!mayLead(meeting, member)) return refuse('notAllowed');
  return member === meeting.leadership.acting ? refuse('notNow') : passed(meeting, member, 'handedOver', at);
}

/** A lead who returns takes the lead back with one click; until then nothing changes by itself. So does the lead in their own slot. */
export function takeLeadBack(meeting: Meeting, member: MemberId, at: Time): Decision {
  const slot = slotInHand(meeting);
  if (slot !== null && clientNow(meeting) === member && leadNow(meeting) !== member && mayLead(meeting, member)) {
    const taken: Event = { type: 'leadPassed', to: member, why: 'takenBack', inSlot: slot, at };
    return withFloor(meeting, [taken], at, leadsSpeak(meeting));
  }
  if (meeting.leadership.acting === member || !mayLead(meeting, member)) return refuse('notNow');
  return passed(meeting, member, 'takenBack', at);
}

export function promoteDeputy(meeting: Meeting, lost: MemberId, at: Time): Decision {
  const { acting, lostAt } = meeting.leadership;
  if (acting !== lost || lostAt === null || at < lostAt + LEAD_GRACE_MS) return refuse('stale');
  const deputy = deputyOf(meeting);
  return deputy === null ? refuse('notNow') : passed(meeting, deputy, 'deputy', at);
}

/** "Take the lead" by more than half of those present, where nobody leads and no deputy is about to. */
export function supportLead(meeting: Meeting, by: MemberId, candidate: MemberId, at: Time): Decision {
  if (!mayLead(meeting, candidate)) return refuse('unknownMember');
  if (!nobodyLeads(meeting, at) || deputyComes(meeting)) return refuse('notNow');
  const lateBy = at - (meeting.startsAt + LATE_LEAD_MS);
  if (meeting.status === 'lobby' && leadNow(meeting) !== null && lateBy < 0) return refuse('notNow');
  const before = meeting.leadership.support;
  if (before[candidate]?.includes(by)) return refuse('notNow');
  const others = listsWithout(before, by);
  const supporters = withRequest(others[candidate] ?? [], by, true);
  const supported: Event = { type: 'leadSupported', support: { ...others, [candidate]: supporters } };
  if (!isMajority(meeting, supporters)) return [supported];
  return withFloor(
    meeting,
    [supported, { type: 'leadPassed', to: candidate, why: 'support', at }],
    at,
    leadsSpeak(meeting),
  );
}

/** The lead's connection is lost and a deputy is here: they lead within 30 seconds, no vote needed. */
const deputyComes = (meeting: Meeting): boolean => meeting.leadership.lostAt !== null && deputyOf(meeting) !== null;
