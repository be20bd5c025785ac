import type { Dialect } from 'kysely';
import type { DamageDeps } from '../damage';

/** What the store needs from a database engine. */
export type Engine = DamageDeps & {
  dialect: Dialect;
  blobType: 'blob' | 'bytea';
  /** True for errors of the storage itself (full, locked, read-only, unreadable), false for mistakes in our statements. */
  isOutage: (error: unknown) => boolean;
  /** True for an outage whose reason is that stored bytes are damaged. */
  isDamage: (error: unknown) => boolean;
  /** Copies the journal into the database and empties it; false when something is in the way. */
  emptyJournal: () => boolean;
  /** Told of every transaction that was tried. */
  committed?: ((seconds: number, saved: boolean) => void) | undefined;
  /** How many command ids are remembered in memory. */
  commandsKept?: number | undefined;
};
