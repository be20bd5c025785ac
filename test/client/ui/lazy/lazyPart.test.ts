import { expect, test } from 'vitest';
import { lazyPart } from '../../../../client/ui/lazy/lazyPart';

/** A file that fails so often before it comes. */
function file(failures: number) {
  let asked = 0;
  const part = lazyPart(async () => {
    asked += 1;
    if (asked <= failures) throw new TypeError('Failed to fetch');
    return 'dialogs';
  });
  return { part, asked: () => asked };
}

test('however many ask, it is fetched once', async () => {
  const { part, asked } = file(0);
  const [first, second] = await Promise.all([part.ask(), part.ask(), part.preload()]);
  expect([first, second, await part.ask()]).toEqual([true, true, true]);
  expect(asked()).toBe(1);
});

test('what failed ahead of need is fetched when somebody asks', async () => {
  const { part, asked } = file(1);
  await part.preload();
  expect(asked()).toBe(1);
  expect(await part.ask()).toBe(true);
});

test('who asks in vain is told so and may ask again', async () => {
  const { part } = file(1);
  expect(await part.ask()).toBe(false);
  expect(await part.ask()).toBe(true);
});
