import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { running } from '../shared/meeting/support';
import { type Member, MeshLab } from './support/media/meshLab';

const names = ['ann', 'ben', 'cem'];
const scripted = Array.from({ length: 9 }, (_, index) => `seat${index + 1}`);
const everybody = [...names, ...scripted];
const together = (pages: Member[], each: (page: Member) => Promise<void>) => Promise.all(pages.map(each));
/** Counting costs the pages some of their time. */
const SLOW = { timeout: 120_000, interval: 1_000 };

/**
 * Twelve people without a media server: three pages, and nine seats in a fourth page that connect only to these three.
 * All cameras are on.
 */
describe('the mesh with more people than it can show', () => {
  const scene = running({ members: everybody }).goTo('checkin');
  let lab: MeshLab;
  let pages: Member[] = [];

  beforeAll(async () => {
    lab = await MeshLab.open();
    for (const name of names) pages = [...pages, await lab.add(name, `tab-${name}`)];
    const seats = await lab.addScripted(scripted);
    await lab.show(scene.state);
    await Promise.all([...pages, ...seats].map((member) => lab.enter(member)));
  });
  afterAll(async () => {
    await lab?.close();
  });

  const arrived = ({ page }: Member) => page.evaluate(() => window.mesh.arrived());
  type Arrived = Awaited<ReturnType<typeof arrived>>;
  const grown = (before: Arrived, now: Arrived, what: 'sound' | 'pictures') =>
    Object.entries(now).map(([from, { [what]: count }]) => ({ from, more: count - (before[from]?.[what] ?? 0) }));

  /** The people whose sound still arrives in the element that plays it, half a second of each. */
  async function hearing(page: Member): Promise<() => Promise<string[]>> {
    const before = await arrived(page);
    return async () => {
      const sounds = grown(before, await arrived(page), 'sound');
      return sounds.flatMap(({ from, more }) => (more > 25 ? [from] : [])).sort();
    };
  }
  /** The people whose pictures arrive, until five pictures of one of them have come. */
  async function seeing(page: Member): Promise<() => Promise<string[]>> {
    let before = await arrived(page);
    return async () => {
      const now = await arrived(page);
      const pictures = grown(before, now, 'pictures').filter(({ more }) => more > 0);
      if (!pictures.some(({ more }) => more >= 5)) return [];
      before = now;
      return pictures.map(({ from }) => from);
    };
  }

  test('[MV1] everybody is heard by everybody', async () => {
    await together(pages, async (page) => {
      const others = everybody.filter((name) => name !== page.name).sort();
      await expect.poll(await hearing(page), { ...SLOW, message: `whom ${page.name} hears` }).toEqual(others);
    });
  });

  const drawnAt = ({ page }: Member) =>
    page.evaluate(() => window.mesh.look().remote.flatMap(({ member, camera }) => (camera === null ? [] : [member])));
  const sendsPicture = ({ page }: Member) =>
    page.evaluate(() => window.mesh.pcs.some((pc) => pc.getSenders().some(({ track }) => track?.kind === 'video')));

  test('[MV1] only the person with the floor sends a picture and is seen, and it moves with the floor', async () => {
    for (const floor of ['ann', 'ben', 'seat9']) {
      if (floor !== 'ann') scene.when('ann', { type: 'giveFloor', member: floor });
      await lab.show(scene.state);
      await together(pages, async (page) => {
        if (page.name !== floor) {
          await expect.poll(await seeing(page), { ...SLOW, message: `whom ${page.name} sees` }).toEqual([floor]);
          expect(await drawnAt(page)).toEqual([floor]);
        }
        await expect
          .poll(() => sendsPicture(page), { ...SLOW, message: `whether ${page.name} sends a picture` })
          .toBe(page.name === floor);
      });
    }
  });

  test('[MV3] nobody can share a screen in so large a room, not even the person with the floor', async () => {
    scene.when('ann', { type: 'giveFloor', member: 'cem' });
    await lab.show(scene.state);
    const [, , cem] = pages as [Member, Member, Member];
    await cem.page.evaluate(() => window.mesh.room.shareScreen(true));
    expect((await cem.page.evaluate(() => window.mesh.look())).local.screen).toBe('off');
  });
});
