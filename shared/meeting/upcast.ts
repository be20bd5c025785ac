import type { FloorChange, TurnNow } from './floor/floorChange';

/**
 * The format in which events are written now. 1: floor events carried the whole `StageProgress`, seats and plans the whole
 * agenda; 2: what changed.
 */
export const EVENT_FORMAT = 2;

/** Lifts an event that was stored in an older format to the one of today. What comes out still has to be checked. */
export function upcast(stored: unknown, format: number): unknown {
  if (format === EVENT_FORMAT) return stored;
  if (format === 1) return fromFirst(stored as First);
  throw new Error(`events of format ${format} are not known here`);
}

// ------------------------------------------------------- the first format, as it was for ever

type FirstTurn = {
  member: string;
  minutes: number | null;
  spentMs: number;
  runningSince: number | null;
  lostAt: number | null;
};

type FirstTalk =
  | {
      kind: 'round';
      waiting: string[];
      spoken: string[];
      passed: string[];
      later: string[];
      spentMs: Record<string, number>;
      turn: FirstTurn | null;
    }
  | { kind: 'queue'; firstPass: string[]; turn: FirstTurn | null; asked: Record<string, number> }
  | { kind: 'one'; turn: FirstTurn | null }
  | { kind: 'free' }
  | { kind: 'quiet'; submitted: string[] }
  | {
      kind: 'vote';
      wishes: Record<string, { slot: boolean; minutes: number | null; favours: string[] }>;
      confirmed: boolean;
    };

type FirstProgress = {
  key: string;
  enteredAt: number;
  spentMs: number;
  runningSince: number | null;
  minutes: number;
  talk: FirstTalk;
  hands: { member: string; at: number }[];
  aside: FirstTurn | null;
  listening: 'off' | 'on' | 'stopped';
  pausedBy: string | null;
  moveOn: string[];
  moreTime: string[];
};

type FirstPlan = { agenda: { key: string }[]; slots: Record<string, { id: string }> };

/** An event of the first format, and what it could carry that is told in another way now. */
type First = {
  type: string;
  plan?: FirstPlan;
  progress?: FirstProgress;
  left?: FirstProgress | null;
  settings?: Record<string, unknown>;
};

/** Events that have another name today. */
const renamed: Readonly<Record<string, string>> = {
  lineLost: 'connectionLost',
  lineBack: 'connectionBack',
  slotWished: 'slotRequested',
};

function fromFirst(event: First): unknown {
  const { plan, progress, left, ...named } = event;
  const rest = { ...named, type: renamed[event.type] ?? event.type };
  switch (event.type) {
    case 'meetingOpened':
      // Meetings that were opened before there was a choice of encryption do not mention it.
      return { ...rest, settings: { encrypted: false, ...event.settings }, plan: wholePlan(plan) };
    case 'agendaPlanned':
      return { ...rest, plan: wholePlan(plan) };
    case 'slotsConfirmed':
      return { ...rest, plan: wholePlan(plan), stage: progress?.key };
    case 'stageEntered':
      return { ...rest, ...(left ? { left: wholeFloor(left) } : {}), entered: progress && wholeFloor(progress) };
    case 'meetingEnded':
      return { ...rest, ...(left ? { left: wholeFloor(left) } : {}) };
    default:
      return progress === undefined ? rest : { ...rest, ...wholeFloor(progress) };
  }
}

/** Every stage and slot in full. */
const wholePlan = (plan: FirstPlan | undefined) =>
  plan && {
    order: plan.agenda.map((stage) => stage.key),
    given: plan.agenda,
    slots: Object.fromEntries(Object.entries(plan.slots).map(([key, { id: _, ...slot }]) => [key, slot])),
  };

/** Every value of the floor, as if all of it had changed. */
function wholeFloor({ talk, aside, key: _, ...values }: FirstProgress): FloorChange {
  return { ...values, aside: aside === null ? null : wholeTurn(aside), ...wholeTalk(talk) };
}

function wholeTalk(talk: FirstTalk): FloorChange {
  switch (talk.kind) {
    case 'round': {
      const { spentMs, turn, ...lists } = talk;
      return { ...lists, usedBefore: spentMs, turn: turn === null ? null : wholeTurn(turn) };
    }
    case 'queue': {
      const { turn, firstPass, asked } = talk;
      if (turn === null) return { kind: 'queue', firstPass, asked, turn: null };
      // A new turn counts by itself: what was counted then is what holds.
      return { kind: 'queue', firstPass, asked: { [turn.member]: null, ...asked }, turn: wholeTurn(turn) };
    }
    case 'one':
      return { kind: 'one', turn: talk.turn === null ? null : wholeTurn(talk.turn) };
    case 'free':
    case 'quiet':
    case 'vote':
      return talk;
    default: {
      const unknown: never = talk;
      return unknown;
    }
  }
}

const wholeTurn = ({ member, minutes, spentMs, runningSince, lostAt }: FirstTurn): TurnNow => ({
  member,
  spentMs,
  since: runningSince,
  ...(minutes === null ? {} : { minutes }),
  ...(lostAt === null ? {} : { lostAt }),
});
