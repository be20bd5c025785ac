import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { memberOf } from '../../../server/access/sessions';
import { type RunningApp, startApp } from '../../support/app';
import { enter, type Gathered, gather, must, post, TestClient } from '../../support/clients';

let running: RunningApp;
beforeAll(async () => {
  running = await startApp();
});
afterAll(() => running.stop());

const clients: TestClient[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});
const group = async (...names: string[]): Promise<Gathered> => {
  const gathered = await gather(running.url, names);
  clients.push(...gathered.all);
  return gathered;
};
const open = async (meeting: string, cookie: string): Promise<TestClient> => {
  const client = new TestClient(running.url, { meeting, cookie });
  clients.push(client);
  await client.join();
  return client;
};
const gone = (client: TestClient) => new Promise<string>((resolve) => client.socket.once('disconnect', resolve));
const send = <T>(client: TestClient, path: string, body: unknown) =>
  post<T>(running.url, `/api/meetings/${client.who.meeting}/${path}`, body, client.who.cookie);

/** Nothing reaches a closed socket, and a new one is not let in. */
async function isShutOut(client: TestClient, why: string): Promise<void> {
  const heard = client.news.length;
  await expect(client.connect()).rejects.toThrow(why);
  expect(client.news).toHaveLength(heard);
}

describe('[SE2] a session that ends takes its open sockets along', () => {
  test('[AT9] who is removed loses the line at once and gets no new one until the lead admits them', async () => {
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

  test('signed out here: this browser goes, the other one of the same member stays', async () => {
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
    // And the way back is the link, as somebody new.
    expect(await enter(running.url, invite, 'Ben')).not.toBe(ben.who.cookie);
  });

  test('signed out everywhere: every browser of the member goes, nobody else', async () => {
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

  test('[IN1] a new return link shuts out who came by the old one, and not who asked for it', async () => {
    const { people, meeting } = await group('Ann', 'Ben');
    const ben = people.Ben!;
    const { value } = await send<{ invite: string }>(ben, 'return-link', {});
    const { cookie } = await post(running.url, '/api/invites/use', { invite: value.invite, name: null });
    const thief = await open(meeting, cookie);
    const lost = gone(thief);
    await send(ben, 'return-link', {});
    await lost;
    await isShutOut(thief, 'signedOut');
    must(await ben.ask('clock', {}));
  });

  test('a browser that comes in as somebody else no longer speaks for who it was', async () => {
    const { people, invite } = await group('Ann', 'Ben');
    const ben = people.Ben!;
    const lost = gone(ben);
    await post(running.url, '/api/invites/use', { invite, name: 'Zoe' }, ben.who.cookie);
    await lost;
    expect(await ben.join()).toMatchObject({ kind: 'lobby', admission: 'new' });
  });

  test('while somebody shakes hands: who was asked for before the end is asked for again', async () => {
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
    const late = new TestClient(running.url, { meeting, cookie: ben.who.cookie });
    clients.push(late);
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

describe('[SE17] a session is worth something in its own group only', () => {
  test('with a member of another group it opens neither the meeting nor the group', async () => {
    const [here, there] = [await group('Ann', 'Ben'), await group('Eve')];
    const eve = there.lead.who.cookie;
    expect(await memberOf(running.store, eve, there.group)).toMatchObject({ name: 'Eve', group: there.group });
    expect(await memberOf(running.store, eve, here.group)).toBeNull();
    expect(await memberOf(running.store, undefined, here.group)).toBeNull();
    expect(await memberOf(running.store, 'roundel=nonsense', here.group)).toBeNull();
    await expect(open(here.meeting, eve)).rejects.toThrow('signedOut');
  });

  test('nor when the rows were mixed up: a session here that names a member of there', async () => {
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

describe('the door', () => {
  test('[AT9] who was turned away may ask again, a few times a minute, and is let in when the lead thinks better of it', async () => {
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

  test('[1] who is let in acts in the room once their line is in it, so that the others hear when it goes', async () => {
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
