import { createPrivateKey } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toBase64 } from '../../../shared/bytes';
import { looksLikePublicKey, makeRoundKeys, sharedSecret, signKey, verifyKey } from '../../../shared/evaluation/keys';

const hex = (bytes: ArrayBuffer) => Buffer.from(bytes).toString('hex');
const point = (x: string, y: string) => toBase64(Buffer.from(`04${x}${y}`, 'hex'));
function pkcs8(d: string, x: string, y: string): string {
  const url = (part: string) => Buffer.from(part, 'hex').toString('base64url');
  const key = createPrivateKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', d: url(d), x: url(x), y: url(y) } });
  return toBase64(key.export({ format: 'der', type: 'pkcs8' }));
}

// RFC 5903, section 8.1
const initiator = {
  d: 'c88f01f510d9ac3f70a292daa2316de544e9aab8afe84049c62a9c57862d1433',
  x: 'dad0b65394221cf9b051e1feca5787d098dfe637fc90b9ef945d0c3772581180',
  y: '5271a0461cdb8252d61f1c456fa3e59ab1f45b33accf5f58389e0577b8990bb3',
};
const responder = {
  d: 'c6ef9c5d78ae012a011164acb397ce2088685d8f06bf9be0b283ab46476bee53',
  x: 'd12dfb5289c8d4f81208b70270398c342296970a0bccb74c736fc7554494bf63',
  y: '56fbf3ca366cc23e8157854c13c58d6aac23f046ada30f8353e74f33039872ab',
};
const agreed = 'd6840f6b42f6edafd13116e0e12565202fef8e9ece7dce03812464d04b9442de';

describe('keys of a round', () => {
  it('[T5.2] two round keys agree on the secret of RFC 5903', async () => {
    const one = await sharedSecret(pkcs8(initiator.d, initiator.x, initiator.y), point(responder.x, responder.y));
    const other = await sharedSecret(pkcs8(responder.d, responder.x, responder.y), point(initiator.x, initiator.y));
    expect(hex(one)).toBe(agreed);
    expect(hex(other)).toBe(agreed);
  });

  it('[T5.2] a point that is not on the curve is refused, and so is anything that is not a point', async () => {
    const { privateKey, publicKey } = await makeRoundKeys();
    expect(looksLikePublicKey(publicKey)).toBe(true);
    const offCurve = point(responder.x, responder.x);
    await expect(sharedSecret(privateKey, offCurve)).rejects.toThrow();
    for (const text of ['', 'AAAA', '%%%', toBase64(new Uint8Array(65)), `${publicKey}AAAA`]) {
      expect(looksLikePublicKey(text)).toBe(false);
    }
  });

  it('[T5.2] a claim is valid only for its own key, member, round, meeting and invite', async () => {
    const { publicKey } = await makeRoundKeys();
    const other = await makeRoundKeys();
    const claim = { meeting: 'm1', round: 1, member: 'ann', publicKey };
    const mac = await signKey('invite-key', claim);
    expect(await verifyKey('invite-key', claim, mac)).toBe(true);
    expect(await verifyKey('another-key', claim, mac)).toBe(false);
    expect(await verifyKey('invite-key', { ...claim, publicKey: other.publicKey }, mac)).toBe(false);
    expect(await verifyKey('invite-key', { ...claim, member: 'bea' }, mac)).toBe(false);
    expect(await verifyKey('invite-key', { ...claim, round: 2 }, mac)).toBe(false);
    expect(await verifyKey('invite-key', { ...claim, meeting: 'm2' }, mac)).toBe(false);
    expect(await verifyKey('invite-key', claim, 'not base64 !')).toBe(false);
  });
});
