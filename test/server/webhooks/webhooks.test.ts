import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { DatePlanned } from '../../../shared/protocol/dates';
import type { GroupWebhook } from '../../../shared/protocol/webhooks';
import type { AppOptions, RunningApp } from '../../support/app';
import { type Browser, noOf, yesOf } from '../../support/browser';
import type { HandClock } from '../../support/clock';
import { type Formed, formedGroup } from '../../support/formedGroup';
import { appForTest, folderForTest, restarted } from '../../support/forTest';
import { type Receiver, receiverForTest } from '../../support/receiver';

const MINUTE = 60_000;
const options = (reach: 'any' | 'public' = 'any'): AppOptions<HandClock> => ({
  publicUrl: 'https://rooms.example',
  accountSecret: 'x'.repeat(43),
  webhooks: { reach },
});

type Scene = Formed & { running: RunningApp; channel: Receiver };

/** Ann and Ben own the group together. It is 2 March, 10:00 in Berlin. */
async function scene(reach: 'any' | 'public' = 'any'): Promise<Scene> {
  const channel = await receiverForTest();
  const running = await appForTest({ folder: await folderForTest(), ...options(reach) });
  return { ...(await formedGroup(running, ['Ann', 'Ben', 'Cleo'])), running, channel };
}

const path = ({ group }: Formed) => `/api/groups/${group}/webhook`;
const told = async (here: Formed, who: Browser = here.people.Ben!) => yesOf(await who.get<GroupWebhook>(path(here)));
const set = (here: Formed, address: string) =>
  here.people.Ann!.send<GroupWebhook>('PUT', path(here), { json: { address } });
const plan = async ({ group, people }: Formed, wall: string) =>
  yesOf(
    await people.Ann!.post<DatePlanned>(`/api/groups/${group}/next`, {
      when: { wall, timeZone: 'Europe/Berlin' },
      minutes: null,
      template: 'frame.group',
    }),
  );

async function moveTo(running: RunningApp, text: string): Promise<void> {
  await running.app.reminders.settled();
  await running.clock.move(Date.parse(text) - running.clock.now());
  await running.app.reminders.settled();
}

test('[DT12] setting an address posts a message there; nobody is ever shown the address, and no file or log has it', async () => {
  const here = await scene();
  expect(await told(here)).toMatchObject({ host: null, state: 'none', mayChange: true, isOffered: true });
  expect(yesOf(await set(here, here.channel.url))).toMatchObject({ host: '127.0.0.1', state: 'works' });
  expect(here.channel.taken).toEqual([expect.stringContaining('Roundel is connected')]);
  expect(JSON.stringify(await told(here))).not.toContain('canary');
  expect(JSON.stringify(here.running.log)).not.toContain('canary-secret');
  const files = ['roundel.db', 'roundel.db-wal'].map((name) => readFile(`${here.running.folder}/${name}`));
  for (const bytes of await Promise.all(files)) expect(bytes.includes('canary-secret')).toBe(false);
});

test('[DT12] an address that does not take the message is not kept, and the reason is told', async () => {
  const here = await scene();
  here.channel.answers = 404;
  expect((await set(here, here.channel.url)).answer).toMatchObject({ detail: { field: 'address', why: '404' } });
  here.channel.answers = 'redirect';
  expect((await set(here, here.channel.url)).answer).toMatchObject({ detail: { why: '302' } });
  expect((await set(here, 'http://127.0.0.1:1/')).answer).toMatchObject({ detail: { why: 'ECONNREFUSED' } });
  expect((await set(here, 'no address')).answer).toMatchObject({ detail: { why: 'address' } });
  expect(here.channel.taken).toEqual([]);
  expect((await told(here)).state).toBe('none');
});

test('[SE27] the server is not made to ask its own network: by number, by name, or after a redirect', async () => {
  const here = await scene('public');
  const { port } = new URL(here.channel.url);
  for (const host of [
    '127.0.0.1',
    'localhost',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '10.0.0.1',
    '169.254.169.254',
    '2130706433',
  ])
    expect((await set(here, `https://${host}:${port}/`)).answer, host).toMatchObject({ detail: { why: 'private' } });
  expect((await set(here, here.channel.url)).answer).toMatchObject({ detail: { why: 'address' } });
  expect(here.channel.asked).toBe(0);
});

test('[DT12] the channel is reminded once for all, in the zone of the group, also after a restart', async () => {
  const here = await scene();
  yesOf(await set(here, here.channel.url));
  const { group } = here;
  await plan(here, '2026-03-12T18:00');
  await moveTo(here.running, '2026-03-09T17:00Z');
  await expect.poll(() => here.channel.taken.length).toBe(2);
  const again = await restarted(here.running, options());
  await moveTo(again, '2026-03-12T15:00Z');
  await expect.poll(() => here.channel.taken.length).toBe(3);
  await moveTo(again, '2026-03-12T16:55Z');
  await expect.poll(() => here.channel.taken.length).toBe(4);
  const link = `https://rooms.example/g/${group}`;
  expect(here.channel.taken.slice(1)).toEqual([
    `Our next meeting is on Thursday 12 March at 18:00 (Berlin time). An issue card that is written beforehand saves time in it.\n${link}`,
    `Our meeting is today: Thursday 12 March at 18:00 (Berlin time).\n${link}`,
    `Our meeting begins at 18:00. The room is open.\n${link}`,
  ]);
  await expect.poll(() => again.store.webhooks.waiting(9)).toEqual([]);
});

test('[DT12] a channel that is down is tried again, and gets nothing of a meeting that was cancelled meanwhile', async () => {
  const here = await scene();
  const { running, channel, people, group } = here;
  yesOf(await set(here, channel.url));
  const { meeting } = await plan(here, '2026-03-12T18:00');
  channel.answers = 503;
  await moveTo(running, '2026-03-09T17:00Z');
  await expect.poll(async () => (await told(here)).state).toBe('fails');
  channel.answers = 200;
  await running.clock.move(MINUTE);
  await expect.poll(() => channel.taken.length).toBe(2);
  await expect.poll(async () => (await told(here)).state).toBe('works');
  channel.answers = 503;
  await moveTo(running, '2026-03-12T15:00Z');
  await expect.poll(async () => (await told(here)).state).toBe('fails');
  yesOf(await people.Ann!.post(`/api/groups/${group}/cancel-next`, { next: meeting }));
  channel.answers = 200;
  await running.clock.move(30 * MINUTE);
  await expect.poll(() => running.store.webhooks.waiting(9)).toEqual([]);
  expect(channel.taken).toHaveLength(2);
});

test('[DT12] a channel that refuses messages gets no more; the page of the group says so, until it is set again', async () => {
  const here = await scene();
  const { running, channel } = here;
  yesOf(await set(here, channel.url));
  await plan(here, '2026-03-12T18:00');
  channel.answers = 410;
  await moveTo(running, '2026-03-09T17:00Z');
  await expect.poll(async () => await told(here)).toMatchObject({ state: 'dead', problem: '410', host: '127.0.0.1' });
  const { asked } = channel;
  await moveTo(running, '2026-03-12T15:00Z');
  expect(channel.asked).toBe(asked);
  channel.answers = 200;
  expect(yesOf(await set(here, channel.url))).toMatchObject({ state: 'works', problem: null });
  await moveTo(running, '2026-03-12T16:55Z');
  await expect.poll(() => channel.taken.at(-1)).toMatch(/begins at 18:00/);
  yesOf(await here.people.Ann!.send('DELETE', path(here), { json: {} }));
  expect(await told(here)).toMatchObject({ state: 'none', host: null });
});

test('[DT12] what waits for an address that fails is posted to the one that takes its place, and nothing of it once the group is archived', async () => {
  const here = await scene();
  const { running, channel, people, group } = here;
  yesOf(await set(here, channel.url));
  await plan(here, '2026-03-12T18:00');
  channel.answers = 503;
  await moveTo(running, '2026-03-09T17:00Z');
  await expect.poll(async () => (await told(here)).state).toBe('fails');
  const other = await receiverForTest();
  yesOf(await set(here, other.url));
  await expect.poll(() => other.taken.length).toBe(2);
  expect(other.taken[1]).toContain('Our next meeting is on Thursday 12 March');
  await expect.poll(() => running.store.webhooks.waiting(9)).toEqual([]);
  expect(channel.taken).toHaveLength(1);
  other.answers = 503;
  await moveTo(running, '2026-03-12T15:00Z');
  await expect.poll(async () => (await told(here)).state).toBe('fails');
  yesOf(await people.Ann!.post(`/api/groups/${group}/archive`, { change: 'archive' }));
  other.answers = 200;
  await running.clock.move(30 * MINUTE);
  await expect.poll(() => running.store.webhooks.waiting(9)).toEqual([]);
  expect(other.taken).toHaveLength(2);
});

test('[DT12] where the operator turned it off, nothing is posted anywhere', async () => {
  const channel = await receiverForTest();
  const running = await appForTest({ folder: await folderForTest() });
  const formed = await formedGroup(running, ['Ann', 'Ben']);
  expect(noOf(await set(formed, channel.url))).toBe('403 notAllowed');
  expect((await told(formed)).isOffered).toBe(false);
  expect(channel.asked).toBe(0);
});

test('[DT12] an archived group can take its channel away and set none; nothing is posted there', async () => {
  const here = await scene();
  yesOf(await set(here, here.channel.url));
  await plan(here, '2026-03-09T18:00');
  const before = here.channel.taken.length;
  yesOf(await here.people.Ann!.post(`/api/groups/${here.group}/archive`, { change: 'archive' }));
  expect(await told(here)).toMatchObject({ state: 'works', mayChange: false, mayRemove: true });
  await moveTo(here.running, '2026-03-09T17:10:00Z');
  expect(here.channel.taken.length).toBe(before);
  expect(noOf(await set(here, here.channel.url))).toBe('409 archived');
  const removed = await here.people.Ben!.send<GroupWebhook>('DELETE', path(here), { json: {} });
  expect(yesOf(removed)).toMatchObject({ state: 'none', mayRemove: false });
});
