import type { Kysely } from 'kysely';

/** Reminders that were sent, and who wants none. A mail may be about a meeting, and of no use after some time. */
export const thirtiethMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    const { schema } = db;
    await schema
      .createTable('reminders_sent')
      .addColumn('meeting_id', 'text', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('member_id', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('reminders_sent_pk', ['meeting_id', 'kind', 'member_id'])
      .execute();
    await schema.createIndex('reminders_sent_at').on('reminders_sent').column('at').execute();
    await schema
      .createTable('reminders_off')
      .addColumn('member_id', 'text', (c) => c.primaryKey())
      .addColumn('since', 'bigint', (c) => c.notNull())
      .execute();
    await schema.alterTable('mails').addColumn('meeting_id', 'text').execute();
    await schema.alterTable('mails').addColumn('until', 'bigint').execute();
  },
};
