import type { Kysely } from 'kysely';

/** Dates of groups: zones, series, polls, who cannot come, and calendars. */
export const twentyFifthMigration = {
  async up(db: Kysely<unknown>): Promise<void> {
    const { schema } = db;
    await schema
      .createTable('calendars')
      .addColumn('group_id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('time_zone', 'text', (c) => c.notNull())
      .addColumn('series_json', 'text')
      .addColumn('by_member', 'text', (c) => c.notNull())
      .addColumn('version', 'bigint', (c) => c.notNull())
      .execute();
    await schema
      .createTable('meeting_dates')
      .addColumn('meeting_id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('group_id', 'text', (c) => c.notNull())
      .addColumn('occasion', 'text', (c) => c.notNull())
      .addColumn('sequence', 'bigint', (c) => c.notNull())
      .addColumn('series_id', 'text')
      .addColumn('series_day', 'text')
      .execute();
    await schema.createIndex('meeting_dates_of_group').on('meeting_dates').column('group_id').execute();
    await schema
      .createTable('absences')
      .addColumn('meeting_id', 'text', (c) => c.notNull())
      .addColumn('member_id', 'text', (c) => c.notNull())
      .addColumn('reason', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('absences_pk', ['meeting_id', 'member_id'])
      .execute();
    await schema
      .createTable('member_zones')
      .addColumn('member_id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('time_zone', 'text', (c) => c.notNull())
      .execute();
    await schema
      .createTable('date_polls')
      .addColumn('id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('group_id', 'text', (c) => c.notNull())
      .addColumn('by_member', 'text', (c) => c.notNull())
      .addColumn('minutes', 'bigint', (c) => c.notNull())
      .addColumn('status', 'text', (c) => c.notNull())
      .addColumn('times_json', 'text', (c) => c.notNull())
      .addColumn('fixed_time', 'text')
      .addColumn('fixed_meeting', 'text')
      .addColumn('version', 'bigint', (c) => c.notNull())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .execute();
    await schema.createIndex('date_polls_of_group').on('date_polls').column('group_id').execute();
    await schema
      .createTable('date_answers')
      .addColumn('poll_id', 'text', (c) => c.notNull())
      .addColumn('time_id', 'text', (c) => c.notNull())
      .addColumn('member_id', 'text', (c) => c.notNull())
      .addColumn('at', 'bigint', (c) => c.notNull())
      .addColumn('answer', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('date_answers_pk', ['poll_id', 'time_id', 'member_id'])
      .execute();
    await schema
      .createTable('calendar_feeds')
      .addColumn('member_id', 'text', (c) => c.notNull().primaryKey())
      .addColumn('token_hash', 'text', (c) => c.notNull().unique())
      .addColumn('created_at', 'bigint', (c) => c.notNull())
      .execute();
  },
};
