import type { Locator, Page, Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { button, seated, sit, start } from './support/meeting';
import { openServer } from './support/openServer';

const { common, links, method, room } = english;
const here = openServer({ MEDIA: 'none' });

/** The file that draws menus and dialogs. It is loaded after the room. */
const opened = /assets\/opened-[^/]*\.js/;
const more = (page: Page) =>
  page.getByRole('toolbar', { name: room.bar.label }).getByRole('button', { name: room.bar.more });
const hasFocus = (button: Locator) => button.evaluate((element) => element === document.activeElement);
const focusIn = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

function deferred() {
  let resolve = () => {};
  const promise = new Promise<void>((resolved) => {
    resolve = resolved;
  });
  return { promise, resolve };
}

/** A person alone in their room. That file (or another) is answered as `answer` says. */
async function inRoom(answer: (route: Route) => Promise<void>, file = opened): Promise<Page> {
  const amara = await start(here.browser, here.server.url, 'Amara Okafor', {
    prepare: async ({ page }) => {
      await page.route(file, answer);
    },
  });
  await sit(amara);
  await seated(amara);
  return amara.page;
}

test('a menu that is opened before it was loaded opens when it arrives, with the keyboard at its first entry', async () => {
  const gate = deferred();
  const page = await inRoom(async (route) => {
    await gate.promise;
    await route.continue();
  });
  await more(page).focus();
  await page.keyboard.press('Enter');
  gate.resolve();
  await page.getByRole('menu', { name: room.bar.more }).waitFor();
  await expect.poll(() => focusIn(page)).toContain(room.panels.board);
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await expect.poll(() => hasFocus(more(page))).toBe(true);
});

test('the focus stays on the button of a menu while the menu is loaded', async () => {
  const gate = deferred();
  const page = await inRoom(async (route) => {
    await gate.promise;
    await route.continue();
  });
  await more(page).focus();
  const early = await more(page).elementHandle();
  gate.resolve();
  await expect.poll(() => early?.evaluate((element) => element.isConnected)).toBe(false);
  expect(await hasFocus(more(page))).toBe(true);
  expect(await page.getByRole('menu').count()).toBe(0);
  await page.keyboard.press('ArrowDown');
  await page.getByRole('menu', { name: room.bar.more }).waitFor();
});

test('a dialog that could not be loaded says so, and opens when it is requested again', async () => {
  const page = await inRoom((route) => route.abort());
  const leave = button(page, room.bar.leave);
  await leave.click();
  const message = page.getByRole('alert').filter({ hasText: common.loadFailed.about });
  await message.waitFor();
  expect(await page.locator('.ui-veil, .ui-opening').count()).toBe(0);
  await message.getByRole('button', { name: common.loadFailed.close }).click();
  await message.waitFor({ state: 'detached' });
  await page.unroute(opened);
  await leave.click();
  await page.getByRole('dialog', { name: room.leave.title }).waitFor();
});

/** A file is requested a few times before the page says that it could not be loaded. */
async function failure(page: Page): Promise<Locator> {
  const message = page.getByRole('alert').filter({ hasText: common.loadFailed.about });
  const told = async () => {
    await page.clock.runFor(1_000);
    return message.count();
  };
  await expect.poll(told).toBe(1);
  return message;
}

test('a panel that could not be loaded says so in its place, and opens when it is requested again', async () => {
  const board = /assets\/whiteboard-[^/]*\.js/;
  const page = await inRoom((route) => route.abort(), board);
  await page.clock.install();
  await button(page, room.panels.board).click();
  const message = await failure(page);
  await button(page, room.next.start).waitFor();
  await page.unroute(board);
  await message.getByRole('button', { name: common.loadFailed.retry }).click();
  await page.locator('.board-panel').waitFor();
});

test('a panel that could not be loaded opens after a reload of the page, in the same seat', async () => {
  const board = /assets\/whiteboard-[^/]*\.js/;
  const page = await inRoom((route) => route.abort(), board);
  await page.clock.install();
  await button(page, room.panels.board).click();
  const message = await failure(page);
  await page.unroute(board);
  await message.getByRole('button', { name: common.loadFailed.reload }).click();
  await message.waitFor({ state: 'detached' });
  await button(page, room.panels.board).click();
  await page.locator('.board-panel').waitFor();
});

test.each([
  ['content', /assets\/ownLink-[^/]*\.js/],
  ['texts', /assets\/links-[^/]*\.js/],
])('when the %s of a dialog cannot be loaded, the dialog says so and the room goes on', async (_what, file) => {
  const page = await inRoom((route) => route.abort(), file);
  await page.clock.install();
  await more(page).click();
  await page.getByRole('menuitem', { name: room.bar.ownLink }).click();
  const message = await failure(page);
  await page.unroute(file);
  await message.getByRole('button', { name: common.loadFailed.retry }).click();
  await message.waitFor({ state: 'detached' });
  const dialog = page.getByRole('dialog', { name: room.bar.ownLink });
  await button(page, links.own.make, dialog).waitFor();
  await button(page, room.close, dialog).click();
  await button(page, room.next.start).waitFor();
});

test('texts that could not be loaded for a moment are requested again, and the dialog does not call it a failure', async () => {
  let asked = 0;
  const page = await inRoom((route) => {
    asked += 1;
    return asked === 1 ? route.abort() : route.continue();
  }, /assets\/links-[^/]*\.js/);
  await more(page).click();
  await page.getByRole('menuitem', { name: room.bar.ownLink }).click();
  await button(page, links.own.make).waitFor();
  expect(await page.getByText(common.loadFailed.about).count()).toBe(0);
});

test('when the texts of a format cannot be loaded, the page says so in place of the room, and the room comes with them', async () => {
  const texts = /assets\/peerCoaching-[^/]*\.js/;
  const amara = await start(here.browser, here.server.url, 'Amara Okafor', {
    prepare: async ({ page }) => {
      await page.route(texts, (route) => route.abort());
      await page.clock.install();
    },
  });
  const { page } = amara;
  await sit(amara);
  const message = await failure(page);
  expect(await page.locator('.room').count()).toBe(0);
  await page.unroute(texts);
  await message.getByRole('button', { name: common.loadFailed.retry }).click();
  await seated(amara);
  await page.getByText(method.group.checkin.name, { exact: true }).first().waitFor();
});
