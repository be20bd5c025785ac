import { describe, expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { must, type TestClient } from '../support/clients';
import { seriousFindings } from './support/axe';
import { button, gather, inMenu } from './support/meeting';
import { openServer } from './support/openServer';
import type { Human } from './support/people';
import { bring } from './support/scripted';

const { deviceHints, room } = english;
const here = openServer({ MEDIA: 'mesh', LOG_LEVEL: 'warn' });
const PATIENCE = { timeout: 60_000 };

/** The pictures of others that are drawn and not empty. */
const pictures = ({ page }: Human) =>
  page.evaluate(() => [...document.querySelectorAll('video')].filter(({ videoWidth }) => videoWidth > 0).length);
const shows = (who: Human, count: number) =>
  expect.poll(() => pictures(who), { ...PATIENCE, message: `pictures that ${who.name} sees` }).toBe(count);

describe('a room that grows beyond six people, without a media server', () => {
  test('[MV1] [MV3] only the person with the floor is shown, screens close, and a notice says so; with six people all come back', async () => {
    const trio = await gather(here.browser, here.server.url, ['Ann Archer', 'Ben Baker', 'Cem Celik']);
    const [ann, ben, cem] = trio as [Human, Human, Human];
    const clients = await bring(ann, here.server.url, ['Dan Dorn', 'Eve Engel', 'Fay Fox']);
    await Promise.all(trio.map((who) => shows(who, 2)));
    expect(await ann.page.getByText(deviceHints.large.text).count()).toBe(0);

    const [gus] = (await bring(ann, here.server.url, ['Gus Gray'])) as [TestClient];
    await Promise.all(trio.map((who) => who.page.getByText(deviceHints.large.text).waitFor()));
    await Promise.all(trio.map((who) => shows(who, 0)));
    expect(await ann.page.getByText(deviceHints.large.mine).count()).toBe(1);
    expect(await seriousFindings(ann.page)).toEqual([]);

    await button(ann.page, room.next.start).click();
    await Promise.all([shows(ann, 0), shows(ben, 1), shows(cem, 1)]);
    await (await inMenu(ann, 'own', room.closed.tooMany)).waitFor();
    await ann.page.keyboard.press('Escape');

    must(await gus.command({ type: 'leave' }));
    await Promise.all(trio.map((who) => shows(who, 2)));
    await expect.poll(() => ann.page.getByText(deviceHints.large.text).count()).toBe(0);
    expect(trio.flatMap(({ faults }) => faults)).toEqual([]);
    for (const client of [...clients, gus]) client.close();
  });
});
