import { expect, onTestFinished, test } from 'vitest';
import { type RunningApp, startApp } from '../../../support/app';
import { type Browser, noOf, yesOf } from '../../../support/browser';
import { gather } from '../../../support/clients';
import { type Company, companyForTest, passCompany } from '../../../support/company';
import { arrive, browserOf, keep, pageOf, signUp } from '../../../support/people';
import { portToKeep } from '../../../support/ports';

/** The company knows our address before the server runs. */
async function opened(): Promise<{ running: RunningApp; company: Company; url: string }> {
  const port = await portToKeep();
  const url = `http://127.0.0.1:${port}`;
  const company = await companyForTest(url);
  const running = await startApp({ publicUrl: url, port, company });
  onTestFinished(() => running.stop());
  return { running, company, url };
}

async function throughCompany(by: Browser, login: string): Promise<string> {
  const { url } = yesOf(await by.post<{ url: string }>('/api/account/company', {}));
  const back = new URL(await passCompany(url, login));
  const reply = await by.get(back.pathname + back.search);
  expect(reply.status).toBe(302);
  return String(reply.headers.location);
}

test("a company's sign-on makes an account, and brings its person to the same member on another device", async () => {
  const { running } = await opened();
  const all = await gather(running.url, ['Ann', 'Ben']);
  onTestFinished(all.close);
  const ben = browserOf(running, all, 'Ben');
  expect((await pageOf(ben)).ways).toMatchObject({ mail: false, company: 'Harbour Ltd' });
  expect(await throughCompany(ben, 'ben@harbour.example')).toMatch(/\/account$/);
  expect((await pageOf(ben)).account).toEqual({
    name: 'ben of the company',
    email: 'ben@harbour.example',
    confirmed: true,
    hasPassword: false,
    passkeys: [],
  });
  const me = all.people.Ben?.me ?? '';
  yesOf(await keep(ben, me));
  const phone = browserOf(running);
  await throughCompany(phone, 'ben@harbour.example');
  yesOf(await arrive(phone));
  expect((await pageOf(phone)).groups).toMatchObject([{ member: me, here: 'same' }]);
  const stored = await running.store.accounts.database
    .withTables<{
      auth_accounts: { accessToken: string | null; idToken: string | null; refreshToken: string | null };
    }>()
    .selectFrom('auth_accounts')
    .select(['accessToken', 'idToken', 'refreshToken'])
    .execute();
  expect(stored).toEqual([{ accessToken: null, idToken: null, refreshToken: null }]);
});

test('nobody comes into an account by an address that is not confirmed on both sides', async () => {
  const { running } = await opened();
  const mine = browserOf(running);
  yesOf(await signUp(mine, 'ben@harbour.example'));
  const company = browserOf(running);
  // Somebody made an account with that address before, and never showed that it is theirs.
  expect(await throughCompany(company, 'ben@harbour.example')).toMatch(/\/account\?error=/);
  expect((await pageOf(company)).account).toBeNull();
});

test('an answer of the company that belongs to another browser signs nobody in', async () => {
  const { running } = await opened();
  const ben = browserOf(running);
  const { url } = yesOf(await ben.post<{ url: string }>('/api/account/company', {}));
  const back = new URL(await passCompany(url, 'eve@harbour.example'));
  const victim = browserOf(running);
  await victim.get(back.pathname + back.search);
  expect((await pageOf(victim)).account).toBeNull();
});

test("a company's server that is away is said to be, and asked again the next time", async () => {
  const port = await portToKeep();
  const url = `http://127.0.0.1:${port}`;
  const away = await portToKeep();
  const settings = { issuer: `http://127.0.0.1:${away}`, clientId: 'roundel', clientSecret: 's', name: 'Harbour Ltd' };
  const running = await startApp({ publicUrl: url, port, company: settings });
  onTestFinished(() => running.stop());
  expect(noOf(await browserOf(running).post('/api/account/company', {}))).toBe('503 unavailable');
  const company = await companyForTest(url, away);
  expect(company.issuer).toBe(settings.issuer);
  yesOf(await browserOf(running).post('/api/account/company', {}));
});

test('where no company is set there is no such way in', async () => {
  const running = await startApp();
  onTestFinished(() => running.stop());
  expect(noOf(await browserOf(running).post('/api/account/company', {}))).toBe('404 notFound');
});
