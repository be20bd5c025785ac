import { nextPlanned } from './agenda/steps';
import { FLOOR_GRACE_MS, LEAD_GRACE_MS, roomClosesAt, runsOutAt } from './clock';
import type { SystemCommand } from './commands';
import { deputyOf, isClosed, isHere } from './people/people';
import { floorsNow, meetingStanding } from './standing';
import type { BreakoutFloor, Meeting, StageKey, Time, Turn } from './state';

export type Deadline = { at: Time; command: SystemCommand };

/** The command that the server has to give next by itself, and when: a lost lead, a lost floor, a break or silent writing that is over. */
export function nextDeadline(meeting: Meeting): Deadline | null {
  if (meeting.status === 'ended') {
    if (meeting.endedAt === null || isClosed(meeting)) return null;
    return { at: roomClosesAt(meeting.endedAt), command: { type: 'closeRoom' } };
  }
  const all = [leadDeadline(meeting), ...(meeting.status === 'running' ? stageDeadlines(meeting) : [])];
  return all.reduce<Deadline | null>(
    (first, one) => (one !== null && (first === null || one.at < first.at) ? one : first),
    null,
  );
}

function leadDeadline(meeting: Meeting): Deadline | null {
  const { acting, lostAt } = meeting.leadership;
  if (acting === null || lostAt === null || deputyOf(meeting) === null) return null;
  return { at: lostAt + LEAD_GRACE_MS, command: { type: 'promoteDeputy', lost: acting } };
}

function stageDeadlines(meeting: Meeting): (Deadline | null)[] {
  const standing = meetingStanding(meeting);
  if (standing === null) return [];
  const { stage, progress } = standing;
  const over = runsOutAt(progress);
  const timed: Deadline | null =
    stage.automatic && over !== null && nextPlanned(meeting) !== null
      ? { at: over, command: { type: 'stageTimedOut', from: stage.key } }
      : null;
  return [timed, ...floorsNow(meeting).flatMap((floor) => lostFloors(meeting, stage.key, floor))];
}

/** Who has the floor and lost the connection: in a while it goes on. */
function lostFloors(meeting: Meeting, from: StageKey, { talk, aside }: BreakoutFloor): (Deadline | null)[] {
  const turn = talk.kind === 'round' || talk.kind === 'queue' ? talk.turn : null;
  const lost = (of: Turn | null): Deadline | null =>
    of === null || of.lostAt === null || isHere(meeting, of.member)
      ? null
      : { at: of.lostAt + FLOOR_GRACE_MS, command: { type: 'moveFloorOn', from, lost: of.member } };
  return [lost(aside), lost(turn)];
}
