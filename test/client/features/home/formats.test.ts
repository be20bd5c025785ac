import { expect, test } from 'vitest';
import { usualFormat } from '../../../../client/features/home/formats';
import { picker } from '../../../../shared/templates/picker';

test('the format that is used when nobody chose one is the first of the picker', () => {
  expect(usualFormat).toEqual(picker[0]);
});
