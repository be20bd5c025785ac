import { type Kysely, sql } from 'kysely';

/**
 * A meeting may hold several evaluations, so notes belong to a stage; those from before have none. The log may say which
 * stage and form an evaluation has.
 */
export const twelfthMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('evaluation_notes')
      .addColumn('meeting_id', 'text', (c) => c.notNull())
      .addColumn('stage', 'text', (c) => c.notNull())
      .addColumn('texts_json', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('evaluation_notes_key', ['meeting_id', 'stage'])
      .execute();
    await sql`insert into evaluation_notes select meeting_id, '', texts_json from evaluation_texts`.execute(db);
    await db.schema.dropTable('evaluation_texts').execute();
  },
};
