import type { Kysely } from 'kysely';

/** The pages of silent writing: one for each member and stage. `shown` is what others read of it. */
export const ninthMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('pages')
      .addColumn('meeting_id', 'text', (c) => c.notNull())
      .addColumn('stage_key', 'text', (c) => c.notNull())
      .addColumn('member_id', 'text', (c) => c.notNull())
      .addColumn('text', 'text', (c) => c.notNull())
      .addColumn('version', 'bigint', (c) => c.notNull())
      .addColumn('shown', 'text')
      .addPrimaryKeyConstraint('pages_key', ['meeting_id', 'stage_key', 'member_id'])
      .execute();
  },
};
