import type { Kysely, Selectable } from 'kysely';
import type { StoreAccess } from '../groups/access';
import { parsed } from '../parsed';
import type { Tables } from '../tables';
import type { AnswerRow, CalendarRow, DatesStore, LaterDateRow, MeetingDateRow, PollRow } from './datesStore';

type Db = Kysely<Tables>;

export const datesStore = ({ read, commit }: StoreAccess): DatesStore => ({
  calendar: (group) =>
    read(async (db) => {
      const row = await db.selectFrom('calendars').selectAll().where('group_id', '=', group).executeTakeFirst();
      return row ? toCalendar(row) : null;
    }),
  saveCalendar: (row) => commit((db) => saveCalendar(db, row)),
  meetingDates: (group) =>
    read(async (db) => {
      const rows = await db.selectFrom('meeting_dates').selectAll().where('group_id', '=', group).execute();
      return rows.map(toMeetingDate);
    }),

  later: (group) =>
    read(async (db) => {
      const rows = db.selectFrom('later_dates').selectAll().where('group_id', '=', group);
      return (await rows.orderBy('starts_at').orderBy('occasion').execute()).map(toLater);
    }),
  saveLater: (row) =>
    commit(async (db) => {
      const { group_id, occasion, ...values } = laterValues(row);
      const moved = db
        .selectFrom('later_dates')
        .select('occasion')
        .where('group_id', '=', group_id)
        .where('occasion', '=', occasion)
        .where('starts_at', '!=', row.startsAt);
      await db.deleteFrom('absences').where('meeting_id', 'in', moved).execute();
      await db
        .insertInto('later_dates')
        .values({ group_id, occasion, ...values })
        .onConflict((c) => c.columns(['group_id', 'occasion']).doUpdateSet(values))
        .execute();
    }),
  endLater: (group, occasion) =>
    commit(async (db) => {
      await db.deleteFrom('absences').where('meeting_id', '=', occasion).execute();
      await countOn(db, group, occasion);
      await endLater(db, group, occasion);
    }),

  absences: (meeting) =>
    read(async (db) => {
      const rows = await db.selectFrom('absences').selectAll().where('meeting_id', '=', meeting).execute();
      return rows.map(({ member_id, reason }) => ({ meeting, member: member_id, reason }));
    }),
  saveAbsence: ({ meeting, member, reason }) =>
    commit(async (db) => {
      await db
        .insertInto('absences')
        .values({ meeting_id: meeting, member_id: member, reason })
        .onConflict((c) => c.columns(['meeting_id', 'member_id']).doUpdateSet({ reason }))
        .execute();
    }),
  endAbsence: (meeting, member) =>
    commit(async (db) => {
      await db.deleteFrom('absences').where('meeting_id', '=', meeting).where('member_id', '=', member).execute();
    }),

  zones: (group) =>
    read(async (db) => {
      const rows = await db
        .selectFrom('member_zones')
        .innerJoin('members', 'members.id', 'member_zones.member_id')
        .select(['member_zones.member_id', 'member_zones.time_zone'])
        .where('members.group_id', '=', group)
        .execute();
      return new Map(rows.map(({ member_id, time_zone }) => [member_id, time_zone]));
    }),
  saveZone: (member, timeZone) =>
    commit(async (db) => {
      await db
        .insertInto('member_zones')
        .values({ member_id: member, time_zone: timeZone })
        .onConflict((c) => c.column('member_id').doUpdateSet({ time_zone: timeZone }))
        .execute();
    }),

  polls: (group) =>
    read(async (db) => {
      const polls = db.selectFrom('date_polls').selectAll().where('group_id', '=', group);
      return (await polls.orderBy('created_at', 'desc').orderBy('id').execute()).map(toPoll);
    }),
  poll: (group, id) =>
    read(async (db) => {
      const polls = db.selectFrom('date_polls').selectAll().where('group_id', '=', group).where('id', '=', id);
      const row = await polls.executeTakeFirst();
      return row ? toPoll(row) : null;
    }),
  addPoll: (row) => commit(async (db) => void (await db.insertInto('date_polls').values(pollValues(row)).execute())),
  savePoll: (row) =>
    commit(async (db) => {
      const { numUpdatedRows } = await db
        .updateTable('date_polls')
        .set(pollValues(row))
        .where('id', '=', row.id)
        .where('version', '=', row.version - 1)
        .executeTakeFirst();
      return numUpdatedRows > 0;
    }),
  withdrawPoll: (id) =>
    commit(async (db) => {
      await db.deleteFrom('date_answers').where('poll_id', '=', id).execute();
      await db.deleteFrom('date_polls').where('id', '=', id).execute();
    }),
  answers: (poll) =>
    read(async (db) => {
      const rows = await db.selectFrom('date_answers').selectAll().where('poll_id', '=', poll).execute();
      return rows.map(({ time_id, member_id, at, answer }) => ({
        poll,
        time: time_id,
        member: member_id,
        at,
        answer: answer as AnswerRow['answer'],
      }));
    }),
  saveAnswer: ({ poll, time, member, at, answer }) =>
    commit(async (db) => {
      await db
        .insertInto('date_answers')
        .values({ poll_id: poll, time_id: time, member_id: member, at, answer })
        .onConflict((c) => c.columns(['poll_id', 'time_id', 'member_id']).doUpdateSet({ at, answer }))
        .execute();
    }),
  endAnswer: (poll, time, member) =>
    commit(async (db) => {
      await db
        .deleteFrom('date_answers')
        .where('poll_id', '=', poll)
        .where('time_id', '=', time)
        .where('member_id', '=', member)
        .execute();
    }),

  feedMember: (tokenHash) =>
    read(async (db) => {
      const feeds = db.selectFrom('calendar_feeds').select('member_id').where('token_hash', '=', tokenHash);
      return (await feeds.executeTakeFirst())?.member_id ?? null;
    }),
  hasFeed: (member) =>
    read(async (db) => {
      const feeds = db.selectFrom('calendar_feeds').select('member_id').where('member_id', '=', member);
      return (await feeds.executeTakeFirst()) !== undefined;
    }),
  replaceFeed: (member, tokenHash, at) =>
    commit(async (db) => {
      await endFeed(db, member);
      if (tokenHash === null) return;
      await db
        .insertInto('calendar_feeds')
        .values({ member_id: member, token_hash: tokenHash, created_at: at })
        .execute();
    }),
});

export async function insertMeetingDate(db: Db, row: MeetingDateRow): Promise<void> {
  await db
    .insertInto('meeting_dates')
    .values({
      meeting_id: row.meeting,
      group_id: row.group,
      occasion: row.occasion,
      sequence: row.sequence,
      series_id: row.series?.id ?? null,
      series_day: row.series?.day ?? null,
    })
    .execute();
  await endLater(db, row.group, row.occasion);
  // The occasion of a meeting that was planned before occasions existed is its id: what was said of that meeting stays with it.
  await db
    .updateTable('absences')
    .set({ meeting_id: row.meeting })
    .where('meeting_id', '=', row.occasion)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('meetings').select('id').where('id', '=', row.occasion))),
    )
    .execute();
}

/** The meeting that gave way speaks for the occasion again: its changes are counted on from where the date had come. */
async function countOn(db: Db, group: string, occasion: string): Promise<void> {
  const dates = db.selectFrom('later_dates').selectAll().where('group_id', '=', group);
  const date = await dates.where('occasion', '=', occasion).executeTakeFirst();
  if (date === undefined || date.gave_way === null) return;
  const { sequence, gave_way } = date;
  await db.updateTable('meeting_dates').set({ sequence }).where('meeting_id', '=', gave_way).execute();
}

async function endLater(db: Db, group: string, occasion: string): Promise<void> {
  await db.deleteFrom('later_dates').where('group_id', '=', group).where('occasion', '=', occasion).execute();
}

/** A calendar that was read with somebody's token is closed when their membership ends. */
export async function endFeed(db: Db, member: string): Promise<void> {
  await db.deleteFrom('calendar_feeds').where('member_id', '=', member).execute();
}

async function saveCalendar(db: Db, row: CalendarRow): Promise<boolean> {
  const found = await db.selectFrom('calendars').select('version').where('group_id', '=', row.group).executeTakeFirst();
  if ((found?.version ?? 0) !== row.version - 1) return false;
  const values = {
    time_zone: row.timeZone,
    series_json: row.series === null ? null : JSON.stringify(row.series),
    by_member: row.by,
    version: row.version,
  };
  await db
    .insertInto('calendars')
    .values({ group_id: row.group, ...values })
    .onConflict((c) => c.column('group_id').doUpdateSet(values))
    .execute();
  return true;
}

const toCalendar = (row: Selectable<Tables['calendars']>): CalendarRow => ({
  group: row.group_id,
  timeZone: row.time_zone,
  series: row.series_json === null ? null : parsed(row.series_json, `the series of group ${row.group_id}`),
  by: row.by_member,
  version: row.version,
});

const toMeetingDate = (row: Selectable<Tables['meeting_dates']>): MeetingDateRow => ({
  meeting: row.meeting_id,
  group: row.group_id,
  occasion: row.occasion,
  sequence: row.sequence,
  series: row.series_id === null || row.series_day === null ? null : { id: row.series_id, day: row.series_day },
});

const toLater = (row: Selectable<Tables['later_dates']>): LaterDateRow => ({
  group: row.group_id,
  occasion: row.occasion,
  sequence: row.sequence,
  series: row.series_id === null || row.series_day === null ? null : { id: row.series_id, day: row.series_day },
  startsAt: row.starts_at,
  minutes: row.minutes,
  template: row.template,
  by: row.by_member,
  gaveWay: row.gave_way,
  isFurther: row.is_further === 1,
});

const laterValues = (row: LaterDateRow) => ({
  group_id: row.group,
  occasion: row.occasion,
  sequence: row.sequence,
  series_id: row.series?.id ?? null,
  series_day: row.series?.day ?? null,
  starts_at: row.startsAt,
  minutes: row.minutes,
  template: row.template,
  by_member: row.by,
  gave_way: row.gaveWay,
  is_further: row.isFurther ? 1 : 0,
});

const pollValues = (row: PollRow) => ({
  id: row.id,
  group_id: row.group,
  by_member: row.by,
  minutes: row.minutes,
  status: row.status,
  times_json: JSON.stringify(row.times),
  fixed_time: row.fixed?.time ?? null,
  fixed_meeting: row.fixed?.meeting ?? null,
  moves: row.moves,
  version: row.version,
  created_at: row.createdAt,
});

const toPoll = (row: Selectable<Tables['date_polls']>): PollRow => ({
  id: row.id,
  group: row.group_id,
  by: row.by_member,
  minutes: row.minutes,
  status: row.status as PollRow['status'],
  times: parsed(row.times_json, `the times of poll ${row.id}`),
  fixed:
    row.fixed_time === null || row.fixed_meeting === null ? null : { time: row.fixed_time, meeting: row.fixed_meeting },
  moves: row.moves,
  version: row.version,
  createdAt: row.created_at,
});
