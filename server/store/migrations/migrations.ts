import { type Kysely, type Migration, Migrator } from 'kysely';
import { StoreTooNew } from '../store';
import type { Tables } from '../tables';
import { firstMigration } from './0001_first';
import { secondMigration } from './0002_formats';
import { thirdMigration } from './0003_compactions';
import { fourthMigration } from './0004_membership';
import { fifthMigration } from './0005_eventFormats';

type Migrations = Record<string, Migration>;

/**
 * Every step the stored data have taken, in order. A change of what an event or a row of words holds is a step too, even
 * where no table changes: the number of steps is the format that an older version looks at before it touches anything.
 */
export const migrationsFor = (blobType: 'blob' | 'bytea'): Migrations => ({
  '0001_first': firstMigration(blobType),
  '0002_formats': secondMigration,
  '0003_compactions': thirdMigration,
  '0004_membership': fourthMigration,
  '0005_eventFormats': fifthMigration,
});

/** Brings the data up to this version; refuses data that have taken steps which this version does not know. */
export async function migrate(db: Kysely<Tables>, migrations: Migrations): Promise<void> {
  const unknown = (await stepsTaken(db)).filter((step) => !Object.hasOwn(migrations, step));
  if (unknown.length > 0) throw new StoreTooNew(`the data have steps that are not known here: ${unknown.join(', ')}`);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

const LEDGER = 'kysely_migration';

async function stepsTaken(db: Kysely<Tables>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === LEDGER)) return [];
  const rows = await db.withTables<{ [LEDGER]: { name: string } }>().selectFrom(LEDGER).select('name').execute();
  return rows.map((row) => row.name);
}
