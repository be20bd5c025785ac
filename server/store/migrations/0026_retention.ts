import type { Kysely } from 'kysely';

/** How long each group keeps what it wrote, when a group ended, and what was erased because of that. */
export const twentySixthMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('retention')
      .addColumn('group_id', 'text', (c) => c.primaryKey())
      .addColumn('text_months', 'integer')
      .addColumn('after_end_months', 'integer')
      .addColumn('applies_at', 'bigint', (c) => c.notNull())
      .addColumn('changed_by', 'text')
      .addColumn('version', 'bigint', (c) => c.notNull())
      .addColumn('ended_at', 'bigint')
      .execute();
    await db.schema
      .createTable('erasures')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('group_id', 'text')
      .addColumn('what', 'text', (c) => c.notNull())
      .addColumn('meetings', 'integer', (c) => c.notNull())
      .addColumn('rows_gone', 'bigint', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('erasures_of_group').on('erasures').columns(['group_id', 'at']).execute();
    await db.schema.alterTable('meetings').addColumn('texts_erased_at', 'bigint').execute();
  },
};
