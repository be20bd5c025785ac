import type { Kysely } from 'kysely';

/** What members of a group decide together, and the agreements that held before. */
export const twentyEighthMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('proposals')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('group_id', 'text', (c) => c.notNull())
      .addColumn('by_member', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('member_id', 'text')
      .addColumn('lines_json', 'text')
      .addColumn('over_version', 'bigint')
      .execute();
    await db.schema.createIndex('proposals_of_group').on('proposals').column('group_id').execute();
    await db.schema
      .createTable('proposal_votes')
      .addColumn('group_id', 'text', (c) => c.notNull())
      .addColumn('proposal_id', 'text', (c) => c.notNull())
      .addColumn('member_id', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('proposal_votes_pk', ['proposal_id', 'member_id'])
      .execute();
    await db.schema.createIndex('votes_of_group').on('proposal_votes').column('group_id').execute();
    await db.schema
      .createTable('former_agreements')
      .addColumn('group_id', 'text', (c) => c.notNull())
      .addColumn('version', 'bigint', (c) => c.notNull())
      .addColumn('lines_json', 'text', (c) => c.notNull())
      .addColumn('until', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('former_agreements_pk', ['group_id', 'version'])
      .execute();
  },
};
