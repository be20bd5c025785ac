import { type Kysely, sql } from 'kysely';

/** A browser gets a new token each time it comes in by a link; `browser` holds its tokens together. */
export const eighthMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('sessions')
      .addColumn('browser', 'text', (c) => c.notNull().defaultTo(''))
      .execute();
    await db.schema
      .alterTable('sessions')
      .addColumn('since', 'bigint', (c) => c.notNull().defaultTo(0))
      .execute();
    await sql`update sessions set browser = token_hash, since = created_at`.execute(db);
    await db.schema.createIndex('sessions_of_browser').on('sessions').columns(['browser']).execute();
  },
};
