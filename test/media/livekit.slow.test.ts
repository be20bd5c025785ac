import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { MediaRights } from '../../shared/meeting/rights';
import { LivekitLab, type Member, open } from './livekitLab';
import { mayRun } from './livekitServer';

const listening: MediaRights = { ...open, microphone: 'clientListens', screen: 'notYourFloor' };
const turnedAway: MediaRights = {
  microphone: 'clientListens',
  camera: 'clientListens',
  screen: 'notYourFloor',
  hear: null,
};

const seen = (page: Member, of: string) =>
  page.page.waitForFunction(
    (who) => {
      const one = window.member.look().remote.find(({ member }) => member === who);
      return one?.camera === true && one.microphoneOn;
    },
    of,
    { timeout: 90_000 },
  );
const stats = ({ page }: Member) => page.evaluate(() => (window.member ?? window.stranger).stats());
/** Resolves when more of it has arrived than before. */
async function flows(member: Member, kind: 'audioPackets' | 'frames'): Promise<void> {
  const before = (await stats(member))[kind];
  await expect
    .poll(async () => (await stats(member))[kind], { timeout: 60_000, interval: 100 })
    .toBeGreaterThan(before + 3);
}
/** Resolves when nothing of it has arrived for a whole second. */
async function rests(member: Member, kind: 'audioPackets' | 'videoPackets', within = 20_000): Promise<void> {
  let last = -1;
  let since = Date.now();
  await expect
    .poll(
      async () => {
        const now = (await stats(member))[kind];
        if (now !== last) since = Date.now();
        last = now;
        return Date.now() - since;
      },
      { timeout: within, interval: 50 },
    )
    .toBeGreaterThan(1_000);
}
const strangerState = ({ page }: Member) => page.evaluate(() => window.stranger.state());

describe.runIf(mayRun)('sound and picture through a real LiveKit server', () => {
  let lab: LivekitLab;
  beforeAll(async () => {
    lab = await LivekitLab.open();
  });
  afterEach(() => lab.clear());
  afterAll(async () => {
    await lab?.close();
  });

  test('[D27] who checks devices is connected and hears nothing; sitting down is seen and heard by all', async () => {
    const ann = await lab.add('ann');
    const ben = await lab.add('ben');
    await lab.sit('ann');
    await ann.page.waitForFunction(() => window.member.look().link === 'here');
    await ben.page.waitForFunction(() => window.member.look().link === 'here');
    expect((await ben.page.evaluate(() => window.member.look())).remote).toEqual([]);
    expect((await stats(ben)).audioPackets).toBe(0);
    expect((await stats(ann)).audioPackets).toBe(0);
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

  test('[D19] in advice the client’s microphone stops arriving, the camera where the method says so, and both come back', async () => {
    const ann = await lab.add('ann');
    const ben = await lab.add('ben');
    await Promise.all([lab.sit('ann'), lab.sit('ben')]);
    await Promise.all([seen(ann, 'ben'), seen(ben, 'ann')]);
    await flows(ann, 'audioPackets');

    await lab.change('ben', listening);
    await rests(ann, 'audioPackets');
    await flows(ann, 'frames');
    await flows(ben, 'audioPackets');

    await lab.change('ben', turnedAway);
    await rests(ann, 'videoPackets');
    await lab.change('ben', open);
    await seen(ann, 'ben');
    await flows(ann, 'audioPackets');
    await flows(ann, 'frames');
  });

  test('[D18] a page that keeps no rules is not heard while its member may not speak', async () => {
    const ann = await lab.add('ann');
    await lab.sit('ann');
    const rude = await lab.stranger('rude');
    await lab.change('rude', listening);
    await rude.page.evaluate(() => window.stranger.joinAsMember());
    await rude.page.waitForFunction(() => window.stranger.may());
    const before = (await stats(ann)).audioPackets;
    expect(await rude.page.evaluate(() => window.stranger.send())).toBe(false);
    expect((await stats(ann)).audioPackets).toBe(before);
    await lab.change('rude', open);
    await rude.page.waitForFunction(() => window.stranger.maySpeak());
    await expect.poll(() => rude.page.evaluate(() => window.stranger.send()), { timeout: 60_000 }).toBe(true);
    await flows(ann, 'audioPackets');
    await lab.change('rude', listening);
    await rests(ann, 'audioPackets');
  });

  test('[D27] a ticket stolen before its use gets no packet and is put out', async () => {
    const cleo = await lab.add('cleo');
    await cleo.page.waitForFunction(() => window.member.look().link === 'here');
    const ticket = cleo.tickets[0];
    const thief = await lab.stranger();
    await thief.page.evaluate(([url, token]) => window.stranger.joinWith(url, token), [
      ticket?.url ?? '',
      ticket?.token ?? '',
    ] as const);
    await thief.page.waitForFunction(() => !window.stranger.state().connected, undefined, { polling: 20 });
    expect(await stats(thief)).toMatchObject({ audioPackets: 0, videoPackets: 0 });
    // Whose ticket it was comes back by themselves, with another.
    await lab.sit('cleo');
    await cleo.page.waitForFunction(() => window.member.look().link === 'here');
    await lab.add('ann');
    await lab.sit('ann');
    await seen(cleo, 'ann');
  });

  test('[D27] a renewed ticket of a removed member opens nothing, and the others go on in a new room', async () => {
    const [ann, ben] = [await lab.add('ann'), await lab.add('ben')];
    await Promise.all([lab.sit('ann'), lab.sit('ben')]);
    const out = await lab.stranger('out');
    await lab.change('out', open);
    const first = await out.page.evaluate(() => window.stranger.joinAsMember());
    await out.page.waitForFunction(() => window.stranger.may());
    await flows(out, 'audioPackets');
    await out.page.waitForFunction((old) => window.stranger.token() !== old, first, { timeout: 60_000 });
    const renewed = await out.page.evaluate(() => window.stranger.token());
    const url = out.tickets[0]?.url ?? '';
    await Promise.all([seen(ann, 'ben'), seen(ben, 'ann')]);

    const before = (await ann.page.evaluate(() => window.member.look())).remote;
    expect(before.map(({ member }) => member).sort()).toEqual(['ben', 'out']);
    await lab.remove('out');
    const thief = await lab.stranger();
    for (const token of [first, renewed]) {
      await thief.page
        .evaluate(([where, with_]) => window.stranger.joinWith(where, with_), [url, token] as const)
        .catch(() => undefined);
    }
    await expect.poll(async () => (await strangerState(out)).connected, { timeout: 15_000 }).toBe(false);
    await expect.poll(async () => (await strangerState(thief)).connected, { timeout: 15_000 }).toBe(false);
    await rests(thief, 'audioPackets');
    // With the old room gone it is not even let in.
    await expect
      .poll(
        () =>
          thief.page
            .evaluate(([where, with_]) => window.stranger.joinWith(where, with_), [url, renewed] as const)
            .then(
              () => 'in',
              () => 'not in',
            ),
        { timeout: 30_000 },
      )
      .toBe('not in');
    await Promise.all([seen(ann, 'ben'), seen(ben, 'ann')]);
    await flows(ann, 'frames');
  });

  test('[row 5] LiveKit killed in the middle: sound and picture come back by themselves', async () => {
    const [ann, ben] = [await lab.add('ann'), await lab.add('ben')];
    await Promise.all([lab.sit('ann'), lab.sit('ben')]);
    await Promise.all([seen(ann, 'ben'), seen(ben, 'ann')]);
    process.kill(lab.livekit.pid(), 'SIGKILL');
    await ann.page.waitForFunction(() => window.member.look().link !== 'here');
    await ann.page.waitForFunction(() => window.member.look().link === 'here', undefined, { timeout: 60_000 });
    await Promise.all([seen(ann, 'ben'), seen(ben, 'ann')]);
    await flows(ann, 'frames');
    await flows(ben, 'audioPackets');
  });

  test('[D28] a shared screen arrives, and ends with the right to it', async () => {
    const [ann, ben] = [await lab.add('ann'), await lab.add('ben')];
    await Promise.all([lab.sit('ann'), lab.sit('ben')]);
    await seen(ann, 'ben');
    await ben.page.evaluate(() => window.member.room.shareScreen(true));
    await ann.page.waitForFunction(() => window.member.look().remote.find(({ member }) => member === 'ben')?.screen);
    await lab.change('ben', { ...open, screen: 'notYourFloor' });
    await ann.page.waitForFunction(() => !window.member.look().remote.find(({ member }) => member === 'ben')?.screen);
    expect((await ben.page.evaluate(() => window.member.look())).local.screen).toBe('off');
  });

  test('the room is closed with the meeting, and nobody hears anybody', async () => {
    const ann = await lab.add('ann');
    await lab.add('ben');
    await Promise.all([lab.sit('ann'), lab.sit('ben')]);
    await seen(ann, 'ben');
    await lab.end();
    await rests(ann, 'audioPackets');
  });
});
