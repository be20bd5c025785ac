import type { Kysely } from 'kysely';

/** When an issue card was last written. Of cards from before nobody knows. */
export const fortySixthMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('issues').addColumn('written_at', 'bigint').execute();
  },
};
