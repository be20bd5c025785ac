import { describe, expect, test } from 'vitest';
import { createOtherKeys, type OtherKeys } from '../../../../client/media/encryption/otherKeys';
import type { Proof } from '../../../../shared/encryption/keyExchange';

/** Time passes in half seconds, with what is known of each one's key; answers with everything that was shown meanwhile. */
function evening() {
  const watch = createOtherKeys();
  let now = 10_000;
  return (seconds: number, proofs: Record<string, Proof>): OtherKeys[] => {
    const remote = new Map(Object.entries(proofs).map(([member, proof]) => [member, { proof }]));
    const shown: OtherKeys[] = [];
    for (const end = now + seconds * 1_000; now < end; now += 500) shown.push(watch.step({ remote }, now));
    return shown;
  };
}
const nothing = { of: [], fitsNobody: false };

describe('[EN10] a key that is not the others’', () => {
  test('one does not fit: said of that one, once it has lasted', () => {
    const pass = evening();
    for (const shown of pass(2, { ann: 'verified', mal: 'forged' })) expect(shown).toEqual(nothing);
    for (const shown of pass(9, { ann: 'verified', mal: 'forged' })) {
      expect(shown).toEqual({ of: ['mal'], fitsNobody: false });
    }
  });

  test('nobody’s fits: said to oneself, and gone as soon as one does', () => {
    const pass = evening();
    expect(pass(3, { ann: 'forged', ben: 'forged' }).at(-1)).toEqual({ of: ['ann', 'ben'], fitsNobody: true });
    for (const shown of pass(3, { ann: 'forged', ben: 'verified' })) {
      expect(shown).toEqual({ of: ['ann'], fitsNobody: false });
    }
    for (const shown of pass(3, { ann: 'verified', ben: 'verified' })) expect(shown).toEqual(nothing);
  });

  test('a person who comes in and meets the stranger first is not told that their own key is wrong', () => {
    const pass = evening();
    const shown = [
      ...pass(1, { mal: 'forged', ann: 'unknown' }),
      ...pass(5, { mal: 'forged', ann: 'verified' }),
      ...pass(1, { mal: 'forged', ann: 'unknown' }),
      ...pass(1, { mal: 'forged', ann: 'verified' }),
    ];
    expect(shown.some(({ fitsNobody }) => fitsNobody)).toBe(false);
    expect(shown.at(-1)?.of).toEqual(['mal']);
  });

  test('somebody without any proof says nothing about either key', () => {
    const pass = evening();
    for (const shown of pass(20, { noor: 'unknown' })) expect(shown).toEqual(nothing);
    expect(pass(4, { noor: 'unknown', mal: 'forged' }).at(-1)).toEqual({ of: ['mal'], fitsNobody: true });
  });

  test('each new stranger waits on their own; those said already stay', () => {
    const pass = evening();
    pass(3, { ann: 'verified', mal: 'forged' });
    expect(pass(1, { ann: 'verified', mal: 'forged', max: 'forged' }).at(-1)?.of).toEqual(['mal']);
    expect(pass(3, { ann: 'verified', mal: 'forged', max: 'forged' }).at(-1)?.of).toEqual(['mal', 'max']);
    expect(pass(0.5, { ann: 'verified', max: 'forged' }).at(-1)?.of).toEqual(['max']);
  });
});
