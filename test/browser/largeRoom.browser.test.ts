import { describe, expect, test } from 'vitest';
import { english } from '../../client/words/words';
import { seriousFindings } from './support/axe';
import { openHouse } from './support/house';
import { admit, button, follow, gather, invitation, sit } from './support/meeting';
import type { Human } from './support/people';

const { care, room } = english;
const here = openHouse({ MEDIA: 'mesh', LOG_LEVEL: 'warn' });
const SMALL = { viewport: { width: 390, height: 700 } };
const PATIENCE = { timeout: 60_000 };

/** Neither camera nor microphone: a person who costs the computer little. */
const withoutDevices = async ({ context }: Human) => {
  await context.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = async () => {
      throw new DOMException('', 'NotFoundError');
    };
  });
};

/** Pictures of others that are drawn and have something on them. */
const pictures = ({ page }: Human) =>
  page.evaluate(() => [...document.querySelectorAll('video')].filter(({ videoWidth }) => videoWidth > 0).length);
const shows = (who: Human, count: number) =>
  expect.poll(() => pictures(who), { ...PATIENCE, message: `pictures that ${who.name} sees` }).toBe(count);

describe('a room that grows over six people, without a media server', () => {
  test('[D26] [D28] pictures give way to the one of the floor, screens close, all are told; with six they come back', async () => {
    const { browser, server } = here;
    const trio = await gather(browser, server.url, ['Ann Archer', 'Ben Baker', 'Cem Celik'], {
      windows: [{}, SMALL, SMALL],
    });
    const [ann, ben, cem] = trio as [Human, Human, Human];
    const link = await invitation(ann);
    const come = async (name: string) => {
      const who = await follow(browser, link, name, SMALL, withoutDevices);
      await sit(who);
      await admit(ann, who);
      return who;
    };
    for (const name of ['Dan Dorn', 'Eve Engel', 'Fay Fox']) await come(name);
    await Promise.all(trio.map((who) => shows(who, 2)));
    expect(await ann.page.getByText(care.large.line).count()).toBe(0);

    const gus = await come('Gus Gray');
    await Promise.all([...trio, gus].map((who) => who.page.getByText(care.large.line).waitFor()));
    await Promise.all(trio.map((who) => shows(who, 0)));
    expect(await ann.page.getByText(care.large.mine).count()).toBe(1);
    expect(await gus.page.getByText(care.large.mine).count()).toBe(0);
    expect(await seriousFindings(ann.page)).toEqual([]);

    await button(ann.page, room.next.start).click();
    await Promise.all([shows(ann, 0), shows(ben, 1), shows(cem, 1)]);
    await ann.page.locator('.floor-more').click();
    await ann.page.getByRole('menuitem', { name: room.closed.tooMany }).waitFor();
    await ann.page.keyboard.press('Escape');

    await gus.page.locator('.floor-more').click();
    await gus.page.getByRole('menuitem', { name: room.bar.leave }).click();
    await button(gus.page, room.leave.yes, gus.page.getByRole('dialog')).click();
    await Promise.all(trio.map((who) => shows(who, 2)));
    await expect.poll(() => ann.page.getByText(care.large.line).count()).toBe(0);
    expect(trio.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
