/** What each migration after the first one changed, newest first, undone in this order. */
const undone: readonly (readonly [string, ...string[]])[] = [
  ['0046', 'alter table issues drop column written_at'],
  ['0044', 'alter table date_polls drop column moves', 'alter table later_dates drop column is_further'],
  ['0043', 'alter table imported_records drop column waiting_json'],
  ['0042', 'alter table invites drop column confirmed_at'],
  ['0041', 'drop table earlier_members'],
  ['0040', 'drop table private_answers', 'alter table groups drop column formed_by'],
  ['0039', 'drop table auth_passkeys'],
  ['0038', 'drop table imported_people', 'drop table imported_records'],
  ['0037', 'drop table later_dates'],
  ['0036', 'drop table group_pictures'],
  ['0034', 'alter table groups drop column archived_at', 'alter table proposals drop column months'],
  [
    '0033',
    ...['buddy_seats', 'buddy_asks', 'buddy_draws'].map((table) => `drop table ${table}`),
    'drop index groups_of_parent',
    'alter table groups drop column parent_id',
  ],
  ['0032', 'drop table webhooks', 'drop table webhook_posts'],
  [
    '0031',
    'drop table group_changes',
    ...['colour', 'version', 'plan_changed_at'].map((column) => `alter table groups drop column ${column}`),
  ],
  [
    '0030',
    'drop table reminders_sent',
    'drop table reminders_off',
    'alter table mails drop column meeting_id',
    'alter table mails drop column until',
  ],
  ['0029', 'drop table turn_swaps'],
  ['0028', 'drop table proposals', 'drop table proposal_votes', 'drop table former_agreements'],
  [
    '0027',
    ...['auth_users', 'auth_sessions', 'auth_accounts', 'auth_verifications', 'account_members'].map(
      (table) => `drop table ${table}`,
    ),
    'drop index sessions_of_account',
    'alter table sessions drop column account_session',
    'alter table sessions drop column seen_at',
  ],
  ['0026', 'drop table retention', 'drop table erasures', 'alter table meetings drop column texts_erased_at'],
  [
    '0025',
    ...['calendars', 'meeting_dates', 'absences', 'member_zones', 'date_polls', 'date_answers', 'calendar_feeds'].map(
      (table) => `drop table ${table}`,
    ),
  ],
  ['0024', 'drop table invited'],
  ['0023', 'alter table actions drop column due_day', 'alter table actions drop column reported_at'],
  ['0022', 'drop table mails'],
  ['0021', 'drop table signatures'],
  ['0020', 'alter table invites drop column handed_at', 'alter table invites drop column handed_by'],
  [
    '0019',
    'drop index actions_of_member',
    'alter table groups drop column plan_json',
    'alter table groups drop column model',
  ],
  ['0017', 'drop table prompts', 'drop table formats'],
  [
    '0016',
    ...['kind', 'of_member', 'importance', 'urgency', 'helpers_json'].map(
      (column) => `alter table parked_items drop column ${column}`,
    ),
  ],
  ['0014', 'drop table help_contacts'],
  [
    '0012',
    'drop table evaluation_notes',
    'create table evaluation_texts (meeting_id text primary key, texts_json text)',
  ],
  ['0011', 'drop table demos'],
  ['0009', 'drop table pages'],
  [
    '0008',
    'drop index sessions_of_browser',
    'alter table sessions drop column browser',
    'alter table sessions drop column since',
  ],
  ['0007', 'alter table members drop column let_in_at'],
  [
    '0006',
    'drop index commands_of_meeting',
    'alter table events drop column command_member',
    'alter table events drop column command_id',
    'alter table document_updates drop column parts_json',
    'drop table document_snapshots',
    'alter table documents add column snapshot blob',
  ],
  ['0005', 'alter table events drop column format'],
  ['0004', 'alter table members drop column removed_at'],
  ['0003', 'alter table documents drop column positions', 'alter table documents drop column compactions'],
  ['0002', 'alter table snapshots drop column format', 'alter table sessions drop column via'],
];

/** Takes data of this version back to what they were before this migration. */
export const backBefore = (migration: string): string[] => [
  ...undone.filter(([name]) => name >= migration).flatMap(([, ...statements]) => statements),
  `delete from kysely_migration where name >= '${migration}'`,
];
