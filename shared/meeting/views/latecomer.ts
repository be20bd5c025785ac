import { meetingStanding } from '../standing';
import type { Meeting, MemberId, PlannedStage, Slot } from '../state';
import { agendaRows } from './agenda';

/** What somebody who sits down after the start has to know. */
export type WhereWeAre = {
  stage: PlannedStage;
  /** Whose slot it is, or null outside slots. */
  slot: Slot | null;
  slotsDone: number;
  slotsAhead: number;
  /** How many slots come before their own; null for people without one ahead. */
  beforeMine: number | null;
};

/** In the stage in which they first sat down, and no longer: who was there before, or comes back, knows. */
export function whereWeAre(meeting: Meeting, me: MemberId, now: number): WhereWeAre | null {
  const standing = meetingStanding(meeting);
  const seatedAt = meeting.seats[me]?.seatedAt ?? null;
  if (standing === null || seatedAt === null || meeting.startedAt === null || seatedAt <= meeting.startedAt)
    return null;
  const { stage, progress } = standing;
  if (seatedAt <= progress.enteredAt) return null;
  const slots = agendaRows(meeting, now).flatMap((row) => (row.kind === 'slot' ? [row] : []));
  const ahead = slots.filter(({ state }) => state === 'ahead');
  const mine = ahead.findIndex(({ slot }) => slot.client === me);
  return {
    stage,
    slot: stage.slot === null ? null : (meeting.slots[stage.slot] ?? null),
    slotsDone: slots.filter(({ state }) => state === 'done').length,
    slotsAhead: ahead.length,
    beforeMine: mine < 0 ? null : mine,
  };
}
