import type { Kysely } from 'kysely';

/** Groups whose other members the server simulates. Everything of them is erased, at the latest when the server starts again. */
export const eleventhMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('demos')
      .addColumn('group_id', 'text', (c) => c.notNull().primaryKey())
      .execute();
  },
};
