import { describe, expect, test } from 'vitest';
import { createSpeaking, isDead, loudness } from '../../../../client/media/devices/level';

describe('level and speaking', () => {
  test('silence is 0, a loud voice 1, and louder is never less', () => {
    const levels = [0, 0.0001, 0.001, 0.01, 0.05, 0.1, 0.3, 1].map(loudness);
    expect(levels[0]).toBe(0);
    expect(levels.at(-1)).toBe(1);
    expect(levels).toEqual([...levels].sort((a, b) => a - b));
  });

  test('a breath between two words does not end the speaking, a silence does', () => {
    const speaks = createSpeaking();
    expect(speaks(0, 0)).toBe(false);
    expect(speaks(0.6, 100)).toBe(true);
    expect(speaks(0.05, 600)).toBe(true);
    expect(speaks(0.05, 900)).toBe(false);
  });
});

test('only zeros are no sound at all: one step of 16 bits is the noise of a real device', () => {
  expect(isDead(new Float32Array(2048))).toBe(true);
  expect(isDead(Float32Array.from({ length: 2048 }, (_, at) => (at === 2000 ? 1 / 32_768 : 0)))).toBe(false);
  expect(isDead(Float32Array.from({ length: 2048 }, (_, at) => (at % 2 === 0 ? 0.2 : -0.2)))).toBe(false);
});
