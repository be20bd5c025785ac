import type { Kysely } from 'kysely';

/** Whom people of a group can turn to when a meeting is not the place for it. */
export const fourteenthMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('help_contacts')
      .addColumn('group_id', 'text', (c) => c.primaryKey())
      .addColumn('text', 'text', (c) => c.notNull())
      .addColumn('version', 'bigint', (c) => c.notNull())
      .execute();
  },
};
