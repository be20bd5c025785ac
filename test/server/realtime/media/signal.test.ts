import { describe, expect, test } from 'vitest';
import type { ToServer } from '../../../../shared/protocol/socket';
import { enter, must, post, type TestClient } from '../../../support/clients';
import { appForEach, clientForTest, gatherForTest } from '../../../support/forTest';

const app = appForEach();

const signal = { description: { type: 'offer', sdp: 'v=0' }, mac: null };
const to = (other: TestClient, given: unknown = signal) =>
  ({ to: other.me, tab: other.tab, signal: given }) as Parameters<ToServer['media:signal']>[0];

const group = (names: string[]) => gatherForTest(app.url, names);
async function carried(names: string[]) {
  const gathered = await group(names);
  for (const client of gathered.all) must(await client.ask('media:join', {}));
  return gathered;
}

describe('tickets', () => {
  test('a seated member gets a ticket, and everybody seated learns which tab carries them', async () => {
    const { all, lead } = await group(['Ann', 'Ben']);
    expect(must(await lead.ask('media:join', {}))).toEqual({ kind: 'mesh', iceServers: [] });
    for (const client of all) {
      await client.next(
        'media:tabs',
        (news) => news.some(({ member, tabs }) => member === lead.me && tabs[0] === lead.tab),
        0,
      );
    }
  });

  test('[SE1] somebody in the lobby gets no ticket', async () => {
    const { invite, meeting } = await group(['Ann']);
    const stranger = clientForTest(app.url, { meeting, cookie: await enter(app.url, invite, 'Sam') });
    await stranger.join();
    expect(await stranger.ask('media:join', {})).toMatchObject({ ok: false, error: 'notAdmitted' });
    must(await stranger.command({ type: 'knock' }));
    expect(await stranger.ask('media:join', {})).toMatchObject({ ok: false, error: 'notAdmitted' });
  });

  test('[MR4] somebody who talks elsewhere gets no ticket, and their connections end', async () => {
    const { all, lead } = await carried(['Ann', 'Ben']);
    const ben = all[1];
    if (!ben) throw new Error('no Ben');
    const from = lead.news.length;
    must(await ben.command({ type: 'setSound', sound: 'elsewhere' }));
    await lead.next('media:tabs', (news) => news.every(({ member }) => member !== ben.me), from);
    expect(await ben.ask('media:join', {})).toMatchObject({ ok: false, error: 'notNow' });
    expect(await lead.ask('media:signal', to(ben))).toMatchObject({ ok: false, error: 'unknownMember' });
    must(await ben.command({ type: 'setSound', sound: 'here' }));
    must(await ben.ask('media:join', {}));
  });

  test('[MR4] fifteen minutes after the end the server closes the room by itself: no ticket, no signal, nothing carried', async () => {
    const { all, lead } = await carried(['Ann', 'Ben']);
    const ben = all[1];
    if (!ben) throw new Error('no Ben');
    must(await lead.command({ type: 'startMeeting' }));
    must(await lead.command({ type: 'endMeeting' }));
    await app.clock.move(15 * 60_000 - 1);
    must(await lead.ask('media:signal', to(ben)));
    const from = lead.news.length;
    await app.clock.move(1);
    await lead.until((meeting) => meeting.closed === true);
    await lead.next('media:tabs', (news) => news.length === 0, from);
    expect(await lead.ask('media:signal', to(ben))).toMatchObject({ ok: false });
    expect(await lead.ask('media:join', {})).toMatchObject({ ok: false });
  });
});

describe('signals', () => {
  test('a signal reaches one tab, stamped with its sender', async () => {
    const { all } = await carried(['Ann', 'Ben', 'Cem']);
    const [ann, ben, cem] = all;
    if (!ann || !ben || !cem) throw new Error('not all here');
    const heard = ben.next('media:signal');
    must(await ann.ask('media:signal', to(ben)));
    expect(await heard).toEqual({ from: ann.me, tab: ann.tab, signal });
    expect(cem.news.some(({ event }) => event === 'media:signal')).toBe(false);
  });

  test('[SE6] what one member has relayed to another is limited, so that it cannot cut a slow connection', async () => {
    const { all } = await carried(['Ann', 'Ben', 'Cem']);
    const [ann, ben, cem] = all;
    if (!ann || !ben || !cem) throw new Error('not all here');
    const large = { description: { type: 'offer', sdp: 'x'.repeat(30_000) } };
    const answers = [];
    for (let n = 0; n < 20; n += 1) answers.push(await ann.ask('media:signal', to(ben, large)));
    expect(answers.slice(0, 8).every(({ ok }) => ok)).toBe(true);
    expect(answers.at(-1)).toMatchObject({ ok: false, error: 'tooFast', detail: { retryIn: expect.any(Number) } });
    must(await ann.ask('media:signal', to(cem, large)));
    must(await cem.ask('media:signal', to(ben, large)));
  });

  test('[SE7] a sender cannot pretend to be somebody else', async () => {
    const { all } = await carried(['Ann', 'Ben', 'Cem']);
    const [ann, ben, cem] = all;
    if (!ann || !ben || !cem) throw new Error('not all here');
    const pretended = await ann.raw('media:signal', { ...to(ben), from: cem.me });
    expect(pretended).toMatchObject({ ok: false, error: 'badInput' });
  });

  test('[SE17] no signal goes to another room, to a tab that carries nothing, to oneself, or to nobody', async () => {
    const one = await carried(['Ann', 'Ben']);
    const other = await carried(['Zoe']);
    const ann = one.lead;
    const ben = one.all[1];
    if (!ben) throw new Error('no Ben');
    const refused = { ok: false, error: 'unknownMember' };
    expect(await ann.ask('media:signal', to(other.lead))).toMatchObject(refused);
    expect(await ann.ask('media:signal', { ...to(ben), tab: 'another' })).toMatchObject(refused);
    expect(await ann.ask('media:signal', to(ann))).toMatchObject(refused);
    expect(await ann.ask('media:signal', { to: 'nobody', tab: 'x', signal: { restart: true } })).toMatchObject(refused);
    expect(other.lead.news.some(({ event }) => event === 'media:signal')).toBe(false);
  });

  test('[SE1] no signal comes from the lobby, nor from a seat without a ticket', async () => {
    const { lead, all, invite, meeting } = await group(['Ann', 'Ben']);
    const ben = all[1];
    if (!ben) throw new Error('no Ben');
    must(await ben.ask('media:join', {}));
    const stranger = clientForTest(app.url, { meeting, cookie: await enter(app.url, invite, 'Sam') });
    await stranger.join();
    expect(await stranger.ask('media:signal', to(ben))).toMatchObject({ ok: false, error: 'notAdmitted' });
    expect(await lead.ask('media:signal', to(ben))).toMatchObject({ ok: false, error: 'notAllowed' });
  });

  test('[SE2] the connections of a removed member end at once', async () => {
    const { lead, all } = await carried(['Ann', 'Ben', 'Cem']);
    const [, ben, cem] = all;
    if (!ben || !cem) throw new Error('not all here');
    const from = cem.news.length;
    const cut = new Promise<void>((resolve) => ben.socket.once('disconnect', () => resolve()));
    must(await lead.command({ type: 'removeMember', member: ben.me }));
    await cem.next('media:tabs', (news) => news.every(({ member }) => member !== ben.me), from);
    expect(await cem.ask('media:signal', to(ben))).toMatchObject({ ok: false, error: 'unknownMember' });
    await cut;
    await expect(ben.connect()).rejects.toThrow('notAdmitted');
  });

  test('the latest tab of a member carries their media, the earlier one does not', async () => {
    const { lead, all, meeting } = await carried(['Ann', 'Ben']);
    const ben = all[1];
    if (!ben) throw new Error('no Ben');
    const second = clientForTest(app.url, { ...ben.who, meeting, tab: 'second-tab' });
    await second.join();
    const from = lead.news.length;
    must(await second.ask('media:join', {}));
    await lead.next('media:tabs', (news) => news.some(({ tabs }) => tabs[0] === 'second-tab'), from);
    expect(await lead.ask('media:signal', to(ben))).toMatchObject({ ok: false, error: 'unknownMember' });
    must(await lead.ask('media:signal', { ...to(second) }));
    expect(await ben.ask('media:signal', to(lead))).toMatchObject({ ok: false });
  });

  test.each([
    ['an unknown field', { evil: 1 }],
    ['a long description', { description: { type: 'offer', sdp: 'x'.repeat(35_000) } }],
    ['an unknown type', { description: { type: 'bomb', sdp: '' } }],
    ['a deep candidate', { candidate: { candidate: 'a', more: {} } }],
    ['a long candidate', { candidate: { candidate: 'x'.repeat(2_000) } }],
    ['no object', 'hello'],
    ['a prototype', JSON.parse('{"__proto__": {"x": 1}, "constructor": {}}')],
  ])('%s is refused and relayed to nobody', async (_name, given) => {
    const { lead, all } = await carried(['Ann', 'Ben']);
    const ben = all[1];
    if (!ben) throw new Error('no Ben');
    expect(await lead.raw('media:signal', to(ben, given))).toMatchObject({ ok: false });
    expect(ben.news.some(({ event }) => event === 'media:signal')).toBe(false);
  });
});

describe('[SE2] a session that ends takes its sound and picture with it', () => {
  const gone = (client: TestClient) =>
    new Promise<void>((resolve) => client.socket.once('disconnect', () => resolve()));
  const send = <T>(client: TestClient, path: string, body: unknown) =>
    post<T>(app.url, `/api/meetings/${client.who.meeting}/${path}`, body, client.who.cookie);

  /** Ann and Ben, and somebody who came in by Ben’s return link and whose page carries his media now. */
  async function stolen() {
    const { lead, all, meeting } = await carried(['Ann', 'Ben']);
    const ben = all[1];
    if (!ben) throw new Error('no Ben');
    const { value } = await send<{ invite: string }>(ben, 'return-link', {});
    const { cookie } = await post(app.url, '/api/invites/use', { invite: value.invite, name: null });
    const thief = clientForTest(app.url, { meeting, cookie, tab: 'the thief’s' });
    await thief.join();
    must(await thief.ask('media:join', {}));
    must(await lead.ask('media:signal', to(thief)));
    return { lead, ben, thief };
  }
  const without = (lead: TestClient, member: string, from: number) =>
    lead.next('media:tabs', (news) => news.every((one) => one.member !== member), from);

  test('after signing out everywhere the others disconnect from the page that was cut', async () => {
    const { lead, ben, thief } = await stolen();
    const from = lead.news.length;
    await send(ben, 'sign-out', { everywhere: true });
    await without(lead, ben.me, from);
    expect(await lead.ask('media:signal', to(thief))).toMatchObject({ ok: false, error: 'unknownMember' });
  });

  test('after the other browser is signed out the owner’s media are carried again only when they come back', async () => {
    const { lead, ben, thief } = await stolen();
    const from = lead.news.length;
    await send(thief, 'sign-out', { everywhere: false });
    await without(lead, ben.me, from);
    must(await ben.ask('media:join', {}));
    await lead.next('media:tabs', (news) => news.some(({ tabs }) => tabs[0] === ben.tab), from);
    expect(await lead.ask('media:signal', to(thief))).toMatchObject({ ok: false, error: 'unknownMember' });
  });

  test('the same when the page had dropped its own connection to stay unnoticed', async () => {
    const { lead, ben, thief } = await stolen();
    const from = lead.news.length;
    thief.close();
    await send(thief, 'sign-out', { everywhere: false });
    await without(lead, ben.me, from);
  });

  test('the page that stays is not disturbed', async () => {
    const { lead, ben, thief } = await stolen();
    await ben.join();
    must(await ben.ask('media:join', {}));
    await lead.next('media:tabs', (news) => news.some(({ tabs }) => tabs[0] === ben.tab), 0);
    const lost = gone(thief);
    await send(thief, 'sign-out', { everywhere: false });
    await lost;
    must(await lead.ask('media:signal', to(ben)));
    must(await ben.ask('media:signal', to(lead)));
  });
});
