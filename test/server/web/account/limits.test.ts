import { expect, onTestFinished, test } from 'vitest';
import type { Limits } from '../../../../server/web/deps';
import { startApp } from '../../../support/app';
import { Browser, noOf, yesOf } from '../../../support/browser';
import { PASSWORD, signUp } from '../../../support/people';
import { mailServerForTest } from '../../../support/smtp';

async function opened(limits: Partial<Limits>, more: Parameters<typeof startApp>[0] = {}) {
  const running = await startApp({ limits, trustProxy: 1, ...more });
  onTestFinished(() => running.stop());
  const from = (address: string) => ({ 'x-forwarded-for': address });
  /** One that has shown that it keeps cookies, so that each request is sent once. */
  const browser = () => Object.assign(new Browser(running.url), { cookie: 'roundel-trial=1' });
  const signIn = (email: string, address: string, password = PASSWORD) =>
    browser().post('/api/account/sign-in', { email, password }, from(address));
  return { running, browser, signIn, from };
}

test('[SE23] guesses at one account are counted from all addresses together, and other accounts go on', async () => {
  const { browser, signIn } = await opened({ triesPerAccount: 4 });
  for (const name of ['ben', 'cleo']) yesOf(await signUp(browser(), `${name}@example.org`));
  for (const last of ['1', '2', '3'])
    expect(noOf(await signIn('ben@example.org', `198.51.100.${last}`, 'a wrong one')), last).toBe('403 notAllowed');
  const late = await signIn(' BEN@example.org'.trim(), '198.51.100.4');
  expect(noOf(late)).toBe('429 tooFast');
  expect(Number(late.headers['retry-after'])).toBeGreaterThan(0);
  yesOf(await signIn('cleo@example.org', '198.51.100.4'));
});

test('[SE23] one address tries many accounts no faster, and an IPv6 network counts as one', async () => {
  const { signIn } = await opened({ signIn: 2 });
  const tries = async (address: string) => noOf(await signIn(`${Math.random()}@example.org`, address));
  for (const address of ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9'])
    expect(await tries(address)).toBe('403 notAllowed');
  expect(await tries('2001:db8:1:2:abcd::5')).toBe('429 tooFast');
  expect(await tries('2001:db8:1:3::1')).toBe('403 notAllowed');
});

test('[SE23] accounts are made, and mails asked for, so often from one address and for one account', async () => {
  const mails = await mailServerForTest();
  const mail = { smtpUrl: mails.url, from: 'rooms@example.org' };
  const more = { mail, publicUrl: 'https://rooms.example' };
  const { browser, from } = await opened({ newAccounts: 2, accountMails: 4, mailsPerAccount: 2 }, more);
  const make = (email: string) =>
    browser().post('/api/account/sign-up', { email, name: 'Ben', password: PASSWORD }, from('198.51.100.1'));
  for (const email of ['a@example.org', 'b@example.org']) yesOf(await make(email));
  expect(noOf(await make('c@example.org'))).toBe('429 tooFast');
  const ask = (kind: string, email: string, address: string) =>
    browser().post('/api/account/mail', { kind, email }, from(address));
  yesOf(await ask('signIn', 'a@example.org', '198.51.100.1'));
  yesOf(await ask('resetPassword', 'a@example.org', '198.51.100.2'));
  expect(noOf(await ask('verifyEmail', 'a@example.org', '198.51.100.3'))).toBe('429 tooFast');
  for (const email of ['d@example.org', 'e@example.org', 'f@example.org'])
    yesOf(await ask('signIn', email, '198.51.100.1'));
  expect(noOf(await ask('signIn', 'g@example.org', '198.51.100.1'))).toBe('429 tooFast');
});
