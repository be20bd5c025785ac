import { z } from 'zod';
import { MOST_CELLS } from '../evaluation/forms';
import type { EvaluationTotals, MemberId } from '../meeting/state';
import { memberId } from './scalars';

/** The messages of the anonymous evaluation. Numbers are unsigned 32-bit, base64 little-endian. */

const round = z.number().int().min(1).max(1_000);
const bytes = (largest: number) => z.string().min(1).max(largest);
/** The numbers of the longest form, one per question and score, 4 bytes each. What a round takes exactly is its own form's. */
const numbers = bytes(Math.ceil((MOST_CELLS * 4) / 3) * 4);

/**
 * A proof of the group's key while the form is open, the three messages of a masked sum, a doubt about somebody's key, and the
 * free text; the server keeps all of them in memory only.
 */
export const evaluationMessage = z.discriminatedUnion('step', [
  // null from a browser that came by a link without the group's key
  z.strictObject({ step: z.literal('proof'), round, proof: bytes(64).nullable() }),
  z.strictObject({ step: z.literal('key'), round, publicKey: bytes(128), mac: bytes(64).nullable() }),
  // whose key carries a proof that was not made with the group's key
  z.strictObject({ step: z.literal('doubt'), round, members: z.array(memberId).min(1).max(12) }),
  z.strictObject({ step: z.literal('vector'), round, vector: numbers }),
  z.strictObject({ step: z.literal('mask'), round, mask: numbers }),
  z.strictObject({ step: z.literal('text'), round, text: z.string() }),
]);
export type EvaluationMessage = z.infer<typeof evaluationMessage>;

/** What somebody's browser says of the group's key; null: it does not have it. */
export type KeyStatement = { member: MemberId; proof: string | null };

export type EvaluationNews =
  /** While the form is open: what browsers say of the group's key, one by one or, for somebody who comes, all so far. */
  | { step: 'proofs'; round: number; proofs: KeyStatement[] }
  /** The keys of all answerers of the frozen list: now send the vector. */
  | { step: 'keys'; round: number; keys: { member: MemberId; publicKey: string; mac: string | null }[] }
  /** All vectors are in and the reveal is committed: now send your own mask. */
  | { step: 'reveal'; round: number }
  /** Everything that a browser needs to add up and compare. */
  | { step: 'published'; round: number; vectors: string[]; masks: string[]; result: EvaluationTotals; texts: string[] }
  | { step: 'void'; round: number };
