import path from 'node:path';
import { expect, inject, test } from 'vitest';
import { openSqliteStore } from '../../../server/store/engines/sqlite';
import { Browser, yesOf } from '../../support/browser';
import { folderForTest } from '../../support/forTest';
import { signUp } from '../../support/people';
import { portToKeep } from '../../support/ports';
import { receiverForTest } from '../../support/receiver';
import { startServer } from '../../support/serverProcess';
import { mailServerForTest, type Received } from '../../support/smtp';

const entry = inject('serverEntry');
const idOf = ({ raw }: Received) => /^Message-ID: (\S+)\r$/im.exec(raw)?.[1];

test('after kill -9 between saving and sending each message is sent, and twice only if its receiver had taken it', async () => {
  const mails = await mailServerForTest();
  const channel = await receiverForTest();
  const port = await portToKeep();
  const env = {
    DATA_DIR: await folderForTest(),
    HOST: '127.0.0.1',
    PORT: String(port),
    SMTP_URL: mails.url,
    MAIL_FROM: 'rooms@example.org',
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    WEBHOOKS: 'any',
  };
  const start = () => startServer([entry], env);

  mails.silent = 'greeting';
  const saving = await start();
  const ann = new Browser(saving.url);
  const { group, meeting } = yesOf(await ann.start({ startsAt: Date.now() + 3_600_000 }));
  yesOf(await ann.send('PUT', `/api/groups/${group}/webhook`, { json: { address: channel.url } }));
  expect(channel.taken.splice(0)).toHaveLength(1);
  yesOf(await signUp(ann, 'ann@example.org'));
  await expect.poll(() => mails.asked).toBe(1);
  await saving.end('SIGKILL');
  expect(mails.received).toEqual([]);

  const store = await openSqliteStore({ file: path.join(env.DATA_DIR, 'roundel.db') });
  expect(await store.mail.waiting(9)).toMatchObject([{ to: 'ann@example.org', attempts: 0 }]);
  const until = Date.now() + 3_600_000;
  const post = { id: 'post', group, text: 'Our meeting is today.', meeting, until };
  await store.webhooks.add(
    { ...post, attempts: 0, createdAt: 1, nextAt: 1 },
    { meeting, kind: 'hours', member: '', at: 1 },
  );
  await store.close();

  mails.silent = 'message';
  channel.answers = 'nothing';
  const sending = await start();
  await expect.poll(() => [mails.received.length, channel.taken.length]).toEqual([1, 1]);
  await sending.end('SIGKILL');

  mails.silent = null;
  channel.answers = 200;
  const again = await start();
  await expect.poll(() => [mails.received.length, channel.taken.length]).toEqual([2, 2]);
  const [first, second] = mails.received;
  expect(second && idOf(second)).toBe(first && idOf(first));
  expect(channel.taken).toEqual([post.text, post.text]);
  expect(await again.end('SIGTERM')).toEqual({ code: 0, signal: null });

  // What was taken and noted is sent by no later start: the next message is a new one.
  const last = await start();
  yesOf(await signUp(new Browser(last.url), 'ben@example.org'));
  await expect
    .poll(() => mails.received.map(({ to }) => to))
    .toEqual(['ann@example.org', 'ann@example.org', 'ben@example.org']);
  expect(channel.taken).toHaveLength(2);
  await last.end('SIGTERM');
});
