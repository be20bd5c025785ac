import type { Kysely } from 'kysely';

/** Snapshots say in which shape they are (0: before there were numbers), sessions by which link they were opened. */
export const secondMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('snapshots')
      .addColumn('format', 'bigint', (c) => c.notNull().defaultTo(0))
      .execute();
    await db.schema.alterTable('sessions').addColumn('via', 'text').execute();
  },
};
