import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { longest } from '../../shared/meeting/limits';
import { button, gather, openPanel } from './support/meeting';
import { openServer } from './support/openServer';
import { type Human, human } from './support/people';
import { noSeriousFinding } from './support/stages';

const { home, notes, rest, room } = english;
const here = openServer({ MEDIA: 'none' });

/** As people do it: into the clipboard, and from there into the field, once it can be written in. */
async function paste({ page }: Human, field: Locator, text: string): Promise<void> {
  await expect.poll(() => field.isEditable(), { timeout: 30_000 }).toBe(true);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await field.focus();
  await page.keyboard.press('ControlOrMeta+V');
}
const clipboard = ({ page }: Human) => page.evaluate(() => navigator.clipboard.readText());
const fits = (count: number) => rest.fits_other.replace('{{count}}', String(count));

/** Pastes more than fits after what stands there, and takes the rest along. */
async function isCut(who: Human, field: Locator, limit: number): Promise<void> {
  const { page } = who;
  await field.press('ControlOrMeta+End');
  await field.pressSequentially('So: ');
  const before = await field.inputValue();
  const room = limit - before.length;
  await paste(who, field, `${'a'.repeat(room - 6)}the end of it`);
  await page.getByText(fits(room)).waitFor();
  expect(await field.inputValue()).toBe(`${before}${'a'.repeat(room - 6)}the en`);
  await button(page, rest.copy).click();
  await button(page, rest.copied).waitFor();
  expect(await clipboard(who)).toBe('d of it');
  await noSeriousFinding('a text that was cut', [who]);
  // Nothing of it fits now, and nothing of what stands there is lost.
  await paste(who, field, 'one more');
  await page.getByText(rest.noneFits).waitFor();
  expect(await field.inputValue()).toHaveLength(limit);
  await button(page, rest.close, page.locator('.ui-rest')).click();
  await page.locator('.ui-rest').waitFor({ state: 'detached' });
}

test('a field that cuts a pasted text says how much fitted and hands out the rest', async () => {
  const visitor = await human(here.browser, 'Amara');
  await visitor.page.goto(here.server.url);
  await button(visitor.page, home.choose).click();
  const title = visitor.page.getByLabel(home.details.title);
  await title.fill('');
  await isCut(visitor, title, longest.title);
  // A letter typed at the end needs no copy.
  await title.press('End');
  await title.pressSequentially('x');
  await visitor.page.getByText(rest.full, { exact: true }).waitFor();
  expect(await visitor.page.getByRole('button', { name: rest.copy }).count()).toBe(0);

  const [ben] = (await gather(here.browser, here.server.url, ['Ben Tran'], {
    windows: [{ viewport: { width: 390, height: 844 } }],
  })) as [Human];
  await openPanel(ben, room.panels.notes);
  await isCut(ben, ben.page.getByRole('textbox', { name: notes.mine }), longest.privateNotes);

  await ben.page.getByText(notes.shared, { exact: true }).click();
  const page = ben.page.getByRole('textbox', { name: notes.shared });
  await paste(ben, page, 'a'.repeat(219_000));
  await ben.page.getByText(fits(longest.groupNotes)).waitFor();
  // More than the share of one member: the server takes none of it. All of it is kept, also what did not fit.
  const kept = ben.page.locator('.ui-notice').filter({ hasText: notes.drafts.title.notes });
  const lengths = async () =>
    (await kept.locator('blockquote').allTextContents()).map((text) => text.length).sort((one, two) => one - two);
  await expect.poll(lengths).toEqual([longest.groupNotes, 219_000 - longest.groupNotes]);
  for (let left = 2; left > 0; left -= 1) await button(ben.page, notes.drafts.discard, kept.first()).click();

  await ben.page.getByText(notes.parking, { exact: true }).click();
  await isCut(ben, ben.page.getByLabel(notes.park.label), longest.parkedItem);
  // Once the field is empty again there is nothing to say about it.
  await paste(ben, ben.page.getByLabel(notes.park.label), 'one more');
  await ben.page.getByText(rest.noneFits).waitFor();
  await button(ben.page, notes.park.add).click();
  await ben.page.locator('.ui-rest').waitFor({ state: 'detached' });
  expect([...visitor.faults, ...ben.faults]).toEqual([]);
});
