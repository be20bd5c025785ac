import { describe, expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { admit, button, choose, endForAll, follow, gather, inMenu, invitation, seated, sit } from './support/meeting';
import { openServer } from './support/openServer';
import { type Human, human, received } from './support/people';

const { home, join, minutes, room } = english;

const here = openServer();

const senders = async (who: Human) =>
  (await received(who.page)).filter(({ framesDecoded, audioPackets }) => framesDecoded > 0 && audioPackets > 0);

/** The line below a person's name on this screen. */
const lineBelow = (who: Human, other: Human) =>
  who.page.locator('.seats-seat').filter({ hasText: other.name }).locator('.seats-status');
/** The number of seats that show a different key. */
const marked = (who: Human) => who.page.locator('.seats-status').getByText(room.seat.otherKey).count();

describe('encryption where browsers are connected directly', () => {
  test("[EN9][EN10] people who proved the group's key see and hear each other, and nobody else", async () => {
    const [amara, leila] = (await gather(here.browser, here.server.url, ['Amara', 'Leila'])) as [Human, Human];
    await choose(amara, 'lead', room.lead.encryptOn);
    for (const who of [amara, leila]) await who.page.getByText(room.encrypted).first().waitFor();

    // One came with another key than the group's, and one with none.
    const link = await invitation(amara);
    const bare = link.slice(0, link.lastIndexOf('.'));
    const mal = await follow(here.browser, `${bare}.${'m'.repeat(43)}`, 'Mal');
    const noor = await follow(here.browser, bare, 'Noor');
    for (const who of [mal, noor]) {
      await sit(who);
      await admit(amara, who);
    }
    await noor.page.getByText(room.banner.keptOut.noKey).waitFor();
    await (await inMenu(noor, 'own', room.bar.screen)).getByText(room.closed.notCarried).waitFor();
    await noor.page.keyboard.press('Escape');
    for (const who of [amara, leila]) {
      await expect.poll(async () => (await senders(who)).length, { timeout: 30_000 }).toBe(1);
    }
    const [before] = await senders(leila);
    await expect
      .poll(async () => (await senders(leila))[0]?.framesDecoded ?? 0, { timeout: 30_000 })
      .toBeGreaterThan((before?.framesDecoded ?? 0) + 20);
    for (const who of [mal, noor]) expect(await senders(who)).toEqual([]);
    for (const who of [amara, leila]) expect(await senders(who)).toHaveLength(1);

    // The two are told about Mal, and Mal about everybody. Nothing is said of Noor, who has no key.
    for (const who of [amara, leila]) await lineBelow(who, mal).getByText(room.seat.otherKey).waitFor();
    await mal.page.getByText(room.banner.otherKey.many).waitFor();
    for (const who of [amara, leila]) {
      expect(await marked(who)).toBe(1);
      expect(await who.page.getByText(room.banner.otherKey.many).count()).toBe(0);
    }
    expect(await marked(mal)).toBe(2);
    // A link from this browser would pass on the wrong key.
    expect(await button(leila.page, room.before.invite).count()).toBe(1);
    await expect.poll(() => button(mal.page, room.before.invite).count()).toBe(0);
    expect(await marked(noor)).toBe(0);

    // The complete link, opened in the same browser: now the key fits, and the notice goes.
    await mal.page.goto('about:blank');
    await mal.page.goto(link);
    await button(mal.page, join.goInAs.replace('{{name}}', 'Mal')).click();
    await seated(mal);
    for (const who of [amara, leila, mal]) {
      await expect.poll(async () => (await senders(who)).length, { timeout: 30_000 }).toBe(2);
      await expect.poll(() => marked(who)).toBe(0);
    }
    expect(await mal.page.getByText(room.banner.otherKey.many).count()).toBe(0);

    // Encryption is off again: everybody sees and hears everybody.
    await choose(amara, 'lead', room.lead.encryptOff);
    await expect.poll(async () => (await senders(noor)).length, { timeout: 30_000 }).toBeGreaterThan(1);
  });

  test('encryption that was chosen for the first meeting lasts in the next one, until the lead stops it', async () => {
    const amara = await human(here.browser, 'Amara');
    const { page } = amara;
    const lock = page.getByText(room.encrypted).first();
    await page.goto(here.server.url);
    await page.getByLabel(home.name).fill('Amara');
    await button(page, home.choose).click();
    await page.getByRole('checkbox', { name: home.details.encrypted }).check({ force: true });
    // Where people talk somewhere else, there is nothing to encrypt.
    await page.getByRole('checkbox', { name: home.details.elsewhere }).check({ force: true });
    await page.getByRole('checkbox', { name: home.details.encrypted }).waitFor({ state: 'detached' });
    await page.getByRole('checkbox', { name: home.details.elsewhere }).uncheck({ force: true });
    await button(page, home.start).click();
    for (const meeting of ['1', '2', '3']) {
      await page.waitForURL(/\/m\//);
      await sit(amara);
      await seated(amara);
      await page.getByText(room.meetingNumber.replace('{{count}}', meeting)).waitFor();
      if (meeting !== '3') await lock.waitFor();
      else expect(await lock.count()).toBe(0);
      if (meeting === '2') {
        await choose(amara, 'lead', room.lead.encryptOff);
        await lock.waitFor({ state: 'detached' });
      }
      await endForAll(amara);
      await page.getByRole('heading', { name: minutes.ended.title }).waitFor();
      const before = page.url();
      await button(page, minutes.ended.againNow).click();
      await page.waitForURL((url) => url.href !== before);
    }
  });
});
