import type { Kysely, Selectable } from 'kysely';
import type { GroupPlan } from '../../shared/groups/models';
import type { GroupId, MeetingId, MemberId } from '../../shared/meeting/state';
import { parsed } from './parsed';
import type { GroupRow, InviteRow, MeetingRow, MemberRow } from './store';
import type { Tables } from './tables';

type Db = Kysely<Tables>;

/** The status of a meeting that came from an export and has no log: the part of the store for imports alone reads it. */
export const IMPORTED = 'imported';

export async function insertMeeting(db: Db, row: MeetingRow): Promise<void> {
  await db
    .insertInto('meetings')
    .values({
      id: row.id,
      group_id: row.group,
      title: row.title,
      ordinal: row.ordinal,
      starts_at: row.startsAt,
      minutes: row.minutes,
      status: row.status,
      created_at: row.createdAt,
    })
    .execute();
}

export async function meeting(db: Db, id: MeetingId): Promise<MeetingRow | null> {
  const row = await db
    .selectFrom('meetings')
    .selectAll()
    .where('id', '=', id)
    .where('status', '!=', IMPORTED)
    .executeTakeFirst();
  return row ? toMeeting(row) : null;
}

export async function meetingsOf(db: Db, group: GroupId): Promise<MeetingRow[]> {
  const rows = await db
    .selectFrom('meetings')
    .selectAll()
    .where('group_id', '=', group)
    .where('status', '!=', IMPORTED)
    .orderBy('ordinal')
    .orderBy('starts_at')
    .execute();
  return rows.map(toMeeting);
}

export async function setMeetingStatus(db: Db, id: MeetingId, status: MeetingRow['status']): Promise<void> {
  await db.updateTable('meetings').set({ status }).where('id', '=', id).execute();
}

export const toMeeting = (row: Selectable<Tables['meetings']>): MeetingRow => ({
  id: row.id,
  group: row.group_id,
  title: row.title,
  ordinal: row.ordinal,
  startsAt: row.starts_at,
  minutes: row.minutes,
  status: row.status as MeetingRow['status'],
  createdAt: row.created_at,
});

export async function insertGroup(db: Db, row: GroupRow): Promise<void> {
  await db
    .insertInto('groups')
    .values({
      id: row.id,
      name: row.name,
      agreement_version: row.agreement.version,
      agreement_json: JSON.stringify(row.agreement.lines),
      created_at: row.createdAt,
      model: row.model,
      plan_json: row.plan === null ? null : JSON.stringify(row.plan),
      colour: row.colour,
      version: row.version,
      plan_changed_at: row.planChangedAt,
      parent_id: row.parent ?? null,
      archived_at: row.archivedAt,
      formed_by: row.formedBy ?? null,
    })
    .execute();
}

export async function group(db: Db, id: GroupId): Promise<GroupRow | null> {
  const row = await db.selectFrom('groups').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  const lines = parsed<string[]>(row.agreement_json, `the agreement of group ${row.id}`);
  return {
    id: row.id,
    name: row.name,
    agreement: { version: row.agreement_version, lines },
    createdAt: row.created_at,
    model: row.model as GroupRow['model'],
    plan: row.plan_json === null ? null : parsed<GroupPlan>(row.plan_json, `the plan of group ${row.id}`),
    colour: row.colour as GroupRow['colour'],
    version: row.version,
    planChangedAt: row.plan_changed_at,
    ...(row.parent_id === null ? {} : { parent: row.parent_id }),
    archivedAt: row.archived_at,
    ...(row.formed_by === null ? {} : { formedBy: row.formed_by }),
  };
}

/** A member who exists already stays unchanged. */
export async function insertMember(db: Db, row: MemberRow): Promise<void> {
  await db
    .insertInto('members')
    .values({
      id: row.id,
      group_id: row.group,
      name: row.name,
      role: row.role,
      created_at: row.createdAt,
      let_in_at: row.letInAt,
      removed_at: row.removedAt,
    })
    .onConflict((c) => c.column('id').doNothing())
    .execute();
}

export async function member(db: Db, id: MemberId): Promise<MemberRow | null> {
  const row = await db.selectFrom('members').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toMember(row) : null;
}

export async function membersOf(db: Db, group: GroupId): Promise<MemberRow[]> {
  const rows = await db
    .selectFrom('members')
    .selectAll()
    .where('group_id', '=', group)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(toMember);
}

export async function letIn(db: Db, ids: readonly MemberId[], now: number): Promise<void> {
  await db
    .updateTable('members')
    .set({ let_in_at: now })
    .where('id', 'in', [...ids])
    .where('let_in_at', 'is', null)
    .execute();
}

export async function forgetNewcomers(db: Db, ids: readonly MemberId[]): Promise<void> {
  const rows = await db
    .selectFrom('members')
    .select('id')
    .where('id', 'in', [...ids])
    .where('let_in_at', 'is', null)
    .execute();
  const newcomers = rows.map(({ id }) => id);
  await db.deleteFrom('sessions').where('member_id', 'in', newcomers).execute();
  await db.deleteFrom('invites').where('member_id', 'in', newcomers).execute();
  await db.deleteFrom('members').where('id', 'in', newcomers).execute();
}

/** False when they are not a member (any more). */
export async function endMembership(db: Db, id: MemberId, now: number): Promise<boolean> {
  const result = await db
    .updateTable('members')
    .set({ removed_at: now })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export const toMember = (row: Selectable<Tables['members']>): MemberRow => ({
  id: row.id,
  group: row.group_id,
  name: row.name,
  role: row.role as MemberRow['role'],
  createdAt: row.created_at,
  letInAt: row.let_in_at,
  removedAt: row.removed_at,
});

export async function insertInvite(db: Db, row: InviteRow): Promise<void> {
  await db
    .insertInto('invites')
    .values({
      secret_hash: row.secretHash,
      group_id: row.group,
      meeting_id: row.meeting,
      kind: row.kind,
      member_id: row.member,
      role: row.role,
      uses_left: row.usesLeft,
      expires_at: row.expiresAt,
      revoked_at: row.revokedAt,
      handed_by: row.handed?.by ?? null,
      handed_at: row.handed?.at ?? null,
      confirmed_at: null,
    })
    .execute();
}

export async function invite(db: Db, secretHash: string): Promise<InviteRow | null> {
  const row = await db.selectFrom('invites').selectAll().where('secret_hash', '=', secretHash).executeTakeFirst();
  if (!row) return null;
  return {
    secretHash: row.secret_hash,
    group: row.group_id,
    meeting: row.meeting_id,
    kind: row.kind as InviteRow['kind'],
    member: row.member_id,
    role: row.role as InviteRow['role'],
    usesLeft: row.uses_left,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    ...handedOf(row),
  };
}

const handedOf = (row: Pick<Tables['invites'], 'handed_by' | 'handed_at'>): Pick<InviteRow, 'handed'> =>
  row.handed_by === null || row.handed_at === null ? {} : { handed: { by: row.handed_by, at: row.handed_at } };

/** One statement checks and takes, so that two people cannot both get the last use. */
export async function spendInvite(db: Db, secretHash: string, now: number): Promise<boolean> {
  const result = await db
    .updateTable('invites')
    .set((e) => ({ uses_left: e('uses_left', '-', 1) }))
    .where('secret_hash', '=', secretHash)
    .where('revoked_at', 'is', null)
    .where((e) => e.or([e('expires_at', 'is', null), e('expires_at', '>', now)]))
    .where((e) => e.or([e('uses_left', 'is', null), e('uses_left', '>', 0)]))
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export type InviteFilter = { group: GroupId; member?: MemberId; kind?: InviteRow['kind'] };

export async function revokeInvites(db: Db, filter: InviteFilter, now: number): Promise<void> {
  let update = db
    .updateTable('invites')
    .set({ revoked_at: now })
    .where('group_id', '=', filter.group)
    .where('revoked_at', 'is', null);
  if (filter.member !== undefined) update = update.where('member_id', '=', filter.member);
  if (filter.kind !== undefined) update = update.where('kind', '=', filter.kind);
  await update.execute();
}
