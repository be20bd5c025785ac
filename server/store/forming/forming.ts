import type { Kysely, Selectable } from 'kysely';
import type { GroupId, MemberId, Time } from '../../../shared/meeting/state';
import * as events from '../events';
import type { StoreAccess } from '../groups/access';
import * as people from '../people';
import { insertSession } from '../sessions';
import type { Tables } from '../tables';
import type { FormingStore, InvitedRow } from './formingStore';

type Db = Kysely<Tables>;

export const formingStore = ({ read, commit }: StoreAccess): FormingStore => ({
  create: ({ group, member, invites, invited, session, former, first }) =>
    commit(async (db) => {
      await people.insertGroup(db, group);
      await people.insertMember(db, member);
      if (first) {
        const { meeting } = first;
        await people.insertMeeting(db, meeting);
        const row = { meeting: meeting.id, at: meeting.createdAt, command: null };
        await events.insert(
          db,
          first.events.map((event, index) => ({ ...row, version: index + 1, event })),
        );
      }
      for (const invite of invites) await people.insertInvite(db, invite);
      await insertInvited(db, invited);
      await insertSession(db, session, former);
    }),
  invited: (group) =>
    read(async (db) => {
      const rows = await db
        .selectFrom('invited')
        .selectAll()
        .where('group_id', '=', group)
        .orderBy('invited_at')
        .orderBy('place')
        .execute();
      return rows.map(toInvited);
    }),
  invitedBehind: (secretHash) =>
    read(async (db) => {
      const row = await db.selectFrom('invited').selectAll().where('secret_hash', '=', secretHash).executeTakeFirst();
      return row === undefined ? null : toInvited(row);
    }),
  invite: (invited, by, { now, most }) =>
    commit(async (db) => {
      const inviting = await people.member(db, by);
      if (inviting?.removedAt !== null) return 'removed';
      if ((await placesTaken(db, inviting.group, now)) + invited.length > most) return 'full';
      for (const { invite } of invited) await people.insertInvite(db, invite);
      await insertInvited(
        db,
        invited.flatMap(({ row }) => (row === null ? [] : [row])),
      );
      return 'invited';
    }),
  renewLink: (id, invite, now, email) =>
    commit(async (db) => {
      if (!(await withdrawn(db, id, now))) return false;
      await people.insertInvite(db, invite);
      await db
        .updateTable('invited')
        .set({ secret_hash: invite.secretHash, told_at: null, ...(email === undefined ? {} : { email }) })
        .where('id', '=', id)
        .execute();
      return true;
    }),
  noteTold: (group, ids, now) =>
    commit(async (db) => {
      await db
        .updateTable('invited')
        .set({ told_at: now })
        .where('group_id', '=', group)
        .where('id', 'in', [...ids])
        .execute();
    }),
  takeOff: (id, now) =>
    commit(async (db) => {
      if (!(await withdrawn(db, id, now))) return false;
      await db.deleteFrom('invited').where('id', '=', id).execute();
      return true;
    }),
  forgetAddresses: (now) =>
    commit(async (db) => {
      const rows = await db
        .selectFrom('invited')
        .innerJoin('invites', 'invites.secret_hash', 'invited.secret_hash')
        .select(['invited.id', 'invited.group_id', 'invited.name', 'invited.email'])
        .where('invited.member_id', 'is', null)
        .where('invited.email', 'is not', null)
        .where((e) => e.or([e('invites.revoked_at', '<=', now), e('invites.expires_at', '<=', now)]))
        .execute();
      for (const { id, group_id, name, email } of rows) {
        await db
          .deleteFrom('mails')
          .where('group_id', '=', group_id)
          .where('to_address', '=', email ?? '')
          .execute();
        if (name === null) await db.deleteFrom('invited').where('id', '=', id).execute();
        else await db.updateTable('invited').set({ email: null }).where('id', '=', id).execute();
      }
      return rows.length;
    }),
  groupLink: (group, now) =>
    read(async (db) => {
      const link = await db
        .selectFrom('invites')
        .select('secret_hash')
        .where('group_id', '=', group)
        .where('kind', '=', 'group')
        .where('revoked_at', 'is', null)
        .where((e) => e.or([e('expires_at', 'is', null), e('expires_at', '>', now)]))
        .executeTakeFirst();
      return link?.secret_hash ?? null;
    }),
});

/** Members, without whoever only looks after the group; people who were invited and have not come, and further links that each bring one person. */
export async function placesTaken(db: Db, group: GroupId, now: Time): Promise<number> {
  const members = await db
    .selectFrom('members')
    .select('id')
    .where('group_id', '=', group)
    .where('let_in_at', 'is not', null)
    .where('removed_at', 'is', null)
    .where('role', '!=', 'organiser')
    .execute();
  const invited = await db
    .selectFrom('invited')
    .select(['secret_hash', 'member_id'])
    .where('group_id', '=', group)
    .execute();
  const links = await db
    .selectFrom('invites')
    .select('secret_hash')
    .where('group_id', '=', group)
    .where('kind', '=', 'personal')
    .where('uses_left', '>', 0)
    .where('revoked_at', 'is', null)
    .where((e) => e.or([e('expires_at', 'is', null), e('expires_at', '>', now)]))
    .execute();
  const byName = new Set(invited.map(({ secret_hash }) => secret_hash));
  const others = links.filter(({ secret_hash }) => !byName.has(secret_hash));
  return members.length + invited.filter(({ member_id }) => member_id === null).length + others.length;
}

export async function insertInvited(db: Db, rows: readonly InvitedRow[]): Promise<void> {
  for (const [place, row] of rows.entries())
    await db
      .insertInto('invited')
      .values({
        id: row.id,
        group_id: row.group,
        name: row.name,
        email: row.email,
        invited_at: row.invitedAt,
        place,
        secret_hash: row.secretHash,
        member_id: row.member,
        by_member: row.by,
        told_at: row.toldAt,
      })
      .execute();
}

/** Somebody came by this link. */
export async function noteCame(db: Db, secretHash: string, member: MemberId): Promise<void> {
  await db.updateTable('invited').set({ member_id: member }).where('secret_hash', '=', secretHash).execute();
}

/** Nothing is known any more of the invitation of somebody who is no member any more. */
export async function forgetInvitation(db: Db, member: MemberId): Promise<void> {
  await db.deleteFrom('invited').where('member_id', '=', member).execute();
}

/** The link of somebody who has not come stops working; false when they came. */
async function withdrawn(db: Db, id: string, now: Time): Promise<boolean> {
  const row = await db
    .selectFrom('invited')
    .select(['secret_hash', 'member_id'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined || row.member_id !== null) return false;
  await db
    .updateTable('invites')
    .set({ revoked_at: now })
    .where('secret_hash', '=', row.secret_hash)
    .where('revoked_at', 'is', null)
    .execute();
  return true;
}

const toInvited = (row: Selectable<Tables['invited']>): InvitedRow => ({
  id: row.id,
  group: row.group_id,
  name: row.name,
  email: row.email,
  invitedAt: row.invited_at,
  secretHash: row.secret_hash,
  member: row.member_id,
  by: row.by_member,
  toldAt: row.told_at,
});
