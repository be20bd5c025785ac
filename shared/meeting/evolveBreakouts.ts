import type { Event } from './events';
import { changedFloor, type FloorFact, toldByName } from './floor/floorChange';
import { floorIn } from './standing';
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
    case 'breakoutJoined':
      return inBreakouts(meeting, event.member, ({ members }) =>
        event.breakout === null
          ? members
          : { ...members, [event.breakout]: [...(members[event.breakout] ?? []), event.member] },
      );
    case 'breakoutVisited': {
      const { breakout, member } = event;
      const gone = inBreakouts(meeting, member, ({ members }) => members);
      if (gone.breakouts === undefined || breakout === null) return gone;
      return { ...gone, breakouts: { ...gone.breakouts, visits: { ...gone.breakouts.visits, [member]: breakout } } };
    }
    case 'breakoutsEnded': {
      const { breakouts: _, ...whole } = meeting;
      return whole;
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

/** Somebody is in no breakout and visits none, and then the members are these. */
function inBreakouts(
  meeting: Meeting,
  member: MemberId,
  change: (without: Breakouts) => Breakouts['members'],
): Meeting {
  if (meeting.breakouts === undefined) return meeting;
  const { [member]: _, ...visits } = meeting.breakouts.visits;
  const left = Object.entries(meeting.breakouts.members).map(([id, list]) => [
    id,
    list.filter((one) => one !== member),
  ]);
  const without: Breakouts = { members: Object.fromEntries(left), visits };
  return { ...meeting, breakouts: { members: change(without), visits } };
}
