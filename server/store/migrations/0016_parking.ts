import type { Kysely } from 'kysely';

/** Parked topics have an owner and a score, and a network call lists progress and requests with people who offer help. */
export const sixteenthMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    const table = () => db.schema.alterTable('parked_items');
    await table().addColumn('kind', 'text').execute();
    await table().addColumn('of_member', 'text').execute();
    await table().addColumn('importance', 'bigint').execute();
    await table().addColumn('urgency', 'bigint').execute();
    await table().addColumn('helpers_json', 'text').execute();
  },
};
