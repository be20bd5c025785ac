import { utf8 } from '../bytes';
import type { EvaluationTotals, MeetingId, MemberId } from '../meeting/state';
import { type Cells, cellsOf, packCells } from './cells';
import type { Form } from './forms';
import { isComplete, scoresOf } from './forms';
import { sharedSecret } from './keys';
import { shapeFor } from './thresholds';

/**
 * Masked sums (after Bonawitz et al., Practical Secure Aggregation, 2017). Each answerer adds to their answers one mask per
 * other answerer, which that other one subtracts, and one mask of their own. The sum of all vectors minus all own masks is
 * the sum of the answers. A vector alone is uniformly random to everybody who lacks the pairwise secrets.
 */

export type RoundPlace = {
  meeting: MeetingId;
  round: number;
  /** All answerers of the frozen list with their public keys, including me. */
  keys: readonly { member: MemberId; publicKey: string }[];
};

/** How many numbers are sent: one per question, or one per question and score. */
export function cellCount(form: Form, shape: EvaluationTotals['shape']): number {
  return shape === 'sums' ? form.questions.length : form.questions.length * scoresOf(form).length;
}

/** Answers as the numbers that are added up; throws on an incomplete or out-of-range form. */
export function answerCells(form: Form, answers: readonly number[], shape: EvaluationTotals['shape']): Cells {
  if (!isComplete(form, answers)) throw new Error('an evaluation needs one score for every question');
  if (shape === 'sums') return Uint32Array.from(answers);
  return Uint32Array.from(answers.flatMap((answer) => scoresOf(form).map((score) => (score === answer ? 1 : 0))));
}

export const ownMask = (length: number): Cells => crypto.getRandomValues(new Uint32Array(length));

/**
 * In each pair the member with the smaller id adds the mask and the other subtracts it. Ids are compared by code unit, so
 * all browsers agree.
 */
export const signOf = (me: MemberId, other: MemberId): 1 | -1 => (me < other ? 1 : -1);

export type PairMask = { sign: 1 | -1; stream: Uint32Array };

/** Answers + pairwise masks + own mask, modulo 2^32. */
export function maskedVector(answers: Uint32Array, pairs: readonly PairMask[], own: Uint32Array): Cells {
  return Uint32Array.from(answers, (answer, cell) => {
    const masked = pairs.reduce((sum, { sign, stream }) => sum + sign * numberAt(stream, cell), answer);
    return modulo32(masked + numberAt(own, cell));
  });
}

/** The keystream I share with one other answerer, the same on both sides. */
async function pairStream(
  privateKey: string,
  publicKey: string,
  transcript: Uint8Array<ArrayBuffer>,
  length: number,
): Promise<Cells> {
  const secret = await sharedSecret(privateKey, publicKey);
  const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const stream = await crypto.subtle.deriveBits(
    { name: 'HKDF', hash: 'SHA-256', salt: transcript, info: utf8('roundel evaluation mask 1') },
    key,
    length * 32,
  );
  return cellsOf(new Uint8Array(stream));
}

/**
 * Binds masks to the meeting, the round and the whole list of keys. Browsers that were shown different lists make masks
 * that do not cancel, so a server learns nothing by showing different lists.
 */
async function transcriptOf(place: RoundPlace): Promise<Uint8Array<ArrayBuffer>> {
  const keys = [...place.keys].sort((a, b) => signOf(b.member, a.member)).map((key) => [key.member, key.publicKey]);
  const bytes = utf8(JSON.stringify([place.meeting, place.round, keys]));
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** My masks with every other answerer of the round. */
export async function pairMasks(
  place: RoundPlace,
  me: MemberId,
  privateKey: string,
  length: number,
): Promise<PairMask[]> {
  const transcript = await transcriptOf(place);
  const others = place.keys.filter((key) => key.member !== me);
  return Promise.all(
    others.map(async (other) => ({
      sign: signOf(me, other.member),
      stream: await pairStream(privateKey, other.publicKey, transcript, length),
    })),
  );
}

/** What I send of my answers in this round: the masked vector, and the mask of my own that is told last. */
export async function maskedAnswers(
  place: RoundPlace,
  mine: { member: MemberId; privateKey: string },
  form: Form,
  answers: readonly number[],
): Promise<{ vector: string; mask: string }> {
  const shape = shapeFor(place.keys.length);
  const own = ownMask(cellCount(form, shape));
  const pairs = await pairMasks(place, mine.member, mine.privateKey, own.length);
  return { vector: packCells(maskedVector(answerCells(form, answers, shape), pairs, own)), mask: packCells(own) };
}

const numberAt = (cells: Uint32Array, index: number): number => {
  const value = cells[index];
  if (value === undefined) throw new Error('masks and answers differ in length');
  return value;
};

/** Exact for every sum of fewer than 2^21 cells: doubles hold 53 bits. */
const modulo32 = (value: number): number => value - Math.floor(value / 2 ** 32) * 2 ** 32;
