import { createECDH, createHash, hkdfSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from '../../../shared/bytes';
import { cellsOf, packCells, unpackCells } from '../../../shared/evaluation/cells';
import { forms, isComplete } from '../../../shared/evaluation/forms';
import { makeRoundKeys } from '../../../shared/evaluation/keys';
import { answerCells, maskedAnswers, maskedVector, pairMasks, signOf } from '../../../shared/evaluation/mask';
import { addUp, readTotals, totalOf } from '../../../shared/evaluation/total';

const form = forms.E1;
const members = (count: number) =>
  Array.from({ length: count }, (_, index) => `member-${String.fromCharCode(97 + index)}`);

/** One honest round with real keys; returns the messages that are sent. */
async function round(answers: number[][], meeting = 'm1', number = 1) {
  const keys = await Promise.all(
    members(answers.length).map(async (member) => ({ member, ...(await makeRoundKeys()) })),
  );
  const place = { meeting, round: number, keys: keys.map(({ member, publicKey }) => ({ member, publicKey })) };
  const sent = await Promise.all(keys.map((mine, index) => maskedAnswers(place, mine, form, answers[index] ?? [])));
  return {
    place,
    keys,
    vectors: sent.map(({ vector }) => vector),
    masks: sent.map(({ mask }) => mask),
  };
}

describe('masked sums', () => {
  it('[T5.3] five known answers give the known sums', async () => {
    const { vectors, masks } = await round([
      [5, 4, 3, 4],
      [4, 4, 4, 5],
      [1, 2, 3, 4],
      [5, 5, 5, 5],
      [3, 3, 2, 1],
    ]);
    expect(totalOf(form, vectors, masks)).toEqual({ answerers: 5, shape: 'sums', totals: [18, 18, 17, 19] });
  });

  it('[T5.3] with eight or more answers every score is counted separately', async () => {
    const rows = [5, 5, 4, 4, 3, 2, 1, 1].map((score) => [score, 6 - score, 3, score]);
    const { vectors, masks } = await round(rows);
    expect(totalOf(form, vectors, masks)).toEqual({
      answerers: 8,
      shape: 'counts',
      totals: [2, 1, 1, 2, 2, /**/ 2, 2, 1, 1, 2, /**/ 0, 0, 8, 0, 0, /**/ 2, 1, 1, 2, 2],
    });
  });

  it("[T5.3] a pair's stream equals that of another implementation of ECDH and HKDF", async () => {
    const { place, keys } = await round([
      [1, 1, 1, 1],
      [2, 2, 2, 2],
      [3, 3, 3, 3],
      [4, 4, 4, 4],
    ]);
    const [first, second] = keys;
    const masks = await pairMasks(place, first!.member, first!.privateKey, 4);
    const transcript = createHash('sha256')
      .update(JSON.stringify(['m1', 1, keys.map((key) => [key.member, key.publicKey])]))
      .digest();
    const ecdh = createECDH('prime256v1');
    // the private scalar follows the 36 header bytes of a P-256 PKCS #8 key
    ecdh.setPrivateKey(Buffer.from(fromBase64(first!.privateKey)!).subarray(36, 68));
    const secret = ecdh.computeSecret(Buffer.from(fromBase64(second!.publicKey)!));
    const expected = cellsOf(new Uint8Array(hkdfSync('sha256', secret, transcript, 'roundel evaluation mask 1', 16)));
    expect([...masks[0]!.stream]).toEqual([...expected]);
    expect(masks[0]!.sign).toBe(1);
  });

  it('[T5.3] masks of another round, meeting or list do not cancel', async () => {
    const answers = members(4).map(() => [3, 3, 3, 3]);
    const { place, keys, masks } = await round(answers);
    const own = masks.map((mask) => unpackCells(mask, 4)!);
    const sumWith = async (places: (typeof place)[]) => {
      const vectors = await Promise.all(
        keys.map(async (key, index) =>
          maskedVector(
            Uint32Array.from(answers[index]!),
            await pairMasks(places[index]!, key.member, key.privateKey, 4),
            own[index]!,
          ),
        ),
      );
      return readTotals(form, 4, addUp(vectors, own, 4));
    };
    expect(await sumWith([place, place, place, place])).toMatchObject({ totals: [12, 12, 12, 12] });
    expect(await sumWith([{ ...place, round: 2 }, place, place, place])).toBe('impossible');
    expect(await sumWith([{ ...place, meeting: 'm2' }, place, place, place])).toBe('impossible');
    const shortened = { ...place, keys: place.keys.slice(0, 3) };
    expect(await sumWith([shortened, place, place, place])).toBe('impossible');
  });

  it('[T5.3] in each pair one member adds and the other subtracts', () => {
    for (const a of members(12)) {
      for (const b of members(12)) if (a !== b) expect(signOf(a, b)).toBe(-signOf(b, a));
    }
  });

  it('[T5] a total that no answers can produce is called impossible', () => {
    const sums = (...totals: number[]) => readTotals(form, 4, Uint32Array.from(totals));
    expect(sums(4, 20, 12, 9)).toEqual({ answerers: 4, shape: 'sums', totals: [4, 20, 12, 9] });
    expect(sums(3, 20, 12, 9)).toBe('impossible');
    expect(sums(4, 21, 12, 9)).toBe('impossible');
    expect(sums(4, 20, 12)).toBe('impossible');
    expect(sums(4, 20, 12, 4_294_967_295)).toBe('impossible');
    const counts = (row: number[]) =>
      readTotals(form, 8, Uint32Array.from([...row, 0, 0, 8, 0, 0, 0, 0, 8, 0, 0, 0, 0, 8, 0, 0]));
    expect(counts([1, 1, 2, 2, 2])).not.toBe('impossible');
    expect(counts([1, 1, 2, 2, 1])).toBe('impossible');
    expect(counts([9, 4_294_967_295, 0, 0, 0])).toBe('impossible');
  });

  it('[EV1] no rating can be left out', () => {
    expect(isComplete(form, [1, 2, 3, 4])).toBe(true);
    for (const answers of [
      [1, 2, 3],
      [1, 2, 3, null],
      [1, 2, 3, 0],
      [1, 2, 3, 6],
      [1, 2, 3, 2.5],
      [1, 2, 3, 4, 5],
    ]) {
      expect(isComplete(form, answers)).toBe(false);
    }
    expect(() => answerCells(form, [1, 2, 3, 9], 'sums')).toThrow();
  });

  it('numbers are sent as little-endian base64 of one exact length', () => {
    expect(packCells(Uint32Array.from([1, 4_294_967_295]))).toBe(
      toBase64(Uint8Array.from([1, 0, 0, 0, 255, 255, 255, 255])),
    );
    expect(unpackCells(packCells(Uint32Array.from([7, 8])), 2)).toEqual(Uint32Array.from([7, 8]));
    expect(unpackCells(packCells(Uint32Array.from([7, 8])), 3)).toBeNull();
    expect(unpackCells('???', 1)).toBeNull();
  });
});
