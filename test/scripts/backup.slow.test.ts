import { copyFile, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { holdFolder } from '../../server/store/engines/folderLock';
import { replay } from '../../shared/meeting/evolve';
import { startApp } from '../support/app';
import { must } from '../support/clients';
import { appForTest, clientForTest, folderForTest, gatherForTest } from '../support/forTest';
import { root, startScript } from '../support/script';

/** Runs a script to its end, on this data folder. */
async function run(script: 'backup' | 'restore', dataDir: string, ...args: string[]) {
  const { gone, said } = startScript([path.join(root, 'scripts', `${script}.js`), ...args], { DATA_DIR: dataDir });
  return { code: await gone, said: said() };
}

test('a backup made while people work is restored as a meeting that goes on from a moment of that work', async () => {
  const data = await folderForTest();
  const running = await appForTest({ folder: data, commands: { points: 100_000, seconds: 10 } });
  const { lead, meeting } = await gatherForTest(running.url, ['Ann', 'Ben']);
  const work = async (turns: number) => {
    for (let n = 0; n < turns; n += 1) must(await lead.command({ type: 'setOneVoice', on: n % 2 === 0 }));
  };
  await work(20);
  let isDone = false;
  const made = run('backup', data).finally(() => {
    isDone = true;
  });
  while (!isDone) await work(2);
  expect(await made).toMatchObject({ code: 0, said: expect.stringContaining('Backup made and checked') });

  const backups = path.join(data, 'backups');
  const [name = '', ...others] = await readdir(backups);
  expect(others).toEqual([]);
  expect(name).toMatch(/^roundel-\d{4}-\d\d-\d\d-\d{4}\.db$/);
  expect((await stat(path.join(backups, name))).mode & 0o077).toBe(0);

  const elsewhere = path.join(await folderForTest(), 'new');
  const restored = await run('restore', elsewhere, path.join(backups, name));
  expect(restored.said).toContain('Restored');
  const again = await appForTest({ folder: elsewhere, clock: running.clock });
  const kept = await again.store.readEvents(meeting, 0);
  expect(kept.length).toBeGreaterThan(20);
  expect((await running.store.readEvents(meeting, 0)).slice(0, kept.length)).toEqual(kept);
  const ann = clientForTest(again.url, lead.who);
  await ann.join();
  expect({ ...ann.meeting, seats: null }).toEqual({ ...replay(kept), seats: null });
  must(await ann.command({ type: 'setAdmission', admission: 'open' }));
});

test('a restore keeps what was there, and refuses while a server runs', async () => {
  const data = await folderForTest();
  const running = await startApp({ folder: data });
  await running.stop();
  const database = path.join(data, 'roundel.db');
  const backup = path.join(await folderForTest(), 'copy.db');
  expect((await run('backup', data, backup)).code).toBe(0);
  await writeFile(database, 'something else');

  expect((await run('restore', data, backup)).code).toBe(0);
  const aside = (await readdir(data)).filter((name) => /\.before-[^.]*\d$/.test(name));
  expect(aside).toHaveLength(1);
  expect(await readFile(path.join(data, aside[0] ?? ''), 'utf8')).toBe('something else');
  expect((await readFile(database)).equals(await readFile(backup))).toBe(true);

  holdFolder(data);
  const refused = await run('restore', data, backup);
  expect(refused.code).toBe(1);
  expect(refused.said).toContain('A server is running on the data folder');
});

test('what is no backup is named, and nothing is changed', async () => {
  const data = await folderForTest();
  const running = await startApp({ folder: data });
  await running.stop();
  const database = path.join(data, 'roundel.db');
  const before = await readFile(database);
  const damaged = path.join(data, 'damaged.db');
  await copyFile(database, damaged);
  const bytes = await readFile(damaged);
  await writeFile(damaged, bytes.fill(0xa7, 4096 * 3, 4096 * 20));
  for (const [file, reason] of [
    [path.join(data, 'none.db'), 'There is no file'],
    [path.join(root, 'package.json'), 'cannot be read as a database'],
    [damaged, 'is damaged'],
  ] as const) {
    const { code, said } = await run('restore', data, file);
    expect([code, said.trim().split('\n').length]).toEqual([1, 1]);
    expect(said).toContain(reason);
  }
  expect((await run('restore', data)).said).toContain('Name the backup');
  expect((await run('backup', await folderForTest())).said).toContain('There is no database');
  expect((await run('backup', data, damaged)).said).toContain('There is a file');
  expect((await readFile(database)).equals(before)).toBe(true);
});
