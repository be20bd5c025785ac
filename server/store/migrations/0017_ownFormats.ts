import type { Kysely } from 'kysely';

/**
 * Texts in place of prompts, which the log names by their ids, and the formats that a group keeps. The log may say what was
 * changed on an agenda by hand.
 */
export const seventeenthMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('prompts')
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('meeting_id', 'text', (c) => c.notNull())
      .addColumn('text', 'text', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('prompts_of_meeting').on('prompts').column('meeting_id').execute();
    await db.schema
      .createTable('formats')
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('group_id', 'text', (c) => c.notNull())
      .addColumn('format_json', 'text', (c) => c.notNull())
      .addColumn('version', 'bigint', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('formats_of_group').on('formats').column('group_id').execute();
  },
};
