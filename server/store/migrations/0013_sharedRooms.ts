import type { Kysely } from 'kysely';

/** The log may say who sits in one physical room. No table changes, but older versions cannot read such a log. */
export const thirteenthMigration = {
  async up(_db: Kysely<unknown>): Promise<void> {},
};
