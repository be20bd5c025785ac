import type * as Package from '@photostructure/sqlite';

type Driver = Pick<typeof Package, 'DatabaseSync' | 'backup'>;

/** Node's own SQLite, where it has everything that is used here (from Node 22.16 and 24). */
function ownSqlite(): Driver | null {
  const own = process.getBuiltinModule('node:sqlite') as unknown as Driver | undefined;
  if (own === undefined) return null;
  const database = new own.DatabaseSync(':memory:');
  try {
    const isComplete = 'isTransaction' in database && typeof database.prepare('select 1').columns === 'function';
    return isComplete ? own : null;
  } finally {
    database.close();
  }
}

const own = ownSqlite();

/** The same interface from a package, for older versions of Node. It is only loaded there. */
export const { DatabaseSync, backup } = own ?? (await import('@photostructure/sqlite'));
/** What a thread without our modules has to require for it. */
export const driverName = own === null ? '@photostructure/sqlite' : 'node:sqlite';
