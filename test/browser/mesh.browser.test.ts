import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Member, MeshLab } from './support/media/meshLab';

let lab: MeshLab;
beforeAll(async () => {
  lab = await MeshLab.open();
});
afterEach(() => lab.clear());
afterAll(async () => {
  await lab?.close();
});

const look = ({ page }: Member) => page.evaluate(() => window.mesh.look());
const stats = ({ page }: Member) => page.evaluate(() => window.mesh.stats());

/** Waits until this page has new frames and sound from this many others. */
async function receives({ page }: Member, from: number, before = { frames: 0, audioPackets: 0 }): Promise<void> {
  await page.waitForFunction(
    ([people, frames, packets]) => {
      const now = window.mesh.counted();
      return now.connected === people && now.frames > frames + 3 && now.audioPackets > packets + 20;
    },
    [from, before.frames, before.audioPackets] as const,
    { timeout: 60_000 },
  );
}

async function two(keys: { a: string | null; b: string | null } = { a: null, b: null }) {
  const a = await lab.add('a', 'tab-1', keys.a);
  const b = await lab.add('b', 'tab-2', keys.b);
  await lab.sitDown(a);
  await lab.sitDown(b);
  return { a, b };
}

describe('the mesh in two browsers', () => {
  test('[MR2] the speaker is marked, and what a person may not send is silent at the receiver although it is still sent', async () => {
    const { a, b } = await two();
    await receives(b, 1);
    await b.page.waitForFunction(() => {
      const [one] = window.mesh.look().remote;
      return one?.speaking === true && one.network === 'good';
    });
    const seen = await look(b);
    expect(seen.status).toBe('here');
    expect(seen.remote).toMatchObject([{ member: 'a', microphoneOn: true, camera: 1, screen: null }]);
    expect(seen.elements).toMatchObject([{ member: 'a', muted: false, paused: false, tracks: [true] }]);
    const before = await stats(b);
    // Only the receiver learns the new rights: the sender acts like a changed browser.
    await b.page.evaluate(() =>
      window.mesh.rights({}, { a: { microphone: 'clientListens', camera: 'clientListens' } }),
    );
    const after = await look(b);
    expect(after.remote).toMatchObject([{ member: 'a', microphoneOn: false, speaking: false, camera: null }]);
    expect(after.elements).toMatchObject([{ member: 'a', muted: true, tracks: [] }]);
    await b.page.waitForFunction((packets) => window.mesh.counted().audioPackets > packets + 50, before.audioPackets);
    await b.page.evaluate(() => window.mesh.rights({}, { a: {} }));
    expect((await look(b)).elements).toMatchObject([{ member: 'a', muted: false, tracks: [true] }]);
    expect((await look(a)).local.microphone).toBe('on');
  });

  test('another microphone and camera, muting, and a new network path lose nobody', async () => {
    const { a, b } = await two();
    await Promise.all([receives(a, 1), receives(b, 1)]);
    const offers = lab.offers;
    await a.page.evaluate(async () => {
      const { devices, chosen } = window.mesh.look();
      // The last one: the second fake camera delivers a raw format that no encoder accepts.
      const other = devices.camera.findLast(({ id }) => id !== chosen.camera);
      const voice = devices.microphone.find(({ id }) => id !== chosen.microphone);
      if (!other || !voice) throw new Error('only one device');
      await window.mesh.own.choose('camera', other.id);
      await window.mesh.own.choose('microphone', voice.id);
      await window.mesh.room.setMicrophone(false);
      await window.mesh.room.setMicrophone(true);
    });
    await receives(b, 1, await stats(b));
    expect(lab.offers, 'no new negotiation').toBe(offers);
    await a.page.evaluate(() => window.dispatchEvent(new Event('online')));
    await receives(b, 1, await stats(b));
    await receives(a, 1, await stats(a));
    await expect.poll(() => lab.offers, { message: 'one for the new path' }).toBeGreaterThan(offers);
  });

  test('when both restart the connection at once, one offers and the other answers', async () => {
    const { a, b } = await two();
    await Promise.all([receives(a, 1), receives(b, 1)]);
    const offers = lab.offers;
    const offeredTo = new Set<string>();
    lab.tamper = (to, signal) => {
      const description = signal.description as { type: string } | undefined;
      if (description?.type === 'offer') offeredTo.add(to);
      return signal;
    };
    for (const { page } of [a, b]) await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await expect.poll(() => lab.offers).toBeGreaterThan(offers);
    await Promise.all([a, b].map(async (member) => receives(member, 1, await stats(member))));
    expect([...offeredTo]).toEqual(['a']);
  });

  test('a page that opens again in the same seat is connected again, and one that left is not', async () => {
    const { a, b } = await two();
    await receives(b, 1);
    await a.page.evaluate(() => window.mesh.room.close());
    const again = await lab.add('a', 'tab-9');
    await lab.sitDown(again);
    await receives(again, 1);
    await b.page.waitForFunction(() => window.mesh.look().remote[0]?.network === 'good');
    await lab.leave(again);
    expect((await look(b)).remote).toEqual([]);
    expect((await look(b)).elements).toEqual([]);
  });

  test('a server that refuses entry at first is asked again', async () => {
    const [a, b] = [await lab.add('a', 'tab-1'), await lab.add('b', 'tab-2')];
    lab.refuses = true;
    await lab.sitDown(a);
    await lab.sitDown(b);
    for (const member of [a, b]) expect((await look(member)).status).toBe('unavailable');
    lab.refuses = false;
    await Promise.all([receives(a, 1), receives(b, 1)]);
  });

  test('signals that were lost while the socket was away are sent again', async () => {
    const a = await lab.add('a', 'tab-1');
    const b = await lab.add('b', 'tab-2');
    lab.tamper = () => null;
    await lab.sitDown(a);
    await lab.sitDown(b);
    // One was lost.
    await expect.poll(() => lab.offers).toBeGreaterThan(0);
    lab.tamper = (_to, signal) => signal;
    for (const { page } of [a, b]) {
      await page.evaluate(() => window.mesh.setLink('reconnecting'));
      expect(await page.evaluate(() => window.mesh.look().status)).toBe('reconnecting');
      await page.evaluate(() => window.mesh.setLink('here'));
    }
    await Promise.all([receives(a, 1), receives(b, 1)]);
  });
});

describe('fingerprints', () => {
  test('[MV1] with the key of the invite both ends are verified', async () => {
    const { a, b } = await two({ a: 'secret of the link', b: 'secret of the link' });
    await Promise.all([receives(a, 1), receives(b, 1)]);
    for (const member of [a, b]) expect((await look(member)).remote).toMatchObject([{ proof: 'verified' }]);
  });

  test('[MV1] without the key they talk, and no proof is shown', async () => {
    const { a, b } = await two({ a: 'secret of the link', b: null });
    await Promise.all([receives(a, 1), receives(b, 1)]);
    for (const member of [a, b]) expect((await look(member)).remote).toMatchObject([{ proof: 'unknown' }]);
  });

  test('[EN10] with different keys no sound or picture is sent, and both ends know why', async () => {
    const { a, b } = await two({ a: 'secret of the link', b: 'secret of another link' });
    for (const { page } of [a, b]) {
      await page.waitForFunction(() => window.mesh.look().remote[0]?.proof === 'forged');
    }
    for (const member of [a, b]) {
      expect((await look(member)).remote).toMatchObject([{ network: 'gone', microphoneOn: false, camera: null }]);
      expect((await stats(member)).connected).toBe(0);
    }
  });

  test('[MV1] a fingerprint that is changed on the way ends the connection', async () => {
    const a = await lab.add('a', 'tab-1', 'secret of the link');
    const b = await lab.add('b', 'tab-2', 'secret of the link');
    lab.tamper = (_to, signal) => {
      const description = signal.description as { type: string; sdp: string } | undefined;
      if (!description) return signal;
      const sdp = description.sdp.replace(/(a=fingerprint:sha-256 )[0-9A-F]{2}:[0-9A-F]{2}/g, '$100:11');
      return { ...signal, description: { ...description, sdp } };
    };
    await lab.sitDown(a);
    await lab.sitDown(b);
    await Promise.race(
      [a, b].map(({ page }) => page.waitForFunction(() => window.mesh.look().remote[0]?.network === 'gone')),
    );
    for (const member of [a, b]) expect((await stats(member)).connected).toBe(0);
  });
});

describe('four browsers', () => {
  test('[MV1] everybody receives everybody', async () => {
    const members: Member[] = [];
    for (const name of ['a', 'b', 'c', 'd']) members.push(await lab.add(name, `tab-${name}`));
    for (const member of members) await lab.sitDown(member);
    await Promise.all(members.map((member) => receives(member, 3)));
    const [first] = members;
    if (!first) throw new Error('nobody');
    await first.page.evaluate(() => window.mesh.room.setVisible(new Map([['b', 'hidden']])));
    expect((await look(first)).remote.map(({ member, camera }) => [member, camera])).toEqual([
      ['b', null],
      ['c', 1],
      ['d', 1],
    ]);
  });
});
