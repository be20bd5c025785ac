import { expect, test } from 'vitest';
import { createLatest } from '../../../client/ui/latest';

/** A slow server: each save waits until the test answers it. */
function slowServer() {
  const saved: string[][] = [];
  const answers: ((isTaken: boolean) => void)[] = [];
  const shown: (string[] | null)[] = [];
  const latest = createLatest<string[]>({
    save: (value) => {
      saved.push(value);
      return new Promise((answer) => answers.push(answer));
    },
    shown: (choice) => shown.push(choice?.value ?? null),
  });
  latest.stores([]);
  const answer = async (isTaken = true) => {
    answers.shift()?.(isTaken);
    await new Promise<void>((settled) => setImmediate(settled));
  };
  return { latest, saved, shown, answer };
}

test('three ticks while the first is still on its way: all are shown at once, and the last save has all three', async () => {
  const { latest, saved, shown, answer } = slowServer();
  latest.choose(['questions']);
  latest.choose(['questions', 'ideas']);
  latest.choose(['questions', 'ideas', 'advice']);
  expect(shown).toEqual([['questions'], ['questions', 'ideas'], ['questions', 'ideas', 'advice']]);
  expect(saved).toEqual([['questions']]);
  latest.stores(['questions']);
  await answer();
  expect(shown.at(-1)).toEqual(['questions', 'ideas', 'advice']);
  expect(saved).toEqual([['questions'], ['questions', 'ideas', 'advice']]);
  latest.stores(['questions', 'ideas', 'advice']);
  await answer();
  expect(shown.at(-1)).toBeNull();
  expect(saved).toHaveLength(2);
});

test('an answer that comes before the news leaves the choice on the screen until the news comes', async () => {
  const { latest, shown, answer } = slowServer();
  latest.choose(['ideas']);
  await answer();
  expect(shown.at(-1)).toEqual(['ideas']);
  latest.stores(['ideas']);
  expect(shown.at(-1)).toBeNull();
});

test('what is refused is taken back, and a choice made meanwhile is still saved', async () => {
  const { latest, saved, shown, answer } = slowServer();
  latest.choose(['ideas']);
  await answer(false);
  expect(shown.at(-1)).toBeNull();
  latest.choose(['ideas']);
  latest.choose(['advice']);
  await answer(false);
  expect(saved.at(-1)).toEqual(['advice']);
  latest.stores(['advice']);
  await answer();
  expect(shown.at(-1)).toBeNull();
});

test('choosing answers whether the newest choice is saved, and what is chosen already is not saved twice', async () => {
  const { latest, saved, shown, answer } = slowServer();
  const first = latest.choose(['ideas']);
  const again = latest.choose(['ideas']);
  const second = latest.choose(['advice']);
  await answer(false);
  await answer();
  expect(await Promise.all([first, again, second])).toEqual([true, true, true]);
  expect(await latest.choose(['advice'])).toBe(true);
  expect(saved).toEqual([['ideas'], ['advice']]);
  latest.stores(['advice']);
  const third = latest.choose(['questions']);
  await answer(false);
  expect(await third).toBe(false);
  expect(shown.at(-1)).toBeNull();
});
