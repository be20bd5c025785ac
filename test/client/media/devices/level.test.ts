import { expect, test } from 'vitest';
import { isDead } from '../../../../client/media/devices/level';

test('only zeros are no sound at all: one step of 16 bits is the noise of a real device', () => {
  expect(isDead(new Float32Array(2048))).toBe(true);
  expect(isDead(Float32Array.from({ length: 2048 }, (_, at) => (at === 2000 ? 1 / 32_768 : 0)))).toBe(false);
  expect(isDead(Float32Array.from({ length: 2048 }, (_, at) => (at % 2 === 0 ? 0.2 : -0.2)))).toBe(false);
});
