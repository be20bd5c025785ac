import type * as Y from 'yjs';
import { steps, type Work } from './work';

/** The struct of a client at this clock builds on the structs of another client up to a clock. */
export type Reference = { client: number; clock: number; of: number; upTo: number };

/** The references of one client in the order in which it wrote; only those that reach further than any before. */
class References {
  readonly all: Reference[] = [];
  readonly #farthest = new Map<number, number>();

  reaches(of: number): number {
    return this.#farthest.get(of) ?? 0;
  }

  add(reference: Reference): void {
    this.all.push(reference);
    this.#farthest.set(reference.of, reference.upTo);
  }

  /** The index of the first reference at this clock or later. */
  from(clock: number): number {
    let low = 0;
    let high = this.all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.all[middle]?.clock ?? 0) < clock) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const kept = new WeakMap<Y.Doc, Map<number, References>>();

const referencesOf = (all: Map<number, References>, client: number): References => {
  const known = all.get(client) ?? new References();
  all.set(client, known);
  return known;
};

/** Called after an update has been applied, with the references in it. */
export function keepReferences(doc: Y.Doc, found: readonly Reference[]): void {
  const all = kept.get(doc) ?? new Map<number, References>();
  kept.set(doc, all);
  for (const reference of found) referencesOf(all, reference.client).add(reference);
}

/** Up to which clock the structs of each client were known to somebody. */
type Reached = Map<number, number>;

/**
 * What the writer of a struct must have known: their own structs before it, those that they name as neighbours, and what
 * the writers of all these knew. Each reference is followed at most once for each client that writes in the update.
 */
export class Past {
  readonly found: Reference[] = [];
  readonly #fresh = new Map<number, References>();
  readonly #kept: ReadonlyMap<number, References>;
  readonly #known = new Map<number, Reached>();

  constructor(
    doc: Y.Doc,
    private readonly work: Work,
  ) {
    this.#kept = kept.get(doc) ?? new Map();
  }

  /** Called for each new struct, in the order of its client, with each of its neighbours. */
  note(client: number, clock: number, neighbour: Y.ID | null): void {
    if (!neighbour || neighbour.client === client) return;
    const { client: of, clock: at } = neighbour;
    const fresh = referencesOf(this.#fresh, client);
    if (at < Math.max(fresh.reaches(of), this.#kept.get(client)?.reaches(of) ?? 0)) return;
    const reference = { client, clock, of, upTo: at + 1 };
    fresh.add(reference);
    this.found.push(reference);
  }

  /** What the writer of the struct at this clock knew, as far as its neighbours tell. */
  before(client: number, clock: number): (other: { client: number; clock: number }) => boolean {
    const reached: Reached = this.#known.get(client) ?? new Map();
    this.#known.set(client, reached);
    this.#follow(reached, client, clock);
    for (const { of, upTo } of this.#at(client, clock, clock + 1)) this.#follow(reached, of, upTo);
    return (other) => other.clock < (reached.get(other.client) ?? 0);
  }

  #follow(reached: Reached, client: number, upTo: number): void {
    const open = [{ client, upTo }];
    for (let next = open.pop(); next; next = open.pop()) {
      const from = reached.get(next.client) ?? 0;
      if (next.upTo <= from) continue;
      reached.set(next.client, next.upTo);
      for (const reference of this.#at(next.client, from, next.upTo)) {
        open.push({ client: reference.of, upTo: reference.upTo });
      }
    }
  }

  *#at(client: number, from: number, to: number): Generator<Reference> {
    for (const references of [this.#kept.get(client), this.#fresh.get(client)]) {
      if (!references) continue;
      this.work.spend(steps.find);
      for (let index = references.from(from); index < references.all.length; index += 1) {
        const reference = references.all[index];
        if (!reference || reference.clock >= to) break;
        this.work.spend(steps.follow);
        yield reference;
      }
    }
  }
}
