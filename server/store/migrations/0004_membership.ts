import type { Kysely } from 'kysely';

/** When somebody was removed from the group; null for its members. Their rows stay: minutes name who was there. */
export const fourthMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('members').addColumn('removed_at', 'bigint').execute();
  },
};
