import { afterEach, describe, expect, test } from 'vitest';
import type { Media } from '../../server/media/media';
import { DOORS_MS, MINUTE } from '../../shared/meeting/clock';
import { type RunningApp, startApp } from '../support/app';
import { enter, must, sitDown, startMeeting, TestClient } from '../support/clients';

let app: RunningApp | null = null;
const open: TestClient[] = [];
afterEach(async () => {
  for (const client of open.splice(0)) client.close();
  await app?.stop();
  app = null;
});

/** A media server that only writes down who was put out of it. */
function recording(): { media: Media; out: { member: string; why: string }[] } {
  const out: { member: string; why: string }[] = [];
  const done = async () => undefined;
  const media: Media = {
    kind: 'livekit',
    join: async (_meeting, member) => ({ kind: 'livekit', url: 'wss://media.example', token: `for ${member}` }),
    change: done,
    remove: async (_meeting, member, why) => void out.push({ member, why }),
    close: done,
    stop: done,
    server: {
      origin: null,
      names: () => ({ opaque: 'somebody' }),
      here: async () => true,
      onMoved: () => undefined,
      trial: async () => ({ url: 'wss://media.example', token: 'for a trial' }),
    },
  };
  return { media, out };
}

async function come(url: string, meeting: string, cookie: string): Promise<TestClient> {
  const client = new TestClient(url, { meeting, cookie });
  open.push(client);
  await client.join();
  return client;
}
const connectFrom = ({ view }: TestClient) => (view?.kind === 'door' ? view.connectFrom : 'not at the door');

describe('a place at the media server while the devices are checked', () => {
  test('[D27] who leads has one at once, who has to knock has none until the door is open to all', async () => {
    const { media, out } = recording();
    app = await startApp({ media });
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
    // Whoever is not connected may try the line in a room of its own.
    expect(must(await guest.ask('media:check', {})).trial).toMatchObject({ token: 'for a trial' });
    expect(must(await lead.ask('media:check', {})).trial).toBeNull();

    must(await lead.command({ type: 'setAdmission', admission: 'open' }));
    await guest.next('meeting:rejoin', () => true, 0);
    await guest.join();
    expect(connectFrom(guest)).toBe(app.clock.now());
    must(await guest.ask('media:join', {}));

    // The door is closed again: the place is gone, and nobody has to move for it.
    must(await lead.command({ type: 'setAdmission', admission: 'ask' }));
    await expect.poll(() => out).toEqual([{ member: guest.me, why: 'left' }]);
    expect(await guest.ask('media:join', {})).toMatchObject({ ok: false, error: 'notAdmitted' });
  });

  test('[D27] it ends with the page that held it', async () => {
    const { media, out } = recording();
    app = await startApp({ media });
    const { meeting, cookie } = await startMeeting(app.url);
    const lead = await come(app.url, meeting, cookie);
    must(await lead.ask('media:join', {}));
    lead.close();
    await expect.poll(() => out).toEqual([{ member: lead.me, why: 'left' }]);
  });

  test('[D5][D27] before the doors open it is told when; where sound is encrypted there is none', async () => {
    const { media } = recording();
    app = await startApp({ media });
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

    const sealed = await startMeeting(app.url, { encrypted: true });
    expect(connectFrom(await come(app.url, sealed.meeting, sealed.cookie))).toBeNull();
  });

  test('who comes in from the door learns who is who at the media server', async () => {
    const { media } = recording();
    app = await startApp({ media });
    const { meeting, cookie } = await startMeeting(app.url);
    const lead = await come(app.url, meeting, cookie);
    await sitDown(lead, null);
    await lead.next('media:who', (names) => names.opaque === 'somebody', 0);
  });
});
