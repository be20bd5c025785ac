import { nextPlanned } from './agenda/steps';
import { FLOOR_GRACE_MS, LEAD_GRACE_MS, roomClosesAt, runsOutAt } from './clock';
import type { SystemCommand } from './commands';
import { deputyOf, isClosed, isHere } from './people/people';
import { breakoutIds, inBreakout, isSplit, meetingStanding } from './standing';
import type { Meeting, Time, Turn } from './state';

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
  const breakouts = isSplit(meeting) ? breakoutIds(meeting).map((id) => inBreakout(meeting, id)) : [];
  return [timed, ...[meeting, ...breakouts].flatMap(lostFloors)];
}

/** Who has the floor and lost the connection: in a while it goes on. */
function lostFloors(room: Meeting): (Deadline | null)[] {
  const standing = meetingStanding(room);
  if (standing === null) return [];
  const { talk, aside } = standing.progress;
  const turn = talk.kind === 'round' || talk.kind === 'queue' ? talk.turn : null;
  const lost = (of: Turn | null): Deadline | null =>
    of === null || of.lostAt === null || isHere(room, of.member)
      ? null
      : { at: of.lostAt + FLOOR_GRACE_MS, command: { type: 'moveFloorOn', from: standing.stage.key, lost: of.member } };
  return [lost(aside), lost(turn)];
}
