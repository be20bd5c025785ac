import { describe, expect, test } from 'vitest';
import { problemOf, screenProblemOf, shownChoice } from '../../../client/media/devices/devices';
import { createSpeaking, loudness } from '../../../client/media/devices/level';
import { createFingerprintSigner, fingerprintsOf } from '../../../client/media/encryption/fingerprints';
import { parsePairMessage } from '../../../client/media/transports/mesh/pairMessages';

describe('device trouble in three words', () => {
  test.each([
    ['NotAllowedError', 'refused'],
    ['SecurityError', 'refused'],
    ['NotReadableError', 'inUse'],
    ['AbortError', 'inUse'],
    ['NotFoundError', 'missing'],
    ['OverconstrainedError', 'missing'],
    ['TypeError', 'missing'],
  ])('%s is %s', (name, problem) => {
    expect(problemOf(new DOMException('', name))).toBe(problem);
  });
});

test.each([
  ['NotAllowedError', 'Permission denied', 'dismissed'],
  ['NotAllowedError', 'Permission denied by system', 'system'],
  ['NotReadableError', '', 'failed'],
  ['AbortError', '', 'failed'],
  ['InvalidStateError', '', 'failed'],
  ['TypeError', 'getDisplayMedia is not a function', 'failed'],
])('a screen that is not shared: %s %s is %s', (name, message, problem) => {
  expect(screenProblemOf(new DOMException(message, name))).toBe(problem);
});

test('a list of devices shows no choice that it does not have', () => {
  const devices = ['default', 'one', 'two'].map((id) => ({ id, label: id }));
  expect(shownChoice(devices, 'two')).toBe('two');
  expect(shownChoice(devices, 'gone')).toBe('default');
  expect(shownChoice(devices, null)).toBe('default');
  expect(shownChoice(devices.slice(1), 'gone')).toBe('');
  expect(shownChoice([], 'gone')).toBe('');
});

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

describe('notes between two browsers', () => {
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

describe('[MV1] sealed fingerprints', () => {
  const sdp = (print: string) =>
    `v=0\r\na=fingerprint:sha-256 ${print}\r\nm=audio 9\r\na=fingerprint:sha-256 ${print}\r\n`;
  const ann = { member: 'ann', tab: '1' };
  const ben = { member: 'ben', tab: '2' };
  const key = 'k'.repeat(43);

  test('only fingerprints count: the same ones in another order and case are the same', () => {
    expect(fingerprintsOf(sdp('AA:BB'))).toBe('sha-256 aa:bb');
    expect(fingerprintsOf('a=fingerprint:sha-1 C\na=fingerprint:sha-256 D')).toBe(
      fingerprintsOf('a=fingerprint:sha-256 d\na=fingerprint:sha-1 c'),
    );
  });

  test('who has the key verifies; a changed print, another pair, a reflection and another meeting are forged', async () => {
    const here = createFingerprintSigner('m', key);
    const mac = await here.sign(ann, ben, sdp('AA:BB'));
    const there = createFingerprintSigner('m', key);
    expect(await there.verify(ann, ben, sdp('AA:BB'), mac)).toBe('verified');
    expect(await there.verify(ann, ben, sdp('AA:BC'), mac)).toBe('forged');
    expect(await there.verify(ben, ann, sdp('AA:BB'), mac)).toBe('forged');
    expect(await there.verify(ann, { ...ben, tab: '3' }, sdp('AA:BB'), mac)).toBe('forged');
    expect(await createFingerprintSigner('other', key).verify(ann, ben, sdp('AA:BB'), mac)).toBe('forged');
    expect(await createFingerprintSigner('m', 'z'.repeat(43)).verify(ann, ben, sdp('AA:BB'), mac)).toBe('forged');
    expect(await there.verify(ann, ben, sdp('AA:BB'), '%%%')).toBe('forged');
  });

  test('without a seal, or without the key, nothing is claimed', async () => {
    const keyed = createFingerprintSigner('m', key);
    const keyless = createFingerprintSigner('m', null);
    expect(await keyless.sign(ann, ben, sdp('AA'))).toBeNull();
    expect(await keyed.verify(ann, ben, sdp('AA'), null)).toBe('unknown');
    expect(await keyless.verify(ann, ben, sdp('AA'), await keyed.sign(ann, ben, sdp('AA')))).toBe('unknown');
  });
});
