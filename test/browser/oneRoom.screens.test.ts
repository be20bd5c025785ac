import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { isolated } from '../../client/ui/text/isolated';
import { button, gather, goTo, inMenu, next, stageOfAll } from './support/meeting';
import { played, sitTogether } from './support/oneMicrophone';
import { openServer } from './support/openServer';
import { type Human, keepPictures } from './support/people';
import { noSeriousFinding } from './support/stages';

const { evaluation, method, projector, room, sharedRoom } = english;

// With sound and picture on offer: this group wants none, because it sits in one room.
const here = openServer();

const names = ['Amara Okafor', 'Leila Haddad', 'Jonas Lind', 'Tomás Rey', 'Ruth Adler'];
const phone = { viewport: { width: 390, height: 844 } };

/** Connections for sound and picture that a page ever made, and devices that it has open. */
const mediaOf = (page: Page) => page.evaluate(() => (Reflect.get(window, 'roundelPeers') as unknown[]).length);

const pictures = process.env.JOURNEY_PICTURES ? keepPictures : async () => undefined;

test('five people in one room: a projector shows the meeting to all, and phones are seats without sound', async () => {
  const people = await gather(here.browser, here.server.url, names, {
    elsewhere: true,
    windows: [{ viewport: { width: 1440, height: 900 } }, phone, phone, phone, { ...phone, colorScheme: 'dark' }],
  });
  const [amara, leila, , , ruth] = people as [Human, Human, Human, Human, Human];

  // The screen is a page beside Amara's seat, with the session of her browser.
  const opens = amara.context.waitForEvent('page');
  await (await inMenu(amara, 'own', room.bar.projector)).click();
  const page = await opens;
  await page.setViewportSize({ width: 1440, height: 900 });
  const screen: Human = { name: 'the projector', page, context: amara.context, faults: [] };
  page.on('pageerror', (error) => screen.faults.push(error.message));
  await page.getByText(projector.here_other.replace('{{count}}', '5')).waitFor();
  expect(new URL(page.url()).pathname).toMatch(/^\/m\/[^/]+\/screen$/);

  await next(people);
  await goTo(people, method.group.checkin.name);
  await page.getByRole('heading', { name: method.group.checkin.name }).waitFor();
  await page.getByText(method.group.checkin.client).waitFor();
  await page.getByText(projector.next, { exact: true }).waitFor();
  for (const name of names)
    await page
      .locator('.projector-round')
      .getByText(isolated(name.split(' ')[0] ?? ''))
      .waitFor();
  expect(await page.locator('button, a, input, [tabindex], video, audio').count(), 'things to press or to hear').toBe(
    0,
  );
  await noSeriousFinding('check-in on the projector', [screen, leila]);
  await expect.poll(() => page.locator('.projector').evaluate((all) => getComputedStyle(all).cursor)).toBe('none');
  // Its own page goes on acting, and the seat was not taken over.
  expect(await stageOfAll(people)).toBe(method.group.checkin.name);
  await pictures('one-room-check-in');
  if (process.env.JOURNEY_PICTURES) {
    await page.screenshot({ path: 'test-results/projector-checkin-light.png' });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.screenshot({ path: 'test-results/projector-checkin-dark.png' });
    await noSeriousFinding('check-in on the projector in the dark', [screen]);
    await page.setViewportSize({ width: 3840, height: 2160 });
    await page.screenshot({ path: 'test-results/projector-checkin-4k.png' });
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
  }

  // In a slot: whose it is, and hands as an order without their reasons.
  await goTo(people, method.slot.questions.name);
  await page.getByRole('heading', { name: method.slot.questions.name }).waitFor();
  await page.locator('.projector-above').getByText(/slot/).waitFor();
  await pictures('one-room-questions');
  if (process.env.JOURNEY_PICTURES) await page.screenshot({ path: 'test-results/projector-questions.png' });
  await noSeriousFinding('questions on the projector', [screen]);

  // A lost connection says so once, and the clock goes on.
  await amara.context.setOffline(true);
  await page.getByText(projector.lost).waitFor();
  const before = await page.locator('.projector-time').textContent();
  await expect.poll(() => page.locator('.projector-time').textContent()).not.toBe(before);
  if (process.env.JOURNEY_PICTURES) await page.screenshot({ path: 'test-results/projector-lost.png' });
  await amara.context.setOffline(false);
  await expect.poll(() => page.getByText(projector.lost).count()).toBe(0);

  // In the evaluation it counts, and says nothing else.
  await goTo(people, method.group.evaluate.name);
  await page.getByText(projector.count.forms.replace('{{done}}', '0').replace('{{count}}', '5')).waitFor();
  for (const who of [leila, ruth]) {
    await who.page.getByText(evaluation.forms.E1.title).waitFor();
    for (const group of await who.page.locator('.evaluation-ask').all())
      await group.getByRole('radio').nth(3).check({ force: true });
    await button(who.page, evaluation.ballot.send).click();
  }
  await page.getByText(projector.count.forms.replace('{{done}}', '2').replace('{{count}}', '5')).waitFor();
  const text = (await page.locator('.projector-count, .projector-foot').allInnerTexts()).join(' ');
  for (const name of names) expect(text).not.toContain(name.split(' ')[0]);
  await noSeriousFinding('the evaluation on the projector', [screen]);
  await pictures('one-room-evaluation');
  if (process.env.JOURNEY_PICTURES) await page.screenshot({ path: 'test-results/projector-evaluation.png' });

  // Nobody's browser carried sound or picture, the projector's least of all.
  for (const who of [...people, screen]) expect(await mediaOf(who.page), who.name).toBe(0);
  for (const who of [...people, screen]) expect(who.faults.filter((fault) => !/ERR_INTERNET/.test(fault))).toEqual([]);
});

test('[RM1] [RM3] [RM4] two of three sit in one room: one page has the sound of both, and another takes it over', async () => {
  const three = names.slice(0, 3);
  const people = await gather(here.browser, here.server.url, three, { windows: [{}, phone, phone] });
  const [amara, leila, jonas] = people as [Human, Human, Human];
  const playedByAll = () => Promise.all(people.filter(({ page }) => !page.isClosed()).map(({ page }) => played(page)));
  await expect.poll(playedByAll, { message: 'everybody plays everybody' }).toEqual([2, 2, 2]);

  await sitTogether(jonas, leila, 'Leila', async () => {
    await pictures('one-room-dialog');
    await noSeriousFinding('who sits together', [jonas]);
  });
  await expect.poll(playedByAll, { message: 'the room plays through one page' }).toEqual([1, 1, 0]);
  await jonas.page.getByText(room.closed.sharedRoom).first().waitFor();
  await amara.page
    .getByText(/in one room with/)
    .first()
    .waitFor();
  await pictures('one-room-together');

  // Her phone is gone, and he takes over.
  await leila.page.close();
  const take = jonas.page.getByRole('button', { name: sharedRoom.notice.take, exact: true });
  await take.waitFor();
  await pictures('one-room-free');
  await take.click();
  await expect.poll(playedByAll, { message: 'his page has the sound now' }).toEqual([1, 1]);
  for (const { faults } of people) expect(faults).toEqual([]);
});
