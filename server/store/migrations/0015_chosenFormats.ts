import type { Kysely } from 'kysely';

/** The log may say that another format was taken before the start. No table changes, but older versions cannot read such a log. */
export const fifteenthMigration = {
  async up(_db: Kysely<unknown>): Promise<void> {},
};
