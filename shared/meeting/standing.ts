import type { Meeting, MemberId, PlannedStage, StageKey, StageProgress } from './state';

/**
 * Where the meeting and its members stand. Nothing else looks up the stage in hand: in pairs and trios, members of one stage
 * will stand in different breakouts with their own progress, and this is the one place where that is decided.
 */

/** A stage with its plan and progress; `breakout` names the pair or trio, null where everybody is together. */
export type Standing = { stage: PlannedStage; progress: StageProgress; breakout: null };

/** Where this member stands; null in the lobby and after the end. */
export function standingOf(meeting: Meeting, _member: MemberId): Standing | null {
  return meetingStanding(meeting);
}

/** Where the meeting as a whole stands, for what is the same for everybody: the agenda, the stage's clock, the server's alarms. */
export function meetingStanding(meeting: Meeting): Standing | null {
  const stage = meeting.agenda.find((planned) => planned.key === meeting.current);
  const progress = stage === undefined ? undefined : progressOf(meeting, stage.key);
  return stage === undefined || progress === undefined ? null : { stage, progress, breakout: null };
}

/** The key of the stage in hand; null in the lobby and after the end. */
export const stageNow = (meeting: Meeting): StageKey | null => meeting.current;

/** Its place on the agenda, from 0; -1 in the lobby and after the end. */
export const placeNow = (meeting: Meeting): number =>
  meeting.agenda.findIndex((stage) => stage.key === meeting.current);

export const isInHand = (meeting: Meeting, key: StageKey): boolean => meeting.current === key;

/** How a stage went or goes; undefined for one that was never entered. */
export const progressOf = (meeting: Meeting, key: StageKey): StageProgress | undefined =>
  Object.hasOwn(meeting.progress, key) ? meeting.progress[key] : undefined;

export const wasEntered = (meeting: Meeting, key: StageKey): boolean => progressOf(meeting, key) !== undefined;

/** The meeting as it stands when this stage begins: another one was left so, or none at the start. */
export const standingIn = (meeting: Meeting, key: StageKey, left: StageProgress | null): Meeting => ({
  ...meeting,
  current: key,
  progress: left === null ? meeting.progress : { ...meeting.progress, [left.key]: left },
});
