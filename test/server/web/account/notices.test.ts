import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { PasskeyOptions } from '../../../../shared/protocol/account';
import { type RunningApp, startApp } from '../../../support/app';
import { Browser, noOf, yesOf } from '../../../support/browser';
import { type Gathered, gather } from '../../../support/clients';
import { companyForTest, passCompany } from '../../../support/company';
import { Device } from '../../../support/passkey';
import { keep, PASSWORD, pageOf, signUp } from '../../../support/people';
import { portToKeep } from '../../../support/ports';
import { linkIn, type MailServer, mailServerForTest, textOf } from '../../../support/smtp';

const EMAIL = 'ben@harbour.example';

let running: RunningApp;
let all: Gathered;
let mails: MailServer;
let url: string;
let ben: Browser;

/** Ben has an account with a confirmed address; the server knows a company's sign-on. */
beforeEach(async () => {
  mails = await mailServerForTest();
  const port = await portToKeep();
  url = `http://localhost:${port}`;
  const company = await companyForTest(url);
  running = await startApp({
    publicUrl: url,
    port,
    company,
    limits: { mailsPerAccount: 1 },
    mail: { smtpUrl: mails.url, from: 'rooms@example.org' },
  });
  all = await gather(running.url, ['Ann', 'Ben']);
  onTestFinished(async () => {
    all.close();
    await running.stop();
  });
  ben = new Browser(url, all.people.Ben?.who.cookie);
  yesOf(await signUp(ben, EMAIL));
  const token = decodeURIComponent(linkIn(await mails.next(EMAIL)).split('#confirm=')[1] ?? '');
  yesOf(await ben.post('/api/account/open', { kind: 'verifyEmail', token }));
  yesOf(await keep(ben, all.people.Ben?.me ?? ''));
});

/** The subject of the next mail, which names nobody and nothing that people wrote. */
async function told(): Promise<string> {
  const mail = await mails.next(EMAIL);
  for (const word of ['Ann', 'Harbour', 'My telephone', PASSWORD]) expect(textOf(mail)).not.toContain(word);
  expect(linkIn(mail).startsWith(`${url}/`)).toBe(true);
  return /^Subject: (.*)$/m.exec(mail.raw)?.[1]?.trim() ?? '';
}

test('the owner of an account is told that a passkey was added, and that it was removed', async () => {
  const { options } = yesOf(await ben.post<PasskeyOptions>('/api/account/passkeys/options', { password: PASSWORD }));
  const response = new Device(url).made(options as { challenge: string });
  yesOf(await ben.post('/api/account/passkeys', { name: 'My telephone', response }));
  expect(await told()).toBe('A passkey was added to your account');
  const [passkey] = (await pageOf(ben)).account?.passkeys ?? [];
  yesOf(await ben.post('/api/account/passkeys/remove', { passkey: passkey?.id }));
  expect(await told()).toBe('A passkey was removed from your account');
});

test('the owner of an account is told of another password, however it was chosen', async () => {
  yesOf(await ben.post('/api/account/password', { current: PASSWORD, password: 'another good one' }));
  expect(await told()).toBe('Your password was changed');
  yesOf(await ben.post('/api/account/mail', { kind: 'resetPassword', email: EMAIL }));
  const token = decodeURIComponent(linkIn(await mails.next(EMAIL)).split('#password=')[1] ?? '');
  yesOf(
    await new Browser(url).post('/api/account/open', { kind: 'password', token, password: 'once more a good one' }),
  );
  expect(await told()).toBe('Your password was changed');
});

test('the owner of an account is told when a company’s sign-on opens it too, and not each time it does', async () => {
  const throughCompany = async () => {
    const by = new Browser(url);
    const going = yesOf(await by.post<{ url: string }>('/api/account/company', {}));
    const back = new URL(await passCompany(going.url, EMAIL));
    await by.get(back.pathname + back.search);
    expect((await pageOf(by)).account?.email).toBe(EMAIL);
  };
  await throughCompany();
  expect(await told()).toMatch(/sign-on/);
  const before = mails.received.length;
  await throughCompany();
  yesOf(await ben.post('/api/account/password', { current: PASSWORD, password: 'another good one' }));
  expect(await told()).toBe('Your password was changed');
  expect(mails.received.length).toBe(before + 1);
});

test('the owner of an account is told that somebody made a return link for them, and not of their own', async () => {
  const hand = (who: Browser, member = '') =>
    who.post(`/api/groups/${all.group}/members/${member}/return-link`, { everywhere: true });
  yesOf(await hand(ben, all.people.Ben?.me));
  yesOf(await hand(new Browser(url, all.people.Ann?.who.cookie), all.people.Ben?.me));
  expect(await told()).toBe('Somebody made a new link for you');
});

test('the owner of an account is told of a return link though somebody used up the mails that may be asked for', async () => {
  const ann = new Browser(url, all.people.Ann?.who.cookie);
  const ask = () => ann.post('/api/account/mail', { kind: 'resetPassword', email: EMAIL });
  yesOf(await ask());
  await mails.next(EMAIL);
  expect(noOf(await ask())).toBe('429 tooFast');
  yesOf(await ann.post(`/api/groups/${all.group}/members/${all.people.Ben?.me}/return-link`, { everywhere: true }));
  expect(await told()).toBe('Somebody made a new link for you');
});
