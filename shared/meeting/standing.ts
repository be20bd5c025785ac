import type {
  BreakoutFloor,
  BreakoutId,
  Meeting,
  MemberId,
  PlannedStage,
  Slot,
  SlotId,
  StageKey,
  StageProgress,
} from './state';

/**
 * Where the meeting and its members stand. Nothing else looks up the stage in hand: in pairs and trios, members of one stage
 * stand in different breakouts with a floor of their own, and this is the one place where that is decided.
 */

/**
 * A stage with its plan and progress; `breakout` names the pair or trio, null where everybody is together. `room` is what it
 * makes of the meeting.
 */
export type Standing = { stage: PlannedStage; progress: StageProgress; breakout: BreakoutId | null; room: Meeting };

/** Where this member stands; null in the lobby and after the end. */
export function standingOf(meeting: Meeting, member: MemberId): Standing | null {
  const breakout = breakoutOf(meeting, member);
  const standing = meetingStanding(breakout === null ? meeting : inBreakout(meeting, breakout));
  return standing === null ? null : { ...standing, breakout };
}

/** Where the meeting as a whole stands, for what is the same for everybody: the agenda, the stage's clock, the server's alarms. */
export function meetingStanding(meeting: Meeting): Standing | null {
  const stage = meeting.agenda.find((planned) => planned.key === meeting.current);
  const progress = stage === undefined ? undefined : progressOf(meeting, stage.key);
  return stage === undefined || progress === undefined ? null : { stage, progress, breakout: null, room: meeting };
}

/** Somebody stopped the clock of the stage in hand. */
export const isPaused = (meeting: Meeting): boolean => (meetingStanding(meeting)?.progress.pausedBy ?? null) !== null;

/** The key of the stage in hand; null in the lobby and after the end. */
export const stageNow = (meeting: Meeting): StageKey | null => meeting.current;

/** Its place on the agenda, from 0; -1 in the lobby and after the end. */
export const placeNow = (meeting: Meeting): number =>
  meeting.agenda.findIndex((stage) => stage.key === meeting.current);

export const isInHand = (meeting: Meeting, key: StageKey): boolean => meeting.current === key;

/** How a stage went or goes; undefined for one that was never entered. */
export const progressOf = (meeting: Meeting, key: StageKey): StageProgress | undefined =>
  Object.hasOwn(meeting.progress, key) ? meeting.progress[key] : undefined;

/** The meeting with each stage's progress as this makes it. */
export const withEveryProgress = (meeting: Meeting, make: (progress: StageProgress) => StageProgress): Meeting => ({
  ...meeting,
  progress: Object.fromEntries(Object.entries(meeting.progress).map(([key, progress]) => [key, make(progress)])),
});

export const wasEntered = (meeting: Meeting, key: StageKey): boolean => progressOf(meeting, key) !== undefined;

/** The meeting as it stands when this stage begins: another one was left so, or none at the start. */
export const standingIn = (meeting: Meeting, key: StageKey, left: StageProgress | null): Meeting => ({
  ...meeting,
  current: key,
  progress: left === null ? meeting.progress : { ...meeting.progress, [left.key]: left },
});

/** The meeting as if this stage had never been entered, for a breakout that comes to it for the first time. */
export function beforeEntering(meeting: Meeting, key: StageKey): Meeting {
  const { [key]: _, ...progress } = meeting.progress;
  return { ...meeting, progress };
}

// ----------------------------------------------------------------- breakouts

export const breakoutIds = (meeting: Meeting): BreakoutId[] => Object.keys(meeting.breakouts?.members ?? {});

/** The breakout somebody is in now, as a member or a visitor; null where everybody is together, and for whoever stays outside. */
export function breakoutOf(meeting: Meeting, member: MemberId): BreakoutId | null {
  if (!isSplit(meeting)) return null;
  return memberOfBreakout(meeting, member) ?? meeting.breakouts?.visits[member] ?? null;
}

/** The breakout whose member somebody is, also in a break between two stages that take place there. */
export function memberOfBreakout(meeting: Meeting, member: MemberId): BreakoutId | null {
  const own = Object.entries(meeting.breakouts?.members ?? {}).find(([, members]) => members.includes(member));
  return own?.[0] ?? null;
}

/** Where in `satTogether` the people of this breakout are. */
export const placeOfBreakout = (id: BreakoutId): number => Number(id.slice(1)) - 1;

/** Who sits in this breakout, or sat in it while it was; null for one that never was. */
export function groupOf(meeting: Meeting, id: BreakoutId): MemberId[] | null {
  const now = meeting.breakouts?.members;
  if (now !== undefined && Object.hasOwn(now, id)) return now[id] ?? null;
  return meeting.satTogether?.[placeOfBreakout(id)] ?? null;
}

/** True for a stage in breakouts, seen from outside them: nobody is called there. */
export const isOutside = (meeting: Meeting, stage: PlannedStage): boolean =>
  stage.parts !== null && meeting.room === undefined;

/** True while the stage in hand takes place in breakouts. */
export const isSplit = (meeting: Meeting): boolean =>
  meeting.breakouts !== undefined && (meetingStanding(meeting)?.stage.parts ?? null) !== null;

/** What one breakout makes of the stage in hand: its own people, floor and client, so that every rule and view holds in it. */
export function inBreakout(meeting: Meeting, id: BreakoutId): Meeting {
  if (meeting.room === id) return meeting;
  const standing = meetingStanding(meeting);
  const members = meeting.breakouts?.members[id];
  if (standing === null || standing.stage.parts === null || members === undefined) return meeting;
  const { stage, progress } = standing;
  const own: StageProgress = { ...progress, ...floorIn(progress, id) };
  return {
    ...meeting,
    room: id,
    order: meeting.order.filter((member) => members.includes(member)),
    progress: { ...meeting.progress, [stage.key]: own },
    slots: { ...meeting.slots, ...slotsOfGroup(meeting, id, members) },
  };
}

/** The meeting as this member has it: their breakout, or the whole. */
export function roomOf(meeting: Meeting, member: MemberId): Meeting {
  const breakout = breakoutOf(meeting, member);
  return breakout === null ? meeting : inBreakout(meeting, breakout);
}

const untouched: BreakoutFloor = { talk: { kind: 'free' }, hands: [], aside: null, listening: 'off' };

/** A breakout's floor in this stage; nothing has happened in it before the stage begins. */
export const floorIn = (progress: StageProgress, id: BreakoutId): BreakoutFloor =>
  progress.breakouts !== undefined && Object.hasOwn(progress.breakouts, id)
    ? (progress.breakouts[id] ?? untouched)
    : untouched;

/** What the floors of the stage in hand are: the one of all, and that of each breakout; none in the lobby and after the end. */
export function floorsNow(meeting: Meeting): BreakoutFloor[] {
  const progress = meetingStanding(meeting)?.progress;
  if (progress === undefined) return [];
  return [progress, ...(isSplit(meeting) ? breakoutIds(meeting).map((id) => floorIn(progress, id)) : [])];
}

/** The slots that take place in breakouts, in their order: in each of them another member of a group is client. */
const splitSlots = (meeting: Meeting): SlotId[] => [
  ...new Set(meeting.agenda.flatMap((stage) => (stage.parts !== null && stage.slot !== null ? [stage.slot] : []))),
];

/** The turns of a breakout; somebody who left after theirs had begun still stands in it. */
const turnsOf = ({ breakouts }: Meeting, breakout: BreakoutId): readonly MemberId[] =>
  (breakouts?.turns ?? breakouts?.members)?.[breakout] ?? [];

function slotsOfGroup(meeting: Meeting, breakout: BreakoutId, members: readonly MemberId[]): Record<SlotId, Slot> {
  const turns = turnsOf(meeting, breakout);
  const slots = splitSlots(meeting).flatMap((id, turn) => {
    const slot = meeting.slots[id];
    const client = turns[turn];
    const isThere = client !== undefined && members.includes(client);
    return slot === undefined ? [] : [[id, { ...slot, client: isThere ? client : '' }] as const];
  });
  return Object.fromEntries(slots);
}

/** Whether the turn of this member as client of their breakout has begun, or is over. */
export function hasHadTurn(meeting: Meeting, member: MemberId): boolean {
  const breakout = memberOfBreakout(meeting, member);
  const turn = breakout === null ? -1 : turnsOf(meeting, breakout).indexOf(member);
  const begun = (slot: SlotId) => meeting.agenda.some((stage) => stage.slot === slot && wasEntered(meeting, stage.key));
  return turn >= 0 && turn <= splitSlots(meeting).findLastIndex(begun);
}

/** A slot as it is named: with everybody who is client in it, one in each breakout, and none before these are drawn. */
export function withClients(meeting: Meeting, slot: Slot): Slot & { clients?: MemberId[] } {
  const turn = slot.client === '' ? splitSlots(meeting).indexOf(slot.id) : -1;
  if (turn < 0) return slot;
  return { ...slot, clients: breakoutIds(meeting).flatMap((id) => turnsOf(meeting, id)[turn] ?? []) };
}
