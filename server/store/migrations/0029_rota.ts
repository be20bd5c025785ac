import type { Kysely } from 'kysely';

/** Turns to lead and to present that members exchange. Meetings say from now on whose turn to present it is. */
export const twentyNinthMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    const { schema } = db;
    await schema
      .createTable('turn_swaps')
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('group_id', 'text', (c) => c.notNull())
      .addColumn('turn', 'text', (c) => c.notNull())
      .addColumn('from_member', 'text', (c) => c.notNull())
      .addColumn('to_member', 'text', (c) => c.notNull())
      .addColumn('status', 'text', (c) => c.notNull())
      .addColumn('asked_at', 'bigint', (c) => c.notNull())
      .addColumn('answered_at', 'bigint')
      .execute();
    await schema.createIndex('turn_swaps_of_group').on('turn_swaps').column('group_id').execute();
  },
};
