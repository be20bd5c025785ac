import { expect, onTestFinished, test } from 'vitest';
import { DatabaseSync } from '../../../server/store/engines/driver';
import {
  type CalendarRow,
  type GroupRow,
  type MeetingRecord,
  type PollRow,
  type RecordWrite,
  type Store,
  StoreDamaged,
} from '../../../server/store/store';
import type { GroupPlan } from '../../../shared/groups/models';
import { folderForTest, storeForTest } from '../../support/forTest';
import { issueCard, openAction } from '../../support/records';
import { topic } from '../../support/topic';

const meeting = {
  id: 'm1',
  group: 'g1',
  title: 'March',
  ordinal: 1,
  startsAt: 1_000,
  minutes: 120,
  status: 'lobby',
  createdAt: 500,
} as const;
const plan: GroupPlan = {
  people: { least: 5, most: 7 },
  timeZone: 'Europe/Berlin',
  everyWeeks: 4,
  minutes: 150,
  meetings: 10,
  leads: 'rota',
  formats: { first: 'frame.orientation', usual: 'frame.group', last: 'frame.closing' },
};
const agreement = { version: 1, lines: ['We listen'] };
const group: GroupRow = {
  id: 'g1',
  name: 'Harbour',
  agreement,
  createdAt: 400,
  model: 'internalGroup',
  plan,
  colour: null,
  version: 0,
  planChangedAt: null,
  archivedAt: null,
};
const ann = { id: 'ann', group: 'g1', name: 'Ann', role: 'member', createdAt: 1, letInAt: 1, removedAt: null } as const;
const BOARD = 'g1/m1/board/common';
const card = issueCard({ line: 'x' });
const action = openAction({ slot: 's1', what: 'x' });
const format = { name: 'ours', frame: 'peerCoaching', block: null, minutes: 60, stages: [], prompts: [] };
const records: RecordWrite[] = [
  { kind: 'issue', at: 1, member: 'ann', card, version: 1 },
  { kind: 'sharedIssue', meeting: 'm1', slot: 's1', member: 'ann', card, version: 1 },
  { kind: 'action', group: 'g1', action },
  { kind: 'parked', meeting: 'm1', group: 'g1', item: { ...topic('p1', 'rooms'), helpers: ['ben'] } },
  { kind: 'evaluationTexts', meeting: 'm1', stage: 'evaluate', texts: ['x'] },
  { kind: 'format', group: 'g1', id: 'f1', format, version: 1, at: 1 },
];

const series = { id: 's1', first: '2026-12-15T18:00', until: null, exceptions: {} };
const calendar: CalendarRow = {
  group: 'g1',
  timeZone: 'Europe/Berlin',
  series: { ...series, rhythm: { every: 'weeks', weeks: 4 } },
  by: 'ann',
  version: 1,
};
const poll: PollRow = {
  id: 'p1',
  group: 'g1',
  by: 'ann',
  minutes: 90,
  status: 'open',
  times: [],
  fixed: null,
  moves: null,
  version: 1,
  createdAt: 1,
};

/** What is read from each column that holds JSON, and the row that the fault names. */
const reads: Record<string, { read: (store: Store) => Promise<unknown>; named: string }> = {
  'groups.agreement_json': { read: (store) => store.group('g1'), named: 'the agreement of group g1' },
  'calendars.series_json': { read: (store) => store.dates.calendar('g1'), named: 'the series of group g1' },
  'date_polls.times_json': { read: (store) => store.dates.polls('g1'), named: 'the times of poll p1' },
  'groups.plan_json': { read: (store) => store.group('g1'), named: 'the plan of group g1' },
  'proposals.lines_json': { read: (store) => store.ownership.proposals('g1'), named: 'a proposal of group g1' },
  'former_agreements.lines_json': {
    read: (store) => store.ownership.formerAgreements('g1'),
    named: 'a former agreement of group g1',
  },
  'buddy_draws.order_json': { read: (store) => store.buddies.draws('g1', 1), named: 'the order of draw d1' },
  'buddy_draws.sets_json': {
    read: (store) => store.buddies.draws('g1', 1),
    named: 'who was drawn together in draw d1',
  },
  'events.event_json': { read: (store) => store.readEvents('m1', 0), named: 'event 1 of meeting m1' },
  'issues.card_json': { read: (store) => store.issue('g1', 'ann'), named: 'the issue of member ann' },
  'shared_issues.card_json': { read: (store) => store.sharedIssues('m1'), named: 'a shared issue of meeting m1' },
  'actions.words_json': { read: (store) => store.actionsOfMeeting('m1'), named: 'action a1' },
  'parked_items.helpers_json': { read: (store) => store.parked('g1'), named: 'the helpers of parked item p1' },
  'evaluation_notes.texts_json': { read: (store) => store.evaluationTexts('m1'), named: 'the texts of meeting m1' },
  'imported_records.sat_json': { read: (store) => store.imports.meeting('i1'), named: 'who sat in meeting i1' },
  'imported_records.record_json': { read: (store) => store.imports.record('i1'), named: 'the record of meeting i1' },
  'imported_records.waiting_json': {
    read: (store) => store.imports.waiting('g2'),
    named: 'what waits in the record of meeting i1',
  },
  'formats.format_json': { read: (store) => store.formats('g1'), named: 'a format of group g1' },
  'document_updates.parts_json': { read: (store) => store.readDocument(BOARD), named: `update 2 of ${BOARD}` },
};

test('whichever column of JSON is damaged, its row is named and answered as damaged', async () => {
  const folder = await folderForTest();
  const file = `${folder}/roundel.db`;
  const store = await storeForTest({ file });
  await store.createMeeting({ meeting, group, members: [ann] }, [{ type: 'questionsOnlyShown', at: 1 }]);
  await store.write(records);
  await store.ownership.writeAgreement('g1', { version: 2, lines: ['We ask'] }, 5);
  const what = { kind: 'agreement', lines: ['We ask first'], over: 2 } as const;
  await store.ownership.propose({
    id: 'p1',
    group: 'g1',
    by: 'ann',
    at: 6,
    what: { ...what, lines: [...what.lines] },
    agreed: [],
  });
  await store.dates.saveCalendar(calendar);
  await store.dates.addPoll(poll);
  await store.buddies.draw({ id: 'd1', group: 'g1', by: 'ann', at: 7, turn: 0, order: ['ann'], sets: [['ann']] }, null);
  // Two that are saved in one commit stand in one row, with a list of their lengths.
  await Promise.all([0, 1].map((after) => store.appendUpdate(BOARD, new Uint8Array([after]), 'ann', after)));
  await bringIn(store);
  for (const { read } of Object.values(reads)) await read(store);

  const database = new DatabaseSync(file);
  onTestFinished(() => database.close());
  const columns = database
    .prepare("select m.name || '.' || c.name as place from sqlite_schema m, pragma_table_info(m.name) c")
    .all()
    .map((row) => (row as { place: string }).place)
    .filter((place) => place.endsWith('_json'));
  // A damaged snapshot is built again from the log.
  expect(columns.sort()).toEqual([...Object.keys(reads), 'snapshots.state_json'].sort());
  for (const [place, { read, named }] of Object.entries(reads)) {
    const [table, column] = place.split('.') as [string, string];
    database.exec(`update ${table} set ${column} = 'x' || ${column}`);
    const fault = await read(store).catch((error: unknown) => error);
    expect(fault, place).toBeInstanceOf(StoreDamaged);
    expect(String(fault), place).toContain(named);
    database.exec(`update ${table} set ${column} = substr(${column}, 2)`);
  }
});

/** A meeting without a log, in a group of its own: nothing is brought into one where something is written. */
async function bringIn(store: Store): Promise<void> {
  const eve = { ...ann, id: 'eve', group: 'g2' };
  const opened = { type: 'questionsOnlyShown', at: 1 } as const;
  const before = { meeting: { ...meeting, id: 'm2', group: 'g2' }, group: { ...group, id: 'g2' }, members: [eve] };
  await store.createMeeting(before, [opened]);
  const imported = { id: 'i1', group: 'g2', title: 'May', ordinal: 1, startedAt: 1, minutes: 60 };
  const nothing = { agreement: null, plan: null, helpContacts: '', formats: [], people: [], invitations: [] };
  const record = { minutes: { actions: [] } as unknown as MeetingRecord['minutes'], groupNotes: '' };
  const row = { ...imported, kept: { by: 'eve', sat: [] }, record, documents: [], pictures: [] };
  const rows = { group: 'g2', by: 'eve', now: 1, ...nothing, meetings: [row] };
  expect(await store.imports.bringIn(rows, { givenUp: [], most: 9 })).toBe('done');
}
