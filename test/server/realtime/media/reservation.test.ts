import { describe, expect, test } from 'vitest';
import type { Media } from '../../../../server/media/media';
import { DOORS_MS, MINUTE } from '../../../../shared/meeting/clock';
import { enter, must, post, sitDown, startMeeting, type TestClient } from '../../../support/clients';
import { appForTest, clientForTest } from '../../../support/forTest';

/** A media server that only records who was put out of it, and which meetings it was told to forget. */
function recording() {
  const out: { member: string; why: string }[] = [];
  const closed: { meeting: string; why: string | undefined }[] = [];
  const done = async () => undefined;
  const media: Media = {
    kind: 'livekit',
    join: async (_meeting, member) => ({ kind: 'livekit', url: 'wss://media.example', token: `for ${member}` }),
    change: done,
    remove: async (_meeting, member, why) => void out.push({ member, why }),
    close: async (meeting, why) => void closed.push({ meeting, why }),
    stop: done,
    server: {
      origin: null,
      names: () => ({ opaque: 'somebody' }),
      here: async () => true,
      onMoved: () => undefined,
      trial: async () => ({ url: 'wss://media.example', token: 'for a trial' }),
    },
  };
  return { media, out, closed };
}

async function come(url: string, meeting: string, cookie: string): Promise<TestClient> {
  const client = clientForTest(url, { meeting, cookie });
  await client.join();
  return client;
}
const connectFrom = ({ view }: TestClient) => (view?.kind === 'lobby' ? view.connectFrom : 'not in the lobby');

describe('a reservation at the media server while somebody checks their devices', () => {
  test('[MV2] the lead has a reservation at once; people who have to knock have none until the lobby is open to all', async () => {
    const { media, out } = recording();
    const app = await appForTest({ media });
    const { meeting, cookie, invite } = await startMeeting(app.url);
    const lead = await come(app.url, meeting, cookie);
    expect(connectFrom(lead)).toBe(app.clock.now());
    expect(must(await lead.ask('media:join', {}))).toMatchObject({ kind: 'livekit' });
    must(await lead.ask('media:here', { sid: 'PA_lead' }));
    await sitDown(lead, null);

    const guest = await come(app.url, meeting, await enter(app.url, invite, 'Gil'));
    expect(connectFrom(guest)).toBeNull();
    expect(await guest.ask('media:join', {})).toMatchObject({ ok: false, error: 'notAdmitted' });
    expect(await guest.ask('media:here', { sid: 'PA_guest' })).toMatchObject({ ok: false, error: 'notNow' });
    // Somebody without a connection may try the network in a room of its own.
    expect(must(await guest.ask('media:check', {})).trial).toMatchObject({ token: 'for a trial' });
    expect(must(await lead.ask('media:check', {})).trial).toBeNull();

    must(await lead.command({ type: 'setAdmission', admission: 'open' }));
    await guest.next('meeting:rejoin', () => true, 0);
    await guest.join();
    expect(connectFrom(guest)).toBe(app.clock.now());
    must(await guest.ask('media:join', {}));

    // The lobby is closed again: the reservation is gone, and nobody has to move for it.
    must(await lead.command({ type: 'setAdmission', admission: 'ask' }));
    await expect.poll(() => out).toEqual([{ member: guest.me, why: 'left' }]);
    expect(await guest.ask('media:join', {})).toMatchObject({ ok: false, error: 'notAdmitted' });
  });

  test('[MV2] a reservation ends with the page that held it', async () => {
    const { media, out } = recording();
    const app = await appForTest({ media });
    const { meeting, cookie } = await startMeeting(app.url);
    const lead = await come(app.url, meeting, cookie);
    must(await lead.ask('media:join', {}));
    lead.close();
    await expect.poll(() => out).toEqual([{ member: lead.me, why: 'left' }]);
  });

  test('[AT5][MV2] before the lobby opens the browser is told when; with encryption there is no reservation', async () => {
    const { media } = recording();
    const app = await appForTest({ media });
    const startsAt = app.clock.now() + 60 * MINUTE;
    const { meeting, cookie, invite } = await startMeeting(app.url, { startsAt });
    const lead = await come(app.url, meeting, cookie);
    expect(connectFrom(lead)).toBe(app.clock.now());
    await sitDown(lead, null);
    must(await lead.command({ type: 'setAdmission', admission: 'open' }));
    const early = await come(app.url, meeting, await enter(app.url, invite, 'Gil'));
    expect(connectFrom(early)).toBe(startsAt - DOORS_MS);
    expect(await early.ask('media:join', {})).toMatchObject({ ok: false, error: 'notAdmitted' });
    await app.clock.move(60 * MINUTE - DOORS_MS);
    must(await early.ask('media:join', {}));

    const encrypted = await startMeeting(app.url, { encrypted: true });
    expect(connectFrom(await come(app.url, encrypted.meeting, encrypted.cookie))).toBeNull();
  });

  test('somebody who comes in from the lobby learns the names of the others at the media server', async () => {
    const { media } = recording();
    const app = await appForTest({ media });
    const { meeting, cookie } = await startMeeting(app.url);
    const lead = await come(app.url, meeting, cookie);
    await sitDown(lead, null);
    await lead.next('media:who', (names) => names.opaque === 'somebody', 0);
  });
});

describe('people who are no longer there', () => {
  const signOut = (url: string, meeting: string, cookie: string, everywhere: boolean) =>
    post(url, `/api/meetings/${meeting}/sign-out`, { everywhere }, cookie);
  const seatedLead = async () => {
    const { media, out, closed } = recording();
    const running = await appForTest({ media });
    const { url } = running;
    const started = await startMeeting(url);
    const lead = await come(url, started.meeting, started.cookie);
    await sitDown(lead, null);
    return { running, url, ...started, lead, out, closed };
  };
  const phoneOf = async (url: string, meeting: string, cookie: string) => {
    const { value } = await post<{ invite: string }>(url, `/api/meetings/${meeting}/return-link`, {}, cookie);
    return (await post(url, '/api/invites/use', { invite: value.invite, name: null })).cookie;
  };

  test('[SE2][MV2] a session that ends also ends its place at the media server and its tickets', async () => {
    const { url, meeting, cookie, lead, out } = await seatedLead();
    must(await lead.ask('media:join', {}));
    await signOut(url, meeting, cookie, true);
    await expect.poll(() => out).toEqual([{ member: lead.me, why: 'removed' }]);
  });

  test('[SE2][MV2] the same when another browser of the member stays: it comes back with a new ticket', async () => {
    const { url, meeting, cookie, lead, out } = await seatedLead();
    const phone = await come(url, meeting, await phoneOf(url, meeting, cookie));
    await signOut(url, meeting, cookie, false);
    await expect.poll(() => out).toEqual([{ member: lead.me, why: 'removed' }]);
    must(await phone.ask('media:join', {}));
  });

  test('[SE2][MV2] the same when the page had dropped its own connection to stay unnoticed', async () => {
    const { url, meeting, invite, lead, out } = await seatedLead();
    const guest = await come(url, meeting, await enter(url, invite, 'Gil'));
    await sitDown(guest, lead);
    guest.close();
    await lead.until((state) => state.seats[guest.me]?.presence === 'lost');
    out.length = 0;
    await signOut(url, meeting, guest.who.cookie, true);
    await expect.poll(() => out).toEqual([{ member: guest.me, why: 'removed' }]);
  });

  test('[SE2][MV2] the same when that page had taken over from another page of the member', async () => {
    const { running, url, meeting, cookie, lead, out } = await seatedLead();
    must(await lead.ask('media:join', {}));
    const thief = await come(url, meeting, await phoneOf(url, meeting, cookie));
    must(await thief.ask('media:join', {}));
    thief.close();
    await expect.poll(() => running.app.meetings.inMemory(meeting)?.inRoom()).toHaveLength(1);
    expect(out).toEqual([]);
    await signOut(url, meeting, thief.who.cookie, false);
    await expect.poll(() => out).toEqual([{ member: lead.me, why: 'removed' }]);
  });

  test('[MV2] another session of a member that ends outside the meeting moves nobody', async () => {
    const { url, meeting, cookie, lead, out } = await seatedLead();
    must(await lead.ask('media:join', {}));
    const idle = await phoneOf(url, meeting, cookie);
    await signOut(url, meeting, idle, false);
    must(await lead.ask('clock', {}));
    expect(out).toEqual([]);
  });

  test('a meeting that everybody has left is forgotten by the media server too', async () => {
    const { running, meeting, lead, closed } = await seatedLead();
    lead.close();
    await expect.poll(() => running.app.meetings.inMemory(meeting)?.inRoom()).toEqual([]);
    await running.clock.move(2 * MINUTE);
    await expect.poll(() => closed).toEqual([{ meeting, why: 'unloaded' }]);
  });
});

test('[FA5] while the media server is down a ticket request is told to try again, and the log says so once a minute', async () => {
  const { media } = recording();
  media.join = () => Promise.reject(new TypeError('fetch failed'));
  const app = await appForTest({ media });
  const { meeting, cookie } = await startMeeting(app.url);
  const lead = await come(app.url, meeting, cookie);
  const { log, clock } = app;
  const said = () => log.filter(({ level }) => Number(level) >= 40).map(({ level, meeting }) => ({ level, meeting }));
  for (let time = 0; time < 3; time += 1)
    expect(await lead.ask('media:join', {})).toMatchObject({ ok: false, error: 'unavailable' });
  expect(said()).toEqual([{ level: 40, meeting }]);
  await clock.move(MINUTE);
  expect(await lead.ask('media:join', {})).toMatchObject({ ok: false, error: 'unavailable' });
  expect(said()).toEqual(Array(2).fill({ level: 40, meeting }));
});
