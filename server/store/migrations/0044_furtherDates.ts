import type { Kysely } from 'kysely';

/** Polls that find a further date, or another time for a planned one; earlier ones take the place of nothing. */
export const fortyFourthMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('date_polls').addColumn('moves', 'text').execute();
    await db.schema
      .alterTable('later_dates')
      .addColumn('is_further', 'bigint', (c) => c.notNull().defaultTo(0))
      .execute();
  },
};
