import type { ExpressionBuilder, Transaction } from 'kysely';
import type { MemberId } from '../../../shared/meeting/state';
import { allActionsOf, settledOf, unsettledOf } from '../actions';
import * as people from '../people';
import { endSessions } from '../sessions';
import type { Tables } from '../tables';
import type { StoreAccess } from './access';
import type { GroupStore } from './groupStore';

/**
 * Whoever found a return link may have put its member into an account of their own. When everything is signed out, the member
 * belongs to no account any more that has had it since then, unless the browser that asks is signed in to it.
 */
async function leaveOthersAccount(
  db: Transaction<Tables>,
  member: MemberId,
  { spared, linkedSince }: { spared?: string; linkedSince: number },
): Promise<void> {
  if (spared !== undefined) {
    const mine = await db
      .selectFrom('sessions')
      .select('account_session')
      .where('token_hash', '=', spared)
      .where('member_id', '=', member)
      .executeTakeFirst();
    if (mine?.account_session != null) return;
  }
  await db
    .deleteFrom('account_members')
    .where('member_id', '=', member)
    .where('linked_at', '>=', linkedSince)
    .execute();
}

/** Its owner has not said that they came back by it, and somebody can still do so, or has. */
const waits = (e: ExpressionBuilder<Tables, 'invites'>) =>
  e.and([
    e('confirmed_at', 'is', null),
    e.or([
      e('revoked_at', 'is', null),
      e.exists(
        e
          .selectFrom('sessions')
          .select('via')
          // by its member as well, of which there is an index
          .whereRef('sessions.member_id', '=', 'invites.member_id')
          .whereRef('via', '=', 'secret_hash')
          .where('account_session', 'is', null),
      ),
    ]),
  ]);

export const groupStore = ({ read, commit }: StoreAccess): GroupStore => ({
  membershipsOf: (tokenHash) =>
    read(async (db) => {
      const members = db.selectFrom('sessions').select('member_id').where('token_hash', '=', tokenHash);
      const rows = await db
        .selectFrom('members')
        .selectAll()
        .where('id', 'in', members)
        .orderBy('created_at')
        .execute();
      return rows.map(people.toMember);
    }),
  shownIssues: (member) =>
    read(async (db) => {
      const rows = db.selectFrom('shared_issues').select(['meeting_id', 'slot_id', 'version']);
      const shown = await rows.where('member_id', '=', member).execute();
      return shown.map(({ meeting_id: meeting, slot_id: slot, version }) => ({ meeting, slot, version }));
    }),
  actionsOf: (group, member) => read((db) => allActionsOf(db, group, member)),
  unsettled: (group, member) => read((db) => unsettledOf(db, group, member)),
  settled: (members, before, limit) => read((db) => settledOf(db, members, before, limit)),
  replaceReturnLink: (link, by, { now, everywhere, ...how }) =>
    commit(async (db) => {
      for (const id of [link.member, by]) if ((await people.member(db, id))?.removedAt !== null) return false;
      const filter = { group: link.group, member: link.member, kind: 'return' } as const;
      await people.revokeInvites(db, filter, now);
      if (everywhere) {
        await endSessions(db, link.member, undefined, how.spared);
        await leaveOthersAccount(db, link.member, how);
      }
      await people.insertInvite(db, link);
      return true;
    }),
  handedAt: (tokenHash, group) =>
    read(async (db) => {
      const row = await db
        .selectFrom('sessions')
        .innerJoin('invites', 'invites.secret_hash', 'sessions.via')
        .select('handed_at')
        .where('token_hash', '=', tokenHash)
        .where((e) =>
          e.or([
            e('sessions.group_id', '=', group),
            // Nobody signs in to a 1:1: they are in it what they are in the group of its members.
            e('sessions.group_id', '=', e.selectFrom('groups').select('parent_id').where('id', '=', group)),
          ]),
        )
        .where('account_session', 'is', null)
        .where('confirmed_at', 'is', null)
        .executeTakeFirst();
      return row?.handed_at ?? null;
    }),
  hadFullLink: (member, handedUntil) =>
    read(async (db) => {
      const row = await db
        .selectFrom('invites')
        .select('member_id')
        .where('member_id', '=', member)
        .where('kind', '=', 'return')
        .where((e) =>
          e.or([e('handed_at', 'is', null), e('handed_at', '<=', handedUntil), e('confirmed_at', 'is not', null)]),
        )
        .executeTakeFirst();
      return row !== undefined;
    }),
  hasWayBack: (member) =>
    read(async (db) => {
      const account = db.selectFrom('account_members').select('member_id').where('member_id', '=', member);
      const link = db
        .selectFrom('invites')
        .select('member_id')
        .where('member_id', '=', member)
        .where('kind', '=', 'return')
        .where('handed_at', 'is', null)
        .where('revoked_at', 'is', null);
      return (await account.executeTakeFirst()) !== undefined || (await link.executeTakeFirst()) !== undefined;
    }),
  handedLinks: (group, since) =>
    read(async (db) => {
      const rows = await db
        .selectFrom('invites')
        .select(['member_id', 'handed_by', 'handed_at'])
        .select((e) => waits(e).as('waits'))
        .where('group_id', '=', group)
        .where('handed_at', '>=', since)
        .whereRef('handed_by', '!=', 'member_id')
        .orderBy('handed_at', 'desc')
        .execute();
      return rows.flatMap(({ member_id: member, handed_by: by, handed_at: at, waits: still }) =>
        member === null || by === null || at === null ? [] : [{ member, by, at, waits: Boolean(still) }],
      );
    }),
  confirmHandedLink: (member, at, now) =>
    commit(async (db) => {
      // Also a link that its owner made in the browser in question: it counts like the one by which that browser came.
      const { numUpdatedRows } = await db
        .updateTable('invites')
        .set({ confirmed_at: now })
        .where('member_id', '=', member)
        .where('handed_at', '=', at)
        .where(waits)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    }),
});
