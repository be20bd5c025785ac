import { expect, test } from 'vitest';
import { fromBase64, toBase64, toBase64Url, utf8 } from '../../shared/bytes';

const counting = (length: number) => Uint8Array.from({ length }, (_, at) => (at * 7) % 256);

test.each([0, 1, 2, 3, 1_023, 1_024, 1_025, 200_000])(
  '%i bytes travel as the base64 that Node writes, and come back',
  (length) => {
    const bytes = counting(length);
    const text = toBase64(bytes);
    expect(text).toBe(Buffer.from(bytes).toString('base64'));
    expect(Buffer.from(fromBase64(text) ?? []).equals(bytes)).toBe(true);
  },
);

test('only the viewed part of a longer buffer is encoded', () => {
  expect(toBase64(counting(100).subarray(10, 13))).toBe(Buffer.from(counting(13).slice(10)).toString('base64'));
});

test('base64 for addresses has neither padding nor characters with a meaning in an address', () => {
  const bytes = Uint8Array.from([251, 239, 190, 255]);
  expect(toBase64(bytes)).toBe('++++/w==');
  expect(toBase64Url(bytes)).toBe('----_w');
});

test.each(['%%%', 'A', 'AAAAA', 'AA=A', 'ä'])('text that is not base64 gives null: %s', (text) => {
  expect(fromBase64(text)).toBeNull();
});

test('text becomes its UTF-8 bytes', () => {
  expect([...utf8('é€')]).toEqual([0xc3, 0xa9, 0xe2, 0x82, 0xac]);
});
