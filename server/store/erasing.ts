import type { Kysely } from 'kysely';
import type { GroupId } from '../../shared/meeting/state';
import type { Tables } from './tables';

/**
 * Which tables hold something of a group, and how it is erased. A test compares these lists with the columns of a migrated
 * database.
 */

/** What people wrote and drew in a meeting, and how long they spoke. */
export const textsOfMeeting = [
  'commands',
  'shared_issues',
  'notes',
  'pages',
  'prompts',
  'envelope_cards',
  'parked_items',
  'actions',
  'one_changes',
  'evaluation_notes',
  'talk_times',
  'absences',
  'imported_records',
] as const;
/** Pictures are large, so each of them is erased on its own. */
const restOfMeeting = ['images', 'events', 'snapshots', 'reminders_sent'] as const;
/** Absences from dates that were no meetings yet are found by their members alone. */
const ofMember = ['earlier_members', 'issues', 'absences', 'member_zones', 'calendar_feeds', 'reminders_off'] as const;
export const ofDocument = ['document_snapshots', 'document_updates', 'document_clients'] as const;
const ofGroup = [
  'parked_items',
  'help_contacts',
  'signatures',
  'proposals',
  'proposal_votes',
  'former_agreements',
  'group_changes',
  'group_pictures',
  'private_answers',
  'formats',
  'mails',
  'actions',
  'invited',
  'imported_people',
  'imported_records',
  'calendars',
  'meeting_dates',
  'later_dates',
  'date_polls',
  'turn_swaps',
  'webhooks',
  'webhook_posts',
  'buddy_seats',
  'buddy_asks',
  'buddy_draws',
  'retention',
  'erasures',
  'invites',
  'sessions',
  'account_members',
  'members',
  'meetings',
  'demos',
] as const;

/** Erases everything of a group that is left, and of its members' 1:1s. */
export async function eraseGroupRows(db: Kysely<Tables>, group: GroupId): Promise<number> {
  const pairs = await db.selectFrom('groups').select('id').where('parent_id', '=', group).execute();
  let rows = 0;
  for (const { id } of pairs) rows += await eraseGroupRows(db, id);
  const meetings = db.selectFrom('meetings').select('id').where('group_id', '=', group);
  const documents = db.selectFrom('documents').select('name').where('meeting_id', 'in', meetings);
  const members = db.selectFrom('members').select('id').where('group_id', '=', group);
  const polls = db.selectFrom('date_polls').select('id').where('group_id', '=', group);
  const gone = (results: readonly { numDeletedRows: bigint }[]) => {
    for (const { numDeletedRows } of results) rows += Number(numDeletedRows);
  };
  for (const table of ofDocument) gone(await db.deleteFrom(table).where('document', 'in', documents).execute());
  gone(await db.deleteFrom('documents').where('meeting_id', 'in', meetings).execute());
  for (const table of [...textsOfMeeting, ...restOfMeeting])
    gone(await db.deleteFrom(table).where('meeting_id', 'in', meetings).execute());
  gone(await db.deleteFrom('date_answers').where('poll_id', 'in', polls).execute());
  for (const table of ofMember) gone(await db.deleteFrom(table).where('member_id', 'in', members).execute());
  for (const table of ofGroup) gone(await db.deleteFrom(table).where('group_id', '=', group).execute());
  gone(await db.deleteFrom('groups').where('id', '=', group).execute());
  return rows;
}
