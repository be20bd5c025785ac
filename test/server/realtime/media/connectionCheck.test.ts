import { describe, expect, test } from 'vitest';
import { readMediaConfig } from '../../../../server/media/config';
import { createMesh } from '../../../../server/media/mesh/mesh';
import { enter, must, startMeeting } from '../../../support/clients';
import { appForTest, clientForTest } from '../../../support/forTest';

describe('addresses that a browser may try before sitting down', () => {
  test('people who enter freely get all addresses, people who have to knock get no relay password, and nobody is told', async () => {
    const media = createMesh(
      readMediaConfig({
        STUN_URLS: 'stun:stun.example:3478',
        TURN_URLS: 'turn:turn.example:3478',
        TURN_SECRET: 'a secret of sixteen letters or more',
      }),
    );
    const app = await appForTest({ media });
    const started = await startMeeting(app.url);
    const lead = clientForTest(app.url, { meeting: started.meeting, cookie: started.cookie, name: 'Ann' });
    await lead.join();
    const stun = { urls: ['stun:stun.example:3478'] };
    const offered = must(await lead.ask('media:check', {}));
    expect(offered.iceServers).toEqual([
      stun,
      { urls: ['turn:turn.example:3478'], username: expect.any(String), credential: expect.any(String) },
    ]);

    const cookie = await enter(app.url, started.invite, 'Sam');
    const stranger = clientForTest(app.url, { meeting: started.meeting, cookie, name: 'Sam' });
    await stranger.join();
    expect(must(await stranger.ask('media:check', {}))).toEqual({ iceServers: [stun], trial: null });
    expect([...lead.news, ...stranger.news].filter(({ event }) => event === 'media:tabs')).toEqual([]);
  });
});
