import { distinctNames } from '../../../shared/distinctNames';
import { asGroupKnows } from '../../../shared/groups/greeting';
import { mayReadImported } from '../../../shared/groups/rights';
import type { Time } from '../../../shared/meeting/state';
import { EXPORT_FORMAT, type GroupFile, type RecordFile } from '../../../shared/protocol/exports';
import type { Action } from '../../../shared/protocol/records';
import type { ImportedMeeting, MeetingRecord } from '../../store/store';
import type { WebDeps } from '../deps';
import type { GroupHere } from '../groups/here';
import { whoSat } from '../imports/importedMinutes';
import { withNames } from '../imports/names';
import { peopleOfBoard } from '../imports/readImport';
import { AND, NOBODY } from '../imports/recordOf';
import { promiseOf } from '../minutes/actionFor';
import { addBoard } from './boardFile';
import { json, numberInFile } from './fileParts';
import type { ZipStream } from './zipStream';

/** Meetings that the group brought in from an earlier export, as far as this member may read them; they come before all others. */
export async function addImported(
  deps: WebDeps,
  { known, group }: GroupHere,
  zip: ZipStream,
  { members, metUntil }: { members: GroupFile['members']; metUntil: Time },
): Promise<{ listed: GroupFile['meetings']; actions: Action[] }> {
  const { store } = deps;
  const listed: GroupFile['meetings'] = [];
  const actions: Action[] = [];
  for (const [index, meeting] of (await store.imports.meetingsOf(group.id)).entries()) {
    const { id, title, ordinal, startedAt, minutes, kept } = meeting;
    const mayRead = kept !== null && mayReadImported(await whoSat(store, meeting, kept), known);
    const record = mayRead ? await store.imports.record(id) : null;
    const number = numberInFile(index);
    const file = record === null ? null : `meetings/${number}.json`;
    listed.push({ id, title, ordinal, startsAt: startedAt, minutes, status: 'ended', held: true, file });
    if (record === null || file === null) continue;
    const written = await recordFileOf(deps, meeting, record, { members, number, metUntil });
    actions.push(...written.actions.map((action) => ({ ...action, meeting: id })));
    for (const board of written.boards) await addBoard(deps, zip, id, board);
    await zip.add(file, json(written));
  }
  return { listed, actions };
}

async function recordFileOf(
  { store }: WebDeps,
  { id, group, startedAt }: ImportedMeeting,
  record: MeetingRecord,
  { members, number, metUntil }: { members: GroupFile['members']; number: string; metUntil: Time },
): Promise<RecordFile> {
  const [people, row, claimed] = await Promise.all([
    store.imports.people(group),
    store.group(group),
    store.actionsOfMeeting(id),
  ]);
  // A person has one id in a file: that of the member, where they are one.
  const idOf = (person: string) => people.find((one) => one.id === person)?.member ?? person;
  const names = distinctNames(members);
  const nameOf = (person: string) => names.get(idOf(person))?.whole ?? NOBODY;
  const named = withNames(record.minutes, nameOf);
  const actions = [
    ...claimed.map((action) => asGroupKnows(action, metUntil)),
    ...record.minutes.actions.map(({ name, action }) => ({ ...action, member: idOf(name) })),
  ].map(({ meeting: _, ...action }) => action);
  const boards = named.boards.map(({ document, label }) => ({
    document,
    label: peopleOfBoard(label).map(nameOf).join(AND),
  }));
  return {
    roundelExport: EXPORT_FORMAT,
    kind: 'record',
    id,
    createdAt: startedAt,
    actions,
    groupNotes: record.groupNotes,
    boards: boards.map((board, index) => ({ ...board, file: `boards/${number}-${index + 1}.excalidraw` })),
    minutes: {
      ...named,
      groupName: row?.name ?? named.groupName,
      actions: actions.map((action) => ({
        name: nameOf(action.member),
        action: promiseOf({ ...action, meeting: id }),
      })),
      boards,
      myTalkMs: null,
    },
  };
}
