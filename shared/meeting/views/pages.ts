import { stageMembers } from '../people/parties';
import { isHere } from '../people/people';
import { mayWritePage, writingStage } from '../rights/pages';
import { standingOf, wasEntered } from '../standing';
import type { Meeting, MemberId, PlannedStage, StageKey } from '../state';
import { currentStage } from './currentStage';

/** What screens ask about the pages of silent writing. */

/** The stage in hand where this member writes on a page; null when there is none. */
export function writesNow(meeting: Meeting, member: MemberId): PlannedStage | null {
  const standing = standingOf(meeting, member);
  return standing !== null && mayWritePage(meeting, member, standing.stage.key) ? standing.stage : null;
}

/** The stages so far in which this member has a page, in the order of the agenda. */
export const stagesWithMyPage = (meeting: Meeting, member: MemberId): PlannedStage[] =>
  meeting.agenda.filter((stage) => mayWritePage(meeting, member, stage.key));

/** This member is done writing, and may take that back. */
export function isDoneWriting(meeting: Meeting, member: MemberId): boolean {
  const talk = standingOf(meeting, member)?.progress.talk;
  return talk?.kind === 'quiet' && talk.submitted.includes(member);
}

/** How many of those who are here are done writing; null where nobody writes on pages. */
export function doneWriting(meeting: Meeting): { done: number; of: number } | null {
  const at = currentStage(meeting);
  if (at === null || at.stage.writing === undefined || at.progress.talk.kind !== 'quiet') return null;
  const { submitted } = at.progress.talk;
  const writers = stageMembers(meeting, at.stage).filter((one) => isHere(meeting, one) || submitted.includes(one));
  return { done: writers.filter((one) => submitted.includes(one)).length, of: writers.length };
}

/** The earlier stage whose pages are read out in this one; null when it reads none. */
export function stageReadIn(meeting: Meeting, { key, reads }: PlannedStage): StageKey | null {
  if (reads === undefined) return null;
  const beside = key.slice(0, key.lastIndexOf('/') + 1) + reads;
  const found = [beside, reads].find((one) => writingStage(meeting, one) !== undefined);
  return found !== undefined && wasEntered(meeting, found) ? found : null;
}
