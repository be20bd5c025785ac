import { expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { button, gather, next, openPanel } from './support/meeting';
import { openServer } from './support/openServer';
import type { Human } from './support/people';
import { noSeriousFinding } from './support/stages';

const { home, notes, room } = english;
const here = openServer({ MEDIA: 'none' });

const sizes = [
  { width: 1440, height: 900 },
  { width: 844, height: 390 },
  { width: 390, height: 844 },
];

/** What stands under the notice of the kept text: the heading and clock of the stage, and the main button. */
const covered = ({ page }: Human): Promise<string[]> =>
  page.evaluate(() => {
    const kept = document.querySelector('.room-notices .ui-notice')?.getBoundingClientRect();
    if (!kept) return ['there is no kept text'];
    return ['.floor-head', '.floor-clock', '.floor-next'].filter((selector) => {
      const box = document.querySelector(selector)?.getBoundingClientRect();
      if (!box) return true;
      return box.left < kept.right && kept.left < box.right && box.top < kept.bottom && kept.top < box.bottom;
    });
  });

/** How many texts this browser keeps. */
const stored = ({ page }: Human): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('roundel-drafts');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const counting = opening.result.transaction('drafts').objectStore('drafts').count();
          counting.onerror = () => reject(counting.error);
          counting.onsuccess = () => {
            opening.result.close();
            resolve(counting.result);
          };
        };
      }),
  );

test('a refused text is kept in sight, covers no stage, clock or main button, and is there again after a reload', async () => {
  const people = await gather(here.browser, here.server.url, ['Amara Okafor', 'Leila Haddad'], {
    format: home.pick.groupDeep.name,
  });
  const [amara, leila] = people as [Human, Human];
  await next(people);
  for (const who of people) {
    await openPanel(who, room.panels.notes);
    await who.page.getByText(notes.shared, { exact: true }).click();
  }
  const field = (who: Human) => who.page.getByRole('textbox', { name: notes.shared });
  await field(leila).fill('What we agreed on so far.');
  // More than the share of one person.
  const pasted = 'The text of a long paper that somebody pastes here, line by line.\n'.repeat(640);
  await field(amara).fill(pasted);
  await amara.page.getByText(notes.refused.share).waitFor();
  const title = amara.page.getByText(notes.drafts.title.notes);
  await title.waitFor();
  await expect.poll(() => field(amara).inputValue()).toBe('What we agreed on so far.');
  expect(await field(leila).inputValue()).toBe('What we agreed on so far.');
  for (const colorScheme of ['light', 'dark'] as const) {
    await amara.page.emulateMedia({ colorScheme });
    for (const size of sizes) {
      await amara.page.setViewportSize(size);
      await expect.poll(() => covered(amara)).toEqual([]);
    }
    await noSeriousFinding(`kept text, ${colorScheme}`, [amara]);
  }

  await amara.page.reload();
  await title.waitFor();
  await expect.poll(() => covered(amara)).toEqual([]);
  await button(amara.page, notes.drafts.copy).click();
  await button(amara.page, notes.drafts.copied).waitFor();
  expect((await amara.page.evaluate(() => navigator.clipboard.readText())).trim()).toBe(pasted.trim());
  await button(amara.page, notes.drafts.discard).click();
  await title.waitFor({ state: 'detached' });
  await expect.poll(() => stored(amara)).toBe(0);
  await amara.page.reload();
  await amara.page.locator('.room').waitFor();
  expect(await title.count()).toBe(0);
  expect(people.flatMap(({ faults }) => faults)).toEqual([]);
}, 120_000);
