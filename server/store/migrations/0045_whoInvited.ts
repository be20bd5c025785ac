import type { Kysely } from 'kysely';

/** Who invited somebody, and when they were told: by a mail, or because somebody took their link to pass it on. */
export const fortyFifthMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('invited').addColumn('by_member', 'text').execute();
    await db.schema.alterTable('invited').addColumn('told_at', 'bigint').execute();
    // Nobody noted it before, and links were made to be passed on.
    await (db as Kysely<{ invited: { told_at: number | null; invited_at: number } }>)
      .updateTable('invited')
      .set((e) => ({ told_at: e.ref('invited_at') }))
      .execute();
  },
};
