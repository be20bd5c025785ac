import { describe, expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { isolated } from '../../client/ui/text/isolated';
import { button, gather, goTo, next } from './support/meeting';
import { openServer } from './support/openServer';
import type { Human } from './support/people';
import { noSeriousFinding } from './support/stages';

const { breakouts, method, room, words } = english;

// They talk somewhere else: this is about what everybody sees.
const here = openServer({ MEDIA: 'none' });

const names = ['Amara Okafor', 'Ben Adler', 'Cleo Marsh', 'Dan Ito', 'Eve Lund', 'Finn Berg', 'Gus Romero'];
const windows = [
  { viewport: { width: 1440, height: 900 } },
  { viewport: { width: 390, height: 844 } },
  { viewport: { width: 844, height: 390 }, colorScheme: 'dark' as const },
];

const sees = (who: Human, text: string) => who.page.getByText(text, { exact: false }).first().waitFor();

describe('a meeting in two trios', () => {
  test('everybody sees their own trio, the lead visits one, writes to all and calls them back', async () => {
    const people = await gather(here.browser, here.server.url, names, { format: 'frame.group/block.troika', windows });
    const [amara, ben, cleo, , eve, finn] = people as [Human, Human, Human, Human, Human, Human];
    await next(people);
    await goTo(people, method.troika.share.name);

    // The lead is outside and sees both; each trio sees itself and who sits in the other.
    await amara.page.getByRole('heading', { name: breakouts.titles.trios.replace('{{number}}', '1') }).waitFor();
    expect(await amara.page.locator('.breakouts-group').count()).toBe(2);
    await sees(amara, breakouts.outside);
    for (const who of [ben, cleo]) await sees(who, breakouts.otherOne.trios);
    expect(await ben.page.locator('.seats-list > li').count()).toBe(3);
    expect(await eve.page.locator('.seats-list > li').count()).toBe(3);
    await noSeriousFinding('two trios', [amara, ben, cleo]);

    // What the lead writes is read in both; what happens in one trio stays there.
    await amara.page.getByLabel(words.toAll).fill('Two minutes left, then we change.');
    await button(amara.page, words.show).click();
    for (const who of [ben, finn]) await sees(who, 'Two minutes left, then we change.');
    await button(ben.page, room.turn.done).click();
    await expect.poll(() => ben.page.locator('.seats-my-turn').count()).toBe(0);
    await expect.poll(() => eve.page.locator('.seats-my-turn').count()).toBe(1);

    // A visit is seen by the trio, and left again.
    await button(amara.page, breakouts.visit.trios.replace('{{number}}', '2')).click();
    await sees(eve, breakouts.visitor.replace('{{name}}', isolated('Amara')));
    await sees(amara, breakouts.visiting.trios.replace('{{number}}', '2'));
    await noSeriousFinding('a visit', [amara, eve]);
    await button(amara.page, breakouts.leave.trios.replace('{{number}}', '2')).click();
    await expect.poll(() => amara.page.locator('.breakouts-group').count()).toBe(2);

    // Stage by stage under one clock, until the main button calls everybody back.
    for (let steps = 0; steps < 20; steps++) {
      if (await amara.page.locator('.floor-next', { hasText: room.next.callBack }).count()) break;
      await next(people);
    }
    await amara.page.locator('.floor-next', { hasText: room.next.callBack }).click();
    for (const who of people) await expect.poll(() => who.page.locator('.breakouts-side, .breakouts').count()).toBe(0);
    for (const who of people) expect(who.faults).toEqual([]);
  });
});
