import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { newOperatorLink, takeOperatorLink } from '../../../../server/access/operatorLink';
import { settingsInForce } from '../../../../server/operatorSettings';
import { settingNames } from '../../../../server/settingNames';
import type { OperatorPage } from '../../../../shared/protocol/operator';
import { Browser, noOf, yesOf } from '../../../support/browser';
import { gather } from '../../../support/clients';
import { HandClock } from '../../../support/clock';
import { appForTest, folderForTest } from '../../../support/forTest';
import { canary, holdWrittenMeeting } from '../../../support/writtenGroup';

const HOUR_MS = 60 * 60 * 1000;

/** A server with the page turned on, and a browser that knows nobody. */
async function turnedOn() {
  const folder = await folderForTest();
  const clock = new HandClock();
  const operator = {
    takesLink: (secret: string) => takeOperatorLink(folder, secret, clock.now()),
    settings: settingsInForce({ PORT: '4000', TURN_SECRET: 'canary-turn-secret' }),
    disk: async () => ({ database: 4_096, journal: 0, free: 1_000_000 }),
  };
  const running = await appForTest({ clock, folder, operator });
  const link = () => newOperatorLink(folder, clock.now());
  const browser = new Browser(running.url);
  const signIn = (secret: string, who = browser) => who.post<null>('/api/operator/sign-in', { secret });
  return { folder, clock, running, link, browser, signIn };
}

describe('the operator’s page', () => {
  test('[SE25] is not there unless it was turned on', async () => {
    const { url } = await appForTest();
    const browser = new Browser(url);
    expect(noOf(await browser.get('/api/operator'))).toBe('404 notFound');
    expect(noOf(await browser.post('/api/operator/sign-in', { secret: 'x' }))).toBe('404 notFound');
  });

  test('opens with a link that works once and for an hour, and for an hour', async () => {
    const { clock, link, browser, signIn, running } = await turnedOn();
    expect(noOf(await browser.get('/api/operator'))).toBe('401 signedOut');
    const secret = await link();
    expect(noOf(await signIn(`${secret.slice(0, -1)}_`))).toBe('404 unknownLink');
    yesOf(await signIn(secret));
    expect(browser.setCookie).toMatch(/^roundel-operator=[^;]{43}; Max-Age=3600; Path=\/; HttpOnly; SameSite=Strict$/);
    yesOf(await browser.get('/api/operator'));
    expect(noOf(await signIn(secret, new Browser(running.url)))).toBe('404 unknownLink');
    await clock.move(HOUR_MS);
    expect(noOf(await browser.get('/api/operator'))).toBe('401 signedOut');
    const late = await link();
    await clock.move(HOUR_MS + 1);
    expect(noOf(await signIn(late))).toBe('404 unknownLink');
  });

  test('is closed by signing out, and a new link ends an older one', async () => {
    const { link, browser, signIn } = await turnedOn();
    const [older, newer] = [await link(), await link()];
    expect(noOf(await signIn(older))).toBe('404 unknownLink');
    yesOf(await signIn(newer));
    const { cookie } = browser;
    yesOf(await browser.post('/api/operator/sign-out', {}));
    browser.cookie = cookie;
    expect(noOf(await browser.get('/api/operator'))).toBe('401 signedOut');
  });

  test('[SE25] shows groups by size and last use, and no name, text, number or secret', async () => {
    const { running, clock, link, browser, signIn } = await turnedOn();
    const here = await gather(running.url, ['Annabel', 'Ben'], { title: 'canary-title' });
    const { Annabel: Ann, Ben } = here.people;
    const startedAt = clock.now();
    await holdWrittenMeeting(running, { ...here, people: { Ann: Ann!, Ben: Ben! } });
    yesOf(await signIn(await link()));
    const reply = await browser.get<OperatorPage>('/api/operator');
    const page = yesOf(reply);
    expect(page.groups).toEqual({ count: 1, largest: [{ model: null, people: 2, meetings: 1, lastMetAt: startedAt }] });
    expect(page).toMatchObject({ rooms: 1, disk: { database: 4_096 }, sendsMail: false, mails: [], erasures: [] });
    expect(page.settings.find(({ name }) => name === 'PORT')).toEqual({ name: 'PORT', value: '4000', isSecret: false });
    const text = reply.bytes.toString();
    const hidden = [
      ...Object.values(canary),
      'canary-title',
      'canary-turn-secret',
      'Annabel',
      here.group,
      here.meeting,
    ];
    for (const word of [...hidden, Ann!.me, Ben!.me]) expect(text).not.toContain(word);
    here.close();
  });

  test('shows what was not delivered; the text only where nobody sends it', async () => {
    const { running, link, browser, signIn } = await turnedOn();
    const mail = { to: 'a@b.example', kind: 'k', subject: 'Hello', group: null, by: null, attempts: 0 };
    const at = { createdAt: 5, nextAt: 5, problem: null, meeting: null, until: null };
    await running.store.mail.add({ ...mail, ...at, id: '1', body: 'the link', status: 'kept' });
    await running.store.mail.add({ ...mail, ...at, id: '2', body: '', status: 'failed', problem: '550' });
    await running.store.mail.add({ ...mail, ...at, id: '3', body: 'hidden', status: 'waiting' });
    yesOf(await signIn(await link()));
    const { mails } = yesOf(await browser.get<OperatorPage>('/api/operator'));
    expect(mails.map(({ status, text, problem }) => [status, text, problem])).toEqual([
      ['kept', 'the link', null],
      ['failed', null, '550'],
    ]);
  });

  test('[SE25] a member’s session does not open it, and its session opens nothing of a member', async () => {
    const { running, link, browser, signIn } = await turnedOn();
    const here = await gather(running.url, ['Ann']);
    expect(noOf(await new Browser(running.url, here.lead.who.cookie).get('/api/operator'))).toBe('401 signedOut');
    yesOf(await signIn(await link()));
    for (const path of [
      `/api/groups/${here.group}`,
      `/api/groups/${here.group}/export`,
      `/api/meetings/${here.meeting}`,
    ])
      expect(noOf(await browser.get(path))).toBe('401 signedOut');
    const token = browser.cookie.split('=')[1] ?? '';
    const disguised = new Browser(running.url, `roundel=${token}`);
    expect(noOf(await disguised.get(`/api/groups/${here.group}`))).toBe('404 notFound');
    here.close();
  });
});

test('of settings with a secret the page says only that they are set', () => {
  const env = Object.fromEntries(settingNames.map((name) => [name, `canary ${name}`]));
  const shown = settingsInForce(env);
  expect(shown.map(({ name }) => name)).toEqual([...settingNames]);
  const hidden = shown.filter(({ value }) => value === '').map(({ name }) => name);
  expect(hidden.sort()).toEqual([
    'LIVEKIT_API_KEY',
    'LIVEKIT_API_SECRET',
    'OIDC_CLIENT_SECRET',
    'SMTP_URL',
    'TLS_KEY',
    'TURN_SECRET',
  ]);
  // A new setting with such a name has to be decided about.
  const suspicious = settingNames.filter((name) => /SECRET|KEY|PASSWORD|TOKEN|SMTP/.test(name));
  expect(hidden).toEqual(expect.arrayContaining([...suspicious]));
});

test('npm run operator makes a link that the server takes', async () => {
  const { folder, signIn, clock } = await turnedOn();
  // The script asks the computer's clock, whatever the server's is.
  await clock.move(Math.max(0, Date.now() - clock.now()));
  const script = path.resolve(import.meta.dirname, '../../../../scripts/operator.js');
  const env = { ...process.env, DATA_DIR: folder, PUBLIC_URL: 'https://rooms.example' };
  const { stdout } = await promisify(execFile)(process.execPath, [script], { env });
  const [, secret = ''] = /^https:\/\/rooms\.example\/operator#([A-Za-z0-9_-]{22})\n/.exec(stdout) ?? [];
  expect(await readdir(folder)).toContain('operator-link');
  expect((await stat(path.join(folder, 'operator-link'))).mode & 0o077).toBe(0);
  yesOf(await signIn(secret));
  expect(await readdir(folder)).not.toContain('operator-link');
});
