import { expect, test } from 'vitest';
import { filesIn, isCode, textOf } from '../../support/importGraph';

test('only what stands beside a meeting, and what others wrote, opens in a tab of its own', () => {
  const opening = filesIn('client').filter((path) => isCode(path) && textOf(path).includes('_blank'));
  expect(opening.sort()).toEqual([
    // What is protected, for somebody who reads it before they answer.
    'client/features/evaluation/protectionLink.tsx',
    // The projector's screen, and what is protected.
    'client/room/menus.ts',
    // Addresses that people wrote.
    'client/ui/text/linkedText.tsx',
  ]);
});
