import { describe, expect, test } from 'vitest';
import { createFingerprintSigner, fingerprintsOf } from '../../../../client/media/encryption/fingerprints';

describe('[MV1] signed fingerprints', () => {
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

  test('whoever has the key verifies; a changed print, another pair, a reflection and another meeting are forged', async () => {
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

  test('without a signature, or without the key, nothing is claimed', async () => {
    const keyed = createFingerprintSigner('m', key);
    const keyless = createFingerprintSigner('m', null);
    expect(await keyless.sign(ann, ben, sdp('AA'))).toBeNull();
    expect(await keyed.verify(ann, ben, sdp('AA'), null)).toBe('unknown');
    expect(await keyless.verify(ann, ben, sdp('AA'), await keyed.sign(ann, ben, sdp('AA')))).toBe('unknown');
  });
});
