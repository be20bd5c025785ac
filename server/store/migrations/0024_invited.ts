import type { Kysely } from 'kysely';

/** People who were invited to a group one by one. */
export const twentyFourthMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('invited')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('group_id', 'text', (c) => c.notNull())
      .addColumn('name', 'text')
      .addColumn('email', 'text')
      .addColumn('invited_at', 'bigint', (c) => c.notNull())
      .addColumn('place', 'integer', (c) => c.notNull())
      .addColumn('secret_hash', 'text', (c) => c.notNull())
      .addColumn('member_id', 'text')
      .execute();
    await db.schema.createIndex('invited_of_group').on('invited').column('group_id').execute();
    await db.schema.createIndex('invited_by_link').on('invited').column('secret_hash').execute();
  },
};
