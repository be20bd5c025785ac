import { expect, test } from 'vitest';
import { writtenOut } from '../../../server/mail/messages';
import type { AppOptions } from '../../support/app';
import type { HandClock } from '../../support/clock';
import { appForTest, folderForTest, restarted } from '../../support/forTest';
import { linkIn, mailServerForTest, textOf } from '../../support/smtp';

const from = 'Roundel <rooms@example.org>';
const link = 'https://rooms.example/account#confirm=secret';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const sending = (smtpUrl: string): AppOptions<HandClock> => ({ mail: { smtpUrl, from } });
const verify = { to: 'ann@example.org', message: { kind: 'verifyEmail', link } } as const;

test('a message is sent once, as plain text from the chosen sender, and its link is erased from the store', async () => {
  const server = await mailServerForTest();
  const running = await appForTest(sending(server.url));
  expect(running.app.mail.sends).toBe(true);
  expect(await running.app.mail.send(verify)).toBe('queued');
  const mail = await server.next('ann@example.org');
  expect(mail.from).toBe('rooms@example.org');
  expect(mail.raw).toMatch(/^Subject: Confirm your e-mail address\r$/m);
  expect(mail.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
  expect(mail.raw).toMatch(/^Message-ID: <[0-9a-f-]{36}@127\.0\.0\.1>\r$/im);
  expect(linkIn(mail)).toBe(link);
  expect(textOf(mail)).toMatch(/^Hello,\n\n/);
  await expect.poll(() => running.store.mail.waiting(9)).toEqual([]);
  await running.clock.move(7 * 24 * HOUR);
  expect(server.received).toHaveLength(1);
  expect(JSON.stringify(running.log)).not.toContain('ann@example.org');
});

test('without a mail server a message stays for the operator, and is forgotten after thirty days', async () => {
  const running = await appForTest();
  expect(running.app.mail.sends).toBe(false);
  const about = { group: 'g', by: 'ann' };
  expect(await running.app.mail.send({ ...verify, about })).toBe('kept');
  const [kept] = await running.store.mail.list('undelivered', 9);
  expect(kept).toMatchObject({ to: 'ann@example.org', status: 'kept', ...about });
  expect(kept?.body).toContain(link);
  expect(await running.store.mail.list({ group: 'g' }, 9)).toEqual([kept]);
  expect(await running.store.mail.list({ group: 'other' }, 9)).toEqual([]);
  await running.clock.move(31 * 24 * HOUR);
  await running.app.mail.send({ ...verify, to: 'ben@example.org' });
  expect((await running.store.mail.list('undelivered', 9)).map(({ to }) => to)).toEqual(['ben@example.org']);
});

test('a mail server that asks to wait gets the same message again, with the same id', async () => {
  const server = await mailServerForTest();
  server.refuses = 451;
  const running = await appForTest(sending(server.url));
  await running.app.mail.send(verify);
  await expect.poll(() => running.store.mail.waiting(1)).toMatchObject([{ attempts: 1, problem: '451' }]);
  const [waiting] = await running.store.mail.waiting(1);
  server.refuses = null;
  await running.clock.move(MINUTE - 1);
  expect(server.received).toEqual([]);
  await running.clock.move(1);
  expect((await server.next('ann@example.org')).raw).toContain(`<${waiting?.id}@`);
});

test('a refused message is given up at once, one that nobody takes after days; the reason stays, the link does not', async () => {
  const server = await mailServerForTest();
  server.refuses = 550;
  const running = await appForTest(sending(server.url));
  await running.app.mail.send(verify);
  await expect
    .poll(() => running.store.mail.list('undelivered', 1))
    .toMatchObject([{ status: 'failed', problem: '550' }]);
  server.refuses = 421;
  await running.clock.move(1);
  await running.app.mail.send({ ...verify, to: 'ben@example.org' });
  const tries = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  for (const attempts of tries) {
    await expect.poll(() => running.store.mail.waiting(1)).toMatchObject([{ attempts }]);
    // Not beyond it: a try that ends while the clock still moves would be followed by another one.
    const [waiting] = await running.store.mail.waiting(1);
    await running.clock.move((waiting?.nextAt ?? 0) - running.clock.now());
  }
  await expect
    .poll(async () => (await running.store.mail.list('undelivered', 9)).map(({ to, body }) => [to, body]))
    .toEqual([
      ['ben@example.org', ''],
      ['ann@example.org', ''],
    ]);
});

test('what was waiting when the server ended is sent after the next start, in the order in which it was written', async () => {
  const closed = await mailServerForTest();
  await closed.close();
  const folder = await folderForTest();
  const running = await appForTest({ folder, ...sending(closed.url) });
  for (const to of ['ann@example.org', 'ben@example.org', 'cleo@example.org']) {
    await running.app.mail.send({ ...verify, to });
    await running.clock.move(1);
  }
  await expect
    .poll(async () => (await running.store.mail.waiting(9)).every(({ attempts }) => attempts === 1))
    .toBe(true);
  const server = await mailServerForTest();
  const again = await restarted(running, sending(server.url));
  await again.clock.move(2 * MINUTE);
  await expect
    .poll(() => server.received.map(({ to }) => to))
    .toEqual(['ann@example.org', 'ben@example.org', 'cleo@example.org']);
});

test('nothing that is put into a message makes a line, a header or a recipient of its own', async () => {
  const server = await mailServerForTest();
  const running = await appForTest(sending(server.url));
  const nasty = { kind: 'verifyEmail', link: 'https://x.example/\r\nBcc: eve@example.org\r\n\r\nHello' } as const;
  expect(writtenOut(nasty).body.split('\n')).toHaveLength(8);
  await running.app.mail.send({ to: 'ann@example.org, eve@example.org', message: nasty });
  await running.app.mail.send({ to: 'ann@example.org', message: nasty });
  const mail = await server.next('ann@example.org');
  expect(mail.raw).not.toMatch(/^Bcc:/m);
  expect(server.received.map(({ to }) => to).join()).not.toContain('eve');
});

test('where the operator chose a name, mails are from it and speak of it', async () => {
  const server = await mailServerForTest();
  const settings = { smtpUrl: server.url, from: 'rooms@example.org', returnTo: 'returned@example.org' };
  const running = await appForTest({ mail: settings, look: { name: 'Ärzte & Co.', logo: null } });
  await running.app.mail.send({ ...verify, message: { ...verify.message, link: 'https://roundel.example/Roundel' } });
  const mail = await server.next('ann@example.org');
  expect(mail.raw).toMatch(/^From: =\?UTF-8\?\S+\?= <rooms@example\.org>\r$/m);
  // Mail servers return what they cannot deliver to the sender of the envelope.
  expect(mail.from).toBe('returned@example.org');
  expect(textOf(mail)).toMatch(/made a \S+ & Co\. account/);
  expect(linkIn(mail)).toBe('https://roundel.example/Roundel');
});
