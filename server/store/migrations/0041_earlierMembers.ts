import type { Kysely } from 'kysely';

/** Whom an account was in a group before its person chose another member there. */
export const fortyFirstMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('earlier_members')
      .addColumn('member_id', 'text', (c) => c.primaryKey())
      .addColumn('account_id', 'text', (c) => c.notNull())
      .addColumn('until', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('earlier_members_of').on('earlier_members').column('account_id').execute();
  },
};
