import type { Kysely } from 'kysely';
import type { GroupId } from '../../shared/meeting/state';
import type { Tables } from './tables';

type Db = Kysely<Tables>;

/** Groups with simulated members, and how everything of them is erased. */

const ofMeeting = [
  'events',
  'commands',
  'snapshots',
  'shared_issues',
  'notes',
  'pages',
  'prompts',
  'envelope_cards',
  'one_changes',
  'evaluation_notes',
  'talk_times',
  'images',
  'absences',
] as const;
const ofMember = ['issues', 'member_zones', 'calendar_feeds'] as const;
const ofDocument = ['document_snapshots', 'document_updates', 'document_clients'] as const;
const ofGroup = [
  'parked_items',
  'help_contacts',
  'signatures',
  'formats',
  'mails',
  'actions',
  'invited',
  'calendars',
  'meeting_dates',
  'date_polls',
  'invites',
  'sessions',
  'members',
  'meetings',
  'demos',
] as const;

export async function insertDemo(db: Db, group: GroupId): Promise<void> {
  await db.insertInto('demos').values({ group_id: group }).execute();
}

export async function demos(db: Db): Promise<GroupId[]> {
  const rows = await db.selectFrom('demos').select('group_id').execute();
  return rows.map(({ group_id }) => group_id);
}

/** Does nothing for a group of people: only what was made as a demo can be erased this way. */
export async function eraseDemo(db: Db, group: GroupId): Promise<void> {
  const isDemo = await db.selectFrom('demos').select('group_id').where('group_id', '=', group).executeTakeFirst();
  if (!isDemo) return;
  const meetings = db.selectFrom('meetings').select('id').where('group_id', '=', group);
  const documents = db.selectFrom('documents').select('name').where('meeting_id', 'in', meetings);
  const members = db.selectFrom('members').select('id').where('group_id', '=', group);
  for (const table of ofDocument) await db.deleteFrom(table).where('document', 'in', documents).execute();
  await db.deleteFrom('documents').where('meeting_id', 'in', meetings).execute();
  for (const table of ofMeeting) await db.deleteFrom(table).where('meeting_id', 'in', meetings).execute();
  const polls = db.selectFrom('date_polls').select('id').where('group_id', '=', group);
  await db.deleteFrom('date_answers').where('poll_id', 'in', polls).execute();
  for (const table of ofMember) await db.deleteFrom(table).where('member_id', 'in', members).execute();
  for (const table of ofGroup) await db.deleteFrom(table).where('group_id', '=', group).execute();
  await db.deleteFrom('groups').where('id', '=', group).execute();
}
