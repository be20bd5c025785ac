import type { Kysely } from 'kysely';
import type { GroupId, MemberId } from '../../shared/meeting/state';
import type { SessionRow } from './store';
import type { Tables } from './tables';

type Db = Kysely<Tables>;

/** The tokens of one browser, the newest last. `since` is when a token was made. */
async function generationOf(db: Db, tokenHash: string): Promise<{ browser: string; since: number } | null> {
  const row = await db
    .selectFrom('sessions')
    .select(['browser', 'since'])
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst();
  return row ?? null;
}

/** What a session keeps when its browser gets a new token. */
const carried = ['group_id', 'member_id', 'created_at', 'via', 'browser', 'account_session', 'seen_at'] as const;

/**
 * What a browser is in its groups goes on under a new token. The former token keeps what it had until the next change: the
 * answer with the new one may have been lost. What it has it keeps, but it never gets more.
 */
export async function renewSessions(db: Db, tokenHash: string, former: string, now: number): Promise<string> {
  const known = await generationOf(db, former);
  if (known === null) return tokenHash;
  const { browser, since } = known;
  await db.deleteFrom('sessions').where('browser', '=', browser).where('since', '<', since).execute();
  // In one statement: a browser may be in a hundred groups, and every entry by a link comes here.
  await db
    .insertInto('sessions')
    .columns(['token_hash', 'since', ...carried])
    .expression(
      db
        .selectFrom('sessions')
        .select((e) => [e.val(tokenHash).as('token_hash'), e.val(now).as('since'), ...carried])
        .where('token_hash', '=', former),
    )
    .execute();
  return browser;
}

/** One browser is one member per group: using another link there replaces the member it was. */
export async function insertSession(db: Db, row: SessionRow, former: string | undefined): Promise<void> {
  const browser = former === undefined ? row.tokenHash : await renewSessions(db, row.tokenHash, former, row.createdAt);
  if (former !== undefined)
    await db
      .deleteFrom('sessions')
      .where('token_hash', '=', former)
      .where('group_id', '=', row.group)
      .where('member_id', '!=', row.member)
      .execute();
  const who = { member_id: row.member, via: row.via, created_at: row.createdAt, browser, since: row.createdAt };
  await db
    .insertInto('sessions')
    .values({ token_hash: row.tokenHash, group_id: row.group, ...who, account_session: null, seen_at: row.createdAt })
    .onConflict((c) => c.columns(['token_hash', 'group_id']).doUpdateSet({ ...who, account_session: null }))
    .execute();
}

export async function sessionMember(db: Db, tokenHash: string, group: GroupId): Promise<MemberId | null> {
  const row = await db
    .selectFrom('sessions')
    .select('member_id')
    .where('token_hash', '=', tokenHash)
    .where('group_id', '=', group)
    .executeTakeFirst();
  return row?.member_id ?? buddyMember(db, tokenHash, group);
}

/** Nobody signs in to a 1:1: whoever this browser is in the group that the two belong to has the seat. */
async function buddyMember(db: Db, tokenHash: string, group: GroupId): Promise<MemberId | null> {
  const row = await db
    .selectFrom('buddy_seats')
    .innerJoin('sessions', 'sessions.member_id', 'buddy_seats.parent_member')
    .innerJoin('members', 'members.id', 'buddy_seats.parent_member')
    .select('buddy_seats.member_id')
    .where('buddy_seats.group_id', '=', group)
    .where('token_hash', '=', tokenHash)
    .where('members.removed_at', 'is', null)
    .executeTakeFirst();
  return row?.member_id ?? null;
}

/** With `only`, the browser that has this token is signed out, under its former token too; otherwise all but the one that has `spared`. */
export async function endSessions(db: Db, member: MemberId, only: string | undefined, spared?: string): Promise<void> {
  const all = db.deleteFrom('sessions').where('member_id', '=', member);
  if (only === undefined) {
    const kept = spared === undefined ? null : await generationOf(db, spared);
    await (kept === null ? all : all.where('browser', '!=', kept.browser)).execute();
    return;
  }
  const known = await generationOf(db, only);
  if (known !== null) await all.where('browser', '=', known.browser).execute();
}
