import { describe, expect, test } from 'vitest';
import { parsePairMessage } from '../../../../../client/media/transports/mesh/pairMessages';

describe('messages between two browsers of a mesh', () => {
  test('good ones are read, extra fields fall away', () => {
    const text = JSON.stringify({ have: { microphone: true, camera: 1, evil: 'x' }, want: 'large', more: 1 });
    expect(parsePairMessage(text)).toEqual({ have: { microphone: true, camera: false, screen: false }, want: 'large' });
  });

  test.each([
    ['not text', 7],
    ['no JSON', '{'],
    ['null', 'null'],
    ['a list', '[]'],
    ['unknown size', JSON.stringify({ have: {}, want: 'huge' })],
    ['nothing had', JSON.stringify({ have: null, want: 'small' })],
    ['too long', JSON.stringify({ have: {}, want: 'small', pad: 'x'.repeat(600) })],
  ])('%s is dropped', (_name, text) => {
    expect(parsePairMessage(text)).toBeNull();
  });
});
