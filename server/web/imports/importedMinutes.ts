import type { Request } from 'express';
import { distinctNames } from '../../../shared/distinctNames';
import { mayReadImported } from '../../../shared/groups/rights';
import type { Mine, Minutes } from '../../../shared/protocol/http';
import { type Refusal, refuse } from '../../../shared/refusal';
import { hasSession, type Known, memberOf } from '../../access/sessions';
import { LiveDocument } from '../../rooms/documents/liveDocument';
import type { ImportedMeeting, MeetingRecord } from '../../store/store';
import type { WebDeps } from '../deps';
import { actionFor } from '../minutes/actionFor';
import { withNames } from './names';
import { peopleOfBoard } from './readImport';
import { AND, NOBODY } from './recordOf';

export type ImportedHere = { known: Known; meeting: ImportedMeeting; record: MeetingRecord };

/**
 * The member who sent this request about a meeting that came from an export, where the path names one; null where it names any
 * other. Strangers, and members who did not sit in it, get the answers that they get about other meetings.
 */
export async function importedHere({ store }: WebDeps, request: Request): Promise<ImportedHere | Refusal | null> {
  const meeting = await store.imports.meeting(String(request.params.id));
  if (meeting === null) return null;
  const { cookie } = request.headers;
  if (!hasSession(cookie)) return refuse('signedOut');
  const known = await memberOf(store, cookie, meeting.group);
  if (!known) return refuse('notFound');
  if (meeting.kept === null) return refuse('notFound');
  if (!mayReadImported(await whoSat(store, meeting, meeting.kept), known)) return refuse('notAdmitted');
  const record = await store.imports.record(meeting.id);
  return record === null ? refuse('notFound') : { known, meeting, record };
}

/** Who brought it in, and which members are people who sat in it. */
export async function whoSat(
  { imports }: Pick<WebDeps['store'], 'imports'>,
  { group }: ImportedMeeting,
  { by, sat }: NonNullable<ImportedMeeting['kept']>,
): Promise<{ importedBy: string; sat: string[] }> {
  const people = await imports.people(group);
  return { importedBy: by, sat: membersAmong(people, sat) };
}

export const membersAmong = (people: readonly { id: string; member: string | null }[], sat: readonly string[]) =>
  people.flatMap(({ id, member }) => (member !== null && sat.includes(id) ? [member] : []));

/**
 * Its minutes, with people as they are called now. Actions that belong to somebody by now are told as they stand, to them alone
 * how they went; the others as the file told them.
 */
export async function importedMinutes({ store }: WebDeps, { known, meeting, record }: ImportedHere): Promise<Minutes> {
  const nameOf = await importedNames(store, meeting.group);
  const [group, actions, members] = await Promise.all([
    store.group(meeting.group),
    store.actionsOfMeeting(meeting.id),
    store.membersOf(meeting.group),
  ]);
  const named = withNames(record.minutes, nameOf);
  return {
    ...named,
    title: meeting.title,
    groupName: group?.name ?? named.groupName,
    actions: [
      ...actions.map((action) =>
        actionFor(known.member, members.find(({ id }) => id === action.member)?.name ?? NOBODY, action),
      ),
      // Nobody here is whose they are, so nobody reads how they went.
      ...named.actions.map(({ name, action }) => actionFor(known.member, name, action)),
    ],
    boards: named.boards.map(({ document, label }) => ({
      document,
      label: peopleOfBoard(label).map(nameOf).join(AND),
    })),
  };
}

/** What people of a file are called: as the member that they are, otherwise as the file does. */
async function importedNames(store: WebDeps['store'], group: string): Promise<(person: string) => string> {
  const [people, members] = await Promise.all([store.imports.people(group), store.membersOf(group)]);
  const names = distinctNames(
    people.map(({ id, name, member }) => ({ id, name: members.find((one) => one.id === member)?.name ?? name })),
  );
  return (person) => names.get(person)?.whole ?? NOBODY;
}

export async function importedBoard(
  { store, clock }: WebDeps,
  { record }: ImportedHere,
  request: Request,
): Promise<{ state: string } | Refusal> {
  const board = record.minutes.boards.find(({ document }) => document === String(request.params.document));
  const document = board === undefined ? null : await LiveDocument.load(store, clock, board.document);
  return document === null ? refuse('notFound') : { state: await document.whole() };
}

/** Nothing of it belongs to one person alone: that was never in the file. */
export const importedMine = ({ record }: ImportedHere): Mine => ({
  note: '',
  pages: [],
  given: [],
  envelope: [],
  groupNotes: record.groupNotes,
});
