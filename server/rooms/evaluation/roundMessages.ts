import { unpackCells } from '../../../shared/evaluation/cells';
import type { Form } from '../../../shared/evaluation/forms';

import { cellCount } from '../../../shared/evaluation/mask';
import { mayWrite, shapeFor } from '../../../shared/evaluation/thresholds';
import type { MemberId } from '../../../shared/meeting/state';
import type { EvaluationMessage } from '../../../shared/protocol/evaluation';
import type { Refusal } from '../../../shared/refusal';
import { refuse } from '../../../shared/refusal';
import { isPublicKey } from './publicKey';

export type AnswererKey = { member: MemberId; publicKey: string; mac: string | null };
export type Step = 'key' | 'vector' | 'mask';
/** What belongs to the sum itself; proofs of the group's key come before it. */
type RoundMessage = Exclude<EvaluationMessage, { step: 'proof' }>;

/**
 * The messages of one round. They live in memory only: no row, log line or event ever holds one. Each answerer sends each
 * message once; sending the same bytes again is harmless, other bytes are refused.
 */
export class RoundMessages {
  readonly #keys = new Map<MemberId, AnswererKey>();
  readonly #doubts = new Map<MemberId, readonly MemberId[]>();
  readonly #vectors = new Map<MemberId, string>();
  readonly #masks = new Map<MemberId, string>();
  readonly #texts = new Map<MemberId, string>();
  readonly #cells: number;

  constructor(
    private readonly form: Form,
    readonly round: number,
    /** Sorted, so that the order of what is published reveals nothing about who was quick. */
    readonly answerers: readonly MemberId[],
  ) {
    this.#cells = cellCount(form, shapeFor(answerers.length));
  }

  /**
   * `phase` decides which messages may be new: masks and texts only after the reveal is committed, keys and vectors at any
   * time, because a restarted server asks for them again.
   */
  put(member: MemberId, message: RoundMessage, phase: 'summing' | 'revealing'): 'taken' | Refusal {
    if (!this.answerers.includes(member)) return refuse('notAllowed');
    if (message.round !== this.round) return refuse('stale');
    switch (message.step) {
      case 'key':
        if (!isPublicKey(message.publicKey)) return refuse('badInput');
        return this.#putKey({ member, publicKey: message.publicKey, mac: message.mac });
      case 'doubt':
        if (phase !== 'summing' || this.missing('key').length > 0) return refuse('notNow');
        this.#doubts.set(member, message.members);
        return 'taken';
      case 'vector':
        if (!unpackCells(message.vector, this.#cells)) return refuse('badInput');
        // a vector sent before the list of keys would not be masked against it
        if (phase === 'summing' && this.missing('key').length > 0) return refuse('notNow');
        return once(this.#vectors, member, message.vector);
      case 'mask':
        if (phase !== 'revealing') return refuse('notNow');
        if (!unpackCells(message.mask, this.#cells)) return refuse('badInput');
        return once(this.#masks, member, message.mask);
      case 'text':
        if (phase !== 'revealing' || !mayWrite(this.answerers.length)) return refuse('notNow');
        if (message.text.length > this.form.textLimit) return refuse('tooLarge');
        return once(this.#texts, member, message.text);
      default: {
        const unknown: never = message;
        return unknown;
      }
    }
  }

  #putKey(key: AnswererKey): 'taken' | Refusal {
    const before = this.#keys.get(key.member);
    if (!before) this.#keys.set(key.member, key);
    else if (before.publicKey !== key.publicKey || before.mac !== key.mac) return refuse('stale');
    return 'taken';
  }

  missing(step: Step): MemberId[] {
    const given = step === 'key' ? this.#keys : step === 'vector' ? this.#vectors : this.#masks;
    return this.answerers.filter((member) => !given.has(member));
  }

  /**
   * People whose key is not proved in the eyes of more than half of the others who can tell. Their browsers are left out, not
   * those that refuse to mask for such a key. One liar among them changes nothing.
   */
  doubted(): MemberId[] {
    return this.answerers.filter((member) => {
      const judges = this.answerers.filter((other) => other !== member && this.#keys.get(other)?.mac != null);
      const against = judges.filter((other) => this.#doubts.get(other)?.includes(member));
      return against.length * 2 > judges.length;
    });
  }

  keys(): AnswererKey[] {
    return inOrder(this.answerers, this.#keys);
  }

  /** Vectors and masks in the order of the list, texts shuffled. Read it when nothing is missing. */
  open(): { vectors: string[]; masks: string[]; texts: string[] } {
    const texts = inOrder(this.answerers, this.#texts).map((text) => text.trim());
    return {
      vectors: inOrder(this.answerers, this.#vectors),
      masks: inOrder(this.answerers, this.#masks),
      texts: shuffled(texts.filter((text) => text !== '')),
    };
  }
}

function once(given: Map<MemberId, string>, member: MemberId, bytes: string): 'taken' | Refusal {
  const before = given.get(member);
  if (before === undefined) given.set(member, bytes);
  else if (before !== bytes) return refuse('stale');
  return 'taken';
}

const inOrder = <T>(members: readonly MemberId[], given: ReadonlyMap<MemberId, T>): T[] =>
  members.map((member) => given.get(member)).filter((value) => value !== undefined);

/** Fisher-Yates with the system's randomness: the order of the notes must not follow the order of the list. */
function shuffled(texts: readonly string[]): string[] {
  const deck = [...texts];
  for (let last = deck.length - 1; last > 0; last -= 1) {
    const pick = below(last + 1);
    const [a, b] = [deck[last], deck[pick]];
    if (a === undefined || b === undefined) continue;
    deck[last] = b;
    deck[pick] = a;
  }
  return deck;
}

/** Uniform in [0, limit): values that would favour small numbers are drawn again. */
function below(limit: number): number {
  const fair = Math.floor(2 ** 32 / limit) * limit;
  for (;;) {
    const value = crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
    if (value < fair) return value % limit;
  }
}
