import { afterEach, describe, expect, test } from 'vitest';
import { readMediaConfig } from '../../../../server/media/config';
import { createMesh } from '../../../../server/media/mesh/mesh';
import { type RunningApp, startApp } from '../../../support/app';
import { enter, must, startMeeting, TestClient } from '../../../support/clients';

let app: RunningApp | null = null;
const open: TestClient[] = [];
afterEach(async () => {
  for (const client of open.splice(0)) client.close();
  await app?.stop();
  app = null;
});

describe('addresses that a browser may try before sitting down', () => {
  test('people who enter freely get all addresses, people who have to knock get no relay password, and nobody is told', async () => {
    const media = createMesh(
      readMediaConfig({
        STUN_URLS: 'stun:stun.example:3478',
        TURN_URLS: 'turn:turn.example:3478',
        TURN_SECRET: 'a secret of sixteen letters or more',
      }),
    );
    app = await startApp({ media });
    const started = await startMeeting(app.url);
    const lead = new TestClient(app.url, { meeting: started.meeting, cookie: started.cookie, name: 'Ann' });
    open.push(lead);
    await lead.join();
    const stun = { urls: ['stun:stun.example:3478'] };
    const offered = must(await lead.ask('media:check', {}));
    expect(offered.iceServers).toEqual([
      stun,
      { urls: ['turn:turn.example:3478'], username: expect.any(String), credential: expect.any(String) },
    ]);

    const cookie = await enter(app.url, started.invite, 'Sam');
    const stranger = new TestClient(app.url, { meeting: started.meeting, cookie, name: 'Sam' });
    open.push(stranger);
    await stranger.join();
    expect(must(await stranger.ask('media:check', {}))).toEqual({ iceServers: [stun], trial: null });
    expect([...lead.news, ...stranger.news].filter(({ event }) => event === 'media:tabs')).toEqual([]);
  });
});
