import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { GroupPage, Home } from '../../../../shared/protocol/groups';
import type { InviteMade } from '../../../../shared/protocol/http';
import { type RunningApp, startApp } from '../../../support/app';
import { noOf, yesOf } from '../../../support/browser';
import { type Gathered, gather, TestClient } from '../../../support/clients';
import {
  arrive,
  browserOf,
  comeIn,
  keep,
  PASSWORD,
  pageOf,
  signIn,
  signUp,
  withAccount,
} from '../../../support/people';

let running: RunningApp;
let all: Gathered;
beforeEach(async () => {
  running = await startApp();
  all = await gather(running.url, ['Ann', 'Ben', 'Cleo']);
});
afterEach(async () => {
  all.close();
  await running.stop();
});

const browser = (name?: string) => browserOf(running, all, name);
const idOf = (name: string) => all.people[name]?.me ?? '';

describe('somebody who found a return link', () => {
  test('has nothing any more once its owner signs everything out, also when they had put the member into an account', async () => {
    const ben = browser('Ben');
    const path = `/api/groups/${all.group}/members/${idOf('Ben')}/return-link`;
    const found = yesOf(await ben.post<InviteMade>(path, { everywhere: false }));
    const thief = browser();
    yesOf(await thief.use(found.invite ?? '', null));
    await withAccount(thief, 'thief@example.org');
    expect(yesOf(await thief.get<Home>('/api/home')).groups).toHaveLength(1);
    yesOf(await ben.post(path, { everywhere: true }));
    yesOf(await arrive(thief));
    expect(yesOf(await thief.get<Home>('/api/home')).groups).toEqual([]);
    await withAccount(ben, 'ben@example.org');
    yesOf(await ben.post(path, { everywhere: true }));
    expect((await pageOf(ben)).groups).toMatchObject([{ member: idOf('Ben'), here: 'same' }]);
  });
});

describe('an account', () => {
  test('is made from what this browser is, and brings its person to the same seat, actions and group elsewhere', async () => {
    const action = { id: 'a1', member: idOf('Ben'), meeting: all.meeting, slot: null, what: 'Call the bank' };
    const rest = {
      firstStep: '',
      by: '',
      measure: '',
      support: '',
      ifThen: '',
      buddy: '',
      status: 'open',
      learned: '',
    };
    const row = { ...action, ...rest, acceptedAt: running.clock.now() } as never;
    await running.store.write([{ kind: 'action', group: all.group, action: row }]);
    const ben = browser('Ben');
    expect(await pageOf(ben)).toMatchObject({ account: null, here: [{ group: all.group, member: idOf('Ben') }] });
    await withAccount(ben, 'Ben@example.org');
    expect(await pageOf(ben)).toMatchObject({
      account: { name: 'Ben', email: 'ben@example.org', hasPassword: true },
      groups: [{ member: idOf('Ben'), name: 'Ben', here: 'same' }],
      here: [],
    });

    const phone = browser();
    yesOf(await signIn(phone, 'ben@example.org'));
    expect((await pageOf(phone)).groups).toMatchObject([{ group: all.group, here: 'nobody' }]);
    yesOf(await arrive(phone));
    const { groups } = yesOf(await phone.get<Home>('/api/home'));
    expect(groups).toMatchObject([
      { group: all.group, me: { member: idOf('Ben') }, actions: [{ what: 'Call the bank' }] },
    ]);
    const client = new TestClient(running.url, { meeting: all.meeting, cookie: phone.cookie });
    expect(await client.join()).toMatchObject({ kind: 'seat', me: idOf('Ben') });
    client.close();
    // The first browser stays who it was.
    expect(yesOf(await ben.get<GroupPage>(`/api/groups/${all.group}`)).me.name).toBe('Ben');
  });

  test('holds several groups, and one that is joined later comes to the other devices at the next arrival', async () => {
    const ben = browser('Ben');
    await withAccount(ben, 'ben@example.org');
    const phone = browser();
    await comeIn(phone, 'ben@example.org');
    const second = yesOf(await ben.start({ title: 'Second group', name: 'Benjamin' }));
    expect((await pageOf(ben)).here).toMatchObject([{ group: second.group, name: 'Benjamin' }]);
    yesOf(await keep(ben, (await pageOf(ben)).here[0]?.member ?? ''));
    yesOf(await arrive(phone));
    const { groups } = yesOf(await phone.get<Home>('/api/home'));
    expect(groups.map(({ me }) => me.name).sort()).toEqual(['Ben', 'Benjamin']);
  });

  test('of somebody who is in a group twice asks which member to keep, and changes nothing before', async () => {
    await withAccount(browser('Ben'), 'ben@example.org');
    const other = browser('Cleo');
    yesOf(await signIn(other, 'ben@example.org'));
    yesOf(await arrive(other));
    const [group] = (await pageOf(other)).groups;
    expect(group).toMatchObject({ member: idOf('Ben'), here: { member: idOf('Cleo'), name: 'Cleo' } });
    const me = async () => yesOf(await other.get<GroupPage>(`/api/groups/${all.group}`)).me.name;
    expect(await me()).toBe('Cleo');
    yesOf(await keep(other, idOf('Ben')));
    expect(await me()).toBe('Ben');
    expect((await pageOf(other)).groups).toMatchObject([{ member: idOf('Ben'), here: 'same' }]);
  });

  test('can move to the member that this browser is; the former one belongs to nobody then', async () => {
    await withAccount(browser('Ben'), 'ben@example.org');
    const other = browser('Cleo');
    yesOf(await signIn(other, 'ben@example.org'));
    yesOf(await keep(other, idOf('Cleo')));
    expect((await pageOf(other)).groups).toMatchObject([{ member: idOf('Cleo'), here: 'same' }]);
    expect(await running.store.accounts.accountOf(idOf('Ben'))).toBeNull();
  });

  test('takes nobody who belongs to another account, to another group, or is no member', async () => {
    await withAccount(browser('Ben'), 'ben@example.org');
    const cleo = browser('Cleo');
    yesOf(await signUp(cleo, 'cleo@example.org', 'Cleo'));
    for (const member of [idOf('Ben'), idOf('Ann'), 'nobody'])
      expect(noOf(await keep(cleo, member)), member).toBe('404 unknownMember');
    // Two people who use one browser: it is Ben's member there.
    const shared = browser('Ben');
    yesOf(await signUp(shared, 'dora@example.org', 'Dora'));
    expect(noOf(await keep(shared, idOf('Ben')))).toBe('403 notAllowed');
    const newcomer = browser();
    yesOf(await newcomer.use(all.invite, 'Eve'));
    yesOf(await signUp(newcomer, 'eve@example.org', 'Eve'));
    const eve = (await running.store.membersOf(all.group)).find(({ name }) => name === 'Eve');
    expect((await pageOf(newcomer)).here).toEqual([]);
    expect(noOf(await keep(newcomer, eve?.id ?? ''))).toBe('403 notAdmitted');
    expect(noOf(await keep(browser('Ann'), idOf('Ann')))).toBe('401 signedOut');
    expect(noOf(await arrive(browser('Ann')))).toBe('401 signedOut');
  });

  test('brings nobody back into a group that removed them', async () => {
    await withAccount(browser('Ben'), 'ben@example.org');
    await running.store.removeMember(idOf('Ben'), running.clock.now());
    const phone = browser();
    await comeIn(phone, 'ben@example.org');
    expect(await pageOf(phone)).toMatchObject({ groups: [], here: [] });
    expect(noOf(await phone.get(`/api/groups/${all.group}`))).toBe('401 signedOut');
  });
});

describe('signing in', () => {
  test('is refused with a wrong password, an unknown address, and what is no address, without saying which', async () => {
    yesOf(await signUp(browser('Ben'), 'ben@example.org'));
    const wrong = await signIn(browser(), 'ben@example.org', 'another password');
    const unknown = await signIn(browser(), 'nobody@example.org');
    expect(wrong.answer).toEqual({ ok: false, error: 'notAllowed', detail: { why: 'wrong' } });
    expect(unknown.answer).toEqual(wrong.answer);
    expect(noOf(await signIn(browser(), 'ben'))).toBe('400 badInput');
    expect((await signUp(browser(), 'x@example.org', 'X', 'short')).answer).toMatchObject({
      detail: { field: 'password', least: 10 },
    });
    expect((await signUp(browser(), 'BEN@example.org')).answer).toMatchObject({ detail: { why: 'taken' } });
    expect(noOf(await signUp(browser(), 'x@example.org', ' '))).toBe('400 badInput');
  });

  test('[SE18] works from our own pages only, and without a mail server no mail can be asked for', async () => {
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    const sent = { email: 'ben@example.org', password: PASSWORD };
    expect(noOf(await browser().post('/api/account/sign-in', sent, foreign))).toBe('403 notAllowed');
    expect((await pageOf(browser())).ways).toMatchObject({ mail: false, company: null });
    const asked = { kind: 'signIn', email: 'ben@example.org' };
    expect(noOf(await browser().post('/api/account/mail', asked))).toBe('409 notNow');
    expect((await browser().get('/api/auth/ok')).status).toBe(404);
    expect((await browser().get('/api/auth/get-session')).status).toBe(404);
  });

  test('[SE19] makes a new token for this browser', async () => {
    await withAccount(browser('Ben'), 'ben@example.org');
    const planted = browser('Cleo');
    const before = planted.cookie;
    await comeIn(planted, 'ben@example.org');
    expect(planted.cookie).not.toContain(before);
  });
});

describe('sessions', () => {
  test('[SE24] are listed with device and groups; one that is ended cuts its open sockets and is nobody any more', async () => {
    const ben = browser('Ben');
    await withAccount(ben, 'ben@example.org');
    const phone = browser();
    const agent = { 'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1' };
    yesOf(await phone.post('/api/account/sign-in', { email: 'ben@example.org', password: PASSWORD }, agent));
    yesOf(await arrive(phone));
    const sessions = (await pageOf(ben)).sessions;
    expect(sessions).toMatchObject([
      { kind: 'account', isThis: true, groups: ['Harbour group'] },
      { kind: 'account', isThis: false, device: 'Safari, iPhone', groups: ['Harbour group'] },
    ]);
    const client = new TestClient(running.url, { meeting: all.meeting, cookie: phone.cookie });
    await client.join();
    const cut = new Promise<void>((resolve) => client.socket.once('disconnect', () => resolve()));
    yesOf(await ben.post('/api/account/end-session', { session: sessions[1]?.id }));
    await cut;
    await expect(client.connect()).rejects.toThrow('signedOut');
    expect((await pageOf(phone)).account).toBeNull();
    expect(noOf(await phone.get(`/api/groups/${all.group}`))).toBe('404 notFound');
    expect((await pageOf(ben)).sessions).toHaveLength(1);
  });

  test('of browsers that came in by a link are listed too, and can be ended; those of others cannot', async () => {
    const link = yesOf(await browser('Ben').post<{ invite: string }>(`/api/meetings/${all.meeting}/return-link`, {}));
    const tablet = browser();
    yesOf(await tablet.use(link.invite, null));
    const ben = browser('Ben');
    await withAccount(ben, 'ben@example.org');
    const byLink = (await pageOf(ben)).sessions.find(({ kind }) => kind === 'link');
    expect(byLink).toMatchObject({ device: null, groups: ['Harbour group'], isThis: false });
    const cleo = browser('Cleo');
    await withAccount(cleo, 'cleo@example.org', 'Cleo');
    expect(noOf(await cleo.post('/api/account/end-session', { session: byLink?.id }))).toBe('404 notFound');
    yesOf(await ben.post('/api/account/end-session', { session: byLink?.id }));
    expect(noOf(await tablet.get(`/api/groups/${all.group}`))).toBe('404 notFound');
  });

  test('signing out leaves this browser nobody in the groups of the account, and the others as they are', async () => {
    const ben = browser('Ben');
    await withAccount(ben, 'ben@example.org');
    const phone = browser();
    await comeIn(phone, 'ben@example.org');
    const second = yesOf(await phone.start({ title: 'Of this browser alone', name: 'Guest' }));
    yesOf(await phone.post('/api/account/sign-out', {}));
    expect((await pageOf(phone)).account).toBeNull();
    const { groups } = yesOf(await phone.get<Home>('/api/home'));
    expect(groups.map(({ group }) => group)).toEqual([second.group]);
    expect(yesOf(await ben.get<Home>('/api/home')).groups).toHaveLength(1);
  });

  test('show when a browser was used last, an hour at a time', async () => {
    const ben = browser('Ben');
    await withAccount(ben, 'ben@example.org');
    const began = running.clock.now();
    await running.clock.move(2 * 60 * 60 * 1000);
    const client = new TestClient(running.url, { meeting: all.meeting, cookie: ben.cookie });
    await client.join();
    client.close();
    const account = (await running.store.accounts.accountOf(idOf('Ben'))) ?? '';
    await expect
      .poll(async () => (await running.store.accounts.browsersOf(account))[0]?.seenAt)
      .toBe(began + 2 * 60 * 60 * 1000);
  });
});
