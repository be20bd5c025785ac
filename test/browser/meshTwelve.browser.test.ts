import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Member, MeshLab } from '../media/meshLab';

/** Twelve people without a media server: three pages, and nine seats in a fourth that meet only these three. */
describe('the mesh with more people than it can show', () => {
  let lab: MeshLab;
  beforeAll(async () => {
    lab = await MeshLab.open();
  });
  afterAll(async () => {
    await lab?.close();
  });

  /** Whom this page draws large: the one who has the floor. */
  const show = ({ page }: Member, floor: string, everybody: string[]) =>
    page.evaluate(
      ([large, all]) =>
        window.mesh.room.setVisible(new Map(all.map((one) => [one, one === large ? 'large' : 'small'] as const))),
      [floor, everybody] as const,
    );
  /** A scripted seat draws nobody. */
  const hide = ({ page, name }: Member, everybody: string[]) =>
    page.evaluate(
      ([me, all]) => window.meshes.get(me)?.room.setVisible(new Map(all.map((one) => [one, 'hidden'] as const))),
      [name, everybody] as const,
    );
  const senders = ({ page }: Member) => page.evaluate(() => window.mesh.senders());
  /** From how many others pictures arrive, from now until one of them has brought ten. */
  async function picturesFrom(member: Member): Promise<number> {
    const { frames: before } = await senders(member);
    let more: number[] = [];
    const most = async () => {
      const { frames } = await senders(member);
      more = frames.map((count, index) => count - (before[index] ?? 0));
      return Math.max(...more);
    };
    await expect.poll(most, { timeout: 60_000, message: `pictures at ${member.name}` }).toBeGreaterThan(9);
    return more.filter((count) => count > 0).length;
  }

  test('[D26] twelve people: everybody is heard, only who has the floor is seen, and it moves with the floor', async () => {
    const pages: Member[] = [];
    for (const name of ['ann', 'ben', 'cem']) {
      const member = await lab.add(name, `tab-${name}`);
      await lab.sitDown(member);
      pages.push(member);
    }
    const names = Array.from({ length: 9 }, (_, index) => `seat${index + 1}`);
    const everybody = [...pages.map(({ name }) => name), ...names];
    for (const page of pages) await show(page, 'ann', everybody);
    // Two of the nine have their camera open, so that there is something that must not be sent.
    for (const [index, seat] of (await lab.addScripted(names)).entries()) {
      await hide(seat, everybody);
      await lab.sitDown(seat, { microphone: true, camera: index < 2 });
    }

    for (const page of pages)
      await expect
        .poll(async () => (await senders(page)).sound, { timeout: 120_000, message: `people that ${page.name} hears` })
        .toBe(11);
    const [ann, ben, cem] = pages as [Member, Member, Member];
    for (const page of [ben, cem])
      await expect
        .poll(() => picturesFrom(page), { timeout: 120_000, message: `people that ${page.name} sees` })
        .toBe(1);

    for (const page of pages) await show(page, 'seat1', everybody);
    for (const page of [ann, ben, cem])
      await expect
        .poll(() => picturesFrom(page), { timeout: 120_000, message: `people that ${page.name} sees` })
        .toBe(1);
    const seen = await ann.page.evaluate(() =>
      [...window.mesh.room.state().remote.values()].filter(({ camera }) => camera !== null).map(({ member }) => member),
    );
    expect(seen).toEqual(['seat1']);
  });
});
