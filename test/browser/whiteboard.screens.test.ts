import { expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { button, gather, openPanel } from './support/meeting';
import { openServer } from './support/openServer';
import type { Human } from './support/people';

const { board, room } = english;
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
  await amara.page.getByLabel(board.text.label.replace('{{number}}', '1'), { exact: true }).waitFor();

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
