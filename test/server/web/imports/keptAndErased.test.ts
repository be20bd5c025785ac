import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import type { GroupPage } from '../../../../shared/protocol/groups';
import type { Imported } from '../../../../shared/protocol/imports';
import { type Browser, yesOf } from '../../../support/browser';
import { giveAddress } from '../../../support/confirmed';
import { appForEach } from '../../../support/forTest';
import { bringIn, emptyGroup, filesOf, rewritten, zipOf } from '../../../support/imported';
import { png } from '../../../support/pictures';
import { canary } from '../../../support/writtenGroup';

const running = appForEach({ onDisk: true });
const whole = readFileSync('test/fixtures/exports/format1.zip');
const DAY = 86_400_000;

let organiser: Browser;
let at: string;
let group: string;

beforeEach(async () => {
  ({ organiser, at, group } = await emptyGroup(running.url));
});

/** Which of the texts of the file stand in the database or its journal. */
async function readable(): Promise<string[]> {
  const files = ['roundel.db', 'roundel.db-wal'].map((name) => readFile(`${running.folder}/${name}`));
  const bytes = await Promise.all(files);
  return Object.entries(canary).flatMap(([name, text]) => (bytes.some((one) => one.includes(text)) ? [name] : []));
}

describe('what came in with an export', () => {
  test('has the pictures of its boards, for the people who may read it', async () => {
    const picture = png();
    const hash = createHash('sha256').update(picture).digest('hex');
    const shown = rewritten(whole, 'boards/001-1.excalidraw', (text) => {
      const file = JSON.parse(text);
      const image = { ...file.elements[0], id: 'e2', type: 'image', customData: { picture: hash } };
      return JSON.stringify({ ...file, elements: [...file.elements, image] });
    });
    const sent = zipOf({ ...filesOf(shown), [`boards/001-1-${hash.slice(0, 12)}.png`]: new Uint8Array(picture) });
    expect(yesOf(await bringIn(organiser, at, sent)).kind).toBe('fine');
    const [past] = yesOf(await organiser.get<GroupPage>(at)).past;
    const served = await organiser.get(`/api/meetings/${past?.meeting}/images/${hash}`);
    expect([served.status, served.headers['content-type']]).toEqual([200, 'image/png']);
    expect(served.bytes.equals(picture)).toBe(true);
  });

  test('goes when the group keeps texts no longer, as the texts of other meetings do', async () => {
    yesOf(await bringIn(organiser, at, whole));
    expect(await readable()).toContain('oneChange');
    const json = { texts: 1, afterEnd: null, version: 0 };
    yesOf(await organiser.send('PUT', `${at}/retention`, { json }));
    for (let day = 0; day < 40; day += 1) {
      await running.clock.move(DAY);
      await running.app.retention.settled();
    }
    expect(await readable()).toEqual([]);
    expect(yesOf(await organiser.get<GroupPage>(at)).past).toMatchObject([{ number: 1, wasThere: false }]);
  });

  test('loses the name and the texts of somebody whose account is deleted', async () => {
    yesOf(await bringIn(organiser, at, whole));
    const { people } = yesOf(await organiser.get<Imported>(`${at}/import`));
    const ben = people.find(({ name }) => name === 'Ben')?.person ?? '';
    const [olga] = await running.store.membersOf(group);
    const member = olga?.id ?? '';
    yesOf(await organiser.post(`${at}/imported/${ben}`, { member }));
    await giveAddress(running, member, 'olga@example.org');
    const before = await readable();
    await running.store.accounts.erase(`account of ${member}`, { formerly: 'Former', documents: [], now: 9 });
    await running.store.emptyJournal();
    // Ben’s card, his request and his action with what he learned from it.
    const gone = ['shownCard', 'request', 'bensAction', 'learned'];
    expect(await readable()).toEqual(before.filter((name) => !gone.includes(name)));
    expect(before).toEqual(expect.arrayContaining(gone));
    expect((await running.store.imports.people(group)).map(({ name }) => name).sort()).toEqual([
      'Ann',
      'Cleo',
      'Former',
    ]);
  });
});
