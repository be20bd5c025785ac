import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import type { Tables } from '../../../../server/store/tables';
import type { Minutes } from '../../../../shared/protocol/http';
import { startApp } from '../../../support/app';
import { type Browser, noOf, yesOf } from '../../../support/browser';
import { gather, must, type TestClient } from '../../../support/clients';
import { folderForTest, restarted } from '../../../support/forTest';
import { browserOf, keep, PASSWORD, pageOf, signIn, signUp, withAccount } from '../../../support/people';
import { issueCard } from '../../../support/records';
import { topic } from '../../../support/topic';

const EMAIL = 'canary-address@example.org';
/** Words of one person, each in another kind of text. */
const words = [
  ...['canaryname', 'canaryissue', 'canarynote', 'canaryaction', 'canarylearned', 'canarydraft'],
  ...['canaryshown', 'canarypage', 'canaryenvelope', 'canarytopic', 'canaryreason'],
];

/** All files of a folder that hold one of the words. */
async function holding(folder: string, searched: readonly string[]): Promise<string[]> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const found = await Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(file);
      return searched.filter((word) => bytes.includes(word)).map((word) => `${path.basename(file)}: ${word}`);
    }),
  );
  return found.flat();
}

const remove = (by: Browser, email = EMAIL, password = PASSWORD) => by.post('/api/account/delete', { email, password });

test('a deleted account leaves none of its words in database, journal, backups and log, and its meetings replay', async () => {
  const folder = await folderForTest();
  const running = await startApp({ folder });
  onTestFinished(() => running.stop());
  const all = await gather(running.url, ['Ann', 'Ben', 'canaryname']);
  const me = all.people.canaryname as TestClient;
  const card = { whyNow: '', tried: '', wanted: '', keyQuestion: '', notWanted: '', help: ['ideas'] as const };
  must(await me.change({ what: 'saveIssue', version: 0, card: { ...card, help: ['ideas'], line: 'canaryissue' } }));
  must(await me.change({ what: 'saveNote', text: 'canarynote', version: 0 }));
  const rest = { firstStep: '', by: '', measure: '', support: '', ifThen: '', buddy: '' };
  await running.store.write([
    {
      kind: 'action',
      group: all.group,
      action: {
        ...rest,
        id: 'a1',
        member: me.me,
        meeting: all.meeting,
        slot: null,
        what: 'canaryaction',
        status: 'open',
        learned: 'canarylearned',
        due: null,
        reportedAt: null,
        acceptedAt: running.clock.now(),
      },
    },
    {
      kind: 'sharedIssue',
      meeting: all.meeting,
      slot: 's1',
      member: me.me,
      card: issueCard({ line: 'canaryshown' }),
      version: 1,
    },
    { kind: 'page', meeting: all.meeting, stage: 'checkin', member: me.me, text: 'canarypage', version: 1 },
    {
      kind: 'envelope',
      meeting: all.meeting,
      card: { id: 'e1', slot: 's2', kind: 'idea', text: 'canaryenvelope', from: me.me, helped: false, at: 1 },
    },
    { kind: 'parked', meeting: all.meeting, group: all.group, item: topic('p1', 'canarytopic', me.me) },
  ]);
  await running.store.accounts.database
    .withTables<Pick<Tables, 'absences'>>()
    .insertInto('absences')
    .values({ meeting_id: all.meeting, member_id: me.me, reason: 'canaryreason' })
    .execute();
  must(await all.lead.command({ type: 'startMeeting' }));
  const mine = browserOf(running, all, 'canaryname');
  await withAccount(mine, EMAIL, 'canaryname');
  const inMinutes = async (by: Browser) => yesOf(await by.get<Minutes>(`/api/meetings/${all.meeting}/minutes`));

  const draft = `${all.group}/${all.meeting}/plan/own-${me.me}`;
  const shared = `${all.group}/${all.meeting}/notes/common`;
  for (const name of [draft, shared])
    await running.store.appendUpdate(name, Buffer.from(name === draft ? 'canarydraft' : 'of the group'), me.me, 0);

  expect(noOf(await remove(mine, 'other@example.org'))).toBe('403 notAllowed');
  expect(noOf(await remove(mine, EMAIL, 'a wrong password'))).toBe('403 notAllowed');
  expect((await remove(mine)).answer).toEqual({ ok: false, error: 'notNow', detail: { why: 'running' } });
  must(await all.lead.command({ type: 'endMeeting' }));
  const written = (await holding(folder, [...words, EMAIL])).map((found) => found.split(': ')[1]);
  expect([...words, EMAIL].filter((word) => !written.includes(word))).toEqual([]);

  const cut = new Promise<void>((resolve) => me.socket.once('disconnect', () => resolve()));
  yesOf(await remove(mine));
  await cut;
  expect(await holding(folder, [...words, EMAIL])).toEqual([]);
  expect(await running.store.documentsOf(all.meeting)).toEqual([shared]);
  expect((await pageOf(mine)).account).toBeNull();
  expect(noOf(await mine.get(`/api/groups/${all.group}`))).toBe('404 notFound');

  await promisify(execFile)(process.execPath, ['scripts/backup.js', path.join(folder, 'backups', 'after.db')], {
    env: { ...process.env, DATA_DIR: folder },
  });
  expect(await holding(folder, [...words, EMAIL])).toEqual([]);
  expect(JSON.stringify(running.log)).not.toMatch(/canary/);

  const version = (await running.store.readEvents(all.meeting, 0)).length;
  expect(version).toBeGreaterThan(5);
  const again = await restarted(running);
  const ann = browserOf(again, all, 'Ann');
  const { attendance } = await inMinutes(Object.assign(ann, { url: again.url }));
  expect(attendance.map(({ name }) => name).sort()).toEqual(['Ann', 'Ben', 'Former member']);
  expect(await again.store.member(me.me)).toMatchObject({ name: 'Former member', removedAt: running.clock.now() });
  all.close();
});

test('the address of a deleted account can be used again', async () => {
  const running = await startApp();
  onTestFinished(() => running.stop());
  const ben = browserOf(running);
  yesOf(await signUp(ben, EMAIL));
  yesOf(await remove(ben, ` ${EMAIL.toUpperCase()} `));
  expect(noOf(await remove(ben))).toBe('401 signedOut');
  yesOf(await signUp(ben, EMAIL));
});

test('what somebody wrote in a group that they left before goes too, and a meeting that runs there goes on', async () => {
  const folder = await folderForTest();
  const running = await startApp({ folder });
  onTestFinished(() => running.stop());
  const all = await gather(running.url, ['Ann', 'Ben', 'canaryname']);
  const me = all.people.canaryname as TestClient;
  const mine = browserOf(running, all, 'canaryname');
  await withAccount(mine, EMAIL, 'canaryname');
  const draft = `${all.group}/${all.meeting}/plan/own-${me.me}`;
  await running.store.appendUpdate(draft, Buffer.from('canarydraft'), me.me, 0);
  must(await all.lead.command({ type: 'startMeeting' }));
  yesOf(await mine.post(`/api/groups/${all.group}/leave`, {}));
  yesOf(await remove(mine));
  expect(await running.store.documentsOf(all.meeting)).toEqual([]);
  expect(await holding(folder, [...words, EMAIL])).toEqual([]);
  must(await all.lead.command({ type: 'endMeeting' }));
  expect(all.people.Ben?.socket.connected).toBe(true);
  all.close();
});

test('whom somebody was in a group before they chose another member goes too, unless another browser has that seat', async () => {
  const running = await startApp();
  onTestFinished(() => running.stop());
  const all = await gather(running.url, ['Ann', 'Ben', 'Ben again', 'Cleo', 'Cleo again']);
  all.close();
  const idOf = (name: string) => all.people[name]?.me ?? '';
  const nameOf = async (name: string) => (await running.store.member(idOf(name)))?.name;
  /** Makes an account in one browser, and becomes the other member in another. */
  const chosen = async (name: string, email: string) => {
    await withAccount(browserOf(running, all, name), email);
    const other = browserOf(running, all, `${name} again`);
    yesOf(await signIn(other, email));
    yesOf(await keep(other, idOf(`${name} again`)));
    return other;
  };
  const ben = await chosen('Ben', 'ben@example.org');
  yesOf(await remove(ben, 'ben@example.org'));
  expect([await nameOf('Ben'), await nameOf('Ben again')]).toEqual(['Former member', 'Former member']);

  const cleo = await chosen('Cleo', 'cleo@example.org');
  // Somebody came in as that member by a link, in a browser that is signed in to no account.
  const seat = { group_id: all.group, member_id: idOf('Cleo'), via: null, account_session: null, seen_at: null };
  await running.store.accounts.database
    .withTables<Pick<Tables, 'sessions'>>()
    .insertInto('sessions')
    .values({ ...seat, token_hash: 'another', browser: 'another', created_at: 1, since: 1 })
    .execute();
  yesOf(await remove(cleo, 'cleo@example.org'));
  expect([await nameOf('Cleo'), await nameOf('Cleo again')]).toEqual(['Cleo', 'Former member']);
});
