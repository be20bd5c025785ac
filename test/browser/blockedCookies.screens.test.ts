import { afterEach, beforeEach, expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { Browser, yesOf } from '../support/browser';
import { type Blocking, openWithoutCookies } from './support/browsers';
import { button } from './support/meeting';
import { openServer } from './support/openServer';

const { home, join } = english;
const here = openServer({ MEDIA: 'none', DEMOS: '0' });

let blocking: Blocking | null = null;
beforeEach(async () => {
  blocking = await openWithoutCookies();
});
afterEach(() => blocking?.close());

test('[IN5] a browser that blocks all cookies says what it needs, and uses up no link', async () => {
  const lead = new Browser(here.server.url);
  const { meeting } = yesOf(await lead.start());
  const { invite } = yesOf(await lead.order(meeting, { make: 'personal', role: 'member' }));
  const once = `${here.server.url}/j#${invite}`;

  const { page } = blocking!;
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  await page.goto(here.server.url);
  // This server offers no demo, so its first page does not speak of one.
  await page.getByRole('link', { name: home.demo }).waitFor({ state: 'detached' });
  await page.getByLabel(home.name).fill('Jonas Lind');
  await button(page, home.start).click();
  await page.getByText(home.refused.noCookie).waitFor();
  await page.goto(once);
  await page.getByRole('heading', { name: join.dead.noCookie.heading }).waitFor();
  await page.getByText(join.dead.noCookie.text).waitFor();
  await page.getByRole('button', { name: join.again }).click();
  await page.getByRole('heading', { name: join.dead.noCookie.heading }).waitFor();

  // The same link, which works once, in a browser that keeps cookies.
  expect(yesOf(await new Browser(here.server.url).use(invite ?? '', 'Jonas Lind'))).toMatchObject({ meeting });
  expect(faults).toEqual([]);
});
