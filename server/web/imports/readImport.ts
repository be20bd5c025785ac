import { randomUUID } from 'node:crypto';
import { documentName } from '../../../shared/documents/names';
import type { GroupId } from '../../../shared/meeting/state';
import { tidyName, tidyTitle } from '../../../shared/names';
import {
  type GroupFile,
  groupFile,
  type MeetingFile,
  meetingFile,
  type RecordFile,
  recordFile,
} from '../../../shared/protocol/exports';
import type { ImportFault } from '../../../shared/protocol/imports';
import type { OwnFormat } from '../../../shared/templates/ownFormat';
import { withChecksum } from '../../rooms/documents/checksum';
import type { MeetingRecord } from '../../store/store';
import { ownFormatOf } from '../formats/formatFile';
import { type ImportedPicture, readBoard } from './board';
import { type Checked, checkedFile, type Wrong, wholeFile } from './checkFile';
import { AND, recordOf } from './recordOf';
import { ZipFiles, type ZipProblem } from './zipFiles';

const LARGEST_FILE = 10_000_000;
const MOST_FILES = 6_000;
/** Unpacked, all together. */
const LARGEST_WHOLE = 160_000_000;

type ReadMeeting = {
  id: string;
  title: string;
  startedAt: number;
  minutes: number;
  sat: string[];
  record: MeetingRecord | null;
  documents: { name: string; bytes: Uint8Array }[];
  pictures: ImportedPicture[];
};

/** What a file holds, with new ids throughout: none of ours and none of another group's is taken from a file. */
export type ReadImport = {
  group: Pick<GroupFile, 'name' | 'writtenAt' | 'model' | 'plan' | 'helpContacts'>;
  agreement: string[];
  people: { id: string; name: string; isNow: boolean; role: GroupFile['members'][number]['role'] }[];
  formats: OwnFormat[];
  meetings: ReadMeeting[];
};

type Faults = { faults: ImportFault[] };
type Reading = {
  zip: ZipFiles | null;
  group: GroupId;
  members: GroupFile['members'];
  personFor: Map<string, string>;
  /** Boards that were read: a small file that names one again and again would become a large group. */
  boards: Set<string>;
};

const known =
  /^(?:group\.json|meetings\/\d{3,4}\.json|boards\/\d{3,4}-\d{1,3}(?:\.excalidraw|-[0-9a-f]{12}\.(?:png|jpeg|webp)))$/;
const GROUP = 'group.json';

/**
 * Reads an export for this group. All of it is looked at before anything is kept, one file after another, so that a large one
 * holds up nobody.
 */
export async function readImport(bytes: Buffer, group: GroupId): Promise<ReadImport | Faults> {
  const opened = await open(bytes);
  if ('faults' in opened) return opened;
  const { zip, content } = opened;
  const checked = checkedFile(GROUP, content, groupFile);
  if ('faults' in checked) return checked;
  const file = checked.value;
  const personFor = new Map(file.members.map(({ id }) => [id, randomUUID()]));
  const { people, formats, wrong } = ofGroup(file, personFor);
  if (wrong.length > 0) return { faults: checked.faultsAt(wrong) };
  const meetings: ReadMeeting[] = [];
  const reading: Reading = { zip, group, members: file.members, personFor, boards: new Set() };
  for (const listed of file.meetings) {
    // Meetings that are planned are planned anew. An export of the first format says nothing of one that its writer missed.
    if (listed.status !== 'ended' || (listed.file === null && listed.held !== true)) continue;
    const read = await meetingOf(reading, listed);
    if ('faults' in read) return read;
    meetings.push(read);
  }
  const { name, writtenAt, model, plan, helpContacts, agreement } = file;
  return {
    group: { name, writtenAt, model, plan, helpContacts },
    agreement: agreement.lines,
    people,
    formats,
    meetings,
  };
}

/** The archive of an export; or its `group.json` alone, which lists meetings without their content. */
async function open(bytes: Buffer): Promise<{ zip: ZipFiles | null; content: Buffer } | Faults> {
  const first = bytes.subarray(0, 64).toString('latin1').trimStart();
  if (first.startsWith('{') || first.startsWith('\u00ef\u00bb\u00bf{')) return { zip: null, content: bytes };
  const zip = ZipFiles.open(bytes, (name) => known.test(name), MOST_FILES);
  if ('problem' in zip) return { faults: wholeFile('', archiveProblem(zip.problem)) };
  if (zip.size > LARGEST_WHOLE) return { faults: wholeFile('', 'tooLarge') };
  const content = await zip.read(GROUP, LARGEST_FILE);
  if (content === null) return { faults: wholeFile('', 'notAnExport') };
  return 'problem' in content ? { faults: wholeFile(GROUP, archiveProblem(content.problem)) } : { zip, content };
}

const archiveProblem = (problem: ZipProblem) => (problem === 'notAnArchive' ? 'notAnExport' : problem);

function ofGroup(file: GroupFile, personFor: ReadonlyMap<string, string>) {
  const wrong: Wrong[] = [];
  const people: ReadImport['people'] = [];
  const [ids, files] = [new Set<string>(), new Set<string>()];
  for (const [index, member] of file.members.entries()) {
    const name = tidyName(member.name);
    if (name === null) wrong.push({ path: ['members', index, 'name'], problem: { kind: 'notAName' } });
    if (ids.has(member.id)) wrong.push({ path: ['members', index, 'id'], problem: { kind: 'twice' } });
    ids.add(member.id);
    people.push({
      id: personFor.get(member.id) ?? '',
      name: name ?? '',
      isNow: member.left === null,
      role: member.role,
    });
  }
  for (const [index, { id, title, file: where }] of file.meetings.entries()) {
    if (tidyTitle(title) === null) wrong.push({ path: ['meetings', index, 'title'], problem: { kind: 'notAName' } });
    if (ids.has(id)) wrong.push({ path: ['meetings', index, 'id'], problem: { kind: 'twice' } });
    ids.add(id);
    if (where === null) continue;
    if (files.has(where)) wrong.push({ path: ['meetings', index, 'file'], problem: { kind: 'twice' } });
    files.add(where);
  }
  const formats = file.formats.flatMap((format, index): OwnFormat[] => {
    const read = ownFormatOf(format);
    if ('format' in read) return [read.format];
    const kind =
      read.problem.kind === 'unknownField' ? 'unknownField' : read.problem.kind === 'name' ? 'notAName' : 'noPlace';
    wrong.push({ path: ['formats', index, ...read.path], problem: { kind } });
    return [];
  });
  return { people, formats, wrong };
}

async function meetingOf(
  reading: Reading,
  { id: theirs, title, startsAt, minutes, file }: GroupFile['meetings'][number],
): Promise<ReadMeeting | Faults> {
  const id = randomUUID();
  const listed = { id, title: tidyTitle(title) ?? '', startedAt: startsAt, minutes };
  const nothing = { ...listed, sat: [], record: null, documents: [], pictures: [] };
  if (file === null || reading.zip === null) return nothing;
  const content = await reading.zip.read(file, LARGEST_FILE);
  if (content === null) return { faults: wholeFile(file, 'noFile') };
  if ('problem' in content) return { faults: wholeFile(file, archiveProblem(content.problem)) };
  await new Promise<void>((served) => setImmediate(served));
  const checked = checkedMeeting(file, content);
  if ('faults' in checked) return checked;
  if (checked.value.id !== theirs)
    return { faults: checked.faultsAt([{ path: ['id'], problem: { kind: 'otherMeeting' } }]) };
  const kept = recordOf(checked.value, reading.members, { meeting: id, personFor: reading.personFor });
  if ('wrong' in kept) return { faults: checked.faultsAt(kept.wrong) };
  const boards = await boardsOf(reading, id, checked.value, kept.labels);
  if ('faults' in boards) return boards;
  const { record } = kept;
  return {
    ...listed,
    startedAt: record.minutes.startedAt,
    sat: record.minutes.attendance.map(({ name }) => name),
    record: { ...record, minutes: { ...record.minutes, boards: boards.listed } },
    documents: boards.documents,
    pictures: boards.pictures,
  };
}

/** Of one that has a log, and of one that came from an export itself. */
function checkedMeeting(file: string, content: Buffer): Checked<MeetingFile | RecordFile> | Faults {
  const isRecord = /"kind":\s*"record"/.test(content.subarray(0, 200).toString('latin1'));
  return isRecord ? checkedFile(file, content, recordFile) : checkedFile(file, content, meetingFile);
}

async function boardsOf(
  { zip, group, boards: before }: Reading,
  meeting: string,
  file: MeetingFile | RecordFile,
  labels: readonly string[],
) {
  const documents: ReadMeeting['documents'] = [];
  const pictures = new Map<string, ImportedPicture>();
  const listed: { document: string; label: string }[] = [];
  for (const [index, { file: where }] of file.boards.entries()) {
    if (zip === null || !known.test(where) || !where.endsWith('.excalidraw'))
      return { faults: wholeFile(where, 'noFile') };
    if (before.has(where)) return { faults: wholeFile(where, 'twice') };
    before.add(where);
    const board = await readBoard(zip, where);
    if ('faults' in board) return board;
    const name = documentName({ group, meeting, kind: 'board', slot: `board${index + 1}` });
    documents.push({ name, bytes: withChecksum(board.document) });
    for (const picture of board.pictures) pictures.set(picture.hash, picture);
    listed.push({ document: name, label: labels[index] ?? '' });
  }
  return { documents, pictures: [...pictures.values()], listed };
}

/** The ids of the people whose board it is, as a record names them. */
export const peopleOfBoard = (label: string): string[] => (label === '' ? [] : label.split(AND));
