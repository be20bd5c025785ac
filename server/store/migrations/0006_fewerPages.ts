import { type Kysely, sql } from 'kysely';

/**
 * A commit writes as few pages as it can: the id of a command stands in the row of its last event, updates of a document
 * that are saved together are one row, and snapshots have a table of their own, so that counting positions does not write
 * them again. Commands and updates that are stored already stay where they are and are read there.
 */
export const sixthMigration = (blobType: 'blob' | 'bytea') => ({
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema.alterTable('events').addColumn('command_member', 'text').execute();
    await db.schema.alterTable('events').addColumn('command_id', 'text').execute();
    await db.schema.createIndex('commands_of_meeting').on('commands').column('meeting_id').execute();
    await db.schema.alterTable('document_updates').addColumn('parts_json', 'text').execute();
    await db.schema
      .createTable('document_snapshots')
      .addColumn('document', 'text', (c) => c.notNull())
      .addColumn('bytes', sql.raw(blobType), (c) => c.notNull())
      .addPrimaryKeyConstraint('document_snapshots_key', ['document'])
      .execute();
    await sql`insert into document_snapshots select name, snapshot from documents where snapshot is not null`.execute(
      db,
    );
    await db.schema.alterTable('documents').dropColumn('snapshot').execute();
  },
});
