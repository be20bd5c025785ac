import type { Kysely } from 'kysely';

/** The log may say that a lobby was opened before its time. No table changes, but older versions cannot read such a log. */
export const thirtyFifthMigration = {
  async up(_db: Kysely<unknown>): Promise<void> {},
};
