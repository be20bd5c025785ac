import { type Kysely, sql } from 'kysely';
import type { GroupId, SeatRole } from '../../../shared/meeting/state';
import type { StoreAccess } from '../groups/access';
import { IMPORTED, toMeeting } from '../people';
import type { Tables } from '../tables';
import type { ReminderStore } from './reminderStore';

type Db = Kysely<Tables>;

export const reminderStore = ({ read, commit }: StoreAccess): ReminderStore => ({
  planned: (now) =>
    read(async (db) => {
      const rows = await newest(db)
        .where('meetings.status', '=', 'lobby')
        .where('meetings.starts_at', '>', now)
        .orderBy('meetings.starts_at')
        .execute();
      return rows.map(toMeeting);
    }),
  withoutNext: (missed, limit) =>
    read(async (db) => {
      const rows = await newest(db)
        .leftJoin('calendars', 'calendars.group_id', 'meetings.group_id')
        .where(({ eb, or, exists, selectFrom }) =>
          or([
            eb('calendars.series_json', 'is not', null),
            exists(
              selectFrom('later_dates')
                .select('occasion')
                .whereRef('later_dates.group_id', '=', 'meetings.group_id')
                .where('later_dates.starts_at', '>', missed),
            ),
          ]),
        )
        .where((e) =>
          e.or([
            e('meetings.status', '=', 'ended'),
            e.and([e('meetings.status', '=', 'lobby'), e('meetings.starts_at', '<', missed)]),
          ]),
        )
        .orderBy('meetings.starts_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(({ group_id }) => group_id);
    }),
  addressees: (group) =>
    read(async (db) => {
      const rows = await ofGroup(db, group)
        .where('members.role', 'in', ['member', 'facilitator'])
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('reminders_off')
                .select('reminders_off.member_id')
                .whereRef('reminders_off.member_id', '=', 'account_members.member_id'),
            ),
          ),
        )
        .execute();
      return rows.map(({ member_id, role, email }) => ({ member: member_id, role: role as SeatRole, email }));
    }),
  everyAddress: (group) =>
    read(async (db) => {
      const rows = await ofGroup(db, group).where('members.role', '!=', 'speaker').execute();
      return rows.map(({ member_id, email }) => ({ member: member_id, email }));
    }),
  forget: (before) =>
    commit(async (db) => {
      await db.deleteFrom('reminders_sent').where('at', '<', before).execute();
    }),
  wantsNone: (member) =>
    read(async (db) => {
      const off = db.selectFrom('reminders_off').select('member_id').where('member_id', '=', member);
      return (await off.executeTakeFirst()) !== undefined;
    }),
  setWantsNone: (member, wantsNone, now) =>
    commit(async (db) => {
      if (!wantsNone) await db.deleteFrom('reminders_off').where('member_id', '=', member).execute();
      else
        await db
          .insertInto('reminders_off')
          .values({ member_id: member, since: now })
          .onConflict((c) => c.column('member_id').doNothing())
          .execute();
    }),
  hasAddress: (member) =>
    read(async (db) => {
      const row = withAddress(db).select('members.id').where('members.id', '=', member);
      return (await row.executeTakeFirst()) !== undefined;
    }),
});

/** The newest meeting of each group of people that goes on: neither ended nor archived. */
const newest = (db: Db) =>
  db
    .selectFrom('meetings')
    .selectAll('meetings')
    .where(
      sql<boolean>`meetings.ordinal = (select max(other.ordinal) from meetings as other where other.group_id = meetings.group_id and other.status != ${IMPORTED})`,
    )
    // Those that came from an export are numbered on their own.
    .where('meetings.status', '!=', IMPORTED)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('groups')
          .select('groups.id')
          .whereRef('groups.id', '=', 'meetings.group_id')
          .where('archived_at', 'is', null),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('demos').select('group_id').whereRef('demos.group_id', '=', 'meetings.group_id'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('retention')
            .select('retention.group_id')
            .whereRef('retention.group_id', '=', 'meetings.group_id')
            .where('ended_at', 'is not', null),
        ),
      ),
    );

const ofGroup = (db: Db, group: GroupId) =>
  withAddress(db)
    .select(['account_members.member_id', 'members.role', 'auth_users.email'])
    .where('members.group_id', '=', group)
    .orderBy('members.created_at')
    .orderBy('members.id');

/** Members with their account; who meets on their own has that of the member they are in their group. */
const withAddress = (db: Db) =>
  db
    .selectFrom('members')
    .leftJoin('buddy_seats', 'buddy_seats.member_id', 'members.id')
    .innerJoin('account_members', (join) =>
      join.on((e) => e('account_members.member_id', '=', e.fn.coalesce('buddy_seats.parent_member', 'members.id'))),
    )
    .innerJoin('auth_users', 'auth_users.id', 'account_members.account_id')
    .where('members.let_in_at', 'is not', null)
    .where('members.removed_at', 'is', null)
    .where('auth_users.emailVerified', '=', 1);
