import { stopped } from '../clock';
import type { Hand, MemberId, SlotWish, StageKey, StageProgress, Talk, Time, Turn } from '../state';

/**
 * What an event says about the floor of one stage: the values that changed, and nothing else. A rule makes new progress as a
 * whole; `floorChange` (floorDifference.ts) finds what differs, and `changedFloor` puts it back. What is done in either is
 * never a rule: it is the meaning of stored events, so a change of these files needs a new format of events.
 */

/** What happened to the way people talk in the stage at hand. */
export type FloorFact =
  | 'handRaised'
  | 'handLowered'
  | 'turnEnded'
  | 'turnPutOff'
  | 'turnPassed'
  | 'floorGiven'
  | 'floorTakenBack'
  | 'floorMovedOn'
  | 'floorAdjusted'
  | 'listeningStopped'
  | 'listeningResumed'
  | 'writingMarked'
  | 'stagePaused'
  | 'stageResumed'
  | 'moveOnAsked'
  | 'timeAsked'
  | 'slotRequested'
  | 'slotsReopened'
  | 'voteCast'
  | 'ballotClosed'
  | 'ballotReopened';

/** A list's new members in full, or who went (by member) and what came at its end. */
export type ListChange<T> = T[] | { out?: MemberId[]; in?: T[] };

/** A turn as it now stands. Not named: no minutes of its own, nothing used, nobody lost; it runs since the event. Null: it does not run. */
export type TurnNow = {
  member: MemberId;
  to?: MemberId;
  minutes?: number;
  spentMs?: number;
  since?: Time | null;
  lostAt?: Time;
};

/** What is named is now so; in the records null takes an entry away. Fields of `Talk` stand beside those of the stage. */
export type FloorChange = {
  enteredAt?: Time;
  spentMs?: number;
  runningSince?: Time | null;
  minutes?: number;
  listening?: StageProgress['listening'];
  pausedBy?: MemberId | null;
  aside?: TurnNow | null;
  hands?: ListChange<Hand>;
  moveOn?: ListChange<MemberId>;
  moreTime?: ListChange<MemberId>;
  /** People talk in this way now, and it begins empty. */
  kind?: Talk['kind'];
  /** Whoever gets the turn neither waits nor raises a hand any more, and in a queue has asked once more. */
  turn?: TurnNow | null;
  waiting?: ListChange<MemberId>;
  spoken?: ListChange<MemberId>;
  passed?: ListChange<MemberId>;
  later?: ListChange<MemberId>;
  firstPass?: ListChange<MemberId>;
  submitted?: ListChange<MemberId>;
  /** Milliseconds that were used in a round before the turn was put off. */
  usedBefore?: Record<MemberId, number | null>;
  asked?: Record<MemberId, number | null>;
  wishes?: Record<MemberId, SlotWish | null>;
  confirmed?: boolean;
  votes?: Record<MemberId, string[] | null>;
  chosen?: string[] | null;
};

// ------------------------------------------------- what an event's name says

/** What the name of the fact says by itself; only what goes beyond it is written into the event. */
export function toldByName(type: FloorFact, progress: StageProgress, member: MemberId, at: Time): StageProgress {
  switch (type) {
    case 'handRaised':
      return { ...progress, hands: [...progress.hands, { member, at }] };
    case 'handLowered':
      return { ...progress, hands: progress.hands.filter((hand) => hand.member !== member) };
    case 'turnEnded':
      return progress.aside === null ? withoutTurn(progress, member, 'spoken') : progress;
    case 'turnPassed':
      return withoutTurn(progress, member, 'passed');
    case 'turnPutOff':
    case 'floorGiven':
    case 'floorTakenBack':
    case 'floorMovedOn':
    case 'floorAdjusted':
    case 'listeningStopped':
    case 'listeningResumed':
    case 'writingMarked':
    case 'stagePaused':
    case 'stageResumed':
    case 'moveOnAsked':
    case 'timeAsked':
    case 'slotRequested':
    case 'slotsReopened':
    case 'voteCast':
    case 'ballotClosed':
    case 'ballotReopened':
      return progress;
    default: {
      const unknown: never = type;
      return unknown;
    }
  }
}

function withoutTurn(progress: StageProgress, member: MemberId, list: 'spoken' | 'passed'): StageProgress {
  const { talk } = progress;
  if (!('turn' in talk) || talk.turn?.member !== member) return progress;
  if (talk.kind === 'round') return { ...progress, talk: { ...talk, turn: null, [list]: [...talk[list], member] } };
  return { ...progress, talk: { ...talk, turn: null } };
}

/** A stage that is left: its clocks stand still. */
export function stoodStill(progress: StageProgress, at: Time): StageProgress {
  const { talk } = progress;
  const still = 'turn' in talk && talk.turn !== null ? { ...talk, turn: stopped(talk.turn, at) } : talk;
  return { ...stopped(progress, at), talk: still };
}

/** A stage that is entered: its clock runs, with what an earlier visit left behind. */
export function setGoing(earlier: StageProgress | undefined, key: StageKey, minutes: number, at: Time): StageProgress {
  if (earlier !== undefined) return { ...earlier, runningSince: at };
  return {
    key,
    enteredAt: at,
    spentMs: 0,
    runningSince: at,
    minutes,
    talk: { kind: 'free' },
    hands: [],
    aside: null,
    listening: 'off',
    pausedBy: null,
    moveOn: [],
    moreTime: [],
  };
}

// ---------------------------------------------------------- putting it back

export function changedFloor(from: StageProgress, change: FloorChange, at: Time): StageProgress {
  const { kind, turn } = change;
  const talking = kind === undefined ? from : { ...from, talk: emptyTalk(kind) };
  const turned = turn === undefined ? talking : withTurn(talking, turn === null ? null : turnOf(turn, at));
  return {
    ...turned,
    enteredAt: change.enteredAt ?? turned.enteredAt,
    spentMs: change.spentMs ?? turned.spentMs,
    runningSince: change.runningSince === undefined ? turned.runningSince : change.runningSince,
    minutes: change.minutes ?? turned.minutes,
    listening: change.listening ?? turned.listening,
    pausedBy: change.pausedBy === undefined ? turned.pausedBy : change.pausedBy,
    aside: change.aside === undefined ? turned.aside : change.aside === null ? null : turnOf(change.aside, at),
    hands: changedList(turned.hands, change.hands, (hand) => hand.member),
    moveOn: changedList(turned.moveOn, change.moveOn, itself),
    moreTime: changedList(turned.moreTime, change.moreTime, itself),
    talk: changedTalk(turned.talk, change),
  };
}

function changedTalk(talk: Talk, change: FloorChange): Talk {
  switch (talk.kind) {
    case 'round':
      return {
        ...talk,
        waiting: changedList(talk.waiting, change.waiting, itself),
        spoken: changedList(talk.spoken, change.spoken, itself),
        passed: changedList(talk.passed, change.passed, itself),
        later: changedList(talk.later, change.later, itself),
        spentMs: changedRecord(talk.spentMs, change.usedBefore),
      };
    case 'queue':
      return {
        ...talk,
        firstPass: changedList(talk.firstPass, change.firstPass, itself),
        asked: changedRecord(talk.asked, change.asked),
      };
    case 'quiet':
      return { ...talk, submitted: changedList(talk.submitted, change.submitted, itself) };
    case 'vote':
      return {
        ...talk,
        wishes: changedRecord(talk.wishes, change.wishes),
        confirmed: change.confirmed ?? talk.confirmed,
      };
    case 'ballot':
      return {
        ...talk,
        votes: changedRecord(talk.votes, change.votes),
        chosen: change.chosen === undefined ? talk.chosen : change.chosen,
      };
    case 'one':
      return change.waiting === undefined
        ? talk
        : { ...talk, waiting: changedList(talk.waiting ?? [], change.waiting, itself) };
    case 'free':
      return talk;
    default: {
      const unknown: never = talk;
      return unknown;
    }
  }
}

export function emptyTalk(kind: Talk['kind']): Talk {
  switch (kind) {
    case 'round':
      return { kind, waiting: [], spoken: [], passed: [], later: [], spentMs: {}, turn: null };
    case 'queue':
      return { kind, firstPass: [], turn: null, asked: {} };
    case 'one':
      return { kind, turn: null };
    case 'free':
      return { kind };
    case 'quiet':
      return { kind, submitted: [] };
    case 'vote':
      return { kind, wishes: {}, confirmed: false };
    case 'ballot':
      return { kind, votes: {}, chosen: null };
    default: {
      const unknown: never = kind;
      return unknown;
    }
  }
}

export function withTurn(progress: StageProgress, turn: Turn | null): StageProgress {
  const { talk } = progress;
  if (!('turn' in talk)) return progress;
  const isNew = turn !== null && talk.turn?.member !== turn.member;
  if (!isNew) return { ...progress, talk: { ...talk, turn } };
  const { member } = turn;
  const others = (list: MemberId[]) => list.filter((one) => one !== member);
  const hands = progress.hands.filter((hand) => hand.member !== member);
  switch (talk.kind) {
    case 'round':
      return { ...progress, hands, talk: { ...talk, waiting: others(talk.waiting), later: others(talk.later), turn } };
    case 'queue': {
      const asked = { ...talk.asked, [member]: (talk.asked[member] ?? 0) + 1 };
      return { ...progress, hands, talk: { ...talk, firstPass: others(talk.firstPass), asked, turn } };
    }
    case 'one': {
      const next = talk.waiting === undefined ? {} : { waiting: others(talk.waiting) };
      return { ...progress, hands, talk: { ...talk, ...next, turn } };
    }
    default: {
      const unknown: never = talk;
      return unknown;
    }
  }
}

const turnOf = ({ member, to, minutes, spentMs, since, lostAt }: TurnNow, at: Time): Turn => ({
  member,
  ...(to === undefined ? {} : { to }),
  minutes: minutes ?? null,
  spentMs: spentMs ?? 0,
  runningSince: since === undefined ? at : since,
  lostAt: lostAt ?? null,
});

export const itself = (member: MemberId): MemberId => member;

function changedList<T>(list: T[], change: ListChange<T> | undefined, memberOf: (one: T) => MemberId): T[] {
  if (change === undefined) return list;
  if (Array.isArray(change)) return change;
  const out = new Set(change.out);
  return [...list.filter((one) => !out.has(memberOf(one))), ...(change.in ?? [])];
}

function changedRecord<T>(record: Record<string, T>, change: Record<string, T | null> | undefined): Record<string, T> {
  if (change === undefined) return record;
  const changed = { ...record };
  for (const [key, value] of Object.entries(change)) {
    if (value === null) delete changed[key];
    else changed[key] = value;
  }
  return changed;
}
