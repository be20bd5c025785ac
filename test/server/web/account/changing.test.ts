import { beforeEach, describe, expect, test } from 'vitest';
import type { RunningApp, startApp } from '../../../support/app';
import { noOf, yesOf } from '../../../support/browser';
import { type Gathered, TestClient } from '../../../support/clients';
import { appForTest, gatherForTest } from '../../../support/forTest';
import { browserOf, comeIn, PASSWORD, pageOf, signIn, signUp, withAccount } from '../../../support/people';
import { linkIn, mailServerForTest, textOf } from '../../../support/smtp';

const EMAIL = 'ben@example.org';
const NEXT = 'another good one';

let running: RunningApp;
let all: Gathered;
async function begin(options: Parameters<typeof startApp>[0] = {}) {
  running = await appForTest(options);
  all = await gatherForTest(running.url, ['Ann', 'Ben']);
}
const browser = (name?: string) => browserOf(running, all, name);

describe('somebody who is signed in', () => {
  beforeEach(() => begin());

  test('changes the password, which signs out everywhere else and cuts open pages there', async () => {
    const ben = browser('Ben');
    await withAccount(ben, EMAIL);
    const phone = browser();
    await comeIn(phone, EMAIL);
    const client = new TestClient(running.url, { meeting: all.meeting, cookie: phone.cookie });
    await client.join();
    const cut = new Promise<void>((resolve) => client.socket.once('disconnect', () => resolve()));
    const change = (current: string, password: string) => ben.post('/api/account/password', { current, password });
    expect((await change('a wrong password', NEXT)).answer).toMatchObject({ detail: { why: 'wrongPassword' } });
    expect((await change(PASSWORD, 'short')).answer).toMatchObject({ detail: { field: 'password' } });
    expect((await pageOf(phone)).account).toMatchObject({ email: EMAIL });
    yesOf(await change(PASSWORD, NEXT));
    await cut;
    expect((await pageOf(phone)).account).toBeNull();
    expect(noOf(await phone.get(`/api/groups/${all.group}`))).toBe('404 notFound');
    // This browser stays signed in, with its seat.
    expect((await pageOf(ben)).groups).toMatchObject([{ group: all.group, here: 'same' }]);
    expect(noOf(await signIn(browser(), EMAIL, PASSWORD))).toBe('403 notAllowed');
    yesOf(await signIn(browser(), EMAIL, NEXT));
  });

  test('changes the address with the password; one that has an account already is refused where no mail can be sent', async () => {
    const ben = browser('Ben');
    await withAccount(ben, EMAIL);
    yesOf(await signUp(browser(), 'taken@example.org', 'Somebody'));
    const change = (email: string, password = PASSWORD) => ben.post('/api/account/address', { email, password });
    expect((await change('new@example.org', 'a wrong one')).answer).toMatchObject({ detail: { why: 'wrongPassword' } });
    expect((await change('taken@example.org')).answer).toMatchObject({ detail: { why: 'taken' } });
    expect((await change('Ben@example.org')).answer).toMatchObject({ detail: { field: 'sameEmail' } });
    expect((await pageOf(ben)).account).toMatchObject({ email: EMAIL });
    expect(yesOf(await change('New@example.org'))).toEqual({ next: 'changed' });
    expect((await pageOf(ben)).account).toMatchObject({ email: 'new@example.org' });
    expect(noOf(await signIn(browser(), EMAIL))).toBe('403 notAllowed');
    yesOf(await signIn(browser(), 'new@example.org'));
  });

  test('is nobody to these questions without an account', async () => {
    expect(noOf(await browser('Ann').post('/api/account/password', { current: 'a', password: NEXT }))).toBe(
      '401 signedOut',
    );
    expect(noOf(await browser('Ann').post('/api/account/address', { email: EMAIL, password: '' }))).toBe(
      '401 signedOut',
    );
  });
});

test('a new address holds once the mail to it was opened, and the old one is told', async () => {
  const mails = await mailServerForTest();
  const publicUrl = 'https://rooms.example';
  await begin({ publicUrl, mail: { smtpUrl: mails.url, from: 'rooms@example.org' } });
  const ben = browser('Ben');
  const tokenIn = (mail: Parameters<typeof linkIn>[0]) =>
    decodeURIComponent(linkIn(mail).slice(`${publicUrl}/account#confirm=`.length));
  yesOf(await signUp(ben, EMAIL));
  yesOf(await ben.post('/api/account/open', { kind: 'verifyEmail', token: tokenIn(await mails.next(EMAIL)) }));
  const change = (email: string) => ben.post('/api/account/address', { email, password: PASSWORD });
  expect(yesOf(await change('new@example.org'))).toEqual({ next: 'confirm' });
  const toNew = await mails.next('new@example.org');
  expect(textOf(toNew)).toContain('wants to use this address');
  expect(textOf(await mails.next(EMAIL))).toContain('another address');
  expect((await pageOf(ben)).account).toMatchObject({ email: EMAIL });
  // An address that has an account: the answer is the same, and nothing changes.
  const other = browser();
  yesOf(await signUp(other, 'taken@example.org', 'Somebody'));
  yesOf(
    await other.post('/api/account/open', {
      kind: 'verifyEmail',
      token: tokenIn(await mails.next('taken@example.org')),
    }),
  );
  expect(yesOf(await change('taken@example.org'))).toEqual({ next: 'confirm' });
  yesOf(await ben.post('/api/account/open', { kind: 'verifyEmail', token: tokenIn(toNew) }));
  expect((await pageOf(ben)).account).toMatchObject({ email: 'new@example.org', confirmed: true });
  yesOf(await signIn(browser(), 'new@example.org'));
});
