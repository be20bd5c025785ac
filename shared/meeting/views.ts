import type { Meeting, MemberId, PlannedStage, Slot, StageKey, StageProgress } from './state';

/** What screens ask of a meeting. Pure questions; times are server milliseconds, `now` is the server's clock as the client knows it. */

/** The stage in hand with its plan, progress and slot; null in the lobby and after the end. */
export declare function currentStage(
  meeting: Meeting,
): { stage: PlannedStage; progress: StageProgress; slot: Slot | null } | null;

/** Who moves the agenda now; in the lead's own slot the deputy (D13). Null when nobody leads. */
export declare function leadNow(meeting: Meeting): MemberId | null;
/** Who takes over when the lead's line drops, or in the lead's own slot. */
export declare function deputyOf(meeting: Meeting): MemberId | null;
/** True for who may press Next: the lead now, or everybody's majority in a shared meeting (then false, see `askToMoveOn`). */
export declare function isLead(meeting: Meeting, member: MemberId): boolean;

/** Seated, admitted and not lost, in speaking order. */
export declare function present(meeting: Meeting): MemberId[];
/** Admitted and ever seated, not left or removed: the seats to draw, in speaking order (lost lines included). */
export declare function seated(meeting: Meeting): MemberId[];
export declare function waitingAtDoor(meeting: Meeting): MemberId[];

export type FloorHolder = {
  member: MemberId;
  role: 'speaks' | 'asks' | 'client' | 'asides';
  /** The turn clock, null when this floor has none. Milliseconds; `overMs` > 0 in overtime. */
  leftMs: number | null;
  ofMs: number | null;
  running: boolean;
};
/** Who has the floor now, the one whose turn clock runs first; empty where talk is free or nobody speaks. */
export declare function speakingNow(meeting: Meeting, now: number): FloorHolder[];
/** Who comes next and why: `rotation`, `notYetSpoken`, `raised`, `later`, `lost`. The same on every screen. */
export declare function upNext(meeting: Meeting): { member: MemberId; reason: 'rotation' | 'notYetSpoken' | 'raised' | 'later' | 'lost' }[];
/** Raised hands in the order they will be called (who has not spoken in this stage first), with 1-based place. */
export declare function queue(meeting: Meeting): { member: MemberId; place: number; reason: 'notYetSpoken' | 'raised' }[];

export type SeatState = {
  member: MemberId;
  /** `done` has spoken, `passed`, `later` comes back, `next`, `waiting`, `holds` the floor, `listens` (client turned away or muted), `lost`. */
  turn: 'none' | 'holds' | 'client' | 'done' | 'passed' | 'later' | 'next' | 'waiting' | 'listens' | 'lost';
  handPlace: number | null;
  isLead: boolean;
  isDeputy: boolean;
  isClient: boolean;
  /** Milliseconds until my turn, estimated from turns ahead; null when unknown. */
  turnInMs: number | null;
};
export declare function seatStates(meeting: Meeting, now: number): SeatState[];

/** Stage clock: what is left (negative in overtime), of how much; null for stages without minutes of their own. */
export declare function stageClock(meeting: Meeting, now: number): { leftMs: number; ofMs: number; running: boolean } | null;
/** Minutes left in the slot in hand. */
export declare function slotClock(meeting: Meeting, now: number): { leftMs: number; ofMs: number } | null;
/** True when the stage has met its `due` (D16): Next is highlighted. `actionsOpen`: actions brought along without a status. */
export declare function isDue(meeting: Meeting, now: number, outside?: { openStatuses: number }): boolean;

export type AgendaRow = {
  stage: PlannedStage;
  state: 'done' | 'now' | 'ahead' | 'skipped';
  plannedMinutes: number;
  /** Used so far; the running piece included. */
  usedMinutes: number;
};
export type AgendaSlot = { slot: Slot; rows: AgendaRow[]; state: 'done' | 'now' | 'ahead' | 'skipped'; plannedMinutes: number; usedMinutes: number };
/** The agenda as drawn: frame stages, and slots with their parts. */
export declare function agendaRows(meeting: Meeting, now: number): (({ kind: 'stage' } & AgendaRow) | ({ kind: 'slot' } & AgendaSlot))[];
/** When the meeting will end as things stand, and how many minutes after its planned end (negative: early). */
export declare function projectedEnd(meeting: Meeting, now: number): { at: number; lateMinutes: number };
/** The stage Next leads to, skipping what is skipped; null when the meeting would end. */
export declare function nextStage(meeting: Meeting): PlannedStage | null;

export type NextStep =
  | { kind: 'start' }
  | { kind: 'passFloor'; to: MemberId; after: MemberId | null }
  | { kind: 'openQueue' }
  | { kind: 'advance'; to: PlannedStage }
  | { kind: 'confirmSlots' }
  | { kind: 'closeEvaluation'; ready: number; of: number }
  | { kind: 'end' };
/** What the lead's one big button would do now; it names this before it does it. */
export declare function nextStep(meeting: Meeting): NextStep | null;

export type ExtensionCost = { minutes: number; from: { kind: 'slotPart'; stage: StageKey; minutes: number } | { kind: 'slots'; members: MemberId[]; toMinutes: number } | { kind: 'end'; lateMinutes: number } };
/** Whose minutes +1 or +5 would cost. Evaluation and closing are never touched. */
export declare function extensionCost(meeting: Meeting, minutes: 1 | 5, now: number): ExtensionCost;

/** Which of the stage's prompts is for me: i18n key below `method`, e.g. `group.checkin.client`; null when none is written. */
export declare function myPrompt(meeting: Meeting, member: MemberId): { role: 'lead' | 'coach' | 'client'; words: string };

/** Everything this member may do now, for buttons; each value null when allowed or the refusal that pressing would get. */
export type ButtonName = import('./commands').MemberCommand['type'];
export declare function mayNow(meeting: Meeting, member: MemberId, now: number): Partial<Record<ButtonName, import('../refusal').RefusalCode | null>>;

/** Doors: open 15 minutes before and until 15 minutes after the end (D5). */
export declare function doors(meeting: Meeting, now: number): { open: boolean; opensAt: number; closesAt: number | null };
