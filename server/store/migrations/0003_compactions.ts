import { type Kysely, sql } from 'kysely';

/** A document counts its positions and its compactions, so that no compaction deletes an update it does not contain. */
export const thirdMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const column of ['positions', 'compactions']) {
      await db.schema
        .alterTable('documents')
        .addColumn(column, 'bigint', (c) => c.notNull().defaultTo(0))
        .execute();
    }
    await sql`
      update documents set positions =
        (select coalesce(max(position), 0) from document_updates where document_updates.document = documents.name)
    `.execute(db);
  },
};
