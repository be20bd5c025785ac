import { distinctNames } from '../../../shared/distinctNames';
import type { MeetingId, MemberId } from '../../../shared/meeting/state';
import type { GroupFile, MeetingFile, RecordFile } from '../../../shared/protocol/exports';
import type { Action } from '../../../shared/protocol/records';
import type { MeetingRecord } from '../../store/store';
import type { Wrong } from './checkFile';
import { withNames } from './names';

/** What minutes show where they name nobody. */
export const NOBODY = '–';
/** Between the names of several people whose board it is. */
export const AND = ', ';

/** Who comes to a meeting first is numbered first, where two have the same name. */
const coming = new Set(['arrived', 'knocked', 'connectionBack', 'seatTaken']);

function seatOrder(file: MeetingFile | RecordFile): string[] {
  if (file.kind === 'record') return [];
  return file.events.flatMap(({ type, member }) => (coming.has(type) && typeof member === 'string' ? [member] : []));
}

/** The ids of the file by the names that its minutes show. */
function peopleByName(members: GroupFile['members'], order: readonly string[]): ReadonlyMap<string, string> {
  const place = new Map<string, number>();
  for (const id of order) if (!place.has(id)) place.set(id, place.size);
  const inOrder = members.toSorted(
    (one, other) => (place.get(one.id) ?? place.size) - (place.get(other.id) ?? place.size),
  );
  return new Map([...distinctNames(inOrder)].map(([id, { whole }]) => [whole, id]));
}

/**
 * What is kept of a meeting: its minutes, with new ids in the place of names. No event of its log is replayed: an invented log
 * could give seats and rights, and would bring down whatever reads it.
 */
export function recordOf(
  file: MeetingFile | RecordFile,
  members: GroupFile['members'],
  { meeting, personFor }: { meeting: MeetingId; personFor: ReadonlyMap<string, string> },
): { record: MeetingRecord; labels: string[] } | { wrong: Wrong[] } {
  const wrong: Wrong[] = [];
  const byName = peopleByName(
    file.kind === 'record' ? members : members.filter(({ brought }) => brought !== true),
    seatOrder(file),
  );
  const personOf = (id: string | undefined): string | null => (id === undefined ? null : (personFor.get(id) ?? null));
  const named = (name: string, at: readonly PropertyKey[]): string => {
    const person = personOf(byName.get(name));
    if (person === null && name !== NOBODY) wrong.push({ path: ['minutes', ...at], problem: { kind: 'unknownName' } });
    return person ?? NOBODY;
  };
  const seen = new Set<string>();
  const actions = file.actions.map((action, index): MeetingRecord['minutes']['actions'][number] => {
    const person = personOf(action.member);
    if (person === null) wrong.push({ path: ['actions', index, 'member'], problem: { kind: 'unknownPerson' } });
    if (seen.has(action.id)) wrong.push({ path: ['actions', index, 'id'], problem: { kind: 'twice' } });
    seen.add(action.id);
    return { name: person ?? NOBODY, mine: false, action: actionOf(action, person ?? NOBODY, meeting) };
  });
  const minutes = withNames({ ...file.minutes, actions: [], boards: [] }, named);
  if (wrong.length > 0) return { wrong };
  return {
    record: { minutes: { ...minutes, actions, nextStartsAt: null }, groupNotes: file.groupNotes },
    labels: file.boards.map(({ label }) => labelOf(label, (name) => personOf(byName.get(name)))),
  };
}

/** Its id is given anew when it becomes somebody's: nobody chooses the ids of our rows. */
const actionOf = (action: MeetingFile['actions'][number], member: MemberId, meeting: MeetingId): Action => ({
  ...action,
  member,
  meeting,
  slot: null,
});

/** A board is of one person, of several, or of nobody. */
function labelOf(label: string, personOf: (name: string) => string | null): string {
  const whole = personOf(label);
  if (whole !== null) return whole;
  const parts = label.split(AND).map(personOf);
  return parts.every((part) => part !== null) ? parts.join(AND) : '';
}
