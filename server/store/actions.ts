import { type Kysely, type Selectable, sql } from 'kysely';
import type { GroupId, MeetingId, MemberId, Time } from '../../shared/meeting/state';
import type { Action } from '../../shared/protocol/records';
import type { SettledBefore } from './groups/groupStore';
import { parsed } from './parsed';
import type { ActionsQuery } from './store';
import type { Tables } from './tables';

type Db = Kysely<Tables>;

/** Statuses of an action that its owner still has to report on. */
const UNSETTLED = ['open', 'partly', 'notDone'] as const satisfies Action['status'][];
const SETTLED = ['done', 'dropped'] as const satisfies Action['status'][];

const MOST_UNSETTLED = 100;

/** Newest first, so that the next page simply continues with older ones. */
export async function actions(db: Db, wanted: ActionsQuery): Promise<Action[]> {
  const { of, before } = wanted;
  const until = Math.min(wanted.until, Number.MAX_SAFE_INTEGER);
  let query = db
    .selectFrom('actions')
    .selectAll()
    .where('group_id', '=', wanted.group)
    .where((e) =>
      e.or([
        ...(wanted.previousOnly ? [] : [e('meeting_id', '=', wanted.meeting)]),
        e.and([
          e('meeting_id', '!=', wanted.meeting),
          e.or([
            e('status', 'in', [...UNSETTLED]),
            e.and([e('reported_at', '>', wanted.reportedSince), e('reported_at', '<=', until)]),
          ]),
        ]),
      ]),
    );
  if (until < Number.MAX_SAFE_INTEGER) query = query.where('accepted_at', '<=', until);
  if (of !== null) query = query.where('member_id', '=', of);
  if (before !== null) {
    query = query.where((e) =>
      e.or([
        e('accepted_at', '<', before.acceptedAt),
        e.and([e('accepted_at', '=', before.acceptedAt), e('id', '<', before.id)]),
      ]),
    );
  }
  const rows = await query.orderBy('accepted_at', 'desc').orderBy('id', 'desc').limit(wanted.limit).execute();
  return rows.map(toAction);
}

/** A member's actions that are not settled, the newest first, at most a hundred. */
export async function unsettledOf(db: Db, group: GroupId, member: MemberId): Promise<Action[]> {
  const rows = await db
    .selectFrom('actions')
    .selectAll()
    .where('group_id', '=', group)
    .where('member_id', '=', member)
    .where('status', 'in', [...UNSETTLED])
    .orderBy('accepted_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_UNSETTLED)
    .execute();
  return rows.map(toAction);
}

export async function allActionsOf(db: Db, group: GroupId, member: MemberId): Promise<Action[]> {
  const rows = await db
    .selectFrom('actions')
    .selectAll()
    .where('group_id', '=', group)
    .where('member_id', '=', member)
    .orderBy('accepted_at')
    .orderBy('id')
    .execute();
  return rows.map(toAction);
}

/** Actions of these members that are settled: the one that was settled last comes first. */
export async function settledOf(
  db: Db,
  members: readonly MemberId[],
  before: SettledBefore | null,
  limit: number,
): Promise<Action[]> {
  if (members.length === 0) return [];
  // An action from before reports had a time counts as settled when it was accepted.
  const at = sql<number>`coalesce(reported_at, accepted_at)`;
  let query = db
    .selectFrom('actions')
    .selectAll()
    .where('member_id', 'in', [...members])
    .where('status', 'in', [...SETTLED]);
  if (before !== null)
    query = query.where((e) => e.or([e(at, '<', before.at), e.and([e(at, '=', before.at), e('id', '<', before.id)])]));
  const rows = await query.orderBy(at, 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map(toAction);
}

/** The actions accepted in a meeting, in order; a limit per member bounds their number. */
export async function actionsOfMeeting(db: Db, meeting: MeetingId): Promise<Action[]> {
  const rows = await db
    .selectFrom('actions')
    .selectAll()
    .where('meeting_id', '=', meeting)
    .orderBy('accepted_at')
    .orderBy('id')
    .execute();
  return rows.map(toAction);
}

export async function action(db: Db, group: GroupId, id: string): Promise<Action | null> {
  const row = await db
    .selectFrom('actions')
    .selectAll()
    .where('id', '=', id)
    .where('group_id', '=', group)
    .executeTakeFirst();
  return row ? toAction(row) : null;
}

/** How many previous actions of a meeting each member has not reported on yet. */
export async function unreported(db: Db, group: GroupId, meeting: MeetingId, until: Time) {
  let query = db
    .selectFrom('actions')
    .select(['member_id', (e) => e.fn.countAll<number>().as('count')])
    .where('group_id', '=', group)
    .where('meeting_id', '!=', meeting)
    .where('status', '=', 'open');
  if (until < Number.MAX_SAFE_INTEGER) query = query.where('accepted_at', '<=', until);
  const rows = await query.groupBy('member_id').execute();
  return rows.map((row) => ({ member: row.member_id, count: Number(row.count) }));
}

type ActionText = Pick<Action, 'what' | 'firstStep' | 'by' | 'measure' | 'support' | 'ifThen' | 'buddy'>;

const toAction = (row: Selectable<Tables['actions']>): Action => ({
  id: row.id,
  member: row.member_id,
  meeting: row.meeting_id,
  slot: row.slot_id,
  ...parsed<ActionText>(row.words_json, `action ${row.id}`),
  status: row.status as Action['status'],
  due: row.due_day,
  learned: row.learned,
  acceptedAt: row.accepted_at,
  reportedAt: row.reported_at,
});
