import fc from 'fast-check';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import type { BoardElement } from '../../shared/documents/board';
import { isBoardElement } from '../../shared/documents/boardSchema';
import type { Drawing } from '../support/drawing/drawing';
import { buildDrawing, type OpenDrawing } from '../support/drawing/drawingPage';
import { anyBoard, atEachBound, drawn, perBoard } from '../support/drawing/elements';
import { openBrowser } from './support/people';

let browser: Browser;
let built: Awaited<ReturnType<typeof buildDrawing>>;
let open: OpenDrawing;

beforeAll(async () => {
  [browser, built] = await Promise.all([openBrowser(), buildDrawing()]);
  open = await built.open(browser);
});
afterAll(async () => {
  await browser.close();
  built.remove();
});

/**
 * Messages that do no harm: a picture that is not stored, a place at the edge, an arrow head without a direction, and
 * fonts of a saved drawing that a busy computer packs without a worker.
 */
const harmless =
  /^Failed to load resource|^New element size or position is too large|^Elbow arrow .*outside reasonable bounds|^Failed to use workers|attribute d: Expected number/;

type Page = typeof globalThis & { drawing: Drawing };
let slowest = 0;

async function moveAll(): Promise<void> {
  if (await open.page.evaluate(() => (globalThis as Page).drawing.isBroken())) return;
  await open.page.locator('.excalidraw').first().focus();
  await open.page.keyboard.press('Control+a');
  await open.page.keyboard.press('ArrowRight');
}

/** Draws, receives, selects, moves and saves a board, and returns what went wrong. */
async function wrongWith(elements: readonly BoardElement[]): Promise<string[]> {
  const { page, faults } = open;
  faults.length = 0;
  const shown = await page.evaluate((all) => (globalThis as Page).drawing.show(all), elements);
  await moveAll();
  const written = await page.evaluate(() => (globalThis as Page).drawing.written());
  await page.evaluate(() => (globalThis as Page).drawing.show([]));
  const received = await page.evaluate((all) => (globalThis as Page).drawing.receive(all), elements);
  slowest = Math.max(slowest, shown, received);
  const more = await page.evaluate(async (all) => {
    const { drawing } = globalThis as Page;
    const failed = await drawing.save(all).then(
      () => [],
      (fault) => [`not saved: ${fault}`],
    );
    return [...failed, ...(drawing.isBroken() ? ['the board broke'] : [])];
  }, elements);
  const refused = written
    .filter((each) => !isBoardElement(each.id, each))
    .map((each) => `refused: ${JSON.stringify(each)}`);
  return [...faults.filter((fault) => !harmless.test(fault)), ...more, ...refused];
}

/** For a board that failed: the elements that fail alone, because a few say more than forty at once. */
async function guilty(elements: readonly BoardElement[]): Promise<string> {
  const told: string[] = [];
  for (const each of elements) {
    const wrong = await wrongWith([each]);
    if (wrong.length > 0) told.push(`${JSON.stringify(each).slice(0, 1_000)}: ${wrong.join('; ').slice(0, 1_500)}`);
  }
  return told.length > 0 ? told.join('\n') : `only together: ${JSON.stringify(elements).slice(0, 4_000)}`;
}

async function expectDrawn(elements: readonly BoardElement[], where: string): Promise<void> {
  const wrong = await wrongWith(elements);
  if (wrong.length > 0) expect.fail(`${where}: ${wrong.join('; ').slice(0, 2_000)}\n${await guilty(elements)}`);
}

test('[DC4] every value that a board admits in any field can be drawn, received, moved and saved', async () => {
  const all = [...atEachBound()];
  for (let from = 0; from < all.length; from += perBoard)
    await expectDrawn(
      all.slice(from, from + perBoard).map((make, number) => make(number)),
      `elements from ${from}`,
    );
  console.info(`${all.length} elements, the slowest board took ${Math.round(slowest)} ms`);
});

test('[DC4] boards of any admitted elements can be drawn, received, moved and saved', async () => {
  // One seed at every check. Others, given as SEED, have to pass too: 2009221563 once failed when everything was moved.
  const seed = Number(process.env.SEED ?? 565633342);
  const boards = fc.sample(anyBoard(), { seed, numRuns: 8 });
  for (const [number, board] of boards.entries()) await expectDrawn(board, `seed ${seed}, board ${number}`);
  console.info(`the slowest board took ${Math.round(slowest)} ms`);
});

test('[DC4] a stored board with elements that are no longer admitted opens and shows the rest', async () => {
  const stored = [
    { type: 'freedraw' },
    { type: 'arrow', boundElements: 'x' },
    { type: 'text' },
    { type: 'frame', name: {} },
    { type: 'rectangle', width: 1e7, height: 1e7, fillStyle: 'hachure', backgroundColor: '#ffc9c9' },
    { type: 'rectangle', index: 'x' },
    { type: 'embeddable', link: 'https://example.org' },
  ].map((each, number) => ({ ...drawn('rectangle', number), ...each }));
  expect(await wrongWith([drawn('text', 9)])).toEqual([]);
  expect(stored.filter((each) => isBoardElement(each.id, each))).toEqual([]);
  await open.page.evaluate((all) => (globalThis as Page).drawing.show(all), [...stored, drawn('text', 9)]);
  expect(await open.page.evaluate(() => (globalThis as Page).drawing.isBroken())).toBe(false);
  await moveAll();
  const moved = () => open.page.evaluate(() => (globalThis as Page).drawing.written().find(({ id }) => id === 'e9')?.x);
  await expect.poll(moved).toBe(drawn('text', 9).x + 1);
});

test('[DC1] a text that another person changes while its editor is open shows the change when the editor closes', async () => {
  const { page } = open;
  const goal = { ...drawn('text', 0), x: 200, y: 200, text: 'Goal', originalText: 'Goal', fontSize: 36 };
  await page.evaluate((all) => (globalThis as Page).drawing.show(all), [goal]);
  const box = await page.locator('canvas.interactive').boundingBox();
  const written = () =>
    page.evaluate(() => (globalThis as Page).drawing.written().map(({ originalText }) => originalText));
  const editor = page.locator('textarea.excalidraw-wysiwyg');
  await page.keyboard.press('Escape');
  await page.mouse.dblclick((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
  await editor.waitFor();
  expect(await editor.inputValue()).toBe('Goal');
  const theirs = { ...goal, version: 2, text: 'Goal for this year', originalText: 'Goal for this year' };
  await page.evaluate((all) => (globalThis as Page).drawing.receive(all), [theirs]);
  await page.keyboard.press('Escape');
  await editor.waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  await expect.poll(() => editor.inputValue()).toBe('Goal for this year');
  await page.keyboard.press('End');
  await page.keyboard.type('!');
  await page.keyboard.press('Escape');
  await expect.poll(written).toEqual(['Goal for this year!']);
});

test('[DC1] a text from a card is wrapped where it is drawn, in its shape, and stays the same text', async () => {
  const { page } = open;
  const words = 'we plan the year together and look back at it';
  const box = { ...drawn('rectangle', 0), width: 160, height: 160, boundElements: [{ id: 'e1', type: 'text' }] };
  const text = { ...drawn('text', 1), text: words, originalText: words, containerId: 'e0', x: 5, y: 5 };
  await page.evaluate(() => (globalThis as Page).drawing.show([]));
  await page.evaluate((all) => (globalThis as Page).drawing.receive(all), [box, text]);
  await moveAll();
  const written = () => page.evaluate(() => (globalThis as Page).drawing.written().find(({ id }) => id === 'e1'));
  await expect.poll(async () => (await written())?.version).toBeGreaterThan(1);
  expect(await written()).toMatchObject({ originalText: words, containerId: 'e0' });
  expect((await written())?.text?.split('\n').length).toBeGreaterThan(2);
  expect((await written())?.text?.replaceAll('\n', ' ')).toBe(words);
});

test('[DC1] what cannot be shared is taken back aloud, a dropped drawing is added after a question, and undone', async () => {
  const { page } = open;
  const { takenBack, dropped } = english.board;
  const ids = async () =>
    (await page.evaluate(() => (globalThis as Page).drawing.written())).filter((each) => !each.isDeleted);
  await page.evaluate((all) => (globalThis as Page).drawing.show(all), [drawn('rectangle', 0)]);
  const canvas = page.locator('canvas.interactive');
  await canvas.hover({ position: { x: 400, y: 300 } });
  await page.locator('.excalidraw').first().focus();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'word '.repeat(2_436));
    document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await page.getByText(takenBack.tooLong).waitFor();
  expect(await ids()).toHaveLength(1);

  await page.locator('.App-toolbar__extra-tools-trigger').click();
  await page.getByTestId('toolbar-frame').waitFor();
  expect(await page.getByText('Web Embed').isVisible()).toBe(false);
  await page.keyboard.press('Escape');

  const drop = () =>
    canvas.evaluate(
      (target, elements) => {
        const text = JSON.stringify({ type: 'excalidraw', version: 2, elements, appState: {}, files: {} });
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([text], 'old.excalidraw'));
        const at = { clientX: 500, clientY: 400, bubbles: true, cancelable: true };
        target.dispatchEvent(new DragEvent('drop', { ...at, dataTransfer }));
      },
      [drawn('ellipse', 0), drawn('rectangle', 1)],
    );
  await drop();
  await page.getByText(dropped.about_other.replace('{{count}}', '2')).waitFor();
  await page.getByRole('button', { name: dropped.stay }).click();
  expect(await ids()).toHaveLength(1);
  await drop();
  await page.getByRole('button', { name: dropped.yes }).click();
  await expect
    .poll(async () => (await ids()).map(({ type }) => type).sort())
    .toEqual(['ellipse', 'rectangle', 'rectangle']);
  await page.locator('.excalidraw').first().focus();
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await ids()).map(({ type }) => type)).toEqual(['rectangle']);
});

test('[DC4] a board that cannot be drawn offers its texts, and a drawing without the failing elements', async () => {
  const { failed } = english.board;
  const { page } = open;
  const elements = [0, 1, 2, 3, 4].map((number) => drawn('rectangle', number));
  await page.evaluate((all) => (globalThis as Page).drawing.show(all, ['e1', 'e4']), elements);
  const message = page.getByRole('alert').filter({ hasText: failed.title });
  await message.getByRole('button', { name: failed.asText }).waitFor();
  expect(await page.locator('canvas.interactive').count()).toBe(0);
  await message.getByRole('button', { name: failed.leaveOut }).click();
  await page.locator('canvas.interactive').waitFor();
  await page.getByText(failed.leftOut_other.replace('{{count}}', '2')).waitFor();
  await moveAll();
  const moved = () =>
    page.evaluate(() =>
      (globalThis as Page).drawing
        .written()
        .filter(({ version }) => version > 1)
        .map(({ id }) => id),
    );
  await expect.poll(async () => (await moved()).sort()).toEqual(['e0', 'e2', 'e3']);
});

test('[DC4] a board with more than a page can paint is drawn as far as possible, and says so', async () => {
  const { page } = open;
  const walls = Array.from({ length: 300 }, (_, number) => ({
    ...drawn('rectangle', number),
    width: 3_000,
    height: 3_000,
  }));
  const left = page.getByText(/elements cannot be drawn/);
  await page.evaluate((all) => (globalThis as Page).drawing.show(all), walls);
  await left.waitFor();
  await page.evaluate(() => (globalThis as Page).drawing.show([]));
  await left.waitFor({ state: 'detached' });
  await page.evaluate((all) => (globalThis as Page).drawing.receive(all), walls);
  await left.waitFor();
  expect(await page.evaluate(() => (globalThis as Page).drawing.written().length)).toBe(300);
});
