import type { Kysely } from 'kysely';

/** When somebody was removed from the group; null for members. Rows of removed people stay because minutes name them. */
export const fourthMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('members').addColumn('removed_at', 'bigint').execute();
  },
};
