import type { Kysely } from 'kysely';

/** Members who meet for a 1:1 are a small group of their own, which belongs to theirs. */
export const thirtyThirdMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    const { schema } = db;
    await schema.alterTable('groups').addColumn('parent_id', 'text').execute();
    await schema.createIndex('groups_of_parent').on('groups').column('parent_id').execute();
    await schema
      .createTable('buddy_seats')
      .addColumn('member_id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('group_id', 'text', (c) => c.notNull())
      .addColumn('parent_member', 'text', (c) => c.notNull())
      .addColumn('said', 'text')
      .execute();
    await schema.createIndex('buddy_seats_of_group').on('buddy_seats').column('group_id').execute();
    await schema.createIndex('buddy_seats_of_member').on('buddy_seats').column('parent_member').execute();
    await schema
      .createTable('buddy_asks')
      .addColumn('group_id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('by_member', 'text', (c) => c.notNull())
      .addColumn('starts_at', 'bigint', (c) => c.notNull())
      .addColumn('minutes', 'integer', (c) => c.notNull())
      .addColumn('format', 'text', (c) => c.notNull())
      .addColumn('asked_at', 'bigint', (c) => c.notNull())
      .execute();
    await schema
      .createTable('buddy_draws')
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('group_id', 'text', (c) => c.notNull())
      .addColumn('by_member', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('turn', 'integer', (c) => c.notNull())
      .addColumn('order_json', 'text', (c) => c.notNull())
      .addColumn('sets_json', 'text', (c) => c.notNull())
      .execute();
    await schema.createIndex('buddy_draws_of_group').on('buddy_draws').column('group_id').execute();
  },
};
