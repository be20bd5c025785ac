import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { MediaRights } from '../../../shared/meeting/rights/media';
import { mayRun } from '../../support/livekit/program';
import { connected, flows, lost, seen, stats } from '../support/media/livekitChecks';
import { LivekitLab, type Member, open } from '../support/media/livekitLab';

const listening: MediaRights = { ...open, microphone: 'clientListens', screen: 'notYourFloor' };
const turnedAway: MediaRights = {
  microphone: 'clientListens',
  camera: 'clientListens',
  screen: 'notYourFloor',
  hear: null,
};

/** The media server's own ports. */
const [CAMERA, MICROPHONE, SCREEN, SCREEN_SOUND] = [1, 2, 3, 4] as const;

describe.runIf(mayRun)('sound and picture through a real LiveKit server', () => {
  let lab: LivekitLab;
  beforeAll(async () => {
    lab = await LivekitLab.open();
  });
  afterEach(() => lab.clear());
  afterAll(async () => {
    await lab?.close();
  });

  const two = async (): Promise<[Member, Member]> => {
    const pair: [Member, Member] = [await lab.add('ann'), await lab.add('ben')];
    await Promise.all([lab.sit('ann'), lab.sit('ben')]);
    await Promise.all([seen(pair[0], 'ben'), seen(pair[1], 'ann')]);
    return pair;
  };

  test('[MV2] a person who checks devices is connected and hears nothing, and after sitting down is seen and heard by all', async () => {
    const ann = await lab.add('ann');
    const ben = await lab.add('ben');
    await lab.sit('ann');
    await Promise.all([connected(ann), connected(ben)]);
    expect((await ben.page.evaluate(() => window.member.look())).remote).toEqual([]);
    expect((await stats(ben)).audioPackets).toBe(0);
    expect((await stats(ann)).audioPackets).toBe(0);
    expect(await lab.listed('ben')).toEqual({ hear: false, may: [], sends: [] });
    await lab.sit('ben');
    await Promise.all([seen(ann, 'ben'), seen(ben, 'ann')]);
    await Promise.all([flows(ann, 'audioPackets'), flows(ben, 'audioPackets'), flows(ann, 'frames')]);

    const cora = await lab.add('cora');
    const dora = await lab.add('dora');
    await Promise.all([lab.sit('cora'), lab.sit('dora')]);
    const all = [ann, ben, cora, dora];
    await Promise.all(all.flatMap((one) => all.filter((other) => other !== one).map((other) => seen(one, other.name))));
    expect(dora.tickets.every(({ token }) => !token.includes('dora'))).toBe(true);
  });

  test('[MR1] [MV3] LiveKit lists a withdrawn right, and what was sent with it, as gone at once', async () => {
    const [, ben] = await two();
    expect(await lab.listed('ben')).toMatchObject({ hear: true, may: [CAMERA, MICROPHONE, SCREEN, SCREEN_SOUND] });
    await ben.page.evaluate(() => window.member.room.shareScreen(true));
    const sends = async () => (await lab.listed('ben'))?.sends;
    await expect
      .poll(sends, { message: 'what Ben sends' })
      .toEqual(expect.arrayContaining([CAMERA, MICROPHONE, SCREEN]));

    await lab.change('ben', { ...open, screen: 'notYourFloor' });
    expect(await lab.listed('ben')).toMatchObject({ may: [CAMERA, MICROPHONE], sends: [CAMERA, MICROPHONE] });
    await lab.change('ben', listening);
    expect(await lab.listed('ben')).toMatchObject({ hear: true, may: [CAMERA], sends: [CAMERA] });
    await lab.change('ben', turnedAway);
    expect(await lab.listed('ben')).toEqual({ hear: true, may: [], sends: [] });
    await lab.change('ben', open);
    await expect.poll(sends, { message: 'what Ben sends again' }).toEqual([CAMERA, MICROPHONE]);
  });

  test('[FA5] after LiveKit was away until every page gave up, a new ticket brings sound and picture back', async () => {
    const [ann, ben] = await two();
    const loaded = await Promise.all([ann, ben].map(({ page }) => page.evaluate(() => performance.timeOrigin)));
    await lab.livekit.outage.begin();
    await Promise.all([lost(ann), lost(ben)]);
    // Asked for a ticket and got none: LiveKit's own attempts are over, and ours have begun.
    for (const one of [ann, ben])
      await expect
        .poll(() => one.turnedAway, { timeout: 90_000, message: `tickets refused to ${one.name}` })
        .toBeGreaterThan(1);
    await lab.livekit.outage.end();
    await Promise.all([seen(ann, 'ben'), seen(ben, 'ann')]);
    await flows(ann, 'frames');
    await flows(ben, 'audioPackets');
    expect(await Promise.all([ann, ben].map(({ page }) => page.evaluate(() => performance.timeOrigin)))).toEqual(
      loaded,
    );
  });
});
