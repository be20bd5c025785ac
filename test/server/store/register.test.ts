import path from 'node:path';
import { expect, test } from 'vitest';
import { DatabaseSync } from '../../../server/store/engines/driver';
import { dataTables, newestStep } from '../../../server/store/register/register';
import type { DataRegister } from '../../../shared/protocol/dataRegister';
import { Browser, yesOf } from '../../support/browser';
import { appForTest, folderForTest, storeForTest } from '../../support/forTest';

test('every table and every column of a migrated database is in the register, and nothing else', async () => {
  const file = path.join(await folderForTest(), 'roundel.db');
  await storeForTest({ file });
  const database = new DatabaseSync(file, { readOnly: true });
  const names = database
    .prepare(`select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'`)
    .all() as { name: string }[];
  const columnsOf = (table: string) =>
    (database.prepare(`select name from pragma_table_info(?)`).all(table) as { name: string }[]).map(
      ({ name }) => name,
    );
  const stored = Object.fromEntries(names.map(({ name }) => [name, columnsOf(name).sort()]));
  database.close();
  const told = dataTables.map(({ name, columns }) => [name, columns.map((column) => column.name).sort()] as const);
  expect(Object.keys(stored).length).toBeGreaterThan(20);
  expect(Object.fromEntries(told)).toEqual(stored);
});

test('each entry says in words what a table and its columns are for', () => {
  for (const { title, purpose, seenBy, columns } of dataTables) {
    expect(title).toMatch(/^[A-Z]/);
    expect(purpose).toMatch(/^[A-Z].*\.$/);
    expect(seenBy.length).toBeGreaterThan(0);
    for (const { about } of columns) expect(about).toMatch(/^[^A-Z]|^(?:PNG)/);
  }
});

test('whatever holds a hash of a secret is called a secret', () => {
  const hashes = dataTables.flatMap(({ columns }) => columns).filter(({ name }) => /_hash$|token|secret/.test(name));
  expect(hashes.map(({ kind }) => kind)).toEqual(hashes.map(() => 'secret'));
});

test('everybody may read the register of this version, without a cookie', async () => {
  const { url } = await appForTest();
  const register = yesOf(await new Browser(url).get<DataRegister>('/api/data'));
  expect(register.tables).toEqual(dataTables);
  expect(register.step).toBe(newestStep);
  expect(register.version).toMatch(/^\d+\.\d+\.\d+$/);
});
