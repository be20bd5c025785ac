import type { Kysely } from 'kysely';

/** Channels of other programs that groups are reminded in, and what waits to be posted there. */
export const thirtySecondMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    const { schema } = db;
    await schema
      .createTable('webhooks')
      .addColumn('group_id', 'text', (c) => c.primaryKey())
      .addColumn('address', 'text', (c) => c.notNull())
      .addColumn('host', 'text', (c) => c.notNull())
      .addColumn('by_member', 'text', (c) => c.notNull())
      .addColumn('set_at', 'bigint', (c) => c.notNull())
      .addColumn('problem', 'text')
      .addColumn('is_dead', 'integer', (c) => c.notNull())
      .execute();
    await schema
      .createTable('webhook_posts')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('group_id', 'text', (c) => c.notNull())
      .addColumn('text', 'text', (c) => c.notNull())
      .addColumn('meeting_id', 'text', (c) => c.notNull())
      .addColumn('until', 'bigint', (c) => c.notNull())
      .addColumn('attempts', 'integer', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('next_at', 'bigint', (c) => c.notNull())
      .execute();
    await schema.createIndex('webhook_posts_due').on('webhook_posts').column('next_at').execute();
    await schema.createIndex('webhook_posts_of_group').on('webhook_posts').column('group_id').execute();
  },
};
