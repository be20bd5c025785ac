import { describe, expect, it } from 'vitest';
import { proveKey, verifyKeyProof } from '../../../shared/evaluation/keyProof';
import { makeRoundKeys, signKey } from '../../../shared/evaluation/keys';

const claim = { meeting: 'm1', round: 1, member: 'ann' };

describe("a proof of the group's key", () => {
  it('[EV10] convinces a browser with the same key, and none with another', async () => {
    const proof = await proveKey('invite-key', claim);
    expect(await verifyKeyProof('invite-key', claim, proof)).toBe(true);
    expect(await verifyKeyProof('another-key', claim, proof)).toBe(false);
    expect(proof).not.toContain('invite-key');
  });

  it('[EV10] serves for no other member, round or meeting', async () => {
    const proof = await proveKey('invite-key', claim);
    expect(await verifyKeyProof('invite-key', { ...claim, member: 'bea' }, proof)).toBe(false);
    expect(await verifyKeyProof('invite-key', { ...claim, round: 2 }, proof)).toBe(false);
    expect(await verifyKeyProof('invite-key', { ...claim, meeting: 'm2' }, proof)).toBe(false);
    for (const text of ['', 'not base64 !', `${proof}AAAA`, proof.slice(4)])
      expect(await verifyKeyProof('invite-key', claim, text)).toBe(false);
  });

  it('[EV10] is no proof of a round key, and a proof of a round key is none of this', async () => {
    const { publicKey } = await makeRoundKeys();
    const mac = await signKey('invite-key', { ...claim, publicKey });
    expect(await verifyKeyProof('invite-key', claim, mac)).toBe(false);
  });
});
