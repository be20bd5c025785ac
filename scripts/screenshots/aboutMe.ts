// The pages about me, in each of their states: the built client, with answers made for the picture in place of the server's.
import type { Browser, Page } from 'playwright-core';
import { human } from '../../test/browser/support/people';
import { actionScenes, homeScenes } from '../../test/support/gallery/homeScenes';

export const picturesAboutMe: readonly string[] = [
  ...Object.keys(homeScenes),
  ...Object.keys(actionScenes),
  'home-offline',
  'home-removed',
];

/** Without `ONLY`: the other states are for whoever changes these pages. */
const usual: readonly string[] = ['home-known', 'home-running', 'my-actions'];

export async function takeAboutMe(
  browser: Browser,
  url: string,
  only: readonly string[] | undefined,
  take: (page: Page, screen: string) => Promise<void>,
): Promise<void> {
  const wants = (screen: string) => (only ?? usual).includes(screen);
  const { page, context } = await human(browser, 'Leila Haddad');
  const answers = new Map<string, unknown>();
  let reached = true;
  for (const path of ['/api/home', '/api/actions']) {
    await page.route(`**${path}*`, (route) =>
      reached ? route.fulfill({ json: { ok: true, value: answers.get(path) } }) : route.abort(),
    );
  }
  const show = async (path: string, api: string, answer: unknown) => {
    answers.set(api, answer);
    await page.goto(`${url}${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
  };
  const knownTo = (groups: Record<string, string>) =>
    page.evaluate((given) => localStorage.setItem('roundel.mine', JSON.stringify({ groups: given, keys: 0 })), groups);
  await page.goto(`${url}/protected`);
  await knownTo({ h: 'Harbour group' });
  const now = Date.now();
  for (const [screen, answer] of Object.entries(homeScenes)) {
    if (!wants(screen)) continue;
    await knownTo({ h: 'Harbour group' });
    await show('/', '/api/home', answer(now));
    await take(page, screen);
  }
  for (const [screen, answer] of Object.entries(actionScenes)) {
    if (!wants(screen)) continue;
    await show('/actions', '/api/actions', answer(now));
    await take(page, screen);
  }
  if (wants('home-offline')) {
    await show('/', '/api/home', homeScenes['home-known']?.(now));
    reached = false;
    await page.evaluate(() => window.dispatchEvent(new Event('offline')));
    await page.locator('.ui-notice').waitFor();
    await take(page, 'home-offline');
    reached = true;
  }
  if (wants('home-removed')) {
    await knownTo({ h: 'Harbour group', x: 'Former group' });
    await show('/', '/api/home', homeScenes['home-known']?.(now));
    await page.locator('.ui-notice').waitFor();
    await take(page, 'home-removed');
  }
  await context.close();
}
