import type { Kysely } from 'kysely';

/** Dates of a group behind the meeting that is planned or runs. */
export const thirtySeventhMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('later_dates')
      .addColumn('group_id', 'text', (c) => c.notNull())
      .addColumn('occasion', 'text', (c) => c.notNull())
      .addColumn('sequence', 'bigint', (c) => c.notNull())
      .addColumn('series_id', 'text')
      .addColumn('series_day', 'text')
      .addColumn('starts_at', 'bigint', (c) => c.notNull())
      .addColumn('minutes', 'bigint')
      .addColumn('template', 'text')
      .addColumn('by_member', 'text', (c) => c.notNull())
      .addColumn('gave_way', 'text')
      .addPrimaryKeyConstraint('later_dates_pk', ['group_id', 'occasion'])
      .execute();
  },
};
