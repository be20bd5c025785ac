import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Tables } from '../../../../server/store/tables';
import type { PasskeyOptions } from '../../../../shared/protocol/account';
import { type RunningApp, startApp } from '../../../support/app';
import { Browser, noOf, yesOf } from '../../../support/browser';
import { type Gathered, TestClient } from '../../../support/clients';
import { appForTest, gatherForTest } from '../../../support/forTest';
import { Device } from '../../../support/passkey';
import { arrive, browserOf, PASSWORD, pageOf, signIn, withAccount } from '../../../support/people';

const EMAIL = 'ben@example.org';

let running: RunningApp;
let all: Gathered;
async function begin(options: Parameters<typeof startApp>[0] = {}) {
  running = await appForTest(options);
  all = await gatherForTest(running.url, ['Ann', 'Ben']);
}
const browser = (name?: string) => browserOf(running, all, name);
type Asked = { challenge: string; rpId?: string; rp?: { id: string }; userVerification?: string };
const optionsOf = (value: PasskeyOptions) => value.options as Asked;
const forNew = async (who: Browser, password = PASSWORD) =>
  optionsOf(yesOf(await who.post<PasskeyOptions>('/api/account/passkeys/options', { password })));
const toEnter = async (who: Browser) =>
  optionsOf(yesOf(await who.post<PasskeyOptions>('/api/account/passkey/options', {})));
const add = (who: Browser, response: unknown, name = 'My telephone') =>
  who.post('/api/account/passkeys', { name, response });
const enter = (who: Browser, response: unknown) => who.post('/api/account/passkey', { response });
const remove = (who: Browser, passkey: string) => who.post('/api/account/passkeys/remove', { passkey });
const passkeysOf = async (who: Browser) => (await pageOf(who)).account?.passkeys ?? [];
const whyNot = (reply: { answer: unknown }) => (reply.answer as { detail?: { why?: string } }).detail?.why;

/** Ben has an account with a passkey in this device. */
async function withPasskey(): Promise<{ ben: Browser; device: Device }> {
  const ben = browser('Ben');
  await withAccount(ben, EMAIL);
  const device = new Device(running.url);
  yesOf(await add(ben, device.made(await forNew(ben))));
  return { ben, device };
}

describe('a passkey', () => {
  beforeEach(() => begin());

  test('is added with a name, and signs in elsewhere without an address', async () => {
    const { ben, device } = await withPasskey();
    expect(await passkeysOf(ben)).toEqual([
      { id: expect.any(String), name: 'My telephone', since: expect.any(Number) },
    ]);
    expect((await pageOf(ben)).ways.passkeys).toBe('localhost');
    const phone = browser();
    const asked = await toEnter(phone);
    expect(asked).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
    expect(asked).not.toHaveProperty('allowCredentials');
    yesOf(await enter(phone, device.used(asked)));
    yesOf(await arrive(phone));
    expect(await pageOf(phone)).toMatchObject({ account: { email: EMAIL }, groups: [{ here: 'same' }] });
  });

  test('is added only with the password, and only by somebody who is signed in', async () => {
    const ben = browser('Ben');
    const options = (who: Browser, password: string) => who.post('/api/account/passkeys/options', { password });
    expect(noOf(await options(ben, PASSWORD))).toBe('401 signedOut');
    await withAccount(ben, EMAIL);
    expect(whyNot(await options(ben, 'a wrong one'))).toBe('wrongPassword');
    const device = new Device(running.url);
    const made = device.made(await forNew(ben));
    expect(noOf(await add(browser(), made))).toBe('401 signedOut');
    expect((await add(ben, made, ' \u200b')).answer).toMatchObject({ detail: { field: 'passkeyName' } });
    yesOf(await add(ben, made));
    // What a browser was asked works once.
    expect(whyNot(await add(ben, new Device(running.url).made({ challenge: 'another' })))).toBe('passkey');
    expect(await passkeysOf(ben)).toHaveLength(1);
  });

  test('is refused with one sentence: for another page, another host, without its owner, or unknown', async () => {
    const { device } = await withPasskey();
    const stranger = new Device(running.url);
    for (const [name, by, manner] of [
      ['another page', device, { origin: 'https://evil.example' }],
      ['another host', device, { host: 'evil.example' }],
      ['without its owner', device, { verified: false }],
      ['unknown', stranger, {}],
      ['with the number of another', stranger, { credential: device.id }],
    ] as const) {
      const phone = browser();
      const entered = await enter(phone, by.used(await toEnter(phone), manner));
      expect([noOf(entered), whyNot(entered)], name).toEqual(['403 notAllowed', 'passkey']);
      expect((await pageOf(phone)).account, name).toBeNull();
    }
    const phone = browser();
    const asked = await toEnter(phone);
    expect(whyNot(await enter(browser(), device.used(asked))), 'another browser').toBe('passkey');
    const answered = device.used(asked);
    yesOf(await enter(phone, answered));
    expect(whyNot(await enter(phone, answered)), 'twice').toBe('passkey');
    expect(noOf(await enter(phone, { id: { $ne: null } }))).toBe('400 badInput');
    expect(running.log.some(({ level }) => Number(level) >= 50)).toBe(false);
  });

  test('of somebody else cannot be claimed with another key', async () => {
    const { device } = await withPasskey();
    const ann = browser('Ann');
    await withAccount(ann, 'ann@example.org');
    const thief = new Device(running.url, 'localhost', device.id);
    expect(whyNot(await add(ann, thief.made(await forNew(ann))))).toBe('passkey');
    const phone = browser();
    yesOf(await enter(phone, device.used(await toEnter(phone))));
    expect((await pageOf(phone)).account?.email).toBe(EMAIL);
  });

  test('that is removed opens nothing, and everybody else who was signed in is signed out, with their open pages', async () => {
    const { ben, device } = await withPasskey();
    const phone = browser();
    yesOf(await enter(phone, device.used(await toEnter(phone))));
    yesOf(await arrive(phone));
    const client = new TestClient(running.url, { meeting: all.meeting, cookie: phone.cookie });
    await client.join();
    const cut = new Promise<void>((resolve) => client.socket.once('disconnect', () => resolve()));
    const [passkey] = await passkeysOf(ben);
    const ann = browser('Ann');
    await withAccount(ann, 'ann@example.org');
    expect(noOf(await remove(ann, passkey!.id))).toBe('404 notFound');
    yesOf(await remove(ben, passkey!.id));
    await cut;
    expect((await pageOf(phone)).account).toBeNull();
    expect(noOf(await phone.get(`/api/groups/${all.group}`))).toBe('404 notFound');
    expect(await pageOf(ben)).toMatchObject({ account: { passkeys: [] }, groups: [{ here: 'same' }] });
    expect(whyNot(await enter(phone, device.used(await toEnter(phone))))).toBe('passkey');
    expect(noOf(await remove(ben, passkey!.id))).toBe('404 notFound');
  });

  test('goes with the account, and so does what was asked of a browser', async () => {
    const { ben, device } = await withPasskey();
    const phone = browser();
    yesOf(await enter(phone, device.used(await toEnter(phone))));
    // One that is never made.
    await forNew(ben);
    expect(await stored()).toEqual({ passkeys: 1, asked: 1 });
    yesOf(await ben.post('/api/account/delete', { email: EMAIL, password: PASSWORD }));
    expect(await stored()).toEqual({ passkeys: 0, asked: 0 });
    expect((await pageOf(phone)).account).toBeNull();
    expect(whyNot(await enter(phone, device.used(await toEnter(phone))))).toBe('passkey');
  });

  test('is added without a password where the account has none, while the sign-in is fresh', async () => {
    const ben = browser('Ben');
    await withAccount(ben, EMAIL);
    await tables().deleteFrom('auth_accounts').execute();
    yesOf(await add(ben, new Device(running.url).made(await forNew(ben, ''))));
    const earlier = new Date(Date.now() - 25 * 60 * 60_000).toISOString();
    await tables().updateTable('auth_sessions').set({ createdAt: earlier }).execute();
    expect(whyNot(await ben.post('/api/account/passkeys/options', { password: '' }))).toBe('signInAgain');
  });
});

type Rows = Pick<Tables, 'auth_passkeys' | 'auth_verifications' | 'auth_accounts' | 'auth_sessions'>;
const tables = () => running.store.accounts.database.withTables<Rows>();
async function stored() {
  const [passkeys, asked] = await Promise.all([
    tables().selectFrom('auth_passkeys').select('id').execute(),
    tables().selectFrom('auth_verifications').select('id').execute(),
  ]);
  return { passkeys: passkeys.length, asked: asked.length };
}

test('[SE23] signing in by passkey is counted with the other ways to sign in', async () => {
  running = await startApp({ limits: { signIn: 2 } });
  onTestFinished(() => running.stop());
  const phone = Object.assign(new Browser(running.url), { cookie: 'roundel-trial=1' });
  const asked = await toEnter(phone);
  expect(whyNot(await enter(phone, new Device(running.url).used(asked)))).toBe('passkey');
  expect(noOf(await phone.post('/api/account/passkey/options', {}))).toBe('429 tooFast');
  expect(noOf(await signIn(phone, EMAIL))).toBe('429 tooFast');
});

test('belongs to the host that the operator named', async () => {
  const publicUrl = 'https://rooms.example';
  await begin({ publicUrl });
  const ben = browser('Ben');
  await withAccount(ben, EMAIL);
  expect((await pageOf(ben)).ways.passkeys).toBe('rooms.example');
  const elsewhere = new Device(running.url, 'rooms.example');
  expect(whyNot(await add(ben, elsewhere.made(await forNew(ben))))).toBe('passkey');
  const device = new Device(publicUrl, 'rooms.example');
  const asked = await forNew(ben);
  expect(asked.rp?.id).toBe('rooms.example');
  yesOf(await add(ben, device.made(asked)));
  const phone = browser();
  yesOf(await enter(phone, device.used(await toEnter(phone))));
});

test('where browsers make no passkeys for this server, nobody is offered any', async () => {
  await begin({ publicUrl: 'https://192.0.2.7' });
  expect((await pageOf(browser())).ways.passkeys).toBeNull();
  expect(noOf(await browser().post('/api/account/passkey/options', {}))).toBe('404 notFound');
});
