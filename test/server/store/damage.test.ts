import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../../server/dataFolder';
import { DatabaseSync } from '../../../server/store/engines/driver';
import { StoreDamaged, StoreUnavailable } from '../../../server/store/store';
import { startApp } from '../../support/app';
import { Browser } from '../../support/browser';
import { gather, must, TestClient } from '../../support/clients';
import { folderForTest, storeForTest } from '../../support/forTest';

const PAGE = 4096;

/** A folder whose database file holds a meeting, and who leads it. */
async function written() {
  const folder = await folderForTest();
  const running = await startApp({ folder });
  const { lead, meeting, group, close } = await gather(running.url, ['Ann', 'Ben']);
  for (let n = 0; n < 8; n += 1) must(await lead.patiently({ type: 'setOneVoice', on: n % 2 === 0 }));
  must(await lead.change({ what: 'park', text: 'rooms' }));
  close();
  await running.stop();
  return { file: `${folder}/roundel.db`, folder, who: lead.who, meeting, group, clock: running.clock };
}

/** The same data in a folder of its own, after the bytes were changed. */
async function damagedCopy(file: string, change: (bytes: Buffer) => void) {
  const folder = await folderForTest();
  const bytes = await readFile(file);
  change(bytes);
  await writeFile(`${folder}/roundel.db`, bytes);
  return folder;
}

/** The page on which a table or an index begins. */
function rootOf(file: string, name: string): number {
  const database = new DatabaseSync(file, { readOnly: true });
  const row = database.prepare('select rootpage from sqlite_schema where name = ?').get(name);
  database.close();
  return Number((row as { rootpage: number }).rootpage) - 1;
}

const noise = (page: number) => (bytes: Buffer) => void bytes.fill(0xa7, page * PAGE, (page + 1) * PAGE);

describe('a database file with a damaged page', () => {
  test('is named, is never served as whole, and no request ends in a fault, whichever page it is', async () => {
    const { file, who, clock } = await written();
    const pages = (await readFile(file)).length / PAGE;
    expect(pages).toBeGreaterThan(40);
    const outcomes = new Set<string>();
    for (let page = 0; page < pages; page += 1) {
      const folder = await damagedCopy(file, noise(page));
      const running = await startApp({ folder, clock }).catch((error: unknown) => error);
      if (running instanceof Error) {
        expect(running, `page ${page}`).toBeInstanceOf(StoreDamaged);
        expect(running.message).toMatch(/damaged/);
        outcomes.add('not started');
        continue;
      }
      const { url, stop } = running as Awaited<ReturnType<typeof startApp>>;
      expect((await new Browser(url).get('/readyz')).status, `page ${page}`).toBe(503);
      const ann = new TestClient(url, who);
      const joined = await ann.join().then(
        () => 'joined',
        // The handshake says so, or the answer to the first request.
        ({ message }: Error) => (message === 'answered {"ok":false,"error":"damaged"}' ? 'damaged' : message),
      );
      outcomes.add(joined);
      expect(joined, `page ${page}`).toMatch(/^(?:joined|damaged|signedOut)$/);
      if (joined === 'joined')
        expect(await ann.command({ type: 'setOneVoice', on: true })).toEqual({ ok: false, error: 'unavailable' });
      ann.close();
      await stop();
    }
    expect(outcomes).toContain('not started');
    expect(outcomes).toContain('joined');
    expect(outcomes).toContain('damaged');
  });

  test('stays as it is, byte for byte, while the server reads from it', async () => {
    const { file, who, clock } = await written();
    const folder = await damagedCopy(file, noise(rootOf(file, 'parked_items')));
    const before = await readFile(`${folder}/roundel.db`);
    const running = await startApp({ folder, clock });
    const ann = new TestClient(running.url, who);
    await ann.join();
    await ann.command({ type: 'setOneVoice', on: true });
    ann.close();
    await running.stop();
    expect((await readFile(`${folder}/roundel.db`)).equals(before)).toBe(true);
  });
});

describe('damage that comes while the server runs', () => {
  async function opened() {
    const { file, meeting, group } = await written();
    let meets = false;
    const told: string[] = [];
    const store = await storeForTest({
      file,
      damaged: (damage) => told.push(damage),
      before: (statement) => {
        if (meets && /select .*parked_items/.test(statement))
          throw Object.assign(new Error('database disk image is malformed'), { code: 'ERR_SQLITE_ERROR' });
      },
    });
    const damages = async () => {
      const bytes = await readFile(file);
      noise(rootOf(file, 'parked_items'))(bytes);
      await writeFile(file, bytes);
      meets = true;
    };
    return { store, meeting, group, damages, told };
  }

  test('is found by a look', async () => {
    const { store, damages } = await opened();
    expect(await store.look()).toBeNull();
    await store.ping();
    await damages();
    expect(await store.look()).toMatch(/page|error/i);
    await expect(store.ping()).rejects.toBeInstanceOf(StoreUnavailable);
  });

  test('is found by the first statement that meets it; the rest can be read and nothing is written', async () => {
    const { store, meeting, group, damages } = await opened();
    await damages();
    await expect(store.parked(group)).rejects.toBeInstanceOf(StoreDamaged);
    await expect.poll(() => store.damage()).not.toBeNull();
    await expect(store.ping()).rejects.toBeInstanceOf(StoreUnavailable);
    expect((await store.readEvents(meeting, 0)).length).toBeGreaterThan(8);
  });

  test('is told once, also when a statement met it and not the hourly look', async () => {
    const { store, group, damages, told } = await opened();
    await damages();
    await expect(store.parked(group)).rejects.toBeInstanceOf(StoreDamaged);
    await expect.poll(() => told).toEqual([expect.stringMatching(/page|error/i)]);
    await expect(store.parked(group)).rejects.toBeInstanceOf(StoreDamaged);
    expect([await store.look()]).toEqual(told);
  });

  test('is logged for the operator with the way out, whoever asked for the look', async () => {
    const { file, folder } = await written();
    const log: Record<string, unknown>[] = [];
    const write = (line: string) => void log.push(JSON.parse(line));
    const store = await openStore(folder, pino({}, { write }), undefined);
    onTestFinished(() => store.close());
    expect(log).toEqual([]);
    const bytes = await readFile(file);
    noise(rootOf(file, 'parked_items'))(bytes);
    await writeFile(file, bytes);
    await store.look();
    expect(log.map(({ msg }) => msg)).toEqual([expect.stringMatching(/is damaged: .* Put a backup in its place/)]);
  });
});

test('a row that is no longer what was written is named and answered as damaged', async () => {
  const { file, folder, group } = await written();
  const database = new DatabaseSync(file);
  database.exec("update groups set agreement_json = 'x' || agreement_json");
  database.close();
  const store = await storeForTest({ file: `${folder}/roundel.db` });
  await expect(store.group(group)).rejects.toThrow(`the agreement of group ${group} is no JSON`);
  await expect(store.group(group)).rejects.toBeInstanceOf(StoreDamaged);
});

test('after a stop the file alone holds everything', async () => {
  const { file, meeting } = await written();
  const folder = await folderForTest();
  await copyFile(file, `${folder}/roundel.db`);
  const store = await storeForTest({ file: `${folder}/roundel.db` });
  expect((await store.readEvents(meeting, 0)).length).toBeGreaterThan(8);
});
