import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createNone } from '../../server/media/none';
import { Registry } from '../../server/rooms/registry';
import { DatabaseSync } from '../../server/store/engines/driver';
import { openSqliteStore } from '../../server/store/engines/sqlite';
import { SNAPSHOT_FORMAT } from '../../server/store/snapshots';
import { StoreDamaged, StoreTooNew } from '../../server/store/store';
import type { Meeting } from '../../shared/meeting/state';
import { OLDEST_PROTOCOL, PROTOCOL } from '../../shared/protocol/version';
import { storedLogs } from '../fixtures/storedLogs';
import { dataFolder, startApp } from '../support/app';
import { gather, must, startMeeting } from '../support/clients';
import { HandClock } from '../support/clock';
import { appForAll, clientForTest, folderForTest, storeForTest } from '../support/forTest';
import { backBefore } from '../support/olderData';

/** A running meeting whose server has stopped: the log and a snapshot lie in `whole`, for each test to copy. */
let whole: { folder: string; remove: () => Promise<void> };
let before: Meeting;
beforeAll(async () => {
  whole = await dataFolder();
  const running = await startApp({ folder: whole.folder });
  const here = await gather(running.url, ['Ann', 'Ben', 'Cleo', 'Dan']);
  must(await here.lead.command({ type: 'startMeeting' }));
  before = await here.lead.until((state) => state.current !== null);
  here.close();
  await running.stop();
});
afterAll(() => whole.remove());

async function copied() {
  const folder = await folderForTest();
  const file = path.join(folder, 'roundel.db');
  // Nothing else: the journal is empty since the server stopped, and its file goes away when the last statement is collected.
  await copyFile(path.join(whole.folder, 'roundel.db'), file);
  const sql = (...statements: string[]) => {
    const database = new DatabaseSync(file);
    for (const statement of statements) database.exec(statement);
    database.close();
  };
  /** Replaces the rows of the log and removes the snapshot. */
  const fill = (rows: unknown[]) => {
    const database = new DatabaseSync(file);
    database.exec('delete from events; delete from snapshots');
    const insert = database.prepare('insert into events (meeting_id, version, at, event_json) values (?, ?, 0, ?)');
    for (const [index, row] of rows.entries()) insert.run(before.id, index + 1, JSON.stringify(row));
    database.close();
  };
  /** The room as a server that starts on these data sees it. */
  const seen = async (): Promise<Meeting> => {
    const store = await openSqliteStore({ file });
    const registry = new Registry({
      store,
      media: createNone(),
      clock: new HandClock(),
      log: pino({ level: 'silent' }),
      chance: () => 0,
      channelOf: () => ({ emit: () => {}, emitVolatile: () => {} }),
      mediaFaults: () => () => {},
    });
    const open = await registry.open(before.id);
    await store.close();
    return open!.meeting();
  };
  return { file, sql, fill, seen };
}

describe('stored data carry the number of their format', () => {
  test('a snapshot of this version is used; one of another format is ignored and the log is replayed', async () => {
    const { sql, seen } = await copied();
    const told = "update snapshots set state_json = json_set(state_json, '$.settings.oneVoice', json('true'))";
    sql(told);
    expect((await seen()).settings.oneVoice).toBe(true);
    for (const format of [SNAPSHOT_FORMAT + 1, SNAPSHOT_FORMAT - 1]) {
      sql(`update snapshots set format = ${format}, state_json = '{"version":9999}'`);
      const state = await seen();
      expect(state.settings.oneVoice).toBe(false);
      expect(state.order).toEqual(before.order);
      expect(state.current).toBe(before.current);
      sql(told);
    }
  });

  test('data with a migration that this version does not know are refused before anything is written', async () => {
    const { file, sql } = await copied();
    sql("insert into kysely_migration values ('9999_later', '2030-01-01')");
    await expect(openSqliteStore({ file })).rejects.toBeInstanceOf(StoreTooNew);
    sql("delete from kysely_migration where name = '9999_later'");
    await (await openSqliteStore({ file })).close();
  });

  test('data of the first version are migrated: old events are read, and signed-in browsers stay signed in', async () => {
    const { file, sql, fill, seen } = await copied();
    sql(...backBefore('0002'));
    // An event without a format number is of the first format.
    for (const { rows, last } of storedLogs().filter(({ format }) => format === 1)) {
      await (await openSqliteStore({ file })).close();
      fill(rows);
      expect(await seen()).toEqual(last);
    }
  });

  test('an update of the data that was cut off anywhere is done whole by the next start', async () => {
    const { file, sql, fill, seen } = await copied();
    sql(...backBefore('0002'));
    // As a process that ends between two statements leaves them: after the first change of a table, in the middle, before the last.
    for (const cutAt of [1, 40, 90]) {
      let changes = 0;
      const cut = openSqliteStore({
        file,
        before: (statement) => {
          if (!/^(alter|create)/.test(statement)) return;
          changes += 1;
          if (changes > cutAt) throw new Error('cut off');
        },
      });
      await expect(cut).rejects.toThrow('cut off');
      expect(changes).toBe(cutAt + 1);
    }
    await (await openSqliteStore({ file })).close();
    const [first] = storedLogs().filter(({ format }) => format === 1);
    fill(first?.rows ?? []);
    expect(await seen()).toEqual(first?.last);
  });

  test('commands, documents and notes that were stored before the sixth migration are found as they are', async () => {
    const { file, sql } = await copied();
    const board = `g/${before.id}/board/common`;
    sql(
      ...backBefore('0006'),
      `insert into commands values ('ann', 'command-1', '${before.id}', 3)`,
      `insert into evaluation_texts values ('${before.id}', '["b","a"]')`,
      `insert into documents (name, meeting_id, snapshot, positions, compactions) values ('${board}', '${before.id}', x'0a0b', 4, 1)`,
      `insert into document_updates values ('${board}', 3, 'ann', x'0c'), ('${board}', 4, 'ben', x'0d0e')`,
    );
    const store = await storeForTest({ file });
    const command = { member: 'ann', id: 'command-1' };
    expect(await store.commandVersion({ ...command, meeting: before.id })).toBe(3);
    const again = { meeting: before.id, expected: before.version, command, at: 1, events: [] };
    expect(await store.append(again)).toEqual({ outcome: 'duplicate', version: 3 });
    expect(await store.evaluationTexts(before.id)).toEqual(new Map([['', ['b', 'a']]]));
    const stored = await store.readDocument(board);
    expect(stored).toEqual({
      snapshot: new Uint8Array([10, 11]),
      updates: [new Uint8Array([12]), new Uint8Array([13, 14])],
      compactions: 1,
      last: 4,
    });
    expect(await store.appendUpdate(board, new Uint8Array([15]), 'ann', 4)).toBe('committed');
    expect(await store.compactDocument(board, new Uint8Array([1]), { compactions: 1, last: 5 })).toBe('compacted');
    expect(await store.readDocument(board)).toMatchObject({ snapshot: new Uint8Array([1]), updates: [], last: 5 });
  });

  test('a damaged or missing row is named, and nothing is made up in its place', async () => {
    const { file, sql, seen } = await copied();
    sql('delete from snapshots');
    const whole = await seen();
    const damage = async (change: string): Promise<unknown> => {
      sql('create table kept as select * from events', change);
      const store = await openSqliteStore({ file });
      const fault = await store.readEvents(before.id, 0).catch((error: unknown) => error);
      await store.close();
      sql('delete from events', 'insert into events select * from kept', 'drop table kept');
      return fault;
    };
    const third = `where meeting_id = '${before.id}' and version = 3`;
    for (const [change, reason] of [
      [`update events set event_json = substr(event_json, 1, 20) ${third}`, 'event 3 of meeting .* no JSON'],
      [`update events set event_json = json_remove(event_json, '$.at') ${third}`, 'event 3 of meeting .* at at'],
      [`update events set event_json = json_set(event_json, '$.type', 'toString') ${third}`, 'event 3 .* type'],
      [`update events set format = 99 ${third}`, 'event 3 of meeting .* format 99'],
      [`delete from events ${third}`, 'event 3 of meeting .* missing'],
    ] as const) {
      const fault = await damage(change);
      expect(fault).toBeInstanceOf(StoreDamaged);
      expect(String(fault)).toMatch(new RegExp(reason));
    }
    expect(await seen()).toEqual(whole);
  });

  test('a snapshot that cannot be read is ignored and the log is replayed', async () => {
    const { sql, seen } = await copied();
    sql('update snapshots set state_json = substr(state_json, 1, 100)');
    expect((await seen()).order).toEqual(before.order);
  });

  test('a change in the shape of a state requires a new SNAPSHOT_FORMAT', async () => {
    const { seen } = await copied();
    const state = await seen();
    const first = (of: object): object => Object.values(of)[0];
    const keys = (of: object) => Object.keys(of).sort().join(' ');
    const { settings, leadership, evaluation, seats, agenda, slots, progress } = state;
    const parts: object[] = [state, settings, leadership, evaluation, first(seats), first(agenda), first(slots)];
    const shape = [...parts, first(progress)].map(keys);
    expect({ format: SNAPSHOT_FORMAT, shape }).toMatchInlineSnapshot(`
      {
        "format": 6,
        "shape": [
          "agenda current departures endedAt endsAt evaluation group id lastOrder leadership minutes order progress questionsOnlyAt seats settings slotPolicy slots startedAt startsAt status template undo unplanned version",
          "admission agreementVersion encrypted oneVoice sound",
          "acting deputy lostAt mode rightful support takesPart",
          "phase",
          "admission agreed member presence role seatedAt since sound",
          "artefacts automatic clientListens due factsMinutes firstPass key kind minutes needs order parts protected skipped slot speaks words",
          "actions client draftClosed help id issue minutes outcome",
          "aside enteredAt hands key listening minutes moreTime moveOn pausedBy runningSince spentMs talk",
        ],
      }
    `);
  });
});

describe('an old page after an upgrade', () => {
  const running = appForAll();

  test.each([
    ['older than the server speaks', { protocol: OLDEST_PROTOCOL - 1 }, 'oldClient'],
    ['newer than the server speaks', { protocol: PROTOCOL + 1 }, 'oldClient'],
    [
      'older, and it shook hands in another way',
      { protocol: OLDEST_PROTOCOL - 1, tab: undefined, room: 'x' },
      'oldClient',
    ],
    ['the oldest that the server speaks', { protocol: OLDEST_PROTOCOL }, null],
    ['no page of ours', { protocol: 'x' }, 'badInput'],
  ])('%s', async (_what, said, refused) => {
    const { meeting, cookie } = await startMeeting(running.url);
    const client = clientForTest(running.url, { meeting, cookie });
    client.socket.auth = { ...(client.socket.auth as object), ...said };
    if (refused === null) await client.connect();
    else await expect(client.connect()).rejects.toThrow(refused);
  });
});
