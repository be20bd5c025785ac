import type { Kysely } from 'kysely';

/** Who formed a group, and what members answer to them alone before it has met. */
export const fortiethMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('groups').addColumn('formed_by', 'text').execute();
    await db.schema
      .createTable('private_answers')
      .addColumn('member_id', 'text', (c) => c.notNull())
      .addColumn('group_id', 'text', (c) => c.notNull())
      .addColumn('manager', 'text', (c) => c.notNull())
      .addColumn('report', 'text', (c) => c.notNull())
      .addColumn('competitor', 'text', (c) => c.notNull())
      .addColumn('objection', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('read_at', 'bigint')
      .addPrimaryKeyConstraint('private_answers_key', ['member_id'])
      .execute();
    await db.schema.createIndex('private_answers_of_group').on('private_answers').column('group_id').execute();
  },
};
