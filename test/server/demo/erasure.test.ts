import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { scripts } from '../../../server/demo/scripts/scripts';
import { databaseOf, type RunningApp, type startApp } from '../../support/app';
import { post } from '../../support/clients';
import { appForTest, clientForTest, folderForTest, gatherForTest, restarted } from '../../support/forTest';
import { Guest, secondsUntil } from './guest';

const MINUTES = 60;
/** The work behind a moved clock is real. */
const PATIENT = { timeout: 20_000 };
const GUEST = 'Zebulon Quark';
const script = scripts.mastermind;

const fullWhile = (isFull: () => boolean) => (statement: string) => {
  if (isFull() && /^delete/i.test(statement))
    throw Object.assign(new Error('full'), { code: 'SQLITE_FULL', errcode: 13 });
};

async function started(): Promise<RunningApp> {
  return appForTest({ folder: await folderForTest() });
}

/** Every row of every table, as text. */
function everyRow(app: RunningApp): string {
  const database = databaseOf(app);
  try {
    const tables = database.prepare("select name from sqlite_master where type = 'table'").all() as { name: string }[];
    const rows = tables.flatMap(({ name }) => database.prepare(`select * from "${name}"`).all());
    return JSON.stringify(rows, (_, value) => (value instanceof Uint8Array ? Buffer.from(value).toString() : value));
  } finally {
    database.close();
  }
}

async function heldDemo(app: RunningApp): Promise<Guest> {
  const guest = await (await Guest.arrives(app, 'mastermind', GUEST)).sits();
  onTestFinished(() => guest.leave());
  await secondsUntil(
    app,
    () => guest.meeting.status === 'ended',
    900,
    () => guest.acts(),
  );
  return guest;
}

test('after an hour nothing is left of a demo, and the group of people beside it has lost nothing', async () => {
  const app = await started();
  const people = await gatherForTest(app.url, ['Cleo', 'Dan']);
  const before = await app.store.readEvents(people.meeting, 0);
  const guest = await heldDemo(app);
  const simulated = guest.client.view?.demo?.simulated ?? [];
  expect(simulated).toHaveLength(4);
  const ofDemo = [...simulated, guest.client.who.meeting, guest.meeting.group, guest.client.me, GUEST, script.title];
  const contacts = 'Counselling: 0800 123 456';
  await app.store.write([{ kind: 'helpContacts', group: guest.meeting.group, text: contacts, version: 1 }]);
  const { group, id } = guest.meeting;
  const prompt = 'Take a long breath before you answer.';
  const format = {
    name: 'Our own evening',
    frame: 'frame.mastermind',
    block: null,
    minutes: 90,
    stages: [],
    prompts: [],
  };
  await app.store.write([
    { kind: 'prompt', meeting: id, id: 'p1', text: prompt },
    { kind: 'format', group, id: 'f1', format, version: 1, at: 1 },
  ]);
  const written = [
    contacts,
    prompt,
    format.name,
    'most take this',
    script.issue.line,
    script.action.what,
    script.cards[0]?.text ?? '',
  ];
  for (const text of [...ofDemo, ...written]) expect(everyRow(app)).toContain(text);

  await app.clock.move(MINUTES * 60_000);
  await expect.poll(() => app.log.some(({ msg }) => msg === 'a demo was erased'), PATIENT).toBe(true);
  const rows = everyRow(app);
  for (const text of [...ofDemo, ...written]) expect(rows).not.toContain(text);
  expect((await app.store.readEvents(people.meeting, 0)).slice(0, before.length)).toEqual(before);
  expect(await app.store.membersOf(people.group)).toHaveLength(2);

  const back = clientForTest(app.url, { meeting: guest.client.who.meeting, cookie: guest.cookie });
  await expect(back.connect()).rejects.toThrow('signedOut');
  await app.stop();
  const bytes = await readFile(path.join(app.folder ?? '', 'roundel.db'), 'latin1');
  for (const text of [GUEST, script.title]) expect(bytes).not.toContain(text);
}, 60_000);

test('a demo that somebody left is erased after ten minutes', async () => {
  const app = await started();
  const guest = await (await Guest.arrives(app, 'group', GUEST)).sits();
  await secondsUntil(app, () => guest.meeting.status === 'running', 20);
  guest.leave();
  await app.clock.move(9 * 60_000);
  expect(everyRow(app)).toContain(GUEST);
  await app.clock.move(2 * 60_000);
  await expect.poll(() => everyRow(app), PATIENT).not.toContain(GUEST);
}, 30_000);

test('a server that starts again erases what is left of demos', async () => {
  const app = await started();
  const guest = await (await Guest.arrives(app, 'group', GUEST)).sits();
  guest.leave();
  await app.stop();
  const again = await restarted(app);
  expect(everyRow(again)).not.toContain(GUEST);
});

test('a server whose storage is full starts all the same, and erases them when there is room', async () => {
  const app = await started();
  const guest = await (await Guest.arrives(app, 'group', GUEST)).sits();
  guest.leave();
  await app.stop();
  let isFull = true;
  const again = await restarted(app, { before: fullWhile(() => isFull) });
  expect(everyRow(again)).toContain(GUEST);
  expect((await fetch(`${again.url}/healthz`)).status).toBe(200);
  isFull = false;
  await again.clock.move(61_000);
  await expect.poll(() => everyRow(again), PATIENT).not.toContain(GUEST);
});

test('while the storage fails a demo stays closed, and it is erased when the storage is back', async () => {
  let isFull = false;
  const app = await appForTest({
    before: fullWhile(() => isFull),
  });
  const guest = await (await Guest.arrives(app, 'group')).sits();
  onTestFinished(() => guest.leave());
  isFull = true;
  await app.clock.move(MINUTES * 60_000);
  await expect.poll(() => app.log.some(({ msg }) => msg === 'a demo met a fault'), PATIENT).toBe(true);
  expect(await app.store.demos()).toHaveLength(1);
  isFull = false;
  await app.clock.move(2 * 60_000);
  await expect.poll(() => app.store.demos(), PATIENT).toEqual([]);
});

test('only a demo can be erased: for a group of people it does nothing', async () => {
  const app = await started();
  const people = await gatherForTest(app.url, ['Cleo', 'Dan']);
  const rows = everyRow(app);
  await app.store.eraseDemo(people.group);
  expect(everyRow(app)).toBe(rows);
});

test('there are only so many demos, of one address and of the server', async () => {
  const demo = (app: RunningApp) => post(app.url, '/api/demos', { format: 'group', name: 'Ann' });
  const app = await started();
  for (let count = 0; count < 6; count += 1) await demo(app);
  await expect(demo(app)).rejects.toThrow(/"full".*"address"/);
  await app.clock.move((MINUTES + 1) * 60_000);
  await expect.poll(() => app.store.demos(), PATIENT).toEqual([]);
  await demo(app);

  const small = await appForTest({ demos: 1 });
  await demo(small);
  await expect(demo(small)).rejects.toThrow(/"full".*"server"/);
  const none = await appForTest({ demos: 0 });
  await expect(demo(none)).rejects.toThrow(/"notAllowed".*"off"/);
});

test('a page asks whether there is a demo to try, before it names one', async () => {
  const offeredBy = async (options: Parameters<typeof startApp>[0]) => {
    const app = await appForTest(options);
    return (await fetch(`${app.url}/api/demos`)).json();
  };
  expect(await offeredBy({})).toEqual({ ok: true, value: { offered: true } });
  expect(await offeredBy({ demos: 0 })).toEqual({ ok: true, value: { offered: false } });
  expect(await offeredBy({ starting: 'nobody' })).toEqual({ ok: true, value: { offered: false } });
});

test('where only some people may start meetings, the same people may try a demo', async () => {
  const app = await appForTest({ starting: 'nobody' });
  await expect(post(app.url, '/api/demos', { format: 'group', name: 'Ann' })).rejects.toThrow('notAllowed');
});

test('nobody is invited into a demo, and it has no next meeting', async () => {
  const app = await started();
  const guest = await (await Guest.arrives(app, 'group')).sits();
  onTestFinished(() => guest.leave());
  await guest.client.change({ what: 'noteToLead', text: 'I would like to lead.' });
  await secondsUntil(app, () => guest.meeting.leadership.acting === guest.client.me, 20);
  const at = `/api/meetings/${guest.client.who.meeting}`;
  await expect(post(app.url, `${at}/invites`, { make: 'group' }, guest.cookie)).rejects.toThrow();
  const again = { startsAt: null, minutes: null, template: null };
  await expect(post(app.url, `${at}/again`, again, guest.cookie)).rejects.toThrow();
  const summary = await (await fetch(app.url + at, { headers: { cookie: guest.cookie } })).json();
  expect(summary).toMatchObject({ value: { mayInvite: false, mayPlan: false } });
});
