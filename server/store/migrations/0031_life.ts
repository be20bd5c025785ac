import type { Kysely } from 'kysely';

/** A group's colour, how often it was changed, and what was changed by whom. */
export const thirtyFirstMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    const { schema } = db;
    await schema.alterTable('groups').addColumn('colour', 'text').execute();
    await schema
      .alterTable('groups')
      .addColumn('version', 'bigint', (c) => c.notNull().defaultTo(0))
      .execute();
    await schema.alterTable('groups').addColumn('plan_changed_at', 'bigint').execute();
    await schema
      .createTable('group_changes')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('group_id', 'text', (c) => c.notNull())
      .addColumn('what', 'text', (c) => c.notNull())
      .addColumn('by_member', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .execute();
    await schema.createIndex('changes_of_group').on('group_changes').columns(['group_id', 'at']).execute();
  },
};
