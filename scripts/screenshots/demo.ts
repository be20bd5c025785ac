// The pictures of a demo: its page, and the room when it is the turn of the one person among simulated members.
import type { Browser, Page } from 'playwright-core';
import { english } from '../../client/i18n/catalogue';
import { button, seated, sit } from '../../test/browser/support/meeting';
import { human } from '../../test/browser/support/people';

const { demo, home } = english;
export const picturesOfDemo = ['demo', 'demo-hint'];

export async function tryDemo(
  browser: Browser,
  url: string,
  name: string,
  take: (page: Page, screen: string) => Promise<void>,
): Promise<void> {
  const who = await human(browser, name);
  const { page } = who;
  await page.goto(url);
  await page.getByRole('link', { name: home.demo }).click();
  await page.getByLabel(demo.name).fill(name);
  await page.getByRole('heading').first().click();
  await take(page, 'demo');
  await button(page, demo.start).click();
  await page.waitForURL(/\/m\//);
  await sit(who);
  await seated(who);
  // They speak in real time, and I come last.
  await page.locator('.demo-hint').waitFor({ timeout: 120_000 });
  await take(page, 'demo-hint');
  await who.context.close();
}
