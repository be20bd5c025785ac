import type { Kysely } from 'kysely';
import { endBuddySeats } from '../buddies/buddies';
import { forgetInRecords } from '../imports/imports';
import type { Tables } from '../tables';
import type { AccountId, Erased } from './accountStore';
import { earlierOf } from './earlier';

type Db = Kysely<Tables>;

/** What belongs to one member: texts that they wrote for themselves or gave to others, and where they came in. */
const ofMember = [
  'issues',
  'shared_issues',
  'notes',
  'pages',
  'actions',
  'talk_times',
  'images',
  'absences',
  'date_answers',
  'member_zones',
  'calendar_feeds',
  'earlier_members',
  'reminders_sent',
  'reminders_off',
  'proposal_votes',
  'signatures',
  'invited',
  'private_answers',
  'invites',
  'sessions',
] as const;
const ofDocument = ['document_snapshots', 'document_updates', 'document_clients'] as const;

/** The rows of members stay without a name, because minutes and the log point at them. */
export async function eraseAccount(db: Db, account: AccountId, { formerly, documents, now }: Erased): Promise<void> {
  const user = await db.selectFrom('auth_users').select('email').where('id', '=', account).executeTakeFirst();
  const rows = await db.selectFrom('account_members').select('member_id').where('account_id', '=', account).execute();
  const mine = [...rows.map(({ member_id }) => member_id), ...(await earlierOf(db, account))];
  const seats = await db.selectFrom('buddy_seats').select('member_id').where('parent_member', 'in', mine).execute();
  for (const member of mine) await endBuddySeats(db, member, now);
  const members = [...mine, ...seats.map(({ member_id }) => member_id)];
  for (const table of ofMember) await db.deleteFrom(table).where('member_id', 'in', members).execute();
  // Texts that they proposed, what was proposed about them, and the votes on both.
  const proposed = db
    .selectFrom('proposals')
    .select('id')
    .where((e) => e.or([e('by_member', 'in', members), e('member_id', 'in', members)]));
  await db.deleteFrom('proposal_votes').where('proposal_id', 'in', proposed).execute();
  await db.deleteFrom('proposals').where('id', 'in', proposed).execute();
  await db
    .deleteFrom('turn_swaps')
    .where((e) => e.or([e('from_member', 'in', members), e('to_member', 'in', members)]))
    .execute();
  await db.deleteFrom('buddy_asks').where('by_member', 'in', members).execute();
  await db.deleteFrom('envelope_cards').where('from_member', 'in', members).execute();
  await db.deleteFrom('parked_items').where('by_member', 'in', members).execute();
  await db.deleteFrom('mails').where('by_member', 'in', members).execute();
  for (const table of ofDocument) await db.deleteFrom(table).where('document', 'in', documents).execute();
  await db.deleteFrom('documents').where('name', 'in', documents).execute();
  await forgetInRecords(db, members, formerly);
  await db.updateTable('members').set({ name: formerly }).where('id', 'in', members).execute();
  // What an imported file called them.
  await db.updateTable('imported_people').set({ name: formerly }).where('member_id', 'in', members).execute();
  await db
    .updateTable('members')
    .set({ removed_at: now })
    .where('id', 'in', members)
    .where('removed_at', 'is', null)
    .execute();
  await db.deleteFrom('account_members').where('account_id', '=', account).execute();
  await db.deleteFrom('earlier_members').where('account_id', '=', account).execute();
  await db.deleteFrom('auth_sessions').where('userId', '=', account).execute();
  await db.deleteFrom('auth_accounts').where('userId', '=', account).execute();
  await db.deleteFrom('auth_passkeys').where('userId', '=', account).execute();
  // Unused links for a new password or for signing in name the account or its address.
  const links = db.deleteFrom('auth_verifications');
  await links.where((e) => e.or([e('value', '=', account), e('value', 'like', `%"${account}"%`)])).execute();
  if (user !== undefined) {
    await links.where('value', 'like', `%${user.email.replace(/[%_\\]/g, '_')}%`).execute();
    await db.deleteFrom('mails').where('to_address', '=', user.email).execute();
    await db.deleteFrom('invited').where('email', '=', user.email).execute();
  }
  await db.deleteFrom('auth_users').where('id', '=', account).execute();
}
