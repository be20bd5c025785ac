import { expect, test } from 'vitest';
import { backup, DatabaseSync } from '../../../server/store/engines/driver';
import { StoreUnavailable } from '../../../server/store/store';
import { replay } from '../../../shared/meeting/evolve';
import type { RunningApp } from '../../support/app';
import { must } from '../../support/clients';
import { type FailingStorage, type Fault, failingStorage } from '../../support/failingStorage';
import { appForTest, clientForTest, folderForTest, gatherForTest, storeForTest } from '../../support/forTest';

async function started(): Promise<{ running: RunningApp; storage: FailingStorage }> {
  const storage = failingStorage();
  const running = await appForTest({ folder: await folderForTest(), before: storage.before });
  return { running, storage };
}

const faults: Fault[] = ['BUSY', 'FULL', 'IOERR', 'READONLY', 'CORRUPT'];

test.each(faults)(
  '%s: commands answer unavailable, nothing is half done, and the store recovers by itself',
  async (fault) => {
    const { running, storage } = await started();
    const { lead, people, meeting } = await gatherForTest(running.url, ['Ann', 'Ben']);
    const before = await running.store.readEvents(meeting, 0);
    await lead.until((state) => state.version === before.length);

    storage.fail(fault);
    expect(await lead.command({ type: 'setOneVoice', on: true })).toEqual({ ok: false, error: 'unavailable' });
    const parked = await people.Ben!.change({ what: 'park', text: 'rooms' });
    expect(parked).toEqual({ ok: false, error: 'unavailable' });
    // Reading from memory goes on, so that somebody may still join and read.
    expect(must(await people.Ben!.ask('meeting:join', { have: null }))).toMatchObject({ kind: 'seat' });
    await expect(running.store.ping()).rejects.toBeInstanceOf(StoreUnavailable);

    storage.heal();
    expect(await running.store.readEvents(meeting, 0)).toEqual(before);
    expect(await running.store.parked(lead.meeting?.group ?? '')).toEqual([]);
    expect(lead.meeting?.version).toBe(before.length);
    must(await lead.command({ type: 'setOneVoice', on: true }));
    await people.Ben!.until((state) => state.settings.oneVoice);
    await running.store.ping();
  },
);

test.each(faults)('%s at the nth statement: acknowledged commands are stored, refused ones are not', async (fault) => {
  const { running, storage } = await started();
  const { lead, meeting } = await gatherForTest(running.url, ['Ann']);
  for (let nth = 1; nth <= 24; nth += 1) {
    const on = nth % 2 === 1;
    const length = (await running.store.readEvents(meeting, 0)).length;
    storage.failAtStatement(fault, nth);
    const answer = await lead.patiently({ type: 'setOneVoice', on });
    storage.heal();
    const stored = await running.store.readEvents(meeting, 0);
    if (answer.ok) {
      expect(stored).toHaveLength(answer.value.version);
    } else {
      expect(answer.error).toBe('unavailable');
      expect(stored).toHaveLength(length);
      must(await lead.patiently({ type: 'setOneVoice', on }));
    }
  }
});

test('somebody whose connection drops while the store is down is marked lost when the store is back', async () => {
  const { running, storage } = await started();
  const { lead, people } = await gatherForTest(running.url, ['Ann', 'Ben']);
  const ben = people.Ben!.me;
  storage.fail('FULL');
  people.Ben!.close();
  await storage.failed(1);
  await running.clock.move(1_000);
  await storage.failed(2);
  storage.heal();
  await running.clock.move(1_500);
  expect((await lead.until((state) => state.seats[ben]?.presence === 'lost')).seats[ben]?.presence).toBe('lost');
});

test('a database that is really full refuses writes and keeps its data', async () => {
  const folder = await folderForTest();
  let limited = false;
  const store = await storeForTest({
    file: `${folder}/small.db`,
    before: (_statement, database) => {
      if (limited) return;
      limited = true;
      database.exec('pragma max_page_count = 200');
    },
  });
  const kept: number[] = [];
  let refused = 0;
  for (let n = 0; n < 60; n += 1) {
    const update = new Uint8Array(20_000).fill(n);
    try {
      expect(await store.appendUpdate('g/m/board/common', update, 'ann', kept.length)).toBe('committed');
      kept.push(n);
    } catch (error) {
      expect(error).toBeInstanceOf(StoreUnavailable);
      refused += 1;
    }
  }
  expect(refused).toBeGreaterThan(0);
  const { updates } = await store.readDocument('g/m/board/common');
  expect(updates.map((one) => one[0])).toEqual(kept);
});

test('a store that another process has locked is unavailable, not broken', async () => {
  const folder = await folderForTest();
  const file = `${folder}/locked.db`;
  const store = await storeForTest({ file });
  await storeForTest({
    file,
    before: (statement, database) => {
      if (statement === 'begin') database.exec('begin immediate; rollback');
    },
  });
  const other = new DatabaseSync(file);
  other.exec('begin immediate');
  await expect(store.ping()).rejects.toBeInstanceOf(StoreUnavailable);
  other.exec('rollback');
  other.close();
  await store.ping();
});

test('a command that another process saved is known, and what it wrote in between is never overwritten', async () => {
  const folder = await folderForTest();
  const file = `${folder}/shared.db`;
  const stores = [await storeForTest({ file }), await storeForTest({ file })] as const;
  const append = (by: 0 | 1, expected: number, id: string) =>
    stores[by].append({
      meeting: 'm1',
      expected,
      command: { member: 'ann', id },
      events: [{ type: 'questionsOnlyShown', at: expected }],
      at: 1,
    });
  expect(await append(0, 0, 'first')).toEqual({ outcome: 'committed', version: 1 });
  expect(await append(1, 1, 'second')).toEqual({ outcome: 'committed', version: 2 });
  expect(await append(0, 1, 'third')).toEqual({ outcome: 'conflict' });
  expect(await append(0, 2, 'second')).toEqual({ outcome: 'duplicate', version: 2 });
  expect(await append(0, 2, 'third')).toEqual({ outcome: 'committed', version: 3 });
  expect(await append(1, 3, 'third')).toEqual({ outcome: 'duplicate', version: 3 });
  expect(await stores[1].commandVersion({ meeting: 'm1', member: 'ann', id: 'first' })).toBe(1);
  expect(await stores[1].readEvents('m1', 0)).toHaveLength(3);
});

test('[FA2] acknowledged means fsynced: the journal is fully synchronous on every connection', async () => {
  const folder = await folderForTest();
  const settings = new Set<string>();
  const store = await storeForTest({
    file: `${folder}/synced.db`,
    before: (statement, database) => {
      if (statement !== 'commit') return;
      const read = (name: string) => Object.values(database.prepare(`pragma ${name}`).get() as object)[0];
      settings.add(`${read('journal_mode')} ${read('synchronous')} ${read('secure_delete')}`);
    },
  });
  await store.ping();
  // 2 is FULL. Killing processes cannot tell it from NORMAL, losing power can.
  expect([...settings]).toEqual(['wal 2 1']);
});

test('[FA19] a copy taken while people work is a meeting that continues from a moment of that work', async () => {
  const folder = await folderForTest();
  const copy = await folderForTest();
  const running = await appForTest({ folder, commands: { points: 1_000, seconds: 10 } });
  const { lead, meeting } = await gatherForTest(running.url, ['Ann', 'Ben']);
  const work = async (times: number) => {
    for (let n = 0; n < times; n += 1) must(await lead.command({ type: 'setOneVoice', on: n % 2 === 0 }));
  };
  await work(20);
  const busy = work(60);
  const source = new DatabaseSync(`${folder}/roundel.db`, { readOnly: true });
  await backup(source, `${copy}/roundel.db`);
  source.close();
  await busy;

  const restored = await appForTest({ folder: copy, clock: running.clock });
  const kept = await restored.store.readEvents(meeting, 0);
  expect(kept.length).toBeGreaterThan(20);
  expect((await running.store.readEvents(meeting, 0)).slice(0, kept.length)).toEqual(kept);
  const ann = clientForTest(restored.url, lead.who);
  await ann.join();
  expect({ ...ann.meeting, seats: null }).toEqual({ ...replay(kept), seats: null });
  must(await ann.command({ type: 'setAdmission', admission: 'open' }));
});
