import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newSession, whoIs } from '../../../server/access/sessions';
import { readMediaConfig } from '../../../server/media/config';
import { createMesh } from '../../../server/media/mesh/mesh';
import { connect, openSockets } from '../../../server/realtime/connection';
import { registerMeeting } from '../../../server/realtime/handlers/meeting';
import type { Hub } from '../../../server/realtime/hub';
import { InsideSocket } from '../../../server/realtime/insideSocket';
import type { RoomServer } from '../../../server/realtime/socketConnection';
import type { MemberRow, Store } from '../../../server/store/store';
import { openingEvents, templateOf } from '../../../server/web/meetings/opening';
import { PROTOCOL } from '../../../shared/protocol/version';
import { isRefusal } from '../../../shared/refusal';
import { HandClock } from '../../support/clock';
import { chanceFrom } from '../../support/random';
import { openReadyStore } from '../../support/readyStore';

const group = {
  id: 'g1',
  name: 'Harbour',
  agreement: { version: 1, lines: [] },
  createdAt: 0,
  model: null,
  colour: null,
  version: 0,
  planChangedAt: null,
  archivedAt: null,
  plan: null,
};
const member = (id: string): MemberRow => ({
  id,
  group: 'g1',
  name: id,
  role: 'member',
  createdAt: 0,
  letInAt: 0,
  removedAt: null,
});

let store: Store;
let io: RoomServer;
let hub: Hub;
let cookie: string;
let closed: number;
let news: string[];

beforeEach(async () => {
  store = await openReadyStore();
  const clock = new HandClock();
  io = openSockets(createServer(), null);
  hub = connect({
    io,
    store,
    media: createMesh(readMediaConfig({}), () => clock.now()),
    clock,
    log: pino({ level: 'silent' }),
    chance: chanceFrom(1),
    answered: () => {},
    connected: () => {},
    demoOf: () => null,
    whoIs: async (header, meeting) => {
      const known = await whoIs(store, header, meeting);
      return known && { ...known, heldBack: null, closed: null };
    },
    addressOf: () => '',
    publicUrl: null,
  });
  registerMeeting(hub, { points: 5, seconds: 600 });
  const now = clock.now();
  const row = { id: 'm1', group: 'g1', title: 'Harbour', ordinal: 1, startsAt: now, createdAt: now };
  const meeting = { ...row, minutes: 120, status: 'lobby' as const };
  const template = templateOf('frame.group', 120);
  if (isRefusal(template)) throw new Error('no such format');
  const settings = {
    admission: 'open',
    oneVoice: false,
    encrypted: false,
    sound: 'here',
    agreementVersion: 1,
  } as const;
  const lead = { member: 'ann', takesPart: true };
  const opening = { meeting, template, settings, lead, lastOrder: [], isPlanned: false, number: 1 };
  const events = openingEvents(opening, { now, chance: chanceFrom(1) });
  if (isRefusal(events)) throw new Error('the meeting was not opened');
  const ben = newSession(undefined, { group: 'g1', member: 'ben', via: null, createdAt: now }, false);
  cookie = ben.cookie.split(';')[0] ?? '';
  await store.createMeeting({ meeting, group, members: [member('ann'), member('ben')], session: ben.row }, events);
  closed = 0;
  news = [];
});

afterEach(async () => {
  await hub.stop(0);
  await io.close();
  await store.close();
});

const dialled = (header: string): InsideSocket =>
  new InsideSocket(io, header, {
    news: (event) => void news.push(event),
    closed: () => {
      closed += 1;
    },
  });
const auth = { protocol: PROTOCOL, meeting: 'm1', tab: randomUUID() };
const command = (socket: InsideSocket, wanted: { type: 'takeLeadBack' | 'leave' }) =>
  socket.ask('meeting:command', { commandId: randomUUID(), command: wanted });

async function seated(): Promise<InsideSocket> {
  const socket = dialled(cookie);
  await socket.open(auth);
  expect(await socket.ask('meeting:join', { have: null })).toMatchObject({ ok: true, value: { kind: 'lobby' } });
  const seat = { type: 'takeSeat', agreement: 1, surroundings: 'alone', sound: 'here' } as const;
  expect(await socket.ask('meeting:command', { commandId: randomUUID(), command: seat })).toMatchObject({ ok: true });
  await socket.ask('meeting:join', { have: null });
  return socket;
}

test('without the cookie of a member nobody comes in, and nobody with a page of another version', async () => {
  await expect(dialled('').open(auth)).rejects.toThrow('signedOut');
  await expect(dialled('roundel=x').open(auth)).rejects.toThrow('signedOut');
  await expect(dialled(cookie).open({ ...auth, protocol: PROTOCOL + 1 })).rejects.toThrow('oldClient');
});

test('it has the rights of its member and no more', async () => {
  const socket = await seated();
  expect(await command(socket, { type: 'takeLeadBack' })).toMatchObject({ ok: false, error: 'notAllowed' });
  expect(news).toContain('meeting:rejoin');
});

test('its messages are parsed, measured and counted like those of a browser', async () => {
  const socket = await seated();
  const wrong = { commandId: 'x', command: { type: 'startMeeting', more: true } };
  const loose = socket as unknown as { ask(event: string, payload: unknown): Promise<unknown> };
  expect(await loose.ask('meeting:command', wrong)).toMatchObject({ ok: false, error: 'badInput' });
  expect(await loose.ask('nothing:here', {})).toMatchObject({ ok: false, error: 'badInput' });
  expect(await loose.ask('meeting:command', { text: 'x'.repeat(30_000) })).toMatchObject({ error: 'tooLarge' });
  for (let count = 0; count < 5; count += 1) await command(socket, { type: 'takeLeadBack' });
  expect(await command(socket, { type: 'takeLeadBack' })).toMatchObject({ ok: false, error: 'tooFast' });
});

test('it ends with its session, and then every request is answered', async () => {
  const socket = await seated();
  await store.endSessions('ben');
  await hub.sessionsEnded('ben');
  await expect.poll(() => closed, { timeout: 20_000 }).toBe(1);
  expect(await command(socket, { type: 'leave' })).toEqual({ ok: false, error: 'unavailable' });
});

test('when it hangs up, its member has left the connection', async () => {
  const socket = await seated();
  const live = await hub.meetings.open('m1');
  expect(live?.presence.of('ben')).toHaveLength(1);
  socket.close();
  await expect.poll(() => live?.presence.of('ben').length, { timeout: 20_000 }).toBe(0);
});

test('a meeting that is being erased ends for everybody in it, and lets nobody in until that is done', async () => {
  const socket = await seated();
  let finish = () => {};
  const erased = hub.endMeeting('m1', () => new Promise<void>((resolve) => (finish = resolve)));
  await expect.poll(() => closed, { timeout: 20_000 }).toBe(1);
  expect(await command(socket, { type: 'leave' })).toEqual({ ok: false, error: 'unavailable' });
  await expect(dialled(cookie).open(auth)).rejects.toThrow('signedOut');
  finish();
  await erased;
  await dialled(cookie).open(auth);
});
