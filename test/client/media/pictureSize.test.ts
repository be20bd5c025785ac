import { expect, test } from 'vitest';
import { sizeFor } from '../../../client/media/pictureSize';

test('with smaller pictures nobody is drawn large, and with sound only nobody at all', () => {
  expect([sizeFor('full', true), sizeFor('full', false)]).toEqual(['large', 'small']);
  expect([sizeFor('smaller', true), sizeFor('smaller', false)]).toEqual(['small', 'small']);
  expect([sizeFor('soundOnly', true), sizeFor('soundOnly', false)]).toEqual(['hidden', 'hidden']);
});
