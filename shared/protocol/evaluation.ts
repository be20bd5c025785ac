import type { EvaluationTotals, MemberId } from '../meeting/state';

/** The messages of the anonymous evaluation. */

/** The three messages of a masked sum; numbers are unsigned 32-bit, base64 little-endian. See trust.md section 5. */
export type EvaluationMessage =
  | { step: 'key'; round: number; publicKey: string; mac: string | null }
  | { step: 'vector'; round: number; vector: string }
  | { step: 'mask'; round: number; mask: string }
  | { step: 'text'; round: number; text: string };

export type EvaluationNews =
  /** Keys of all answerers of the frozen list: time to send the vector. */
  | { step: 'keys'; round: number; keys: { member: MemberId; publicKey: string; mac: string | null }[] }
  /** All vectors are in and the reveal is committed: time to send the self-mask. */
  | { step: 'reveal'; round: number }
  /** Everything needed to add up and compare. */
  | { step: 'published'; round: number; vectors: string[]; masks: string[]; result: EvaluationTotals; texts: string[] }
  | { step: 'void'; round: number };
