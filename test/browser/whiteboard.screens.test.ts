import { expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { admit, button, gather, invitation, openPanel, seated, sit, start } from './support/meeting';
import { openServer } from './support/openServer';
import type { Human } from './support/people';

const { board, join, room } = english;
const here = openServer({ MEDIA: 'none' });

test('[DC2] what one person draws another sees, and the lead clears the page for everybody', async () => {
  const [amara, leila] = (await gather(here.browser, here.server.url, ['Amara', 'Leila'])) as [Human, Human];
  for (const who of [amara, leila]) {
    await openPanel(who, room.panels.board);
    await who.page.locator('canvas.interactive').waitFor();
  }
  const canvas = await amara.page.locator('canvas.interactive').boundingBox();
  if (!canvas) throw new Error('the board has no size');
  await amara.page.locator('.excalidraw').first().focus();
  for (const [index, tool] of ['r', 'd', 'o', 'a', 'l', 'p'].entries()) {
    const [x, y] = [canvas.x + 300 + index * 80, canvas.y + 300];
    await amara.page.keyboard.press(tool);
    await amara.page.mouse.move(x, y);
    await amara.page.mouse.down();
    await amara.page.mouse.move(x + 60, y + 60, { steps: 4 });
    await amara.page.mouse.up();
    await amara.page.keyboard.press('Escape');
  }
  for (const who of [amara, leila]) await button(who.page, board.cards).click();
  const shapes = (who: Human, count: number) =>
    who.page.getByText(board.text.shapes_other.replace('{{count}}', String(count))).waitFor();
  await shapes(leila, 6);
  await leila.page.getByLabel(board.text.addLabel).fill('launch');
  await button(leila.page, board.text.add).click();
  const card = (who: Human, number: number) =>
    who.page.getByLabel(board.text.label.replace('{{number}}', String(number)), { exact: true });
  await card(amara, 1).waitFor();

  // Leila composes a word in a card, with an input method. What Amara writes in it meanwhile comes in when it is complete.
  const keyboard = await leila.context.newCDPSession(leila.page);
  await card(leila, 1).focus();
  await leila.page.keyboard.press('End');
  const compose = (text: string) =>
    keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await compose('に');
  await compose('にほ');
  await card(amara, 1).fill('our launch');
  await card(amara, 1).blur();
  await amara.page.getByLabel(board.text.addLabel).fill('later');
  await button(amara.page, board.text.add).click();
  await card(leila, 2).waitFor();
  expect(await card(leila, 1).inputValue()).toBe('launchにほ');
  await compose('にほん');
  expect(await card(leila, 1).inputValue()).toBe('launchにほん');
  await keyboard.send('Input.insertText', { text: '日本' });
  for (const who of [leila, amara]) await expect.poll(() => card(who, 1).inputValue()).toBe('our launch日本');

  expect(await leila.page.getByText(board.clear.ask).count()).toBe(0);
  await button(amara.page, board.clear.ask).click();
  await button(amara.page, board.clear.keep).click();
  await shapes(leila, 6);
  await button(amara.page, board.clear.ask).click();
  await button(amara.page, board.clear.yes).click();
  for (const who of [amara, leila]) {
    await who.page.getByText(board.text.empty).waitFor();
    expect(await who.page.getByText(/drawn shape/).count()).toBe(0);
  }
  expect([...amara.faults, ...leila.faults]).toEqual([]);
});

test('[DC2] a picture that is copied from the board of one meeting to another is stored in the other one', async () => {
  const amara = await start(here.browser, here.server.url, 'Amara');
  await sit(amara);
  await seated(amara);
  const canvas = (who: Human) => who.page.locator('canvas.interactive');
  const openBoard = async (who: Human) => {
    await openPanel(who, room.panels.board);
    await canvas(who).hover({ position: { x: 500, y: 300 } });
    await who.page.locator('.excalidraw').first().focus();
  };
  const stored = (who: Human) =>
    who.page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.url().endsWith('/images'));
  const shown = (who: Human) =>
    who.page.waitForResponse((answer) => answer.request().method() === 'GET' && /\/images\/\w{64}$/.test(answer.url()));
  await openBoard(amara);
  const first = stored(amara);
  await amara.page.evaluate(async () => {
    const picture = new OffscreenCanvas(40, 40);
    const pen = picture.getContext('2d');
    if (!pen) throw new Error('no pen');
    pen.fillStyle = 'teal';
    pen.fillRect(0, 0, 40, 40);
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([await picture.convertToBlob()], 'teal.png', { type: 'image/png' }));
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  expect((await first).status()).toBe(200);
  await amara.page.keyboard.press('Control+a');
  await amara.page.keyboard.press('Control+c');
  const copied = () => amara.page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(copied).toContain('"type":"image"');

  const leila = await start(here.browser, here.server.url, 'Leila');
  await sit(leila);
  await seated(leila);
  await amara.page.goto(await invitation(leila));
  await amara.page.getByLabel(join.name).fill('Amara');
  await button(amara.page, join.goIn).click();
  await sit(amara);
  await admit(leila, amara);
  for (const who of [amara, leila]) await openBoard(who);
  const [again, seen] = [stored(amara), shown(leila)];
  await amara.page.keyboard.press('Control+v');
  expect((await again).status()).toBe(200);
  const inOther = new URL((await again).url()).pathname;
  expect(new URL((await first).url()).pathname).not.toBe(inOther);
  const picture = await seen;
  expect([picture.status(), new URL(picture.url()).pathname.startsWith(`${inOther}/`)]).toEqual([200, true]);

  await amara.page.reload();
  await seated(amara);
  const back = shown(amara);
  await openPanel(amara, room.panels.board);
  expect((await back).status()).toBe(200);
  expect([...amara.faults, ...leila.faults]).toEqual([]);
});
