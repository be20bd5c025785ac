import type { Kysely } from 'kysely';

/** Snapshots record their format (0: written before formats had numbers), sessions record the link that opened them. */
export const secondMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('snapshots')
      .addColumn('format', 'bigint', (c) => c.notNull().defaultTo(0))
      .execute();
    await db.schema.alterTable('sessions').addColumn('via', 'text').execute();
  },
};
