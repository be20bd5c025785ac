import type { Kysely } from 'kysely';

/**
 * An action may have a day by which it is to be done, and says when its owner last reported on it. Actions from before keep
 * their words and have neither.
 */
export const twentyThirdMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('actions').addColumn('due_day', 'text').execute();
    await db.schema.alterTable('actions').addColumn('reported_at', 'bigint').execute();
  },
};
