import type { Kysely } from 'kysely';

/** The log may say that an agreement was changed. No table changes, but older versions cannot read such a log. */
export const tenthMigration = {
  async up(_db: Kysely<unknown>): Promise<void> {},
};
