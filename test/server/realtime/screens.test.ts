import { beforeEach, expect, test } from 'vitest';
import { documentName } from '../../../shared/documents/names';
import type { ToServer } from '../../../shared/protocol/socket';
import { enter, must, TestClient } from '../../support/clients';
import { clientForTest, gatherForEach } from '../../support/forTest';

const { running, here, person } = gatherForEach(['Ann', 'Ben', 'Cleo']);
let screen: TestClient;
beforeEach(() => {
  screen = screenOf('Ben');
});

const screenOf = (name: string) =>
  clientForTest(running.url, { meeting: here.meeting, cookie: person(name).who.cookie, screen: true });

/** What a client was sent until now: an answer on the same connection comes after all of it. */
async function newsOf(client: TestClient): Promise<Set<string>> {
  await client.ask('clock', {});
  return new Set(client.news.map(({ event }) => event));
}

test('[SC3] a screen follows the meeting and takes no seat: its member goes on acting, and the log knows nothing of it', async () => {
  const ben = person('Ben');
  const before = here.lead.meeting!.version;
  const view = await screen.join();
  expect(view.kind).toBe('seat');
  expect(view.me).toBe(ben.me);
  must(await here.lead.command({ type: 'startMeeting' }));
  const seen = await screen.until((meeting) => meeting.status === 'running');
  const acts = await ben.until((meeting) => meeting.status === 'running');
  expect(seen).toEqual(acts);
  // The start alone came: no arrival, and no other tab of Ben's.
  expect(must(await ben.ask('meeting:since', { version: before })).kind).toBe('events');
  expect(await newsOf(ben)).not.toContain('meeting:elsewhere');
  must(await ben.command({ type: 'raiseHand', from: seen.current! }));

  screen.close();
  must(await ben.command({ type: 'lowerHand', from: seen.current! }));
  expect(ben.meeting!.seats[ben.me]!.presence).toBe('here');
});

test('[SC3] a screen can only follow: every other message is refused', async () => {
  await screen.join();
  const document = documentName({ group: here.group, meeting: here.meeting, kind: 'board', slot: 'common' });
  const tries: { [E in keyof ToServer]?: unknown } = {
    'meeting:command': { commandId: 'from-a-screen', command: { type: 'startMeeting' } },
    'document:open': { document, stateVector: null },
    'document:update': { document, clientId: 1, update: '' },
    'document:close': { document },
    'records:read': { what: 'myNote' },
    'records:change': {},
    'evaluation:send': {},
    'media:join': {},
    'media:check': {},
    'media:signal': {},
    'media:here': {},
    'media:key': {},
    presence: { kind: 'speaking', on: true },
  };
  for (const [event, ask] of Object.entries(tries))
    expect(await screen.raw(event, ask), event).toEqual({ ok: false, error: 'notAllowed' });
  expect(here.lead.meeting!.status).toBe('lobby');
});

test('[SC3] a screen gets the log and names, and nothing that is for people', async () => {
  screen = screenOf('Ann');
  await screen.join();
  const ann = person('Ann');
  must(await here.lead.command({ type: 'startMeeting' }));
  await screen.until((meeting) => meeting.status === 'running');
  // A note to the lead, somebody who knocks, a speaking glow and a microphone: all of it reaches Ann.
  must(await person('Ben').change({ what: 'noteToLead', text: 'I need a break soon.' }));
  await person('Ben').raw('presence', { kind: 'media', microphone: true, camera: false, screen: false });
  const cookie = await enter(running.url, here.invite, 'Dora');
  const dora = new TestClient(running.url, { meeting: here.meeting, cookie });
  await dora.join();
  must(await dora.command({ type: 'knock' }));
  await ann.next('lobby:knocked', () => true, 0);
  await ann.next('private', () => true, 0);
  await running.clock.move(100);
  await ann.next('presence', () => true, 0);
  expect([...(await newsOf(screen))].sort()).toEqual(['meeting:events', 'people']);
  dora.close();
});

test('[SC3] a screen goes dark when its member leaves, and shows the meeting again when they are back', async () => {
  await screen.join();
  const ben = person('Ben');
  must(await ben.command({ type: 'leave' }));
  await screen.when(() => (screen.view?.kind === 'lobby' ? true : null));
  expect(screen.meeting).toBeNull();
  const known = screen.news.filter(({ event }) => event === 'meeting:events').length;
  must(await here.lead.command({ type: 'startMeeting' }));
  await here.lead.until((meeting) => meeting.status === 'running');
  await newsOf(screen);
  expect(screen.news.filter(({ event }) => event === 'meeting:events')).toHaveLength(known);
  must(await ben.command({ type: 'knock' }));
  await screen.until((meeting) => meeting.status === 'running');
});

test('[SC3] a meeting that only a screen shows stays as it is, and the screen goes on when people come back', async () => {
  await screen.join();
  here.close();
  await screen.until(({ seats }) => Object.values(seats).every(({ presence }) => presence !== 'here'));
  await running.clock.move(10 * 60_000);
  must(await screen.ask('meeting:since', { version: screen.meeting!.version }));
  const { cookie } = person('Ann').who;
  const ann = new TestClient(running.url, { meeting: here.meeting, cookie });
  await ann.join();
  await screen.until(({ seats }) => seats[ann.me]!.presence === 'here');
  ann.close();
});

test('[SC3] a screen of somebody who was removed is cut, and nobody outside the group can open one', async () => {
  await screen.join();
  const cut = new Promise((done) => screen.socket.once('disconnect', done));
  must(await here.lead.command({ type: 'removeMember', member: person('Ben').me }));
  await cut;
  await expect(screenOf('Ben').connect()).rejects.toThrow('notAdmitted');
  const stranger = new TestClient(running.url, { meeting: here.meeting, cookie: 'roundel=nobody', screen: true });
  await expect(stranger.connect()).rejects.toThrow('signedOut');
});

test('[SC3] in the lobby a screen shows nothing of the meeting', async () => {
  const cookie = await enter(running.url, here.invite, 'Dora');
  screen = clientForTest(running.url, { meeting: here.meeting, cookie, screen: true });
  const view = await screen.join();
  expect(view.kind).toBe('lobby');
  must(await here.lead.command({ type: 'startMeeting' }));
  await newsOf(screen);
  expect(screen.meeting).toBeNull();
  expect(Object.keys(here.lead.meeting!.seats)).not.toContain(screen.me);
});
