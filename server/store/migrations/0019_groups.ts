import type { Kysely } from 'kysely';

/** What a group was formed as, and what it planned then. */
export const nineteenthMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('groups').addColumn('model', 'text').execute();
    await db.schema.alterTable('groups').addColumn('plan_json', 'text').execute();
    await db.schema.createIndex('actions_of_member').on('actions').columns(['member_id', 'status']).execute();
  },
};
