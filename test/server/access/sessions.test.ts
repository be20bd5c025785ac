import { describe, expect, test } from 'vitest';
import { memberOf } from '../../../server/access/sessions';
import { enter, must, post, type TestClient } from '../../support/clients';
import { appForAll, clientForTest, gatherForTest } from '../../support/forTest';

const running = appForAll();

const group = (...names: string[]) => gatherForTest(running.url, names);
const open = async (meeting: string, cookie: string): Promise<TestClient> => {
  const client = clientForTest(running.url, { meeting, cookie });
  await client.join();
  return client;
};
const gone = (client: TestClient) => new Promise<string>((resolve) => client.socket.once('disconnect', resolve));
const send = <T>(client: TestClient, path: string, body: unknown) =>
  post<T>(running.url, `/api/meetings/${client.who.meeting}/${path}`, body, client.who.cookie);

/** Nothing reaches a closed socket, and a new socket is refused. */
async function isShutOut(client: TestClient, why: string): Promise<void> {
  const heard = client.news.length;
  await expect(client.connect()).rejects.toThrow(why);
  expect(client.news).toHaveLength(heard);
}

describe('[SE2] a session that ends closes its open sockets', () => {
  test('[AT9] a removed member is disconnected at once and cannot connect again until the lead admits them', async () => {
    const { lead, people } = await group('Ann', 'Ben', 'Cleo');
    const ben = people.Ben!;
    ben.rejoins = false;
    const lost = gone(ben);
    must(await lead.command({ type: 'removeMember', member: ben.me }));
    await lost;
    expect(ben.news.at(-1)).toEqual({ event: 'meeting:rejoin', news: { reason: 'removed' } });
    must(await lead.command({ type: 'setOneVoice', on: true }));
    await people.Cleo!.until((state) => state.settings.oneVoice);
    await isShutOut(ben, 'notAdmitted');
    must(await lead.command({ type: 'admit', member: ben.me }));
    expect(await ben.join()).toMatchObject({ kind: 'seat' });
  });

  test('[AT9] the browser of a removed member cannot use the link of the group under another name', async () => {
    const { lead, people, invite } = await group('Ann', 'Ben', 'Cleo');
    const ben = people.Ben!;
    ben.rejoins = false;
    must(await lead.command({ type: 'setAdmission', admission: 'open' }));
    const lost = gone(ben);
    must(await lead.command({ type: 'removeMember', member: ben.me }));
    await lost;
    await lead.until(({ settings }) => settings.admission === 'ask');
    const again = (path: string, body: object) => post(running.url, path, { invite, ...body }, ben.who.cookie);
    await expect(again('/api/invites/look', {})).rejects.toThrow('notAdmitted');
    await expect(again('/api/invites/use', { name: 'Cleo' })).rejects.toThrow('notAdmitted');
    await expect(again('/api/invites/use', { name: null })).rejects.toThrow('notAdmitted');
    // Somebody else has the link of the group, and the lead is asked about them.
    expect(await enter(running.url, invite, 'Dan')).not.toBe('');
    must(await lead.command({ type: 'admit', member: ben.me }));
    await again('/api/invites/look', {});
  });

  test('a removed member can sign out', async () => {
    const { lead, people, meeting } = await group('Ann', 'Ben');
    const ben = people.Ben!;
    ben.rejoins = false;
    const lost = gone(ben);
    must(await lead.command({ type: 'removeMember', member: ben.me }));
    await lost;
    await isShutOut(ben, 'notAdmitted');
    await send(ben, 'sign-out', { everywhere: false });
    await isShutOut(ben, 'signedOut');
    await expect(post(running.url, `/api/meetings/${meeting}/sign-out`, { everywhere: false })).rejects.toThrow(
      'signedOut',
    );
  });

  test('signing out here ends this browser and keeps the other browser of the same member', async () => {
    const { lead, people, invite, meeting } = await group('Ann', 'Ben');
    const ben = people.Ben!;
    const { value } = await send<{ invite: string }>(ben, 'return-link', {});
    const { cookie } = await post(running.url, '/api/invites/use', { invite: value.invite, name: null });
    const phone = await open(meeting, cookie);
    expect(phone.me).toBe(ben.me);
    const lost = gone(ben);
    await send(ben, 'sign-out', { everywhere: false });
    await lost;
    await isShutOut(ben, 'signedOut');
    must(await phone.ask('clock', {}));
    await lead.until((state) => state.seats[ben.me]?.presence === 'here');
    // They can come back through the link, as a new member.
    expect(await enter(running.url, invite, 'Ben')).not.toBe(ben.who.cookie);
  });

  test("signing out everywhere ends every browser of the member and nobody else's", async () => {
    const { lead, people, meeting } = await group('Ann', 'Ben');
    const ben = people.Ben!;
    const { value } = await send<{ invite: string }>(ben, 'return-link', {});
    const { cookie } = await post(running.url, '/api/invites/use', { invite: value.invite, name: null });
    const phone = await open(meeting, cookie);
    const lost = Promise.all([gone(ben), gone(phone)]);
    await send(phone, 'sign-out', { everywhere: true });
    await lost;
    for (const client of [ben, phone]) await isShutOut(client, 'signedOut');
    await lead.until((state) => state.seats[ben.me]?.presence === 'lost');
  });

  test('[IN1] a new return link leaves the browsers in that came in by the old one, which opens no other one', async () => {
    const { people, meeting } = await group('Ann', 'Ben');
    const ben = people.Ben!;
    const { value } = await send<{ invite: string }>(ben, 'return-link', {});
    const { cookie } = await post(running.url, '/api/invites/use', { invite: value.invite, name: null });
    const phone = await open(meeting, cookie);
    await send(ben, 'return-link', {});
    for (const client of [ben, phone]) must(await client.ask('clock', {}));
    await expect(post(running.url, '/api/invites/use', { invite: value.invite, name: null })).rejects.toThrow(
      'expiredLink',
    );
  });

  test('a browser that comes in as somebody else can no longer act as its former member', async () => {
    const { people, invite } = await group('Ann', 'Ben');
    const ben = people.Ben!;
    const lost = gone(ben);
    const { cookie } = await post(running.url, '/api/invites/use', { invite, name: 'Zoe' }, ben.who.cookie);
    await lost;
    await isShutOut(ben, 'signedOut');
    const zoe = await open(ben.who.meeting, cookie);
    expect(zoe.view).toMatchObject({ kind: 'lobby', admission: 'new' });
  });

  test('a session that ends during the handshake is looked up again', async () => {
    const { people, meeting } = await group('Ann', 'Ben');
    const ben = people.Ben!;
    let answer = () => {};
    let asked = () => {};
    const inTheLobby = new Promise<void>((resolve) => {
      asked = resolve;
    });
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const { member } = running.store;
    running.store.member = async (id) => {
      const row = await member.call(running.store, id);
      asked();
      await held;
      return row;
    };
    const late = clientForTest(running.url, { meeting, cookie: ben.who.cookie });
    const over = gone(late);
    void late.connect().catch(() => {});
    await inTheLobby;
    running.store.member = member;
    const lost = gone(ben);
    await send(ben, 'sign-out', { everywhere: true });
    await lost;
    answer();
    await over;
    await isShutOut(late, 'signedOut');
  });
});

describe('[SE17] a session is valid in its own group only', () => {
  test("the session of another group's member opens neither the meeting nor the group", async () => {
    const [here, there] = [await group('Ann', 'Ben'), await group('Eve')];
    const eve = there.lead.who.cookie;
    expect(await memberOf(running.store, eve, there.group)).toMatchObject({ name: 'Eve', group: there.group });
    expect(await memberOf(running.store, eve, here.group)).toBeNull();
    expect(await memberOf(running.store, undefined, here.group)).toBeNull();
    expect(await memberOf(running.store, 'roundel=nonsense', here.group)).toBeNull();
    await expect(open(here.meeting, eve)).rejects.toThrow('signedOut');
  });

  test('a session row that names a member of another group opens nothing', async () => {
    const [here, there] = [await group('Ann'), await group('Eve')];
    const cookie = await enter(running.url, here.invite, 'Zoe');
    const zoe = await open(here.meeting, cookie);
    expect(zoe.view?.kind).toBe('lobby');
    const { sessionMember } = running.store;
    running.store.sessionMember = async () => there.lead.me;
    try {
      expect(await memberOf(running.store, cookie, here.group)).toBeNull();
      expect(await memberOf(running.store, cookie, there.group)).toMatchObject({ name: 'Eve' });
      await expect(open(here.meeting, cookie)).rejects.toThrow('signedOut');
    } finally {
      running.store.sessionMember = sessionMember;
    }
  });
});

describe('the lobby', () => {
  test('[AT9] somebody who was turned away may ask again a few times a minute, and comes in when the lead admits them', async () => {
    const { lead, invite, meeting } = await group('Ann');
    const zoe = await open(meeting, await enter(running.url, invite, 'Zoe'));
    const turnedAway = async () => {
      must(await zoe.command({ type: 'knock' }));
      await zoe.when(() => (zoe.view?.kind === 'lobby' && zoe.view.admission === 'waiting' ? true : null));
      must(await lead.command({ type: 'refuseEntry', member: zoe.me }));
      await zoe.when(() => (zoe.view?.kind === 'lobby' && zoe.view.admission === 'refused' ? true : null));
    };
    const told = () => lead.news.filter((one) => one.event === 'lobby:knocked').length;
    for (let time = 1; time <= 3; time += 1) {
      await turnedAway();
      expect(told()).toBe(time);
    }
    must(await zoe.command({ type: 'knock' }));
    must(await lead.command({ type: 'refuseEntry', member: zoe.me }));
    expect(await zoe.command({ type: 'knock' })).toEqual({
      ok: false,
      error: 'tooFast',
      detail: { retryIn: expect.any(Number) },
    });
    must(await lead.command({ type: 'admit', member: zoe.me }));
    await zoe.when(() => (zoe.view?.kind === 'seat' ? true : null));
  });

  test('[MR8] an admitted member acts only once their connection is in the room, so that the others see when it drops', async () => {
    const { lead, invite, meeting, group: id } = await group('Ann');
    const zoe = await open(meeting, await enter(running.url, invite, 'Zoe'));
    zoe.rejoins = false;
    must(await zoe.command({ type: 'knock' }));
    must(await lead.command({ type: 'admit', member: zoe.me }));
    const { agreement } = zoe.view!;
    must(await zoe.command({ type: 'takeSeat', agreement: agreement.version, surroundings: 'alone', sound: 'here' }));
    const board = { document: `${id}/${meeting}/board/common`, stateVector: null };
    expect(await zoe.ask('document:open', board)).toEqual({ ok: false, error: 'notNow' });
    await zoe.join();
    must(await zoe.ask('document:open', board));
  });
});
