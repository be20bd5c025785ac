import { type Kysely, sql } from 'kysely';

/** The picture by which a group is known, apart from its row, which is read often. */
export const thirtySixthMigration = (blobType: 'blob' | 'bytea') => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('group_pictures')
      .addColumn('group_id', 'text', (c) => c.notNull())
      .addColumn('hash', 'text', (c) => c.notNull())
      .addColumn('type', 'text', (c) => c.notNull())
      .addColumn('bytes', sql.raw(blobType), (c) => c.notNull())
      .addPrimaryKeyConstraint('group_pictures_key', ['group_id'])
      .execute();
  },
});
