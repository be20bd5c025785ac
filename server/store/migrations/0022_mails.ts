import type { Kysely } from 'kysely';

/** Outgoing mail, from the moment it is written until some weeks after it was sent or given up. */
export const twentySecondMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('mails')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('to_address', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('subject', 'text', (c) => c.notNull())
      .addColumn('body', 'text', (c) => c.notNull())
      .addColumn('group_id', 'text')
      .addColumn('by_member', 'text')
      .addColumn('status', 'text', (c) => c.notNull())
      .addColumn('attempts', 'integer', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .addColumn('next_at', 'bigint', (c) => c.notNull())
      .addColumn('problem', 'text')
      .execute();
    await db.schema.createIndex('mails_due').on('mails').columns(['status', 'next_at']).execute();
    await db.schema.createIndex('mails_of_group').on('mails').columns(['group_id', 'created_at']).execute();
  },
};
