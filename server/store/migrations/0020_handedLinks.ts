import type { Kysely } from 'kysely';

/** Who made a return link for another member, and when; null for links that people made for themselves. */
export const twentiethMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('invites').addColumn('handed_by', 'text').execute();
    await db.schema.alterTable('invites').addColumn('handed_at', 'bigint').execute();
  },
};
