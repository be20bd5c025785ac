import { afterEach, beforeEach, expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { type Blocking, openWithoutCookies } from './support/browsers';
import { admit, button, choose, follow, seated, sit, start } from './support/meeting';
import { openServer } from './support/openServer';

const { home, join, links, room } = english;
const here = openServer({ MEDIA: 'none', DEMOS: '0' });

let blocking: Blocking | null = null;
beforeEach(async () => {
  blocking = await openWithoutCookies();
});
afterEach(() => blocking?.close());

test('[IN5] a browser that blocks all cookies says what it needs, and uses up no link', async () => {
  const lead = await start(here.browser, here.server.url, 'Leila Haddad');
  await sit(lead);
  await seated(lead);
  await choose(lead, 'lead', room.lead.links);
  await button(lead.page, links.personal.member).click();
  await lead.page.getByText(links.personal.copied).waitFor();
  const once = await lead.page.evaluate(() => navigator.clipboard.readText());
  await lead.page.keyboard.press('Escape');

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
  const guest = await follow(here.browser, once, 'Jonas Lind');
  await sit(guest);
  await admit(lead, guest);
  expect([...faults, ...lead.faults]).toEqual([]);
});
