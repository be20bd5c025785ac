import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../tables';

/** How a part of the store reaches the database: reads at once, and writes in a transaction of the shared commit. */
export type StoreAccess = {
  read<T>(question: (db: Kysely<Tables>) => Promise<T>): Promise<T>;
  commit<T>(work: (db: Transaction<Tables>) => Promise<T>): Promise<T>;
};
