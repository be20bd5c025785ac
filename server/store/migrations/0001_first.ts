import { type Kysely, sql } from 'kysely';

type Column = 'text' | 'bigint' | 'blob' | 'text?' | 'bigint?' | 'blob?';

/** One table: name, columns (`?` marks one that may be null), primary key. */
const TABLES: [string, Record<string, Column>, string[]][] = [
  [
    'meetings',
    {
      id: 'text',
      group_id: 'text',
      title: 'text',
      ordinal: 'bigint',
      starts_at: 'bigint',
      minutes: 'bigint',
      status: 'text',
      created_at: 'bigint',
    },
    ['id'],
  ],
  [
    'groups',
    { id: 'text', name: 'text', agreement_version: 'bigint', agreement_json: 'text', created_at: 'bigint' },
    ['id'],
  ],
  ['members', { id: 'text', group_id: 'text', name: 'text', role: 'text', created_at: 'bigint' }, ['id']],
  ['events', { meeting_id: 'text', version: 'bigint', at: 'bigint', event_json: 'text' }, ['meeting_id', 'version']],
  [
    'commands',
    { member_id: 'text', command_id: 'text', meeting_id: 'text', version: 'bigint' },
    ['member_id', 'command_id'],
  ],
  ['snapshots', { meeting_id: 'text', version: 'bigint', state_json: 'text' }, ['meeting_id']],
  [
    'invites',
    {
      secret_hash: 'text',
      group_id: 'text',
      meeting_id: 'text?',
      kind: 'text',
      member_id: 'text?',
      role: 'text',
      uses_left: 'bigint?',
      expires_at: 'bigint?',
      revoked_at: 'bigint?',
    },
    ['secret_hash'],
  ],
  [
    'sessions',
    { token_hash: 'text', group_id: 'text', member_id: 'text', created_at: 'bigint' },
    ['token_hash', 'group_id'],
  ],
  ['issues', { member_id: 'text', card_json: 'text', version: 'bigint' }, ['member_id']],
  [
    'shared_issues',
    { meeting_id: 'text', slot_id: 'text', member_id: 'text', card_json: 'text', version: 'bigint' },
    ['meeting_id', 'slot_id'],
  ],
  ['notes', { meeting_id: 'text', member_id: 'text', text: 'text', version: 'bigint' }, ['meeting_id', 'member_id']],
  [
    'envelope_cards',
    {
      id: 'text',
      meeting_id: 'text',
      slot_id: 'text',
      kind: 'text',
      text: 'text',
      from_member: 'text',
      helped: 'bigint',
      at: 'bigint',
    },
    ['id'],
  ],
  [
    'parked_items',
    { id: 'text', meeting_id: 'text', group_id: 'text', text: 'text', by_member: 'text', at: 'bigint' },
    ['id'],
  ],
  [
    'actions',
    {
      id: 'text',
      group_id: 'text',
      member_id: 'text',
      meeting_id: 'text',
      slot_id: 'text?',
      words_json: 'text',
      status: 'text',
      learned: 'text',
      accepted_at: 'bigint',
    },
    ['id'],
  ],
  ['one_changes', { meeting_id: 'text', text: 'text', version: 'bigint' }, ['meeting_id']],
  ['evaluation_texts', { meeting_id: 'text', texts_json: 'text' }, ['meeting_id']],
  ['talk_times', { meeting_id: 'text', member_id: 'text', ms: 'bigint' }, ['meeting_id', 'member_id']],
  ['documents', { name: 'text', meeting_id: 'text', snapshot: 'blob?' }, ['name']],
  [
    'document_updates',
    { document: 'text', position: 'bigint', member_id: 'text', bytes: 'blob' },
    ['document', 'position'],
  ],
  ['document_clients', { document: 'text', client_id: 'bigint', member_id: 'text' }, ['document', 'client_id']],
  [
    'images',
    { meeting_id: 'text', hash: 'text', type: 'text', bytes: 'blob', member_id: 'text' },
    ['meeting_id', 'hash'],
  ],
  ['heartbeat', { id: 'bigint', beats: 'bigint' }, ['id']],
];

const INDEXES: [string, string, string[]][] = [
  ['meetings_of_group', 'meetings', ['group_id']],
  ['members_of_group', 'members', ['group_id']],
  ['envelope_of_slot', 'envelope_cards', ['meeting_id', 'slot_id']],
  ['parked_of_group', 'parked_items', ['group_id']],
  ['actions_of_group', 'actions', ['group_id']],
  ['documents_of_meeting', 'documents', ['meeting_id']],
  ['sessions_of_member', 'sessions', ['member_id']],
];

/** `blob` is the only type that the engines name differently. */
export const firstMigration = (blobType: 'blob' | 'bytea') => ({
  async up(db: Kysely<unknown>): Promise<void> {
    for (const [name, columns, key] of TABLES) {
      let table = db.schema.createTable(name);
      for (const [column, type] of Object.entries(columns)) {
        const plain = type.replace('?', '');
        table = table.addColumn(column, plain === 'blob' ? sql.raw(blobType) : sql.raw(plain), (c) =>
          type.endsWith('?') ? c : c.notNull(),
        );
      }
      await table.addPrimaryKeyConstraint(`${name}_key`, key as never).execute();
    }
    for (const [name, table, columns] of INDEXES) {
      await db.schema.createIndex(name).on(table).columns(columns).execute();
    }
  },
});
