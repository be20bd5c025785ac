import type { Event } from '../events';
import { evolve } from '../evolve';
import type { ToldFact } from '../evolveBreakouts';
import type { FloorChange, ListChange } from '../floor/floorChange';
import type { Numbers } from '../numbers';
import { partiesMembers } from '../people/parties';
import { removalVote } from '../people/people';
import { meetingStanding, progressOf, withEveryProgress } from '../standing';
import type { Leadership, Meeting, MemberId, SlotWish, StageKey, StageProgress, Talk } from '../state';
import { ballotNow } from './ballot';
import { hasVoted } from './besideStage';
import { leadVote, moveOnVote, timeVote } from './votes';
import { favoursFor } from './whatFits';

/**
 * What a member is told of a meeting. Who voted for what, who favours whose issue, and who asks for something where nobody leads stands
 * by id in the log, for the rules to count; everybody but that member is told the numbers alone. Votes about roles are offers and
 * stand by name.
 */

/** Null: what everybody may know, for a screen or a file. */
type Reader = MemberId | null;
type Votes = Record<MemberId, string[]>;

/** The state as this reader is told it. */
export function meetingFor(meeting: Meeting, reader: Reader): Meeting {
  const { removalAsked, planned } = meeting;
  return {
    ...withEveryProgress(meeting, (progress) => progressFor(progress, reader, isByName(meeting, progress.key))),
    leadership: leadershipFor(meeting.leadership, reader),
    ...(removalAsked === undefined ? {} : { removalAsked: requestsFor(removalAsked, reader) }),
    ...(planned?.leadership === undefined
      ? {}
      : { planned: { ...planned, leadership: leadershipFor(planned.leadership, reader) } }),
    ...numbered(meeting),
  };
}

/** For a state or a frame of events: nothing while there are none. */
export function numbered(meeting: Meeting): { numbers?: Numbers } {
  const numbers = numbersOf(meeting);
  return Object.keys(numbers).length === 0 ? {} : { numbers };
}

function numbersOf(meeting: Meeting): Numbers {
  const moveOn = moveOnVote(meeting).count;
  const moreTime = timeVote(meeting).count;
  const favours = counts(Object.keys(meeting.seats), (member) => favoursFor(meeting, member));
  const support = counts(Object.keys(meeting.leadership.support), (member) => leadVote(meeting, member).count);
  const removal = counts(Object.keys(meeting.removalAsked ?? {}), (member) => removalVote(meeting, member).count);
  const ballot = ballotNumbers(meeting);
  return {
    ...(ballot === null ? {} : { ballot }),
    ...(favours === null ? {} : { favours }),
    ...(moveOn === 0 ? {} : { moveOn }),
    ...(moreTime === 0 ? {} : { moreTime }),
    ...(support === null ? {} : { support }),
    ...(removal === null ? {} : { removal }),
  };
}

function counts(of: readonly string[], count: (one: string) => number): Record<string, number> | null {
  const found = of.map((one) => [one, count(one)] as const).filter(([, many]) => many > 0);
  return found.length === 0 ? null : Object.fromEntries(found);
}

/** Of two people who are asked for their consent nobody is told anything before it is settled. */
function ballotNumbers(meeting: Meeting): NonNullable<Numbers['ballot']> | null {
  const at = meetingStanding(meeting);
  const talk = at?.progress.talk;
  const ballot = at?.stage.ballot;
  if (!at || talk?.kind !== 'ballot' || ballot === undefined) return null;
  if (ballot.decides === 'consent' || isByName(meeting, at.stage.key)) return null;
  const voted = partiesMembers(meeting, at.stage, ballot.voters).filter((one) => hasVoted(meeting, talk.votes, one));
  const many = ballotNow(meeting, '')?.counts ?? new Map<string, number>();
  return voted.length === 0 ? null : { counts: counts([...many.keys()], (one) => many.get(one) ?? 0) ?? {}, voted };
}

/** What people would like to do is said with their names. */
const isByName = (meeting: Meeting | null, stage: StageKey): boolean =>
  meeting?.agenda.find(({ key }) => key === stage)?.ballot?.options === 'roles';

// ------------------------------------------------------------------ the state

function progressFor(progress: StageProgress, reader: Reader, byName: boolean): StageProgress {
  const talk = talkFor(progress.talk, reader, byName);
  const moveOn = ownIn(progress.moveOn, reader);
  const moreTime = ownIn(progress.moreTime, reader);
  return { ...progress, talk, moveOn, moreTime };
}

function talkFor(talk: Talk, reader: Reader, byName: boolean): Talk {
  if (talk.kind === 'ballot' && !byName) return { ...talk, votes: ownOf(talk.votes, reader) };
  if (talk.kind !== 'vote') return talk;
  const wishes = Object.entries(talk.wishes).map(([member, wish]) => [member, wishFor(wish, member === reader)]);
  return { ...talk, wishes: Object.fromEntries(wishes) };
}

const wishFor = (wish: SlotWish, isMine: boolean): SlotWish => (isMine ? wish : { ...wish, favours: [] });

const ownIn = (list: readonly MemberId[], reader: Reader): MemberId[] => list.filter((member) => member === reader);

const ownOf = <T>(of: Record<MemberId, T>, reader: Reader): Record<MemberId, T> =>
  Object.fromEntries(Object.entries(of).filter(([member]) => member === reader));

/** Whom they support, or ask to remove: of each only whether this reader is among those who do. */
const requestsFor = (lists: Record<MemberId, MemberId[]>, reader: Reader): Record<MemberId, MemberId[]> =>
  Object.fromEntries(
    Object.entries(lists)
      .map(([about, members]) => [about, ownIn(members, reader)] as const)
      .filter(([, members]) => members.length > 0),
  );

const leadershipFor = (leadership: Leadership, reader: Reader): Leadership => ({
  ...leadership,
  support: requestsFor(leadership.support, reader),
});

// ----------------------------------------------------------------- the events

/** Whose secrets these events hold: they are told other events than everybody else. */
export function toldApart(events: readonly Event[]): ReadonlySet<MemberId> {
  return new Set(events.flatMap(secretsOf));
}

function secretsOf(event: Event): MemberId[] {
  switch (event.type) {
    case 'leadSupported':
      return Object.values(event.support).flat();
    case 'removalAsked':
      return event.by === null ? [] : [event.by];
    case 'formatChosen':
      return [event.leadership, event.plannedLeadership].flatMap((one) => Object.values(one?.support ?? {}).flat());
    case 'stageEntered':
      return [...secretsIn(event.left ?? {}), ...secretsIn(event.entered)];
    case 'meetingEnded':
      return secretsIn(event.left ?? {});
    default:
      if (!isOfFloor(event)) return [];
      return [...secretsIn(event), ...(unnamed.has(event.type) && event.member !== null ? [event.member] : [])];
  }
}

const secretsIn = ({ votes, wishes, moveOn, moreTime }: FloorChange): MemberId[] => [
  ...Object.keys(votes ?? {}),
  ...Object.keys(wishes ?? {}),
  ...membersIn(moveOn),
  ...membersIn(moreTime),
];

function membersIn(list: ListChange<MemberId> | undefined): MemberId[] {
  if (list === undefined) return [];
  return Array.isArray(list) ? list : [...(list.out ?? []), ...(list.in ?? [])];
}

const isOfFloor = (event: Event): event is ToldFact =>
  'stage' in event && 'member' in event && event.type !== 'pageReleased';

/** Facts whose name alone says what their member asked for. */
const unnamed: ReadonlySet<Event['type']> = new Set<Event['type']>(['voteCast', 'moveOnAsked', 'timeAsked']);

/** The same events as this reader is told them; `before` is the whole state that they follow on. */
export function eventsFor(before: Meeting | null, events: Event[], reader: Reader): Event[] {
  if (toldApart(events).size === 0) return events;
  let meeting = before;
  return events.map((event) => {
    const told = eventFor(meeting, event, reader);
    meeting = evolve(meeting, event);
    return told;
  });
}

/**
 * As a file holds them. Neither that one of two people did not agree is anybody's business, nor who answered a form: browsers know it
 * while they add up the answers, and then nobody needs it.
 */
export const eventsInFile = (events: Event[]): InFile[] => eventsFor(null, events, null).map(inFile);

type InFile = { type: string } & Record<string, unknown>;

function inFile(event: Event): InFile {
  switch (event.type) {
    case 'voteCast': {
      const { chosen, ...rest } = event;
      return chosen?.[0] === 'no' ? rest : event;
    }
    case 'formSent':
    case 'formDeclined': {
      const { member: _, ...rest } = event;
      return rest;
    }
    case 'evaluationMoved': {
      if (!('answerers' in event.evaluation)) return event;
      const { answerers, ...evaluation } = event.evaluation;
      return { ...event, evaluation: { ...evaluation, answerers: answerers.length } };
    }
    default:
      return event;
  }
}

function eventFor(meeting: Meeting | null, event: Event, reader: Reader): Event {
  switch (event.type) {
    case 'leadSupported':
      return { ...event, support: requestsFor(event.support, reader) };
    case 'removalAsked':
      return event.by === reader ? event : { ...event, by: null };
    case 'formatChosen': {
      const planned = event.plannedLeadership;
      return {
        ...event,
        leadership: leadershipFor(event.leadership, reader),
        ...(planned === undefined ? {} : { plannedLeadership: leadershipFor(planned, reader) }),
      };
    }
    case 'stageEntered': {
      const left =
        event.left === undefined || event.from === null
          ? {}
          : { left: floorFor(meeting, event.from, event.left, reader) };
      return { ...event, ...left, entered: floorFor(meeting, event.key, event.entered, reader) };
    }
    case 'meetingEnded': {
      const stage = meeting === null ? undefined : meetingStanding(meeting)?.stage.key;
      return event.left === undefined || stage === undefined
        ? event
        : { ...event, left: floorFor(meeting, stage, event.left, reader) };
    }
    default:
      return isOfFloor(event) ? factFor(meeting, event, reader) : event;
  }
}

function factFor(meeting: Meeting | null, event: ToldFact, reader: Reader): Event {
  const told = floorFor(meeting, event.stage, event, reader);
  if (event.member === reader) return told;
  const isBare = event.type === 'slotRequested' && Object.keys(told.wishes ?? {}).length === 0;
  const isSecret = unnamed.has(event.type) && !(event.type === 'voteCast' && isByName(meeting, event.stage));
  return isBare || isSecret ? { ...told, member: null } : told;
}

function floorFor<T extends FloorChange>(meeting: Meeting | null, stage: StageKey, change: T, reader: Reader): T {
  const { votes, wishes, moveOn, moreTime } = change;
  return {
    ...change,
    ...(votes === undefined || isByName(meeting, stage) ? {} : { votes: ownOf<Votes[string] | null>(votes, reader) }),
    ...(wishes === undefined
      ? {}
      : { wishes: wishesFor(change.kind === undefined ? meeting : null, stage, wishes, reader) }),
    ...(moveOn === undefined ? {} : { moveOn: ownChange(moveOn, reader) }),
    ...(moreTime === undefined ? {} : { moreTime: ownChange(moreTime, reader) }),
  };
}

/** Whoever only favours other issues than before has changed nothing that others are told. */
function wishesFor(
  meeting: Meeting | null,
  stage: StageKey,
  wishes: NonNullable<FloorChange['wishes']>,
  reader: Reader,
): NonNullable<FloorChange['wishes']> {
  const talk = (meeting === null ? undefined : progressOf(meeting, stage))?.talk;
  const known = talk?.kind === 'vote' ? talk.wishes : {};
  const told = Object.entries(wishes).flatMap(([member, wish]) => {
    if (wish === null || member === reader) return [[member, wish] as const];
    const was = known[member];
    const isSame = was !== undefined && JSON.stringify(wishFor(was, false)) === JSON.stringify(wishFor(wish, false));
    return isSame ? [] : [[member, wishFor(wish, false)] as const];
  });
  return Object.fromEntries(told);
}

function ownChange(list: ListChange<MemberId>, reader: Reader): ListChange<MemberId> {
  if (Array.isArray(list)) return ownIn(list, reader);
  return {
    ...(list.out === undefined ? {} : { out: ownIn(list.out, reader) }),
    ...(list.in === undefined ? {} : { in: ownIn(list.in, reader) }),
  };
}
