import { type Kysely, sql } from 'kysely';
import type { MemberId } from '../../../shared/meeting/state';
import type { StoreAccess } from '../groups/access';
import { toMember } from '../people';
import { renewSessions } from '../sessions';
import type { Tables } from '../tables';
import type { AccountBrowser, AccountId, AccountStore } from './accountStore';
import { authDatabase } from './authDatabase';
import { earlierOf, noteEarlier } from './earlier';
import { eraseAccount } from './erasure';

type Db = Kysely<Tables>;

/** A browser that is open all day is noted so often. */
const SEEN_EVERY_MS = 60 * 60 * 1000;

export const accountStore = ({ read, commit }: StoreAccess): AccountStore => ({
  database: authDatabase({ read, commit }),
  membersOf: (account) => read((db) => membersOf(db, account)),
  everMembersOf: (account) =>
    read(async (db) => {
      const mine = db.selectFrom('account_members').select('member_id').where('account_id', '=', account);
      const earlier = await earlierOf(db, account);
      const rows = await db
        .selectFrom('members')
        .selectAll()
        .where((e) => e.or([e('id', 'in', mine), e('id', 'in', earlier)]))
        .execute();
      return rows.map(toMember);
    }),
  earlierMembersOf: (account) =>
    read(async (db) => {
      const rows = await db
        .selectFrom('earlier_members')
        .innerJoin('members', 'members.id', 'earlier_members.member_id')
        .select(['members.group_id', 'member_id', 'until'])
        .where('account_id', '=', account)
        .orderBy('until')
        .execute();
      return rows.map(({ group_id: group, member_id: member, until }) => ({ group, member, until }));
    }),
  accountOf: (member) =>
    read(async (db) => {
      const row = await db
        .selectFrom('account_members')
        .select('account_id')
        .where('member_id', '=', member)
        .executeTakeFirst();
      return row?.account_id ?? null;
    }),
  link: (account, member, now) =>
    commit(async (db) => {
      const row = await db.selectFrom('members').selectAll().where('id', '=', member).executeTakeFirstOrThrow();
      const taken = await db
        .selectFrom('account_members')
        .select('account_id')
        .where('member_id', '=', member)
        .executeTakeFirst();
      if (taken !== undefined && taken.account_id !== account) return 'taken';
      const former = await db
        .deleteFrom('account_members')
        .where('account_id', '=', account)
        .where('group_id', '=', row.group_id)
        .returning('member_id')
        .execute();
      for (const { member_id } of former) await noteEarlier(db, account, member_id, now);
      await db.deleteFrom('earlier_members').where('member_id', '=', member).execute();
      await db
        .insertInto('account_members')
        .values({ account_id: account, group_id: row.group_id, member_id: member, linked_at: now })
        .execute();
      return 'linked';
    }),
  arrive: ({ account, accountSession, tokenHash, former, now }) =>
    commit(async (db) => {
      const browser = former === null ? tokenHash : await renewSessions(db, tokenHash, former, now);
      const here = await db.selectFrom('sessions').selectAll().where('token_hash', '=', tokenHash).execute();
      const arrived = { members: [] as MemberId[], conflicts: [] as { group: string; member: string; here: string }[] };
      for (const { member } of await membersOf(db, account)) {
        const known = here.find(({ group_id }) => group_id === member.group);
        if (known !== undefined && known.member_id !== member.id) {
          arrived.conflicts.push({ group: member.group, member: member.id, here: known.member_id });
          continue;
        }
        arrived.members.push(member.id);
        await putSession(db, { tokenHash, browser, member: member.id, group: member.group, accountSession, now });
      }
      return arrived;
    }),
  become: (tokenHash, member, accountSession, now) =>
    commit(async (db) => {
      const { group_id: group } = await db
        .selectFrom('members')
        .select('group_id')
        .where('id', '=', member)
        .executeTakeFirstOrThrow();
      const known = await db
        .selectFrom('sessions')
        .select('browser')
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      const browser = known?.browser ?? tokenHash;
      // Its former token must not go on as somebody else.
      await db.deleteFrom('sessions').where('browser', '=', browser).where('group_id', '=', group).execute();
      await putSession(db, { tokenHash, browser, member, group, accountSession, now });
    }),
  browserOf: (tokenHash) =>
    read(async (db) => {
      const row = await db
        .selectFrom('sessions')
        .select('browser')
        .where('token_hash', '=', tokenHash)
        .executeTakeFirst();
      return row?.browser ?? null;
    }),
  browsersOf: (account) => read((db) => browsersOf(db, account)),
  signOut: (account, which, spared) =>
    commit(async (db) => {
      const mine = db.selectFrom('account_members').select('member_id').where('account_id', '=', account);
      let ended = db.deleteFrom('sessions').where('member_id', 'in', mine);
      if (which !== 'all')
        ended =
          'browser' in which
            ? ended.where('browser', '=', which.browser)
            : ended.where('account_session', '=', which.accountSession);
      if (spared !== undefined) {
        const kept = await db
          .selectFrom('sessions')
          .select('browser')
          .where('token_hash', '=', spared)
          .executeTakeFirst();
        if (kept !== undefined) ended = ended.where('browser', '!=', kept.browser);
      }
      const rows = await ended.returning('member_id').execute();
      return [...new Set(rows.map(({ member_id }) => member_id))];
    }),
  seen: async (tokenHash, now) => {
    const long = await read((db) =>
      db
        .selectFrom('sessions')
        .select('token_hash')
        .where('token_hash', '=', tokenHash)
        .where((e) => e.or([e('seen_at', 'is', null), e('seen_at', '<', now - SEEN_EVERY_MS)]))
        .executeTakeFirst(),
    );
    if (long === undefined) return;
    await commit(async (db) => {
      await db.updateTable('sessions').set({ seen_at: now }).where('token_hash', '=', tokenHash).execute();
    });
  },
  erase: async (account, erased) => {
    await commit((db) => eraseAccount(db, account, erased));
    // It is in the journal too, until that has gone into the file and begins again.
    await read((db) => sql`pragma wal_checkpoint(truncate)`.execute(db));
  },
});

async function membersOf(db: Db, account: AccountId) {
  const rows = await db
    .selectFrom('account_members')
    .innerJoin('members', 'members.id', 'account_members.member_id')
    .selectAll('members')
    .select('linked_at')
    .where('account_id', '=', account)
    .where('removed_at', 'is', null)
    .orderBy('linked_at')
    .execute();
  return rows.map(({ linked_at, ...row }) => ({ member: toMember(row), linkedAt: linked_at }));
}

async function browsersOf(db: Db, account: AccountId): Promise<AccountBrowser[]> {
  const rows = await db
    .selectFrom('sessions')
    .innerJoin('account_members', 'account_members.member_id', 'sessions.member_id')
    .select(['sessions.browser', 'sessions.member_id', 'sessions.created_at', 'account_session', 'seen_at'])
    .where('account_id', '=', account)
    .orderBy('sessions.created_at')
    .execute();
  const browsers = new Map<string, AccountBrowser>();
  for (const row of rows) {
    const known = browsers.get(row.browser);
    const members = [...new Set([...(known?.members ?? []), row.member_id])];
    const seenAt = Math.max(known?.seenAt ?? 0, row.seen_at ?? 0);
    browsers.set(row.browser, {
      browser: row.browser,
      accountSession: known?.accountSession ?? row.account_session,
      members,
      since: known?.since ?? row.created_at,
      seenAt: seenAt === 0 ? null : seenAt,
    });
  }
  return [...browsers.values()];
}

type Put = {
  tokenHash: string;
  browser: string;
  member: string;
  group: string;
  accountSession: string;
  now: number;
};

async function putSession(db: Db, { tokenHash, browser, member, group, accountSession, now }: Put): Promise<void> {
  await db
    .insertInto('sessions')
    .values({
      token_hash: tokenHash,
      group_id: group,
      member_id: member,
      created_at: now,
      via: null,
      browser,
      since: now,
      account_session: accountSession,
      seen_at: now,
    })
    .onConflict((c) =>
      c
        .columns(['token_hash', 'group_id'])
        .doUpdateSet({ member_id: member, account_session: accountSession, seen_at: now }),
    )
    .execute();
}
