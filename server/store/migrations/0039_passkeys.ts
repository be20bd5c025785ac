import type { Kysely } from 'kysely';

/** Passkeys of accounts, read and written by better-auth in the columns that it names. */
export const thirtyNinthMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    const { schema } = db;
    await schema
      .createTable('auth_passkeys')
      .addColumn('id', 'text', (c) => c.primaryKey())
      .addColumn('name', 'text')
      .addColumn('publicKey', 'text', (c) => c.notNull())
      .addColumn('userId', 'text', (c) => c.notNull())
      // A device may claim any number: nobody adds one that somebody else has.
      .addColumn('credentialID', 'text', (c) => c.notNull().unique())
      .addColumn('counter', 'integer', (c) => c.notNull())
      .addColumn('deviceType', 'text', (c) => c.notNull())
      .addColumn('backedUp', 'integer', (c) => c.notNull())
      .addColumn('transports', 'text')
      .addColumn('createdAt', 'text')
      .addColumn('aaguid', 'text')
      .execute();
    await schema.createIndex('auth_passkeys_of_user').on('auth_passkeys').columns(['userId']).execute();
  },
};
