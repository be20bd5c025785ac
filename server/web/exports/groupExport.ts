import { asGroupKnows } from '../../../shared/groups/greeting';
import { takesSeat } from '../../../shared/groups/roles';
import { seatOf, wasLetIn } from '../../../shared/meeting/people/people';
import { readerOfPage } from '../../../shared/meeting/rights/pages';
import { mayReadTalkTimes } from '../../../shared/meeting/rights/records';
import type { GroupId, Meeting, MemberId, Time } from '../../../shared/meeting/state';
import { eventsInFile } from '../../../shared/meeting/views/told';
import { EXPORT_FORMAT, type GroupFile, type MeetingFile } from '../../../shared/protocol/exports';
import type { Minutes } from '../../../shared/protocol/http';
import { readableBy } from '../../rooms/records/pages';
import { lastHeld, storedState } from '../../rooms/storedMeeting';
import type { MeetingRow, MemberRow } from '../../store/store';
import type { WebDeps } from '../deps';
import type { GroupHere } from '../groups/here';
import type { Here } from '../meetings/member';
import { promiseOf } from '../minutes/actionFor';
import { groupNotesOf } from '../minutes/mine';
import { minutesFor } from '../minutes/minutes';
import { addBoard } from './boardFile';
import { json, numberInFile } from './fileParts';
import { groupPage } from './groupPage';
import { addImported } from './importedExport';
import { readme } from './readme';
import type { ZipStream } from './zipStream';

/** Meetings are read from the store one by one: an export must not fill the memory with the rooms of a whole year. */
export const readingOnly = (deps: WebDeps): WebDeps => ({
  ...deps,
  rooms: { ...deps.rooms, meeting: (id) => storedState(deps.store, id) },
});

/** A meeting that is over and in which this member sat, so that they may read its minutes; null for any other. */
export async function satIn(deps: WebDeps, member: MemberId, row: MeetingRow): Promise<Meeting | null> {
  if (row.status !== 'ended') return null;
  const meeting = await storedState(deps.store, row.id);
  if (meeting === null || meeting.startedAt === null) return null;
  return seatOf(meeting, member)?.seatedAt != null && wasLetIn(meeting, member) ? meeting : null;
}

/** What a group owns, as far as this member may read it. */
export async function writeGroup(reading: WebDeps, here: GroupHere, zip: ZipStream): Promise<void> {
  const { known, group, heldBack } = here;
  const deps = readingOnly(reading);
  const { store, clock } = deps;
  const [people, signatures, former, calendar, help, formats, parked, rows, brought] = await Promise.all([
    store.membersOf(group.id),
    store.signatures(group.id),
    store.ownership.formerAgreements(group.id),
    store.dates.calendar(group.id),
    store.helpContacts(group.id),
    store.formats(group.id),
    store.parked(group.id),
    store.meetingsOf(group.id),
    store.imports.people(group.id),
  ]);
  await zip.add('README.md', readme('group', group.name));
  const members = [
    ...people.flatMap(asListed),
    // Minutes name them. Nobody is they, so that nobody is invited as they are where this file is brought in.
    ...brought.flatMap(({ id, name, member }): GroupFile['members'] =>
      member === null ? [{ id, name, role: 'member', since: 0, left: clock.now(), brought: true }] : [],
    ),
  ];
  const metUntil = await lastMetAt(deps, group.id);
  const { listed, actions } = await addImported(deps, here, zip, { members, metUntil });
  const before = listed.length;
  const read = new Set<string>();
  let numbered = before;
  for (const row of rows) {
    const meeting = await satIn(deps, known.member, row);
    const { id, title, ordinal, startsAt, minutes, status } = row;
    const held = status !== 'lobby' && (meeting ?? (await storedState(store, id)))?.startedAt != null;
    // Meetings that were held are numbered, for everybody alike; one that was cancelled leaves no gap.
    const number = numberInFile(held ? numbered++ : numbered);
    const file = meeting === null ? null : `meetings/${number}.json`;
    listed.push({ id, title, ordinal, startsAt, minutes, status, held, file });
    if (meeting === null || file === null) continue;
    read.add(id);
    const written = await meetingOf(deps, { known, row, meeting, heldBack }, { number, metUntil });
    actions.push(...written.actions.map((action) => ({ ...action, meeting: id })));
    for (const board of written.boards) await addBoard(deps, zip, id, board);
    await zip.add(file, json(written));
  }
  const file: GroupFile = {
    roundelExport: EXPORT_FORMAT,
    kind: 'group',
    writtenAt: clock.now(),
    writtenBy: known.member,
    name: group.name,
    createdAt: group.createdAt,
    model: group.model,
    plan: group.plan,
    colour: group.colour,
    agreement: { ...group.agreement, signatures, former },
    dates: calendar === null ? null : { timeZone: calendar.timeZone, series: calendar.series },
    helpContacts: help?.text ?? '',
    members,
    formats: formats.map(({ format }) => ({ roundelFormat: 1, ...format })),
    parked: parked
      // What was told and asked for in a call is for the people who were in it.
      .filter(({ kind, meeting }) => kind === 'topic' || read.has(meeting))
      .map(({ id: _, meeting, ...item }) => ({ ...item, meeting: read.has(meeting) ? meeting : null })),
    meetings: listed,
  };
  await zip.add('group.json', json(file));
  await zip.add('group.md', groupPage(file, actions));
  const picture = await store.life.picture(group.id);
  if (picture !== null) await zip.add(`picture.${picture.type.replace('image/', '')}`, picture.bytes);
}

/** Until when the group knows how its members told that their actions went; what was told later greets its next meeting. */
async function lastMetAt({ store }: WebDeps, group: GroupId): Promise<Time> {
  const last = await lastHeld(store, group, Number.POSITIVE_INFINITY);
  return last?.endedAt ?? last?.startedAt ?? 0;
}

/** Whoever only looks after the group wrote nothing in it and owns nothing of it. */
const asListed = ({ id, name, role, createdAt, letInAt, removedAt }: MemberRow): GroupFile['members'] =>
  letInAt === null || !takesSeat(role) ? [] : [{ id, name, role, since: createdAt, left: removedAt }];

/** What the group owns of one meeting. Everything in it is shown by the page of minutes, or was seen in the room. */
async function meetingOf(
  deps: WebDeps,
  here: Here,
  { number, metUntil }: { number: string; metUntil: Time },
): Promise<MeetingFile> {
  const { store } = deps;
  const { row, meeting, known } = here;
  const [minutes, events, prompts, issues, pages, actions, change, notes, talk, groupNotes] = await Promise.all([
    minutesFor(deps, here),
    store.readEvents(row.id, 0),
    store.prompts(row.id),
    store.sharedIssues(row.id),
    store.pages(row.id),
    store.actionsOfMeeting(row.id),
    store.oneChange(row.id),
    store.evaluationTexts(row.id),
    store.talkTime(row.id),
    groupNotesOf(deps, here),
  ]);
  return {
    roundelExport: EXPORT_FORMAT,
    kind: 'meeting',
    id: row.id,
    createdAt: row.createdAt,
    events: eventsInFile(events),
    prompts: [...prompts].map(([id, text]) => ({ id, text })),
    issues,
    pages: readableBy(meeting, known.member, pages).filter(
      ({ stage, member }) => readerOfPage(meeting, stage, member) === 'group',
    ),
    actions: actions.map((action) => asGroupKnows(action, metUntil)).map(({ meeting: _, ...action }) => action),
    oneChange: change?.text ?? '',
    evaluationNotes: publishedNotes(minutes, notes),
    talkMs: minutes.talk === null || !mayReadTalkTimes(meeting, known.member) ? null : talk,
    groupNotes,
    boards: minutes.boards.map(({ document, label }, index) => ({
      document,
      label,
      file: `boards/${number}-${index + 1}.excalidraw`,
    })),
    minutes: {
      ...minutes,
      actions: minutes.actions.map(({ name, action }) => ({ name, action: promiseOf(action) })),
      myTalkMs: null,
    },
  };
}

/** Notes of forms without a result are shown to nobody. */
function publishedNotes(
  { evaluations }: Minutes,
  stored: ReadonlyMap<string, string[]>,
): MeetingFile['evaluationNotes'] {
  const shown = new Set(evaluations.filter(({ texts }) => texts.length > 0).map(({ stage }) => stage));
  return [...stored].flatMap(([stage, texts]) =>
    shown.has(stage) || (stage === '' && shown.size > 0) ? [{ stage, texts }] : [],
  );
}
