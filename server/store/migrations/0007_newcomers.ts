import { type Kysely, sql } from 'kysely';

/** When somebody was first let in; null for people who only typed a name. Everybody who is stored already counts as let in. */
export const seventhMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('members').addColumn('let_in_at', 'bigint').execute();
    await sql`update members set let_in_at = created_at`.execute(db);
  },
};
