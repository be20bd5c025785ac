import type { Kysely } from 'kysely';

/** Each event says in which format it was written; those that are there carry whole stages and agendas: the first format. */
export const fifthMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('events')
      .addColumn('format', 'bigint', (c) => c.notNull().defaultTo(1))
      .execute();
  },
};
