import type { Kysely } from 'kysely';

/** Who signed which version of a group's agreement, and when last. The log may say so too. */
export const twentyFirstMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('signatures')
      .addColumn('group_id', 'text', (c) => c.notNull())
      .addColumn('member_id', 'text', (c) => c.notNull())
      .addColumn('version', 'bigint', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('signatures_pk', ['group_id', 'member_id', 'version'])
      .execute();
  },
};
