import type { DataTable } from '../../../shared/protocol/dataRegister';
import { migrationsFor } from '../migrations/migrations';
import type { Tables } from '../tables';
import { accounts } from './accounts';
import { buddies } from './buddies';
import { dates } from './dates';
import { drawing } from './drawing';
import type { Entries, TableEntry } from './entry';
import { imports } from './imports';
import { meetings } from './meetings';
import { type Ledger, operation } from './operation';
import { people } from './people';
import { rota } from './rota';
import { writing } from './writing';

/**
 * Every table of the database: what it is for, who sees it, and how long it stays. The page for data-protection officers
 * shows it, so a new table or column has its entry in the same commit: the compiler compares this list with `Tables`, and
 * a test with a migrated database.
 */
const register: Entries<Tables & Ledger, keyof (Tables & Ledger)> = {
  ...people,
  ...accounts,
  ...meetings,
  ...dates,
  ...rota,
  ...buddies,
  ...writing,
  ...drawing,
  ...imports,
  ...operation,
};

type AnyEntry = TableEntry<Record<string, unknown>>;

export const dataTables: readonly DataTable[] = Object.entries<AnyEntry>(register).map(([name, entry]) => ({
  ...entry,
  name,
  columns: Object.entries(entry.columns).map(([column, [kind, about]]) => ({ name: column, kind, about })),
}));

/** The newest change of the database that this version knows. */
export const newestStep = Object.keys(migrationsFor('blob')).at(-1) ?? '';
