import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { type RunningApp, startApp } from '../../../support/app';
import { type Browser, noOf, yesOf } from '../../../support/browser';
import { type Gathered, gather, TestClient } from '../../../support/clients';
import { expired } from '../../../support/expiredToken';
import { arrive, browserOf, keep, PASSWORD, pageOf, signIn, signUp } from '../../../support/people';
import { linkIn, type MailServer, mailServerForTest, textOf } from '../../../support/smtp';

const publicUrl = 'https://rooms.example';
const EMAIL = 'ben@example.org';
const SECRET = 'a secret of this test, which is long enough';

let running: RunningApp;
let all: Gathered;
let mails: MailServer;
beforeEach(async () => {
  mails = await mailServerForTest();
  running = await startApp({
    publicUrl,
    accountSecret: SECRET,
    mail: { smtpUrl: mails.url, from: 'rooms@example.org' },
  });
  all = await gather(running.url, ['Ann', 'Ben']);
  onTestFinished(async () => {
    all.close();
    await running.stop();
  });
});

const browser = (name?: string) => browserOf(running, all, name);
const ask = (by: Browser, kind: string, email = EMAIL) => by.post('/api/account/mail', { kind, email });
const open = (by: Browser, body: object) => by.post('/api/account/open', body);

/** What stands behind `#name=` in the next mail to this address. */
async function tokenFor(email: string, name: string): Promise<string> {
  const link = linkIn(await mails.next(email));
  const start = `${publicUrl}/account#${name}=`;
  expect(link.startsWith(start), link).toBe(true);
  return decodeURIComponent(link.slice(start.length));
}

async function confirmed(by: Browser, email = EMAIL): Promise<void> {
  expect(yesOf(await signUp(by, email))).toEqual({ next: 'confirm' });
  yesOf(await open(by, { kind: 'verifyEmail', token: await tokenFor(email, 'confirm') }));
}

/** All links that are stored are over. */
const expireLinks = () =>
  running.store.accounts.database
    .withTables<{ auth_verifications: { expiresAt: string } }>()
    .updateTable('auth_verifications')
    .set({ expiresAt: new Date(Date.now() - 1000).toISOString() })
    .execute();

describe('an address', () => {
  test('has to be confirmed before the account opens; the link signs in once', async () => {
    const ben = browser('Ben');
    expect(yesOf(await signUp(ben, EMAIL))).toEqual({ next: 'confirm' });
    expect((await pageOf(ben)).account).toBeNull();
    expect((await signIn(browser(), EMAIL)).answer).toMatchObject({ detail: { why: 'unconfirmed' } });
    const token = await tokenFor(EMAIL, 'confirm');
    yesOf(await open(ben, { kind: 'verifyEmail', token }));
    expect((await pageOf(ben)).account).toMatchObject({ email: EMAIL, confirmed: true });
    expect(noOf(await open(browser(), { kind: 'verifyEmail', token }))).toBe('410 usedLink');
    expect(noOf(await open(browser(), { kind: 'verifyEmail', token: `${token}x` }))).toBe('404 unknownLink');
  });

  test('is not confirmed by a link that is over, which is told apart from a broken one, and a new link confirms it', async () => {
    expect(yesOf(await signUp(browser('Ben'), EMAIL))).toEqual({ next: 'confirm' });
    const first = await tokenFor(EMAIL, 'confirm');
    const over = expired(first, SECRET);
    expect(noOf(await open(browser(), { kind: 'verifyEmail', token: over }))).toBe('410 expiredLink');
    expect((await signIn(browser(), EMAIL)).answer).toMatchObject({ detail: { why: 'unconfirmed' } });
    yesOf(await ask(browser(), 'verifyEmail'));
    yesOf(await open(browser(), { kind: 'verifyEmail', token: await tokenFor(EMAIL, 'confirm') }));
    yesOf(await signIn(browser(), EMAIL));
  });

  test('that has an account already learns it by mail, and the page says nothing of it', async () => {
    await confirmed(browser('Ben'));
    expect(yesOf(await signUp(browser(), EMAIL, 'Somebody else'))).toEqual({ next: 'confirm' });
    const told = textOf(await mails.next(EMAIL));
    expect(told).toContain('You have one already');
    expect(told).not.toContain('Somebody else');
  });

  test('without an account gets no mail, and the answer is the same', async () => {
    await confirmed(browser('Ben'));
    const before = mails.received.length;
    for (const kind of ['signIn', 'resetPassword', 'verifyEmail'])
      expect(yesOf(await ask(browser(), kind, 'nobody@example.org')), kind).toBeNull();
    yesOf(await ask(browser(), 'signIn'));
    await mails.next(EMAIL);
    expect(mails.received).toHaveLength(before + 1);
  });
});

describe('a link to sign in', () => {
  test('works once, in any browser, and not after its time', async () => {
    await confirmed(browser('Ben'));
    yesOf(await ask(browser(), 'signIn'));
    const token = await tokenFor(EMAIL, 'in');
    const phone = browser();
    yesOf(await open(phone, { kind: 'signIn', token }));
    expect((await pageOf(phone)).account?.email).toBe(EMAIL);
    expect(noOf(await open(browser(), { kind: 'signIn', token }))).toBe('410 usedLink');
    yesOf(await ask(browser(), 'signIn'));
    const late = await tokenFor(EMAIL, 'in');
    await expireLinks();
    expect(noOf(await open(browser(), { kind: 'signIn', token: late }))).toBe('410 usedLink');
  });
});

describe('a new password', () => {
  test('ends all sessions of the account, with open sockets, and the old password', async () => {
    const ben = browser('Ben');
    await confirmed(ben);
    yesOf(await keep(ben, all.people.Ben?.me ?? ''));
    const phone = browser();
    yesOf(await signIn(phone, EMAIL));
    yesOf(await arrive(phone));
    const client = new TestClient(running.url, { meeting: all.meeting, cookie: phone.cookie });
    await client.join();
    const cut = new Promise<void>((resolve) => client.socket.once('disconnect', () => resolve()));
    yesOf(await ask(browser(), 'resetPassword'));
    const token = await tokenFor(EMAIL, 'password');
    expect((await open(browser(), { kind: 'password', token, password: 'short' })).answer).toMatchObject({
      detail: { field: 'password' },
    });
    yesOf(await open(browser(), { kind: 'password', token, password: 'another good one' }));
    await cut;
    expect((await pageOf(phone)).account).toBeNull();
    expect(noOf(await phone.get(`/api/groups/${all.group}`))).toBe('404 notFound');
    expect(noOf(await signIn(browser(), EMAIL, PASSWORD))).toBe('403 notAllowed');
    yesOf(await signIn(browser(), EMAIL, 'another good one'));
    expect(noOf(await open(browser(), { kind: 'password', token, password: 'once more a password' }))).toBe(
      '404 unknownLink',
    );
  });

  test('is not set by a link that is over', async () => {
    await confirmed(browser('Ben'));
    yesOf(await ask(browser(), 'resetPassword'));
    const token = await tokenFor(EMAIL, 'password');
    await expireLinks();
    expect(noOf(await open(browser(), { kind: 'password', token, password: 'another good one' }))).toBe(
      '404 unknownLink',
    );
    yesOf(await signIn(browser(), EMAIL));
  });
});

test('no log line holds an address, a name, a password or a link', async () => {
  await confirmed(browser('Ben'));
  await signUp(browser(), EMAIL);
  await ask(browser(), 'resetPassword');
  const token = await tokenFor(EMAIL, 'password').catch(() => '');
  await open(browser(), { kind: 'signIn', token: 'nothing' });
  const log = JSON.stringify(running.log);
  expect(log).toContain('/api/account/open');
  for (const word of [EMAIL, 'ben@', PASSWORD, 'correct horse', token].filter((one) => one !== ''))
    expect(log).not.toContain(word);
});
