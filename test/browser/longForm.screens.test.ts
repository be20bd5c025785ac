import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { button, endForAll, gather, goTo, next } from './support/meeting';
import { openServer } from './support/openServer';
import type { Human } from './support/people';
import { noSeriousFinding, readMinutes } from './support/stages';
import { everywhere, openWindows } from './support/windows';

const { ballot, evaluation, method, saved, writing } = english;
const rated = (count: number) => evaluation.ballot.rated.replace('{{rated}}', `${count}`).replace('{{count}}', '10');

describe('a form of ten questions', () => {
  const { openedPage, show, resize, atEverySize, outOfReach } = openWindows();
  let page: Page;
  beforeAll(() => {
    page = openedPage();
  });
  // The browser keeps a draft, and each test begins without one.
  beforeEach(async () => {
    if (page.url() === 'about:blank') return;
    const { origin } = new URL(page.url());
    await page.goto('about:blank');
    const session = await page.context().newCDPSession(page);
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
  });

  test('[EV12] is answered with the keyboard, and tells how much is rated and where the next open question is', async () => {
    await resize(1440, 900);
    await show({ scene: 'longForm' }, '.evaluation-ask');
    const asks = page.locator('.evaluation-ask');
    const chosen = () =>
      asks.evaluateAll((all) => all.map((ask) => ask.querySelector<HTMLInputElement>('input:checked')?.value ?? ''));
    await page.getByRole('heading', { name: evaluation.forms.E2.title }).waitFor();
    for (const heading of Object.values(evaluation.parts)) {
      await page.getByRole('region', { name: heading }).waitFor({ state: 'attached' });
    }
    await page.getByText(rated(0), { exact: true }).waitFor();
    const stops = () => asks.evaluateAll((all) => all.map((ask) => ask.querySelectorAll('[tabindex="0"]').length));
    expect(await stops()).toEqual(Array.from({ length: 10 }, () => 1));
    await asks.first().getByRole('radio').first().focus();
    const withFocus = () => asks.evaluateAll((all) => all.findIndex((ask) => ask.contains(document.activeElement)));
    for (const [key, question] of [
      ['4', 0],
      ['Tab', 1],
      ['5', 1],
      ['2', 1],
      ['Tab', 2],
      ['Tab', 3],
      ['1', 3],
    ] as const) {
      await page.keyboard.press(key);
      await expect.poll(withFocus, { message: key }).toBe(question);
    }
    expect(await chosen()).toEqual(['4', '2', '', '1', '', '', '', '', '', '']);
    expect(await stops()).toEqual(Array.from({ length: 10 }, () => 1));
    await page.getByText(rated(3), { exact: true }).waitFor();
    // Figures outside of the scale, and those of a shortcut, choose nothing.
    for (const key of ['6', '0', 'Control+5']) await page.keyboard.press(key);
    await button(page, evaluation.ballot.nextOpen).click();
    await page.keyboard.press('3');
    await button(page, evaluation.ballot.nextOpen).press('Enter');
    await page.keyboard.press('5');
    expect(await chosen()).toEqual(['4', '2', '3', '1', '5', '', '', '', '', '']);
  });

  test('[EV12] shows the question whole to which somebody goes, in every window', async () => {
    await resize(1440, 900);
    await show({ scene: 'longForm' }, '.evaluation-ask');
    const seen = await atEverySize(async () => {
      await button(page, evaluation.ballot.nextOpen).click();
      return outOfReach({
        question: '.evaluation-ask:focus-within .evaluation-question',
        first: '.evaluation-ask:focus-within .evaluation-score:first-child',
        last: '.evaluation-ask:focus-within .evaluation-score:last-child',
      });
    });
    expect(seen).toEqual(everywhere([]));
  });

  test('[EV11] its result is grouped, explains the last question, and folds an earlier result away', async () => {
    await resize(390, 844);
    await show({ scene: 'longResult' }, '.evaluation-row');
    const headings = await page.locator('.evaluation-result > .evaluation-part h3').allTextContents();
    expect(headings).toEqual(Object.values(evaluation.parts));
    await page.getByText(evaluation.scales.goOn).waitFor();
    const earlier = page.locator('.evaluation-earlier');
    expect(await earlier.locator('.evaluation-row').first().isVisible()).toBe(false);
    await earlier.locator('summary').click();
    expect(await earlier.locator('.evaluation-row:visible').count()).toBe(4);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
});

describe('the closing meeting', () => {
  const here = openServer({ MEDIA: 'none' });

  test('[EV11] [EV12] four people release a sentence, answer the form of the whole cycle, decide to go on, and find all of it in the minutes', async () => {
    const dark = { colorScheme: 'dark' } as const;
    const people = await gather(
      here.browser,
      here.server.url,
      ['Amara Okafor', 'Leila Haddad', 'Jonas Lind', 'Tomás Rey'],
      {
        format: 'frame.closing',
        minutes: 120,
        windows: [
          {},
          { ...dark, viewport: { width: 390, height: 844 } },
          { ...dark, viewport: { width: 844, height: 390 } },
          { ...dark, viewport: { width: 1440, height: 900 } },
        ],
      },
    );
    const [amara, leila, jonas] = people as [Human, Human, Human];
    await next(people);
    await goTo(people, method.closing.write.name);
    const page = leila.page.locator('.writing-lines');
    await page.fill('I ask before I advise. My brother noticed.');
    await leila.page.locator('.writing-saved').getByText(saved.saved, { exact: true }).waitFor();
    const main = leila.page.locator('.writing-go');
    await main.click();
    await leila.page.getByRole('radio', { name: new RegExp(`^${writing.choice.group}`) }).check();
    await leila.page.getByRole('radio', { name: new RegExp(`^${writing.choice.some}`) }).check();
    await leila.page.getByRole('checkbox', { name: 'I ask before I advise.' }).check();
    await main.click();
    await jonas.page.getByText(writing.news.group.replace('{{name}}', 'Leila')).waitFor();
    await goTo(people, method.closing.final.name);
    for (const { page } of people) await page.getByText(evaluation.forms.E2.title).waitFor();
    await noSeriousFinding('the form of a cycle', people);
    for (const [index, { page }] of people.entries()) {
      await page.locator('.evaluation-ask').first().getByRole('radio').first().focus();
      for (let question = 0; question < 10; question += 1) {
        await page.keyboard.press(`${question === 9 ? 5 : 2 + index}`);
        await page.keyboard.press('Tab');
      }
      await button(page, evaluation.ballot.send).click();
    }
    for (const { page } of people) {
      await page.getByText(evaluation.forms.E2.result).waitFor({ timeout: 30_000 });
      // 2, 3, 4 and 5 from the four, and all four want to go on as it is.
      await expect
        .poll(() => page.locator('.evaluation-value').allTextContents())
        .toEqual([...Array.from({ length: 9 }, () => '3.5'), '5.0']);
      await page.getByText(evaluation.result.same).waitFor();
    }
    await noSeriousFinding('the result of a cycle', people);
    await goTo(people, method.closing.renew.name);
    const { goOn, change } = method.closing.renew.options;
    for (const [who, option] of [
      [amara, goOn],
      [leila, goOn],
      [jonas, change],
    ] as const)
      await who.page
        .getByRole('button', { name: ballot.voteFor.replace('{{option}}', option.name), exact: true })
        .click();
    await expect.poll(() => amara.page.locator('.floor-next').textContent()).toContain(goOn.name);
    await amara.page.locator('.floor-next').click();
    for (const { page } of people) await page.getByText(ballot.becomes.decision).waitFor();
    await endForAll(amara);
    await readMinutes(people, [
      evaluation.forms.E2.result,
      evaluation.scales.goOn,
      goOn.name,
      'I ask before I advise.',
    ]);
    expect(await jonas.page.locator('main').textContent()).not.toContain('brother');
  });
});
