import type { Kysely } from 'kysely';
import type { MemberId } from '../../../shared/meeting/state';
import type { Tables } from '../tables';
import type { AccountId } from './accountStore';

type Db = Kysely<Tables>;

/** The account is another member of that group from now on. */
export async function noteEarlier(db: Db, account: AccountId, member: MemberId, until: number): Promise<void> {
  const row = { account_id: account, until };
  await db
    .insertInto('earlier_members')
    .values({ member_id: member, ...row })
    .onConflict((c) => c.column('member_id').doUpdateSet(row))
    .execute();
}

/**
 * Whom the account was before in its groups, and who is nobody else now: a browser that came in as that member and is not
 * signed in to this account may be that of another person, to whom the seat belongs.
 */
export async function earlierOf(db: Db, account: AccountId): Promise<MemberId[]> {
  const own = db.selectFrom('auth_sessions').select('id').where('userId', '=', account);
  const rows = await db
    .selectFrom('earlier_members')
    .select('member_id')
    .where('account_id', '=', account)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('account_members')
            .select('account_members.member_id')
            .whereRef('account_members.member_id', '=', 'earlier_members.member_id'),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('sessions')
            .select('sessions.member_id')
            .whereRef('sessions.member_id', '=', 'earlier_members.member_id')
            .where((e) => e.or([e('account_session', 'is', null), e('account_session', 'not in', own)])),
        ),
      ),
    )
    .execute();
  return rows.map(({ member_id }) => member_id);
}
