import { hasFirstPass } from '../agenda/firstPass';
import { started, stopped, turnSet, usedMs } from '../clock';
import { talksInsteadOfForm } from '../people/answerers';
import { partiesMembers } from '../people/parties';
import { isHere, without } from '../people/people';
import { isOutside, progressOf } from '../standing';
import type { Hand, Meeting, MemberId, PlannedStage, StageProgress, Talk, Time, Turn } from '../state';

/** The floor of one stage: who speaks, who waits, who comes next. Everything here returns new progress, changing nothing. */

export const newTurn = (member: MemberId, minutes: number | null, spentMs = 0, to?: MemberId): Turn => ({
  member,
  ...(to === undefined ? {} : { to }),
  minutes,
  spentMs,
  runningSince: null,
  lostAt: null,
});

/** Who may be called by raised hand or rotation in this stage. */
export function speakers(meeting: Meeting, stage: PlannedStage): MemberId[] {
  const { speaks } = stage;
  return speaks.mode === 'private' ? [] : partiesMembers(meeting, stage, [...speaks.from, ...(speaks.then ?? [])]);
}

function freshTalk(meeting: Meeting, stage: PlannedStage, at: Time): Talk {
  if (isOutside(meeting, stage)) return { kind: 'free' };
  const queue = speakers(meeting, stage);
  if (stage.kind === 'vote') {
    const options = stage.ballot !== undefined && stage.ballot.choice !== 'wishes';
    return options ? { kind: 'ballot', votes: {}, chosen: null } : { kind: 'vote', wishes: {}, confirmed: false };
  }
  if (stage.kind === 'break' || talksInsteadOfForm(meeting, stage, at)) return { kind: 'free' };
  if (stage.speaks.mode === 'private') return { kind: 'quiet', submitted: [] };
  if (stage.kind === 'silentWriting') return { kind: 'quiet', submitted: [] };
  if (stage.kind === 'round') {
    return { kind: 'round', waiting: queue, spoken: [], passed: [], later: [], spentMs: {}, turn: null };
  }
  if (stage.kind === 'oneSpeaker' || stage.order === 'fixed') {
    const waiting = nextSpeakers(meeting, stage);
    return { kind: 'one', turn: oneTurn(queue), ...(waiting.length === 0 ? {} : { waiting }) };
  }
  if (stage.order === 'free' || stage.order === 'none') return { kind: 'free' };
  const firstPass = hasFirstPass(meeting, stage) || stage.order === 'rotation' ? queue : [];
  return { kind: 'queue', firstPass, turn: null, asked: {} };
}

/** Who speaks after the first one, where a stage names them in turn. */
function nextSpeakers(meeting: Meeting, stage: PlannedStage): MemberId[] {
  const { speaks } = stage;
  if (speaks.mode === 'private' || speaks.then === undefined) return [];
  const [first] = partiesMembers(meeting, stage, speaks.from);
  return partiesMembers(meeting, stage, speaks.then).filter((member) => member !== first);
}

/** Without minutes of its own: the stage clock is its clock. */
const oneTurn = (queue: MemberId[]): Turn | null => (queue[0] === undefined ? null : newTurn(queue[0], null));

/** The stage as it begins, or as it goes on after the meeting stood elsewhere: nothing of an earlier visit is lost. */
export function enter(meeting: Meeting, stage: PlannedStage, at: Time): StageProgress {
  const before = progressOf(meeting, stage.key);
  const fresh: StageProgress = {
    key: stage.key,
    enteredAt: at,
    spentMs: 0,
    runningSince: at,
    minutes: stage.minutes,
    talk: freshTalk(meeting, stage, at),
    hands: [],
    aside: null,
    listening: stage.clientListens === null || isOutside(meeting, stage) ? 'off' : 'on',
    pausedBy: null,
    moveOn: [],
    moreTime: [],
  };
  if (before === undefined) return settle(meeting, stage, fresh, at);
  const again = { ...fresh, enteredAt: before.enteredAt, spentMs: before.spentMs, minutes: before.minutes };
  return settle(meeting, stage, resumed(meeting, stage, { ...again, talk: before.talk }), at);
}

/** An earlier visit's talk among the people of today: who left is out, who came waits at the end. */
function resumed(meeting: Meeting, stage: PlannedStage, progress: StageProgress): StageProgress {
  const queue = speakers(meeting, stage);
  const { talk } = progress;
  if (talk.kind === 'one') return { ...progress, talk: resumedInTurn(meeting, stage, talk, queue) };
  const gone = talkers(talk).filter((member) => !queue.includes(member));
  const without = gone.reduce(leaveFloor, progress);
  return queue.reduce((reached, member) => joinFloor(meeting, stage, reached, member), without);
}

/** Whoever speaks in the place of somebody who had the turn has it now; where speakers are named in turn, also the second one. */
function resumedInTurn(
  meeting: Meeting,
  stage: PlannedStage,
  talk: Extract<Talk, { kind: 'one' }>,
  queue: MemberId[],
): Talk {
  const { turn, waiting } = talk;
  const [first = null] = queue;
  if (waiting === undefined || turn === null) return { ...talk, turn: turn?.member === first ? turn : oneTurn(queue) };
  const next = nextSpeakers(meeting, stage);
  const isFirst = waiting.length > 0 || turn.member === first;
  if (isFirst) return { ...talk, turn: turn.member === first ? turn : oneTurn(queue), waiting: next };
  const last = next.includes(turn.member) ? turn.member : next.at(-1);
  return { ...talk, turn: last === turn.member ? turn : oneTurn(last === undefined ? queue : [last]), waiting: [] };
}

function talkers(talk: Talk): MemberId[] {
  const turn = 'turn' in talk && talk.turn !== null ? [talk.turn.member] : [];
  if (talk.kind === 'round') return [...turn, ...talk.waiting];
  if (talk.kind === 'queue') return [...turn, ...talk.firstPass];
  return turn;
}

/** The stage as it is left: its clocks stand still, hands go down, and nobody asks to move on any more. */
export function leave(progress: StageProgress, at: Time): StageProgress {
  const { talk } = progress;
  const still: Talk = 'turn' in talk && talk.turn !== null ? { ...talk, turn: stopped(talk.turn, at) } : talk;
  return { ...stopped(progress, at), talk: still, hands: [], aside: null, pausedBy: null, moveOn: [], moreTime: [] };
}

/** Raised hands in the order they are called: who has not spoken in this stage first (the template's fairness). */
export function handsInOrder(progress: StageProgress): Hand[] {
  const spoke = spokeHere(progress.talk);
  const rank = (hand: Hand) => (spoke(hand.member) ? 1 : 0);
  return [...progress.hands].sort((a, b) => rank(a) - rank(b) || a.at - b.at);
}

/** Whether this person has asked as often as the stage lets anybody ask. */
export const askedEnough = (stage: PlannedStage, talk: Talk, member: MemberId): boolean =>
  talk.kind === 'queue' && stage.turnsEach !== undefined && (talk.asked[member] ?? 0) >= stage.turnsEach;

export function spokeHere(talk: Talk): (member: MemberId) => boolean {
  if (talk.kind === 'queue') return (member) => (talk.asked[member] ?? 0) > 0;
  if (talk.kind === 'round') return (member) => talk.spoken.includes(member);
  return () => false;
}

/** Calls the next where nobody has the floor, and lets exactly the right clocks run. Every change of the floor ends here. */
export function settle(meeting: Meeting, stage: PlannedStage, progress: StageProgress, at: Time): StageProgress {
  const here = (member: MemberId) => isHere(meeting, member);
  const called = callNext(meeting, stage, progress, here);
  const runs = called.runningSince !== null;
  const { aside, talk } = called;
  const asideRuns = runs || called.listening === 'stopped';
  const set = aside === null ? null : turnSet(aside, asideRuns, here(aside.member), at);
  if (!('turn' in talk) || talk.turn === null) return { ...called, aside: set };
  const turn = turnSet(talk.turn, runs && aside === null, here(talk.turn.member), at);
  return { ...called, aside: set, talk: { ...talk, turn } };
}

function callNext(
  meeting: Meeting,
  stage: PlannedStage,
  progress: StageProgress,
  here: (member: MemberId) => boolean,
): StageProgress {
  const { talk } = progress;
  if (talk.kind === 'round' && talk.turn === null) {
    const next = talk.waiting.find(here);
    if (next === undefined) return progress;
    const people = talk.waiting.length + talk.spoken.length + talk.passed.length;
    const turn = newTurn(next, progress.minutes / people, talk.spentMs[next] ?? 0);
    return {
      ...progress,
      talk: { ...talk, waiting: without(talk.waiting, next), later: without(talk.later, next), turn },
      hands: progress.hands.filter((hand) => hand.member !== next),
    };
  }
  if (talk.kind === 'one' && talk.turn === null && progress.aside === null) {
    const next = talk.waiting?.find(here);
    if (next === undefined) return progress;
    const waiting = without(talk.waiting ?? [], next);
    const hands = progress.hands.filter((hand) => hand.member !== next);
    return { ...progress, hands, talk: { ...talk, waiting, turn: newTurn(next, null, progress.spentMs) } };
  }
  if (talk.kind === 'queue' && talk.turn === null && progress.aside === null) {
    const queue = speakers(meeting, stage);
    const first = talk.firstPass.find(here);
    const raised = handsInOrder(progress).find((hand) => here(hand.member) && queue.includes(hand.member));
    const next = first ?? raised?.member;
    return next === undefined ? progress : ask(progress, talk, next, first === undefined ? raised?.to : undefined);
  }
  return progress;
}

/** Gives a queue's floor to one person: counted, so that those who have not asked come first. */
export function ask(
  progress: StageProgress,
  talk: Extract<Talk, { kind: 'queue' }>,
  member: MemberId,
  to?: MemberId,
): StageProgress {
  return {
    ...progress,
    hands: progress.hands.filter((hand) => hand.member !== member),
    talk: {
      ...talk,
      firstPass: without(talk.firstPass, member),
      asked: { ...talk.asked, [member]: (talk.asked[member] ?? 0) + 1 },
      turn: newTurn(member, null, 0, to),
    },
  };
}

/** Somebody sat down: they are offered the last place of a round or first pass that still runs. */
export function joinFloor(
  meeting: Meeting,
  stage: PlannedStage,
  progress: StageProgress,
  member: MemberId,
): StageProgress {
  const { talk } = progress;
  const queue = speakers(meeting, stage);
  if (!queue.includes(member)) return progress;
  if (talk.kind === 'round') {
    const known = [...talk.waiting, ...talk.spoken, ...talk.passed, talk.turn?.member];
    return known.includes(member) ? progress : { ...progress, talk: { ...talk, waiting: [...talk.waiting, member] } };
  }
  if (talk.kind === 'queue' && talk.firstPass.length > 0) {
    const known = talk.firstPass.includes(member) || talk.turn?.member === member || (talk.asked[member] ?? 0) > 0;
    return known ? progress : { ...progress, talk: { ...talk, firstPass: [...talk.firstPass, member] } };
  }
  if (talk.kind === 'one' && queue[0] === member) {
    // Somebody spoke in the place of the person who is here now, or nobody was found for the slot.
    const standsIn = talk.turn !== null && !queue.includes(talk.turn.member);
    const isFound = talk.turn === null && stage.slot !== null;
    if (!standsIn && !isFound) return progress;
    return { ...progress, talk: { ...talk, turn: newTurn(member, null, progress.spentMs) } };
  }
  return progress;
}

/** Somebody went for good: nobody waits for them. */
export function leaveFloor(progress: StageProgress, member: MemberId): StageProgress {
  const { talk } = progress;
  const rest: StageProgress = {
    ...progress,
    hands: progress.hands.filter((hand) => hand.member !== member),
    aside: progress.aside?.member === member ? null : progress.aside,
    moveOn: without(progress.moveOn, member),
    moreTime: without(progress.moreTime, member),
  };
  switch (talk.kind) {
    case 'round':
      return {
        ...rest,
        talk: {
          ...talk,
          waiting: without(talk.waiting, member),
          later: without(talk.later, member),
          turn: notOf(talk.turn, member),
        },
      };
    case 'queue':
      return {
        ...rest,
        talk: { ...talk, firstPass: without(talk.firstPass, member), turn: notOf(talk.turn, member) },
      };
    case 'one':
      return {
        ...rest,
        talk: {
          ...talk,
          turn: notOf(talk.turn, member),
          ...(talk.waiting === undefined ? {} : { waiting: without(talk.waiting, member) }),
        },
      };
    case 'ballot': {
      const { [member]: _gone, ...votes } = talk.votes;
      return { ...rest, talk: { ...talk, votes } };
    }
    case 'quiet':
      return { ...rest, talk: { ...talk, submitted: without(talk.submitted, member) } };
    case 'vote': {
      const { [member]: _gone, ...wishes } = talk.wishes;
      return { ...rest, talk: { ...talk, wishes } };
    }
    case 'free':
      return rest;
    default: {
      const unknown: never = talk;
      return unknown;
    }
  }
}

/** The holder puts their turn off, by choice or because their connection is gone: they come last, with the time they have left. */
export function putOff(progress: StageProgress, member: MemberId, at: Time, byWish: boolean): StageProgress {
  const { talk } = progress;
  if (talk.kind === 'round') {
    const spent = talk.turn?.member === member ? usedMs(talk.turn, at) : (talk.spentMs[member] ?? 0);
    return {
      ...progress,
      talk: {
        ...talk,
        turn: notOf(talk.turn, member),
        waiting: [...without(talk.waiting, member), member],
        later: byWish ? [...without(talk.later, member), member] : talk.later,
        spentMs: { ...talk.spentMs, [member]: spent },
      },
    };
  }
  if (talk.kind === 'queue') {
    const inFirstPass = talk.firstPass.length > 0;
    const notYet = byWish && talk.turn?.member === member;
    const hands = progress.hands.filter((hand) => hand.member !== member);
    return {
      ...progress,
      hands: inFirstPass ? hands : [...hands, { member, at }],
      talk: {
        ...talk,
        asked: notYet ? { ...talk.asked, [member]: Math.max(0, (talk.asked[member] ?? 0) - 1) } : talk.asked,
        turn: notOf(talk.turn, member),
        firstPass: inFirstPass ? [...without(talk.firstPass, member), member] : [],
      },
    };
  }
  return progress;
}

export const pausedClock = (progress: StageProgress, by: MemberId | null, at: Time): StageProgress => ({
  ...stopped(progress, at),
  pausedBy: by,
});

export const runningClock = (progress: StageProgress, at: Time): StageProgress => ({
  ...started(progress, at),
  pausedBy: null,
});

const notOf = (turn: Turn | null, member: MemberId): Turn | null => (turn?.member === member ? null : turn);
