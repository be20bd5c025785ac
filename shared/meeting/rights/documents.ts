import { commonSlot, isGroupPage, ownerOfPage } from '../pages';
import { isInStage, listensNow } from '../people/parties';
import { isSeated, seatOf } from '../people/people';
import { groupOf } from '../standing';
import type { BreakoutId, DocumentName, Meeting, MemberId } from '../state';

/** What a member may do with a document. Hard: membership, role, document. Soft: the stage (the screen is read-only). */
export type DocumentRights = { read: boolean; write: boolean; softReadOnly: 'clientListens' | 'draftClosed' | null };

const noDocument: DocumentRights = { read: false, write: false, softReadOnly: null };

/** Whose plan this page holds: the client's of a slot, or somebody's own; null when it is nobody's. */
function plannerOf(meeting: Meeting, page: string): MemberId | null {
  const owner = ownerOfPage(page);
  if (owner !== null) return seatOf(meeting, owner) ? owner : null;
  return (Object.hasOwn(meeting.slots, page) && meeting.slots[page]?.client) || null;
}

/** The board of a pair or trio is for the people in it, and for the lead while they visit. */
function groupRights(meeting: Meeting, member: MemberId, kind: string | undefined, id: BreakoutId): DocumentRights {
  const isTheirs = groupOf(meeting, id)?.includes(member) || meeting.breakouts?.visits[member] === id;
  if (kind !== 'board' || !isTheirs || !isSeated(meeting, member)) return noDocument;
  return { read: true, write: true, softReadOnly: listensNow(meeting, member) ? 'clientListens' : null };
}

/** Whether the minutes hold the board of this page for this member: what a pair or trio drew is for those who sat in it. */
export const hasBoardInMinutes = (meeting: Meeting, member: MemberId, page: string): boolean =>
  !isGroupPage(page) || (groupOf(meeting, page)?.includes(member) ?? false);

/**
 * `group/meeting/kind/slot`. Members and the facilitator read and write boards, plans and the group's notes of their own
 * meeting; a speaker reads the common board during their stages. The stage only makes the screen read-only.
 */
export function documentRights(meeting: Meeting, member: MemberId, document: DocumentName): DocumentRights {
  const [group, id, kind, slot, ...more] = document.split('/');
  if (group !== meeting.group || id !== meeting.id || slot === undefined || more.length > 0) return noDocument;
  if (isGroupPage(slot)) return groupRights(meeting, member, kind, slot);
  const planner = kind === 'plan' ? plannerOf(meeting, slot) : null;
  if (slot !== commonSlot && planner === null && !Object.hasOwn(meeting.slots, slot)) return noDocument;
  if (!isSeated(meeting, member)) return noDocument;
  if (seatOf(meeting, member)?.role === 'speaker') {
    const topic = kind === 'board' && slot === commonSlot && isInStage(meeting, member);
    return topic ? { read: true, write: false, softReadOnly: null } : noDocument;
  }
  switch (kind) {
    case 'board':
      return { read: true, write: true, softReadOnly: listensNow(meeting, member) ? 'clientListens' : null };
    case 'plan': {
      if (planner === null) return noDocument;
      const closed = meeting.slots[slot]?.draftClosed === true && planner !== member;
      return { read: true, write: true, softReadOnly: closed ? 'draftClosed' : null };
    }
    case 'notes':
      if (slot !== commonSlot) return noDocument;
      return { read: true, write: true, softReadOnly: null };
    default:
      return noDocument;
  }
}
