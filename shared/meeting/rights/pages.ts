import { stageMembers } from '../people/parties';
import { clientOf, isSeated, seatOf } from '../people/people';
import { isInHand, wasEntered } from '../standing';
import type { Meeting, MemberId, PageReader, PlannedStage, StageKey } from '../state';

/** Who may write the pages of silent writing, who may read them, and to whom their owners may give them. */

type WritingStage = PlannedStage & { writing: NonNullable<PlannedStage['writing']> };

const hasPages = (stage: PlannedStage): stage is WritingStage => stage.writing !== undefined;

/** The stage whose pages these are; undefined when it has none. */
export function writingStage(meeting: Meeting, key: StageKey): WritingStage | undefined {
  const stage = meeting.agenda.find((planned) => planned.key === key);
  return stage !== undefined && hasPages(stage) ? stage : undefined;
}

/** The client whom the pages of a stage can be given to; null outside slots. */
export const clientOfPages = (meeting: Meeting, { slot }: PlannedStage): MemberId | null => clientOf(meeting, slot);

/** A page is begun while its stage runs and may be written on at any time after it: whoever the stage is for has one. */
export function mayWritePage(meeting: Meeting, member: MemberId, key: StageKey): boolean {
  const stage = writingStage(meeting, key);
  if (stage === undefined || !isSeated(meeting, member)) return false;
  return wasEntered(meeting, key) && stageMembers(meeting, stage).includes(member);
}

/** What the owner chose; null while they have not. */
export function chosenReader(meeting: Meeting, key: StageKey, owner: MemberId): PageReader | null {
  const chosen = meeting.pages !== undefined && Object.hasOwn(meeting.pages, key) ? meeting.pages[key] : undefined;
  return (chosen !== undefined && Object.hasOwn(chosen, owner) && chosen[owner]) || null;
}

/** Who gets a page when its stage is over, if its owner chooses nothing: the client where the format says so, else nobody. */
export function keptFor(meeting: Meeting, stage: PlannedStage, owner: MemberId): 'owner' | 'client' {
  const client = clientOfPages(meeting, stage);
  return stage.writing?.keep === 'client' && client !== null && client !== owner ? 'client' : 'owner';
}

/**
 * Who reads a page besides its owner. While its stage is in hand and nothing is chosen, nobody does; after it the format may
 * say that it goes to the client.
 */
export function readerOfPage(meeting: Meeting, key: StageKey, owner: MemberId): PageReader {
  const chosen = chosenReader(meeting, key, owner);
  if (chosen !== null) return chosen;
  const stage = writingStage(meeting, key);
  return stage === undefined || isInHand(meeting, key) ? 'owner' : keptFor(meeting, stage, owner);
}

export function mayReadPage(meeting: Meeting, reader: MemberId, key: StageKey, owner: MemberId): boolean {
  if (reader === owner) return true;
  const stage = writingStage(meeting, key);
  if (stage === undefined || seatOf(meeting, reader)?.role === 'speaker') return false;
  const to = readerOfPage(meeting, key, owner);
  return to === 'group' || (to === 'client' && clientOfPages(meeting, stage) === reader);
}

/** What the owner of a page may choose as its format says, keeping it first. */
export function pageChoices(meeting: Meeting, stage: PlannedStage, owner: MemberId): PageReader[] {
  if (!hasPages(stage)) return [];
  const { keep, release } = stage.writing;
  const client = clientOfPages(meeting, stage);
  const toClient = client !== null && client !== owner && (keep === 'client' || release.includes('client'));
  return ['owner', ...(toClient ? ['client' as const] : []), ...(release.includes('group') ? ['group' as const] : [])];
}

/** What the owner may choose now: after the end, what others read stays with them, and only more may read it. */
export function openChoices(meeting: Meeting, stage: PlannedStage, owner: MemberId): PageReader[] {
  const now = readerOfPage(meeting, stage.key, owner);
  const mayTakeBack = meeting.status !== 'ended' || now === 'owner';
  return pageChoices(meeting, stage, owner).filter((to) => mayTakeBack || to === 'group' || to === now);
}
