import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { MyActions } from '../../../shared/protocol/actions';
import type { Home } from '../../../shared/protocol/groups';
import { Browser, yesOf } from '../../support/browser';
import { must, sitDown } from '../../support/clients';
import { clientForTest, gatherForEach } from '../../support/forTest';
import { openAction } from '../../support/records';

const { running, here, person } = gatherForEach(['Ann', 'Ben', 'Cleo']);

const browserOf = (name: string) => new Browser(running.url, person(name).who.cookie);
const json = async <T>(of: string, path: string) => yesOf(await browserOf(of).get<T>(path));

async function fileOf(of: string, rest: string, name: string) {
  const { bytes } = await browserOf(of).get(`/api/groups/${here.group}/export${rest}`);
  const file = unzipSync(bytes)[name];
  return file === undefined ? {} : JSON.parse(strFromU8(file));
}

type Row = { what: string; status?: string; learned?: string; reportedAt?: number | null };
const promise = (rows: readonly Row[]): Row | undefined => rows.find(({ what }) => what === 'Call Kim');

/** Every answer in which an action may stand. */
const answers = {
  minutes: async (of: string) => promise((await person(of).minutes()).actions.map(({ action }) => action)),
  room: async (of: string) => promise((await person(of).read({ what: 'actions' })).actions),
  home: async (of: string) => promise((await json<Home>(of, '/api/home')).groups.flatMap(({ actions }) => actions)),
  iAsk: async (of: string) => promise((await json<Home>(of, '/api/home')).groups.flatMap(({ iAsk }) => iAsk)),
  myActions: async (of: string) =>
    promise((await json<MyActions>(of, '/api/actions')).open.map(({ action }) => action)),
  groupFile: async (of: string) => promise((await fileOf(of, '', 'meetings/001.json')).actions),
  groupMinutes: async (of: string) =>
    promise((await fileOf(of, '', 'meetings/001.json')).minutes.actions.map((one: { action: Row }) => one.action)),
  mine: async (of: string) => promise((await fileOf(of, '/mine', 'mine.json')).actions),
};

const file = 'acceptedAt buddy by due firstStep id ifThen measure member slot support what';
const promised = 'acceptedAt buddy by due firstStep id ifThen measure meeting member slot support what';
const asked = 'by due id member what';

const partly = 'partly, mornings work best';
const untold = 'open, ';
/** Of what Ben promised: the fields that say what it is, and how it went. Ann is named as the one who asks. */
const table: [keyof typeof answers, string, string | null, string | null][] = [
  ['minutes', 'Ben', promised, partly],
  ['minutes', 'Ann', promised, null],
  ['minutes', 'Cleo', promised, null],
  ['room', 'Ben', promised, partly],
  ['room', 'Ann', promised, untold],
  ['room', 'Cleo', promised, untold],
  ['home', 'Ben', promised, partly],
  ['home', 'Ann', null, null],
  ['home', 'Cleo', null, null],
  ['iAsk', 'Ben', null, null],
  ['iAsk', 'Ann', asked, null],
  ['iAsk', 'Cleo', null, null],
  ['myActions', 'Ben', promised, partly],
  ['myActions', 'Ann', null, null],
  ['myActions', 'Cleo', null, null],
  ['groupFile', 'Ben', file, untold],
  ['groupFile', 'Ann', file, untold],
  ['groupFile', 'Cleo', file, untold],
  ['groupMinutes', 'Ben', promised, null],
  ['groupMinutes', 'Ann', promised, null],
  ['groupMinutes', 'Cleo', promised, null],
  ['mine', 'Ben', promised, partly],
  ['mine', 'Ann', null, null],
  ['mine', 'Cleo', null, null],
];

async function told(row: { id: string }, status: string, learned: string): Promise<void> {
  await running.clock.move(60_000);
  yesOf(await browserOf('Ben').post(`/api/groups/${here.group}/actions/${row.id}/report`, { status, learned }));
}

/** The meeting is held, and Ben promises something in it. */
async function hold() {
  must(await here.lead.command({ type: 'startMeeting' }));
  const action = openAction({
    id: 'a1',
    member: person('Ben').me,
    meeting: here.meeting,
    what: 'Call Kim',
    buddy: 'Ann',
  });
  await running.store.write([{ kind: 'action', group: here.group, action }]);
  must(await here.lead.command({ type: 'endMeeting' }));
  return action;
}

test('[BM4] how an action went since the meeting is sent to its owner alone', async () => {
  await told(await hold(), 'partly', 'mornings work best');
  const read: unknown[] = [];
  for (const [answer, reader] of table) {
    const row = await answers[answer](reader);
    const { status, learned, reportedAt, ...fields } = row ?? ({} as Partial<Row>);
    expect(typeof reportedAt === 'number', `${answer} of ${reader}`).toBe(status === 'partly');
    const promise = row === undefined ? null : Object.keys(fields).sort().join(' ');
    read.push([answer, reader, promise, status === undefined ? null : `${status}, ${learned}`]);
  }
  expect(read).toEqual(table);
});

test('[BM4] the group reads in its next meeting, and afterwards in its file, what was told before', async () => {
  await told(await hold(), 'done', 'It was easy');
  const again = { startsAt: null, minutes: null, template: null };
  const { meeting } = yesOf(
    await browserOf('Ann').post<{ meeting: string }>(`/api/meetings/${here.meeting}/again`, again),
  );
  const next = clientForTest(running.url, { meeting, cookie: person('Ann').who.cookie });
  await sitDown(next, null);
  const known = { status: 'done', learned: 'It was easy' };
  expect(promise((await next.read({ what: 'actions', previous: true })).actions)).toMatchObject(known);
  must(await next.command({ type: 'startMeeting' }));
  must(await next.command({ type: 'endMeeting' }));
  expect(await answers.groupFile('Ann')).toMatchObject(known);
  expect((await answers.minutes('Ann'))?.status).toBeUndefined();
});

test('[BM4] a room after the end tells nobody but its owner that something was told of an action, nor who has not', async () => {
  const earlier = openAction({
    id: 'a0',
    member: person('Ben').me,
    meeting: 'earlier',
    what: 'Call Lee',
    acceptedAt: 1,
  });
  await running.store.write([{ kind: 'action', group: here.group, action: earlier }]);
  const unreported = async (of: string) => (await person(of).read({ what: 'actions' })).unreported;
  expect(await unreported('Ann')).toEqual([{ member: person('Ben').me, count: 1 }]);
  const action = await hold();
  expect(await unreported('Ann')).toEqual([]);
  const before = here.all.map(({ news }) => news.length);
  await told(action, 'partly', 'mornings work best');
  must(await person('Ben').change({ what: 'reportAction', action: earlier.id, status: 'done', learned: '' }));
  for (const client of here.all) await client.ask('clock', {});
  const heard = here.all.map(({ news }, at) =>
    news.slice(before[at]).filter(({ event }) => event === 'records:changed'),
  );
  const news = { event: 'records:changed', news: { what: 'actions' } };
  expect(heard).toEqual([[], [news, news], []]);
});
