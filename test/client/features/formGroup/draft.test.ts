import { expect, test } from 'vitest';
import { newDraft, orderOf, planOf } from '../../../../client/features/formGroup/draft';

const asked = (change: Partial<ReturnType<typeof newDraft>>) =>
  orderOf({ ...newDraft('Hana'), name: 'Harbour group', ...change }, (me, other) => `${me} ${other}`);

test('whoever forms a group for others takes no part in it, whoever leads; a pair is formed by one of its people', () => {
  expect(asked({})).toMatchObject({ as: 'member' });
  const facilitated = { model: 'externalGroup', plan: planOf('externalGroup', 'UTC') } as const;
  expect(asked(facilitated)).toMatchObject({ as: 'facilitator' });
  expect(asked({ forOthers: true })).toMatchObject({ as: 'organiser' });
  expect(asked({ ...facilitated, forOthers: true })).toMatchObject({ as: 'organiser' });
  // It was ticked before the pair was chosen.
  const pair = asked({ model: 'pair', plan: planOf('pair', 'UTC'), forOthers: true, other: 'Ben' });
  expect(pair).not.toHaveProperty('as');
});
