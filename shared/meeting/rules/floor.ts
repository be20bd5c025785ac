import { refuse } from '../../refusal';
import type { MemberCommand } from '../commands';
import { ask, askedEnough, leaveFloor, newTurn, pausedClock, putOff, runningClock, speakers } from '../floor/floor';
import { holderTurn, turnOf } from '../floor/holders';
import { asksThem, listensNow, stageMembers } from '../people/parties';
import { isHere, leadNow, seated, seatOf, without } from '../people/people';
import type { Standing } from '../standing';
import type { Meeting, MemberId, PlannedStage, StageKey, StageProgress, Time } from '../state';
import { floorFact } from './facts';
import { type Decision, whereStands } from './moment';

const holderOf = (progress: StageProgress): MemberId | null => holderTurn(progress)?.member ?? null;

type RaiseHand = Extract<MemberCommand, { type: 'raiseHand' }>;

/** Where a question may go to anybody, the hand may say whom it is for. */
export function raiseHand(meeting: Meeting, member: MemberId, { from, to }: RaiseHand, at: Time): Decision {
  return whereStands(meeting, member, from, ({ stage, progress }) => {
    if (listensNow(meeting, member)) return refuse('clientListens');
    if (stage.kind === 'break' || holderOf(progress) === member || turnOf(progress.talk)?.member === member) {
      return refuse('notNow');
    }
    if (progress.hands.some((hand) => hand.member === member)) return refuse('notNow');
    if (progress.talk.kind === 'queue' && !speakers(meeting, stage).includes(member)) return refuse('notNow');
    if (askedEnough(stage, progress.talk, member)) return refuse('askedEnough');
    if (to !== undefined && !isAnybodys(meeting, stage, member, to)) return refuse('badInput');
    const hand = { member, at, ...(to === undefined ? {} : { to }) };
    const raised = { ...progress, hands: [...progress.hands, hand] };
    return [floorFact(meeting, 'handRaised', stage, raised, member, at)];
  });
}

/** True where this person may be asked by name: questions of this stage may go to anybody, and they are here to answer. */
const isAnybodys = (meeting: Meeting, stage: PlannedStage, member: MemberId, to: MemberId): boolean =>
  asksThem(stage, 'all') && to !== member && stageMembers(meeting, stage).includes(to);

export function lowerHand(meeting: Meeting, member: MemberId, from: StageKey, at: Time): Decision {
  return whereStands(meeting, member, from, ({ stage, progress }) => {
    if (!progress.hands.some((hand) => hand.member === member)) return refuse('notNow');
    const lowered = { ...progress, hands: progress.hands.filter((hand) => hand.member !== member) };
    return [floorFact(meeting, 'handLowered', stage, lowered, member, at)];
  });
}

/** "I'm done", or the lead (in questions also the client) passes the floor on. `holder` is whose turn it was seen to be. */
export function handOn(meeting: Meeting, member: MemberId, from: StageKey, holder: MemberId, at: Time): Decision {
  return whereStands(meeting, member, from, ({ stage, progress }) => {
    if (holderOf(progress) !== holder) return refuse('stale');
    const { talk, aside } = progress;
    const own = member === holder || leadNow(meeting) === member;
    if (!own && (talk.kind !== 'queue' || aside !== null)) return refuse('notYourTurn');
    if (aside !== null) {
      const back = progress.listening === 'stopped' ? runningClock(progress, at) : progress;
      return [floorFact(meeting, 'turnEnded', stage, { ...back, aside: null }, holder, at)];
    }
    return [floorFact(meeting, 'turnEnded', stage, spoken(progress, holder), holder, at)];
  });
}

function spoken(progress: StageProgress, holder: MemberId): StageProgress {
  const { talk } = progress;
  if (talk.kind === 'round') {
    return { ...progress, talk: { ...talk, turn: null, spoken: [...talk.spoken, holder] } };
  }
  if (talk.kind === 'queue' || talk.kind === 'one') return { ...progress, talk: { ...talk, turn: null } };
  return progress;
}

/** Waiting, or speaking, in a round or a first pass: these may be put off or passed. */
function inLine({ progress }: Standing, member: MemberId): boolean {
  const { talk } = progress;
  if (talk.kind === 'round') return talk.turn?.member === member || talk.waiting.includes(member);
  return talk.kind === 'queue' && (talk.turn?.member === member || talk.firstPass.includes(member));
}

/** "Come back to me": to the end of the queue, time used so far remembered. */
export function later(meeting: Meeting, member: MemberId, from: StageKey, at: Time): Decision {
  return whereStands(meeting, member, from, (now) => {
    const { talk } = now.progress;
    if (talk.kind !== 'round' && talk.kind !== 'queue') return refuse('notNow');
    if (!inLine(now, member)) return refuse('notYourTurn');
    const queue = talk.kind === 'round' ? talk.waiting : talk.firstPass;
    if (!without(queue, member).some((other) => isHere(meeting, other))) return refuse('notNow');
    return [floorFact(meeting, 'turnPutOff', now.stage, putOff(now.progress, member, at, true), member, at)];
  });
}

/** "Not this time", without a reason. */
export function passTurn(meeting: Meeting, member: MemberId, from: StageKey, at: Time): Decision {
  return whereStands(meeting, member, from, (now) => {
    if (now.progress.talk.kind !== 'round' && now.progress.talk.kind !== 'queue') return refuse('notNow');
    if (!inLine(now, member)) return refuse('notYourTurn');
    const left = leaveFloor(now.progress, member);
    const { talk } = left;
    const kept = { ...now.progress, talk };
    const passed = talk.kind === 'round' ? { ...kept, talk: { ...talk, passed: [...talk.passed, member] } } : kept;
    return [floorFact(meeting, 'turnPassed', now.stage, passed, member, at)];
  });
}

/** Outside the order: in a queue the next asker by choice, elsewhere for a moment, and then the order goes on where it was. */
export function giveFloor(meeting: Meeting, by: MemberId, from: StageKey, member: MemberId, at: Time): Decision {
  return whereStands(meeting, by, from, ({ stage, progress }) => {
    if (!seated(meeting).includes(member)) return refuse('unknownMember');
    if (!isHere(meeting, member) || stage.kind === 'break' || holderOf(progress) === member) return refuse('notNow');
    if (listensNow(meeting, member)) return refuse('clientListens');
    const speaker = seatOf(meeting, member)?.role === 'speaker';
    if (speaker && !stageMembers(meeting, stage).includes(member)) return refuse('notAllowed');
    const { talk } = progress;
    const inOrder = talk.kind === 'queue' && progress.aside === null && speakers(meeting, stage).includes(member);
    if (talk.kind === 'queue' && inOrder) {
      return [floorFact(meeting, 'floorGiven', stage, ask(progress, talk, member), member, at)];
    }
    if (leadNow(meeting) !== by && leadNow(meeting) !== null) return refuse('notAllowed');
    const hands = progress.hands.filter((hand) => hand.member !== member);
    const given = { ...progress, hands, aside: newTurn(member, null) };
    return [floorFact(meeting, 'floorGiven', stage, given, member, at)];
  });
}

/** Ends a floor given aside; without one the lead has the floor until done, and the order waits. */
export function takeFloorBack(meeting: Meeting, by: MemberId, from: StageKey, at: Time): Decision {
  return whereStands(meeting, by, from, ({ stage, progress }) => {
    if (progress.aside !== null) {
      const back = progress.listening === 'stopped' ? runningClock(progress, at) : progress;
      return [floorFact(meeting, 'floorTakenBack', stage, { ...back, aside: null }, by, at)];
    }
    if (turnOf(progress.talk) === null || turnOf(progress.talk)?.member === by) return refuse('notNow');
    const { talk } = progress;
    const rest = talk.kind === 'queue' ? { ...talk, turn: null } : talk;
    const taken = { ...progress, talk: rest, aside: newTurn(by, null) };
    return [floorFact(meeting, 'floorTakenBack', stage, taken, by, at)];
  });
}

/** Whoever is without a connection for 20 seconds comes last, with the time they have left. */
export function moveFloorOn(meeting: Meeting, from: StageKey, lost: MemberId, at: Time, graceMs: number): Decision {
  return whereStands(meeting, lost, from, ({ stage, progress }) => {
    const { aside } = progress;
    const turn = turnOf(progress.talk);
    const over = (since: Time | null | undefined) => typeof since === 'number' && since + graceMs <= at;
    if (aside?.member === lost && over(aside.lostAt)) {
      const back = progress.listening === 'stopped' ? runningClock(progress, at) : progress;
      return [floorFact(meeting, 'floorMovedOn', stage, { ...back, aside: null }, lost, at)];
    }
    if (turn?.member !== lost || !over(turn.lostAt) || progress.talk.kind === 'one') return refuse('stale');
    return [floorFact(meeting, 'floorMovedOn', stage, putOff(progress, lost, at, false), lost, at)];
  });
}

/** The client breaks the listening: the clock pauses, the client has the floor. */
export function stopListening(meeting: Meeting, member: MemberId, from: StageKey, at: Time): Decision {
  return whereStands(meeting, member, from, ({ stage, progress }) => {
    if (progress.listening !== 'on') return refuse('notNow');
    const broken: StageProgress = {
      ...pausedClock(progress, member, at),
      listening: 'stopped',
      aside: newTurn(member, null),
    };
    return [floorFact(meeting, 'listeningStopped', stage, broken, member, at)];
  });
}

export function listenAgain(meeting: Meeting, member: MemberId, from: StageKey, at: Time): Decision {
  return whereStands(meeting, member, from, ({ stage, progress }) => {
    if (progress.listening !== 'stopped') return refuse('notNow');
    const again: StageProgress = { ...runningClock(progress, at), listening: 'on', aside: null };
    return [floorFact(meeting, 'listeningResumed', stage, again, member, at)];
  });
}

export function submitWriting(meeting: Meeting, member: MemberId, from: StageKey, done: boolean, at: Time): Decision {
  return whereStands(meeting, member, from, ({ stage, progress }) => {
    const { talk } = progress;
    if (talk.kind !== 'quiet' || stage.due === 'evaluationClosed') return refuse('notNow');
    if (!stageMembers(meeting, stage).includes(member)) return refuse('notAllowed');
    if (talk.submitted.includes(member) === done) return refuse('notNow');
    const submitted = done ? [...talk.submitted, member] : without(talk.submitted, member);
    const marked = { ...progress, talk: { ...talk, submitted } };
    return [floorFact(meeting, 'writingMarked', stage, marked, member, at)];
  });
}
