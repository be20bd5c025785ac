import { describe, expect, test } from 'vitest';
import { english } from '../../client/words/words';
import { openHouse } from './support/house';
import { admit, button, follow, gather, invitation, sit } from './support/meeting';
import { type Human, received } from './support/people';

const { room } = english;

const here = openHouse();

const senders = async (who: Human) =>
  (await received(who.page)).filter(({ framesDecoded, audioPackets }) => framesDecoded > 0 && audioPackets > 0);

describe('encryption switched on where browsers are connected directly', () => {
  test('[EN9] those who proved themselves with the key see and hear each other, and nobody else', {
    timeout: 150_000,
  }, async () => {
    const [amara, leila] = (await gather(here.browser, here.server.url, ['Amara', 'Leila'])) as [Human, Human];
    await button(amara.page, room.lead.more, amara.page.locator('.room-lead')).click();
    await amara.page.getByRole('menuitem', { name: room.lead.encryptOn }).click();
    for (const who of [amara, leila]) await who.page.getByText(room.sealed).first().waitFor();

    // One came with a key that is not the group's, one with none.
    const link = await invitation(amara);
    const bare = link.slice(0, link.lastIndexOf('.'));
    const mal = await follow(here.browser, `${bare}.${'m'.repeat(43)}`, 'Mal');
    const noor = await follow(here.browser, bare, 'Noor');
    for (const who of [mal, noor]) {
      await sit(who);
      await admit(amara, who);
    }
    await noor.page.getByText(room.banner.keptOut.noKey).waitFor();
    for (const who of [amara, leila]) {
      await expect.poll(async () => (await senders(who)).length, { timeout: 30_000 }).toBe(1);
    }
    const [before] = await senders(leila);
    await expect
      .poll(async () => (await senders(leila))[0]?.framesDecoded ?? 0, { timeout: 30_000 })
      .toBeGreaterThan((before?.framesDecoded ?? 0) + 20);
    for (const who of [mal, noor]) expect(await senders(who)).toEqual([]);
    for (const who of [amara, leila]) expect(await senders(who)).toHaveLength(1);

    // Off again: everybody sees and hears everybody who is not kept out by a wrong proof.
    await button(amara.page, room.lead.more, amara.page.locator('.room-lead')).click();
    await amara.page.getByRole('menuitem', { name: room.lead.encryptOff }).click();
    await expect.poll(async () => (await senders(noor)).length, { timeout: 30_000 }).toBeGreaterThan(1);
  });
});
