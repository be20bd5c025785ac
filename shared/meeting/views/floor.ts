import { MINUTE, usedMs } from '../clock';
import { handsInOrder, spokeHere } from '../floor/floor';
import { floorMembers, holderTurn, turnOf } from '../floor/holders';
import { listensNow, stageMembers } from '../people/parties';
import { clientNow, deputyOf, isHere, leadNow, seated } from '../people/people';
import { meetingStanding, standingOf } from '../standing';
import type { Meeting, MemberId, StageProgress, Turn } from '../state';

/** Who speaks, who comes next, whose hand is up: the same answer on every screen. */

export type FloorHolder = {
  member: MemberId;
  role: 'speaks' | 'asks' | 'client' | 'asides';
  /** The turn clock in milliseconds, negative in overtime; null when this floor has none. */
  leftMs: number | null;
  ofMs: number | null;
  running: boolean;
};

/** Who has the floor now, the one whose turn clock runs first; empty where talk is free or nobody speaks. */
export function speakingNow(meeting: Meeting, now: number): FloorHolder[] {
  const current = meetingStanding(meeting);
  if (current === null) return [];
  const { stage, progress } = current;
  const { aside, talk } = progress;
  if (aside !== null) return [holder(aside, 'asides', now)];
  const turn = turnOf(talk);
  const asks = talk.kind === 'queue' && stage.speaks.mode === 'talk' && stage.speaks.to !== undefined;
  const client = clientNow(meeting);
  return floorMembers(meeting, stage, progress).map((member): FloorHolder => {
    if (turn?.member === member) {
      const held = holder(turn, asks ? 'asks' : 'speaks', now);
      return talk.kind === 'one' ? { ...held, ...stageTime(progress, now) } : held;
    }
    const role = asks && member === client ? 'client' : 'speaks';
    return { member, role, leftMs: null, ofMs: null, running: progress.runningSince !== null };
  });
}

function holder(turn: Turn, role: FloorHolder['role'], now: number): FloorHolder {
  const ofMs = turn.minutes === null ? null : turn.minutes * MINUTE;
  return {
    member: turn.member,
    role,
    leftMs: ofMs === null ? null : ofMs - usedMs(turn, now),
    ofMs,
    running: turn.runningSince !== null,
  };
}

const stageTime = (progress: StageProgress, now: number) => ({
  leftMs: progress.minutes * MINUTE - usedMs(progress, now),
  ofMs: progress.minutes * MINUTE,
});

export type Upcoming = { member: MemberId; reason: 'rotation' | 'notYetSpoken' | 'raised' | 'later' | 'lost' };

/** Who comes next and why. The same on every screen. */
export function upNext(meeting: Meeting): Upcoming[] {
  const current = meetingStanding(meeting);
  if (current === null) return [];
  const { progress } = current;
  const { talk } = progress;
  const raised = queue(meeting).map(({ member, reason }): Upcoming => ({ member, reason }));
  if (talk.kind === 'round') {
    const upcoming = talk.waiting.map((member): Upcoming => {
      if (!isHere(meeting, member)) return { member, reason: 'lost' };
      return { member, reason: talk.later.includes(member) ? 'later' : 'rotation' };
    });
    return lostLast(upcoming);
  }
  if (talk.kind === 'queue') {
    const first = talk.firstPass.map(
      (member): Upcoming => ({ member, reason: isHere(meeting, member) ? 'rotation' : 'lost' }),
    );
    return [...lostLast(first), ...raised.filter(({ member }) => !talk.firstPass.includes(member))];
  }
  return raised;
}

const lostLast = (upcoming: Upcoming[]): Upcoming[] => [
  ...upcoming.filter((one) => one.reason !== 'lost'),
  ...upcoming.filter((one) => one.reason === 'lost'),
];

/** Raised hands in the order they will be called (who has not spoken in this stage first), with 1-based place. */
export function queue(meeting: Meeting): { member: MemberId; place: number; reason: 'notYetSpoken' | 'raised' }[] {
  const current = meetingStanding(meeting);
  if (current === null) return [];
  const spoke = spokeHere(current.progress.talk);
  return handsInOrder(current.progress).map(({ member }, index) => ({
    member,
    place: index + 1,
    reason: spoke(member) ? 'raised' : 'notYetSpoken',
  }));
}

/** Whom this raised hand is for. */
export const handFor = (meeting: Meeting, member: MemberId): MemberId | null =>
  meetingStanding(meeting)?.progress.hands.find((hand) => hand.member === member)?.to ?? null;

export type SeatState = {
  member: MemberId;
  /** `writes` on their page, or `wrote` it: is done writing. `done` has spoken, `passed`, `later` comes back, `next`, `waiting`, `holds` the floor, `listens` (client turned away or muted), `lost`. */
  turn:
    | 'none'
    | 'holds'
    | 'writes'
    | 'wrote'
    | 'client'
    | 'done'
    | 'passed'
    | 'later'
    | 'next'
    | 'waiting'
    | 'listens'
    | 'lost';
  handPlace: number | null;
  isLead: boolean;
  isDeputy: boolean;
  isClient: boolean;
  /** Milliseconds until my turn, estimated from turns ahead; null when unknown. */
  turnInMs: number | null;
};

export function seatStates(meeting: Meeting, now: number): SeatState[] {
  const hands = queue(meeting);
  const upcoming = upNext(meeting);
  const lead = leadNow(meeting);
  const deputy = deputyOf(meeting);
  const client = clientNow(meeting);
  return seated(meeting).map((member) => ({
    member,
    turn: turnState(meeting, member, upcoming),
    handPlace: hands.find((hand) => hand.member === member)?.place ?? null,
    isLead: member === lead,
    isDeputy: member === deputy && member !== lead,
    isClient: member === client,
    turnInMs: turnIn(meeting, member, upcoming, now),
  }));
}

function turnState(meeting: Meeting, member: MemberId, upcoming: Upcoming[]): SeatState['turn'] {
  if (!isHere(meeting, member)) return 'lost';
  const current = standingOf(meeting, member);
  // In silence and in a break nobody is next.
  if (current === null || meeting.interlude !== undefined) return 'none';
  const { talk } = current.progress;
  if (holderTurn(current.progress)?.member === member) return 'holds';
  if (listensNow(meeting, member)) return 'listens';
  if (talk.kind === 'quiet' && current.stage.writing && stageMembers(meeting, current.stage).includes(member)) {
    return talk.submitted.includes(member) ? 'wrote' : 'writes';
  }
  if (clientNow(meeting) === member) return 'client';
  if (talk.kind === 'round' && talk.passed.includes(member)) return 'passed';
  if (talk.kind === 'round' && talk.later.includes(member)) return 'later';
  const place = upcoming.findIndex((one) => one.member === member);
  if (place >= 0 && (talk.kind === 'round' || talk.kind === 'queue')) return place === 0 ? 'next' : 'waiting';
  return spokeHere(talk)(member) ? 'done' : 'none';
}

/** Time until a turn: what the holder has left, and a full turn for everybody before; only where turns have minutes. */
function turnIn(meeting: Meeting, member: MemberId, upcoming: Upcoming[], now: number): number | null {
  const talk = standingOf(meeting, member)?.progress.talk;
  if (talk?.kind !== 'round' || talk.turn === null || talk.turn.minutes === null) return null;
  if (talk.turn.member === member) return 0;
  const place = upcoming.findIndex((one) => one.member === member);
  if (place < 0) return null;
  const each = talk.turn.minutes * MINUTE;
  const before = upcoming.slice(0, place).reduce((total, one) => total + each - (talk.spentMs[one.member] ?? 0), 0);
  return Math.max(0, each - usedMs(talk.turn, now)) + Math.max(0, before);
}

/**
 * Whether the others would want to hear this person now: not in a break, not while all write, and in a round only when
 * it is their turn.
 */
export function isSpeechExpected(meeting: Meeting, me: MemberId, now: number): boolean {
  const at = meetingStanding(meeting);
  if (at === null) return true;
  const { kind } = at.progress.talk;
  if (at.stage.kind === 'break' || kind === 'quiet') return false;
  if (kind === 'free' || kind === 'queue' || kind === 'vote') return true;
  return speakingNow(meeting, now).some(({ member }) => member === me);
}
