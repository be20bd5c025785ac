import fc from 'fast-check';
import { expect, test } from 'vitest';
import { undrawable } from '../../../../client/features/whiteboard/undrawable';
import { element, seedOf } from '../../../shared/documents/peers';

const elements = (count: number) => Array.from({ length: count }, (_, at) => element(`e${at}`));

test('[DC4] elements that cannot be drawn, alone or beside others, are found, and the rest is kept', async () => {
  const seed = seedOf('what cannot be drawn');
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 60 }),
      fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { maxLength: 6 }),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 59 })), { maxLength: 3 }),
      async (count, alone, pairs) => {
        const fails = (ids: ReadonlySet<string>) =>
          alone.some((at) => ids.has(`e${at}`)) || pairs.some(([one, two]) => ids.has(`e${one}`) && ids.has(`e${two}`));
        const all = elements(count);
        const leftOut = await undrawable(all, async (part) => !fails(new Set(part.map(({ id }) => id))));
        const kept = all.map(({ id }) => id).filter((id) => !leftOut.has(id));
        expect(fails(new Set(kept))).toBe(false);
        for (const id of leftOut) expect(fails(new Set([...kept, id])), id).toBe(true);
      },
    ),
    { seed, numRuns: 300 },
  );
});

test('[DC4] finding one element that cannot be drawn on a large board takes few attempts', async () => {
  let trials = 0;
  const leftOut = await undrawable(elements(10_000), async (part) => {
    trials += 1;
    return part.every(({ id }) => id !== 'e7777');
  });
  expect([...leftOut]).toEqual(['e7777']);
  expect(trials).toBeLessThan(40);
});

test('[DC4] a board on which nothing can be drawn is not tried for ever', async () => {
  let trials = 0;
  const leftOut = await undrawable(elements(10_000), async () => {
    trials += 1;
    return false;
  });
  expect(leftOut.size).toBe(10_000);
  expect(trials).toBeLessThan(500);
});
