import type { Kysely } from 'kysely';

/**
 * Each event records the format it was written in. Existing events carry whole stages and agendas, which is the first
 * format.
 */
export const fifthMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('events')
      .addColumn('format', 'bigint', (c) => c.notNull().defaultTo(1))
      .execute();
  },
};
