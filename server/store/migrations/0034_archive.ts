import type { Kysely } from 'kysely';

/** When a group was put into the archive, and proposals to end one. */
export const thirtyFourthMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('groups').addColumn('archived_at', 'bigint').execute();
    await db.schema.alterTable('proposals').addColumn('months', 'integer').execute();
  },
};
