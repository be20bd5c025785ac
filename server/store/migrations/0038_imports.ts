import type { Kysely } from 'kysely';

/** What a group brought in from an export: people whom nobody is yet, and what is kept of meetings without their logs. */
export const thirtyEighthMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    const { schema } = db;
    await schema
      .createTable('imported_people')
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('group_id', 'text', (c) => c.notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('place', 'integer', (c) => c.notNull())
      .addColumn('had_left', 'integer', (c) => c.notNull())
      .addColumn('invited_id', 'text')
      .addColumn('member_id', 'text')
      .execute();
    await schema.createIndex('imported_people_of_group').on('imported_people').column('group_id').execute();
    await schema
      .createTable('imported_records')
      .addColumn('meeting_id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('group_id', 'text', (c) => c.notNull())
      .addColumn('by_member', 'text', (c) => c.notNull())
      .addColumn('sat_json', 'text', (c) => c.notNull())
      .addColumn('record_json', 'text', (c) => c.notNull())
      .execute();
    await schema.createIndex('imported_records_of_group').on('imported_records').column('group_id').execute();
  },
};
