import type { Event } from './events';
import { changedFloor, type FloorFact, toldByName } from './floor/floorChange';
import { floorIn, placeOfBreakout } from './standing';
import type { BreakoutId, Breakouts, Meeting, MemberId, StageProgress } from './state';

/** What events about pairs and trios mean; as all of `evolve`, it never runs a rule. */

export type ToldFact = Extract<Event, { type: FloorFact }>;
type BreakoutEvent = Extract<
  Event,
  { type: 'breakoutsMade' | 'breakoutJoined' | 'breakoutVisited' | 'breakoutsEnded' }
>;

export function breakoutsChanged(meeting: Meeting, event: BreakoutEvent): Meeting {
  switch (event.type) {
    case 'breakoutsMade':
      return {
        ...meeting,
        breakouts: { members: event.members, visits: {} },
        satTogether: [...(meeting.satTogether ?? []), ...Object.values(event.members)],
      };
    case 'breakoutJoined': {
      const gone = withoutMember(meeting, event.member, event.hadTurn === true);
      return event.breakout === null ? gone : joined(gone, event.member, event.breakout);
    }
    case 'breakoutVisited': {
      const { breakout, member } = event;
      const gone = withoutMember(meeting, member, false);
      if (gone.breakouts === undefined || breakout === null) return gone;
      return { ...gone, breakouts: { ...gone.breakouts, visits: { ...gone.breakouts.visits, [member]: breakout } } };
    }
    case 'breakoutsEnded': {
      const { breakouts: _, ...whole } = meeting;
      return event.joined === undefined ? whole : { ...whole, satTogether: withJoined(meeting, event.joined) };
    }
    default: {
      const unknown: never = event;
      return unknown;
    }
  }
}

/** The clock of the stage stays as it is; what the breakout has of its own is changed. */
export function toldInBreakout(progress: StageProgress, event: ToldFact, id: BreakoutId): StageProgress {
  const own = { ...progress, ...floorIn(progress, id) };
  const told = event.member === null ? own : toldByName(event.type, own, event.member, event.at);
  const { talk, hands, aside, listening } = changedFloor(told, event, event.at);
  return { ...progress, breakouts: { ...progress.breakouts, [id]: { talk, hands, aside, listening } } };
}

/** Somebody is in no breakout and visits none. Their turn goes with them, unless it had begun. */
function withoutMember(meeting: Meeting, member: MemberId, hadTurn: boolean): Meeting {
  if (meeting.breakouts === undefined) return meeting;
  const { members, turns, visits } = meeting.breakouts;
  const { [member]: _, ...otherVisits } = visits;
  const kept = hadTurn ? (turns ?? members) : turns && withoutIn(turns, member);
  const breakouts: Breakouts = {
    members: withoutIn(members, member),
    ...(kept === undefined ? {} : { turns: kept }),
    visits: otherVisits,
  };
  return { ...meeting, breakouts };
}

function joined(meeting: Meeting, member: MemberId, id: BreakoutId): Meeting {
  if (meeting.breakouts === undefined) return meeting;
  const { members, turns } = meeting.breakouts;
  const breakouts: Breakouts = {
    ...meeting.breakouts,
    members: withLast(members, id, member),
    ...(turns === undefined ? {} : { turns: withLast(turns, id, member) }),
  };
  return { ...meeting, breakouts };
}

function withJoined(meeting: Meeting, joined: Lists): MemberId[][] {
  const late = new Map(Object.entries(joined).map(([id, members]) => [placeOfBreakout(id), members]));
  return (meeting.satTogether ?? []).map((group, place) => [...group, ...(late.get(place) ?? [])]);
}

type Lists = Record<BreakoutId, MemberId[]>;

const withoutIn = (lists: Lists, member: MemberId): Lists =>
  Object.fromEntries(Object.entries(lists).map(([id, list]) => [id, list.filter((one) => one !== member)]));

function withLast(lists: Lists, id: BreakoutId, member: MemberId): Lists {
  const list = lists[id] ?? [];
  return list.includes(member) ? lists : { ...lists, [id]: [...list, member] };
}
