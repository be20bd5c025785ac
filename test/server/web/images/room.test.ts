import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { expect, test } from 'vitest';
import { quota } from '../../../../server/web/images/room';
import type { RunningApp } from '../../../support/app';
import { Browser, noOf, yesOf } from '../../../support/browser';
import { enter, must, sitDown, type TestClient } from '../../../support/clients';
import { appForTest, clientForTest, folderForTest, gatherForTest } from '../../../support/forTest';
import { png, pngChunk } from '../../../support/pictures';

/** The browser of somebody in the meeting, and how they send a picture. */
function sender({ url }: RunningApp, client: TestClient) {
  const browser = new Browser(url, client.who.cookie);
  return (bytes: Buffer) =>
    browser.send<{ hash: string }>('PUT', `/api/meetings/${client.who.meeting}/images`, { bytes });
}

/** Valid pictures that differ; a palette is kept, so it may make one as large as wanted. */
const picture = (which: number, bytes = 0) =>
  png(5, 3, [pngChunk('PLTE', Buffer.alloc(3 * Math.ceil(bytes / 3) + 3, which))]);

test('somebody’s pictures in a meeting take no more than their share, and the next one is refused with the reason', async () => {
  const running = await appForTest();
  const { lead, people: others } = await gatherForTest(running.url, ['Ann', 'Ben']);
  const large = 1_900_000;
  const sends = sender(running, lead);
  for (let n = 0; n < Math.floor(quota.member / large); n += 1) yesOf(await sends(picture(n, large)));
  const last = await sends(picture(200, large));
  expect(noOf(last)).toBe('409 full');
  expect(last.answer).toMatchObject({ detail: { of: 'member' } });
  yesOf(await sender(running, others.Ben!)(picture(200, large)));
});

test('one address sends so many bytes of pictures an hour, whoever it is', async () => {
  const running = await appForTest({ limits: { imageBytes: 5_000 } });
  const { lead, people: others } = await gatherForTest(running.url, ['Ann', 'Ben']);
  yesOf(await sender(running, lead)(picture(1, 4_000)));
  const second = await sender(running, others.Ben!)(picture(2, 4_000));
  expect(noOf(second)).toBe('429 tooFast');
  expect(Number(second.headers['retry-after'])).toBeGreaterThan(60);
  // What is known now is said before anything is sent.
  expect((await sender(running, others.Ben!)(picture(3))).headers.connection).toBe('close');
});

test('a guest speaker sends no pictures', async () => {
  const running = await appForTest();
  const { lead, meeting } = await gatherForTest(running.url, ['Ann']);
  const ann = new Browser(running.url, lead.who.cookie);
  const { invite } = yesOf(await ann.order(meeting, { make: 'personal', role: 'speaker' }));
  const guest = clientForTest(running.url, { meeting, cookie: await enter(running.url, String(invite), 'Dr Guest') });
  await sitDown(guest, lead);
  expect(noOf(await sender(running, guest)(png()))).toBe('403 notAllowed');
  yesOf(await sender(running, lead)(png()));
});

test('a reserve of the disk is kept for commands and records: only pictures stop', async () => {
  let free = 1_000_000;
  const running = await appForTest({ disk: { free: async () => free, reserve: 900_000 } });
  const { lead } = await gatherForTest(running.url, ['Ann']);
  const sends = sender(running, lead);
  yesOf(await sends(picture(1, 50_000)));
  const tooLarge = await sends(picture(2, 150_000));
  expect(noOf(tooLarge)).toBe('409 full');
  expect(tooLarge.answer).toMatchObject({ detail: { of: 'server' } });
  free = 899_999;
  expect(noOf(await sends(png()))).toBe('409 full');
  must(await lead.command({ type: 'setOneVoice', on: true }));
  must(await lead.change({ what: 'park', text: 'rooms' }));
  expect((await new Browser(running.url).get('/readyz')).status).toBe(200);
});

test('a database without room for the next command makes the server not ready', async () => {
  const folder = await folderForTest();
  let database: DatabaseSyncInstance | undefined;
  const running = await appForTest({
    folder,
    before: (_statement, opened) => {
      database = opened;
    },
  });
  const ready = async () => (await new Browser(running.url).get('/readyz')).status;
  expect(await ready()).toBe(200);
  // What the probe gave back is used up, and no page is added any more; raising a number still succeeds.
  database?.exec('vacuum');
  const pages = Number(Object.values(database?.prepare('pragma page_count').get() ?? {})[0]);
  database?.exec(`pragma max_page_count = ${pages}; update heartbeat set beats = beats + 1`);
  expect(await ready()).toBe(503);
  database?.exec('pragma max_page_count = 1000000');
  expect(await ready()).toBe(200);
});

test('asking very often whether the server is ready writes no more often', async () => {
  let commits = 0;
  const running = await appForTest({
    before: (statement) => {
      if (statement === 'commit') commits += 1;
    },
  });
  const before = commits;
  const asked = Array.from({ length: 200 }, async () => (await new Browser(running.url).get('/readyz')).status);
  expect(new Set(await Promise.all(asked))).toEqual(new Set([200]));
  expect(commits - before).toBeLessThanOrEqual(40);
});
