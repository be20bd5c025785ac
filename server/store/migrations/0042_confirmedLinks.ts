import type { Kysely } from 'kysely';

/** When a member said, in a browser of their own, that they came back by the link which somebody else made for them. */
export const fortySecondMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('invites').addColumn('confirmed_at', 'bigint').execute();
  },
};
