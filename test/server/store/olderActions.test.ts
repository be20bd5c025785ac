import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { DatabaseSync } from '../../../server/store/engines/driver';
import { openSqliteStore } from '../../../server/store/engines/sqlite';
import { dataFolder } from '../../support/app';
import { backBefore } from '../../support/olderData';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0).reverse()) await one();
});

test('actions from before they had days keep their words, have no day, and are reported on as before', async () => {
  const { folder, remove } = await dataFolder();
  undo.push(remove);
  const file = path.join(folder, 'roundel.db');
  await (await openSqliteStore({ file })).close();
  const older = new DatabaseSync(file);
  for (const statement of backBefore('0023')) older.exec(statement);
  const words = { what: 'Call Kim', firstStep: '', by: 'end of May', measure: '', support: '', ifThen: '', buddy: '' };
  older
    .prepare(
      `INSERT INTO actions (id, group_id, member_id, meeting_id, slot_id, words_json, status, learned, accepted_at)
       VALUES ('a1', 'g1', 'ann', 'm1', NULL, ?, 'open', '', 5)`,
    )
    .run(JSON.stringify(words));
  older.close();
  const store = await openSqliteStore({ file });
  undo.push(() => store.close());
  const action = { id: 'a1', member: 'ann', meeting: 'm1', slot: null, ...words, acceptedAt: 5, due: null };
  expect(await store.action('g1', 'a1')).toEqual({ ...action, status: 'open', learned: '', reportedAt: null });
  await store.write([{ kind: 'actionStatus', action: 'a1', status: 'done', learned: 'Easy', at: 9 }]);
  expect(await store.groups.settled(['ann'], null, 9)).toEqual([
    { ...action, status: 'done', learned: 'Easy', reportedAt: 9 },
  ]);
});
