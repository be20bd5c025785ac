import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { seriousFindings } from '../../support/axe';
import { keepLooks } from '../../support/people';
import type { Person } from './stage';

/** A dialog that is open, as a part to look at. */
export const DIALOG = '[role$=dialog]';

const LARGE = { width: 1440, height: 900 };
const SMALL = { width: 390, height: 844 };

/**
 * Looks at a screen once in each size of the window, light and dark: nothing serious is wrong on it, and nothing is wider than
 * the window. What depends on the colours is looked at in both. `part`: only that has changed since the screen was looked at.
 */
export async function look(who: Person, screen: string, part?: string): Promise<void> {
  if (part !== undefined) await who.page.locator(part).first().waitFor();
  const { page } = who;
  const usual = page.viewportSize() ?? LARGE;
  const told = `${screen}, as ${who.name} sees it`;
  await expect.poll(() => page.locator('.ui-waiting').count(), { message: `on its way: ${told}` }).toBe(0);
  await keepLooks(page, screen, who.name);
  const width = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await page.setViewportSize(usual.width === LARGE.width ? SMALL : LARGE);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await width(), told).toBeLessThanOrEqual(0);
  await expect
    .poll(() => seriousFindings(page, ['color-contrast'], part), { message: `${told}, in the dark` })
    .toEqual([]);
  await page.setViewportSize(usual);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await width(), told).toBeLessThanOrEqual(0);
  await expect.poll(() => seriousFindings(page, undefined, part), { message: told }).toEqual([]);
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A text of the screens with these values in it, and around them the marks that keep the direction of names. */
export function said(text: string, ...values: (string | number)[]): RegExp {
  const pieces = text.split(/\{\{[\w, ]+\}\}/).map(escaped);
  const source = pieces.map((piece, index) => {
    const value = index === 0 ? '' : (values[index - 1] ?? null);
    if (index === 0) return piece;
    return `${value === null ? '.*?' : `[\u2066-\u2069]*${escaped(String(value))}[\u2066-\u2069]*`}${piece}`;
  });
  return new RegExp(source.join(''));
}

/** The whole text, so that it is no part of another one. */
export const exactly = (text: string, ...values: (string | number)[]): RegExp =>
  new RegExp(`^${said(text, ...values).source}$`);

export const press = (who: Person, name: RegExp | string, part: Pick<Locator, 'getByRole'> = who.page): Promise<void> =>
  part.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).click();

export const headed = (who: Person, name: RegExp | string): Promise<void> =>
  who.page.getByRole('heading', { name }).first().waitFor();

/** The text of the clipboard after this button was pressed. */
export async function copied(who: Person, name: RegExp | string): Promise<string> {
  await press(who, name);
  return who.page.evaluate(() => navigator.clipboard.readText());
}

export const fill = (who: Person, label: string | RegExp, text: string): Promise<void> =>
  who.page.getByLabel(label, typeof label === 'string' ? { exact: true } : {}).fill(text);

/** What the clock shows at a moment there, as the pages write it. */
export const shown = (
  at: number,
  timeZone: string,
  style: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' },
): string => new Intl.DateTimeFormat('en-US', { ...style, timeZone }).format(at);

/** The page of the group is headed by this moment, on the clock and calendar of its reader. */
export async function headedBy(who: Person, at: number): Promise<void> {
  const day = shown(at, who.timeZone, { month: 'long', day: 'numeric' });
  const heading = who.page.getByRole('heading', { level: 1, name: day });
  await heading.filter({ hasText: shown(at, who.timeZone) }).waitFor();
}
