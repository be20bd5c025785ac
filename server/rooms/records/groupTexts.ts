import { isClosedToWriting, mayWriteHelpContacts } from '../../../shared/meeting/rights/records';
import type { MemberId, Time } from '../../../shared/meeting/state';
import type { RecordsAnswer, RecordsChange } from '../../../shared/protocol/records';
import { type Refusal, refuse } from '../../../shared/refusal';
import type { RecordWrite, Store } from '../../store/store';
import type { Room } from '../meeting/room';

/** Short texts that a group has in common: the one change of a meeting, and whom to turn to for help. */

type GroupText = 'oneChange' | 'helpContacts';
type GroupTextChange = Extract<RecordsChange, { what: 'saveOneChange' | 'saveHelpContacts' }>;

export async function groupText(store: Store, room: Room, what: GroupText): Promise<RecordsAnswer> {
  const row = what === 'oneChange' ? await store.oneChange(room.id) : await store.helpContacts(room.group);
  return { what, text: row?.text ?? '', version: row?.version ?? 0 };
}

/** What to write, under which name it is read. */
export function groupTextWrite(
  room: Room,
  me: MemberId,
  change: GroupTextChange,
  now: Time,
): { write: RecordWrite; what: GroupText } | Refusal {
  const { text } = change;
  const version = change.version + 1;
  if (change.what === 'saveOneChange') {
    // Afterwards a text is added where there was none, and what the group left with stays as it was.
    if (change.version > 0 && isClosedToWriting(room.meeting(), now)) return refuse('ended');
    return { write: { kind: 'oneChange', meeting: room.id, text, version }, what: 'oneChange' };
  }
  if (!mayWriteHelpContacts(room.meeting(), me, now)) return refuse('notLead');
  return { write: { kind: 'helpContacts', group: room.group, text, version }, what: 'helpContacts' };
}
