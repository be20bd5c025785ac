import path from 'node:path';
import { expect, test } from 'vitest';
import { DatabaseSync } from '../../../server/store/engines/driver';
import { dataTables } from '../../../server/store/register/register';
import { folderForTest, storeForTest } from '../../support/forTest';

/**
 * Where the number of a member may stand after their account was deleted. There is no name to it any more, and it is nobody's
 * text: the row of the member itself, what others made together with them, and what happened in meetings.
 */
const stays = [
  'buddy_draws.by_member',
  'buddy_seats.member_id',
  'buddy_seats.parent_member',
  'calendars.by_member',
  'commands.member_id',
  'date_polls.by_member',
  'document_clients.member_id',
  'document_updates.member_id',
  'events.command_member',
  'group_changes.by_member',
  'groups.formed_by',
  'imported_people.member_id',
  'imported_records.by_member',
  'invited.by_member',
  'invites.handed_by',
  'later_dates.by_member',
  'members.id',
  'parked_items.of_member',
  'retention.changed_by',
  'webhooks.by_member',
];

type Column = { name: string; type: string; notnull: number };

test('every row that belongs to a member goes with the account', async () => {
  const file = path.join(await folderForTest(), 'roundel.db');
  const store = await storeForTest({ file });
  const database = new DatabaseSync(file);
  const isOfMember = (table: string, column: string) =>
    (table === 'members' && column === 'id') || /member|handed_by|changed_by|formed_by/.test(column);
  const places: string[] = [];
  for (const { name: table } of dataTables) {
    const columns = database.prepare(`pragma table_info(${table})`).all() as unknown as Column[];
    for (const { name: column } of columns.filter((one) => isOfMember(table, one.name))) {
      places.push(`${table}.${column}`);
      // One row in which this column alone names the member.
      const filled = ({ name, type }: Column) => {
        if (name === column) return 'gone';
        if (table === 'account_members' && name === 'account_id') return 'account';
        return /int|real/i.test(type) ? places.length : `${table} ${column}`;
      };
      database
        .prepare(`insert into ${table} values (${columns.map(() => '?').join(', ')})`)
        .run(...columns.map(filled));
    }
  }
  expect(places.length).toBeGreaterThan(30);
  await store.accounts.erase('account', { formerly: 'Former member', documents: [], now: 9 });
  const left = places.filter((place) => {
    const [table, column] = place.split('.');
    return database.prepare(`select 1 from ${table} where ${column} = 'gone'`).get() !== undefined;
  });
  const called = database.prepare(`select name from imported_people where member_id = 'gone'`).get();
  database.close();
  expect(called).toEqual({ name: 'Former member' });
  expect(left.sort()).toEqual(stays);
});
