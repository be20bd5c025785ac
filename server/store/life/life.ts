import { randomUUID } from 'node:crypto';
import type { ExpressionBuilder, Kysely } from 'kysely';
import { belongs } from '../../../shared/groups/roles';
import type { GroupId, MemberId, Time } from '../../../shared/meeting/state';
import type { GroupChange } from '../../../shared/protocol/groups';
import type { StoreAccess } from '../groups/access';
import * as people from '../people';
import { plain } from '../plain';
import { endGroup } from '../retention/retention';
import type { Tables } from '../tables';
import type { GroupAbout, LifeStore } from './lifeStore';

export const lifeStore = ({ read, commit }: StoreAccess): LifeStore => ({
  saveAbout: (id, about, { by, at, version }) =>
    commit(async (db) => {
      const row = await people.group(db, id);
      if (row === null || row.version !== version - 1) return null;
      const changed = (['name', 'colour', 'plan'] as const).filter((one) => isOther(row, about, one));
      if (changed.length === 0) return [];
      await db
        .updateTable('groups')
        .set({
          name: about.name,
          colour: about.colour,
          plan_json: about.plan === null ? null : JSON.stringify(about.plan),
          version,
          ...(changed.includes('plan') ? { plan_changed_at: at } : {}),
        })
        .where('id', '=', id)
        .execute();
      if (changed.includes('name'))
        await db
          .updateTable('meetings')
          .set({ title: about.name })
          .where('group_id', '=', id)
          .where('status', '=', 'lobby')
          .where('title', '=', row.name)
          .execute();
      for (const what of changed) await note(db, id, what, by, at);
      return changed;
    }),
  archive: (id, isArchived, { by, at }) =>
    commit(async (db) => {
      const result = await db
        .updateTable('groups')
        .set({ archived_at: isArchived ? at : null })
        .where('id', '=', id)
        .where('archived_at', isArchived ? 'is' : 'is not', null)
        .executeTakeFirst();
      if (result.numUpdatedRows !== 1n) return false;
      await note(db, id, isArchived ? 'archived' : 'opened', by, at);
      return true;
    }),
  end: (id, afterEnd, { by, at }) =>
    commit(async (db) => {
      if (await isOver(db, id)) return false;
      await db
        .updateTable('groups')
        .set({ archived_at: at })
        .where('id', '=', id)
        .where('archived_at', 'is', null)
        .execute();
      await endGroup(db, id, at, afterEnd);
      await note(db, id, 'ended', by, at);
      return true;
    }),
  keep: (id, { by, at }) =>
    commit(async (db) => {
      if (!(await isOver(db, id))) return false;
      await endGroup(db, id, null, null);
      await note(db, id, 'kept', by, at);
      return true;
    }),
  setPicture: (id, picture, { by, at }) =>
    commit(async (db) => {
      if ((await hashOf(db, id)) === (picture?.hash ?? null)) return;
      await db.deleteFrom('group_pictures').where('group_id', '=', id).execute();
      if (picture !== null) {
        const { hash, type, bytes } = picture;
        await db
          .insertInto('group_pictures')
          .values({ group_id: id, hash, type, bytes: plain(bytes) })
          .execute();
      }
      await note(db, id, 'picture', by, at);
    }),
  picture: (id) =>
    read(async (db) => {
      const row = await db.selectFrom('group_pictures').selectAll().where('group_id', '=', id).executeTakeFirst();
      return row === undefined ? null : { hash: row.hash, type: row.type, bytes: row.bytes };
    }),
  pictureHash: (id) => read((db) => hashOf(db, id)),
  setRole: (member, role, { by, at }) =>
    commit(async (db) => {
      const before = await people.member(db, member);
      if (before === null || before.letInAt === null || before.removedAt !== null) return false;
      if (before.role === role || !belongs(before.role)) return false;
      await db.updateTable('members').set({ role }).where('id', '=', member).execute();
      await planFollows(db, before.group);
      await note(db, before.group, 'facilitator', by, at);
      return true;
    }),
  deserted: (now) =>
    read(async (db) => {
      const members = db
        .selectFrom('members')
        .select('group_id')
        .where('let_in_at', 'is not', null)
        .where('removed_at', 'is', null)
        .where((e) =>
          e.or([e('role', 'in', ['member', 'facilitator']), e.and([e('role', '=', 'organiser'), nobodyCame(e)])]),
        );
      const invited = db
        .selectFrom('invites')
        .select('group_id')
        .where('kind', '=', 'personal')
        .where('revoked_at', 'is', null)
        .where('uses_left', '>', 0)
        .where((e) => e.or([e('expires_at', 'is', null), e('expires_at', '>', now)]));
      const over = db.selectFrom('retention').select('group_id').where('ended_at', 'is not', null);
      const rows = await db
        .selectFrom('groups')
        .select('id')
        .where('parent_id', 'is', null)
        .where('id', 'not in', members)
        .where('id', 'not in', invited)
        .where('id', 'not in', over)
        .where('id', 'not in', db.selectFrom('demos').select('group_id'))
        .execute();
      return rows.map(({ id }) => id);
    }),
  changes: (group, since) =>
    read(async (db) => {
      const rows = await db
        .selectFrom('group_changes')
        .select(['what', 'by_member', 'at'])
        .where('group_id', '=', group)
        .where('at', '>=', since)
        .orderBy('at', 'desc')
        .orderBy('id')
        .execute();
      return rows.map(({ what, by_member: by, at }) => ({ what: what as GroupChange['what'], by, at }));
    }),
});

/** Nobody was ever a member of the group of this row, which is still being formed. */
const nobodyCame = ({ not, exists, selectFrom }: ExpressionBuilder<Tables, 'members'>) =>
  not(
    exists(
      selectFrom('members as others')
        .select('others.id')
        .whereRef('others.group_id', '=', 'members.group_id')
        .where('others.let_in_at', 'is not', null)
        .where('others.role', 'in', ['member', 'facilitator']),
    ),
  );

const isOther = (before: GroupAbout, after: GroupAbout, what: keyof GroupAbout): boolean =>
  JSON.stringify(before[what]) !== JSON.stringify(after[what]);

export const note = async (db: Kysely<Tables>, group: GroupId, what: GroupChange['what'], by: MemberId, at: Time) =>
  db.insertInto('group_changes').values({ id: randomUUID(), group_id: group, what, by_member: by, at }).execute();

const isOver = async (db: Kysely<Tables>, group: GroupId): Promise<boolean> => {
  const row = await db.selectFrom('retention').select('ended_at').where('group_id', '=', group).executeTakeFirst();
  return row !== undefined && row.ended_at !== null;
};

async function planFollows(db: Kysely<Tables>, id: GroupId): Promise<void> {
  const group = await people.group(db, id);
  if (group === null || group.plan === null) return;
  const isFacilitated = (await people.membersOf(db, id)).some(
    ({ role, removedAt }) => role === 'facilitator' && removedAt === null,
  );
  const leads = isFacilitated ? 'facilitator' : group.plan.leads === 'facilitator' ? 'rota' : group.plan.leads;
  await db
    .updateTable('groups')
    .set({ plan_json: JSON.stringify({ ...group.plan, leads }) })
    .where('id', '=', id)
    .execute();
}

async function hashOf(db: Kysely<Tables>, group: GroupId): Promise<string | null> {
  const row = await db.selectFrom('group_pictures').select('hash').where('group_id', '=', group).executeTakeFirst();
  return row?.hash ?? null;
}
