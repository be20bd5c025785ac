import { expect, test } from 'vitest';
import { lazyPart } from '../../../../client/ui/lazy/lazyPart';

/** A file that fails this many times before it loads. */
function file(failures: number) {
  let asked = 0;
  const part = lazyPart(async () => {
    asked += 1;
    if (asked <= failures) throw new TypeError('Failed to fetch');
    return 'dialogs';
  });
  return { part, asked: () => asked };
}

test('however many ask for it, the file is loaded once', async () => {
  const { part, asked } = file(0);
  const [first, second] = await Promise.all([part.ask(), part.ask(), part.preload()]);
  expect([first, second, await part.ask()]).toEqual(['dialogs', 'dialogs', 'dialogs']);
  expect(asked()).toBe(1);
});

test('a file that could not be preloaded is loaded when it is needed', async () => {
  const { part, asked } = file(1);
  await part.preload();
  expect(asked()).toBe(1);
  expect(await part.ask()).toBe('dialogs');
});

test('a person who needs a file that fails is told so and can ask again', async () => {
  const { part } = file(1);
  expect(await part.ask()).toBeNull();
  expect(await part.ask()).toBe('dialogs');
});
