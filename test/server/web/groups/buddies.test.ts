import { describe, expect, test } from 'vitest';

import type { MyActions } from '../../../../shared/protocol/actions';
import type { Buddies } from '../../../../shared/protocol/buddies';
import type { GroupPage, Home } from '../../../../shared/protocol/groups';
import { databaseOf } from '../../../support/app';
import { Browser, noOf, yesOf } from '../../../support/browser';
import { booked, buddiesOf, propose, satDown, say, soon } from '../../../support/buddies';
import { must, TestClient } from '../../../support/clients';
import { formedGroup } from '../../../support/formedGroup';
import { appForEach } from '../../../support/forTest';
import { canary, holdWrittenMeeting } from '../../../support/writtenGroup';

const running = appForEach({ onDisk: true });
const gathered = (names = ['Ann', 'Ben', 'Cleo', 'Dan']) => formedGroup(running, names);

describe('a 1:1', () => {
  test('[BU1] any member proposes a time to any other; when they agree it is planned, with sound only', async () => {
    const { group, people } = await gathered();
    const { Ann, Ben } = people;
    const [mine] = yesOf(await propose(Ann!, group, [Ben!.me])).pairs;
    expect(mine).toMatchObject({
      with: [{ member: Ben!.me, name: 'Ben', hasLeft: false }],
      proposed: { isMine: true, waitsFor: [Ben!.me], declined: [], minutes: 60, format: 'frame.buddy' },
      next: null,
    });
    expect(noOf(await say(Ann!, group, 'accept'))).toBe('403 notAllowed');
    const [theirs] = yesOf(await say(Ben!, group, 'accept')).pairs;
    expect(theirs).toMatchObject({ pair: mine!.pair, with: [{ member: Ann!.me, name: 'Ann' }], proposed: null });
    expect(theirs?.next).toMatchObject({ format: 'frame.buddy', startsAt: Date.UTC(2026, 2, 2, 9, 15), lead: null });
    const client = new TestClient(running.url, { meeting: theirs!.next!.meeting, cookie: Ann!.cookie });
    expect(await client.join()).toMatchObject({ kind: 'lobby', audioOnly: true });
    client.close();
  });

  test('[BU1] another time takes the place of the first; declining and withdrawing end it', async () => {
    const { group, people } = await gathered();
    const { Ann, Ben } = people;
    const [first] = yesOf(await propose(Ann!, group, [Ben!.me])).pairs;
    await running.clock.move(1);
    const later = { when: { ...soon, wall: '2026-03-03T10:00' }, format: 'frame.cocoach' };
    const [second] = yesOf(await propose(Ben!, group, [Ann!.me], later)).pairs;
    expect(second).toMatchObject({ pair: first!.pair, proposed: { isMine: true, format: 'frame.cocoach' } });
    // Ann answers the time that she saw, and there is another one now.
    const { askedAt } = first!.proposed!;
    expect(noOf(await Ben!.post(`/api/groups/${group}/buddies/${first!.pair}`, { answer: 'withdraw', askedAt }))).toBe(
      '409 stale',
    );
    const [declined] = yesOf(await say(Ann!, group, 'decline')).pairs;
    expect(declined?.proposed).toMatchObject({ isMine: false, declined: [Ann!.me], waitsFor: [] });
    expect((await buddiesOf(Ben!, group))[0]?.proposed?.declined).toEqual([Ann!.me]);
    const [none] = yesOf(await say(Ben!, group, 'withdraw')).pairs;
    expect(none).toMatchObject({ proposed: null, next: null });
  });

  test('[BU1] what is planned stays until another time is agreed on, and either of them cancels it', async () => {
    const formed = await gathered();
    const { group, people } = formed;
    const { Ann, Ben } = people;
    const { pair, meeting } = await booked(formed);
    await running.clock.move(1);
    yesOf(await propose(Ann!, group, [Ben!.me], { when: { ...soon, wall: '2026-03-04T12:00' } }));
    expect((await buddiesOf(Ben!, group))[0]?.next).toMatchObject({ meeting });
    const [moved] = yesOf(await say(Ben!, group, 'accept')).pairs;
    expect(moved?.next?.startsAt).toBe(Date.UTC(2026, 2, 4, 12));
    const cancel = { answer: 'cancel', meeting: moved!.next!.meeting };
    const [none] = yesOf(await Ann!.post<Buddies>(`/api/groups/${group}/buddies/${pair}`, cancel)).pairs;
    expect(none?.next).toBeNull();
  });

  test('[BU1] three agree when both others have said yes', async () => {
    const { group, people } = await gathered();
    const { Ann, Ben, Cleo } = people;
    yesOf(await propose(Ann!, group, [Ben!.me, Cleo!.me]));
    const [half] = yesOf(await say(Cleo!, group, 'accept')).pairs;
    expect(half).toMatchObject({ next: null, proposed: { waitsFor: [Ben!.me] } });
    const [all] = yesOf(await say(Ben!, group, 'accept')).pairs;
    const clients: TestClient[] = [];
    for (const who of [Ann!, Ben!, Cleo!]) {
      const client = new TestClient(running.url, { meeting: all!.next!.meeting, cookie: who.cookie });
      clients.push(client);
      await client.join();
      must(await client.command({ type: 'takeSeat', agreement: 1, surroundings: 'alone', sound: 'here' }));
    }
    const seats = await clients[0]!.until((meeting) => Object.values(meeting.seats).every((seat) => seat.seatedAt));
    expect(Object.keys(seats.seats)).toHaveLength(3);
    for (const client of clients) client.close();
  });

  test('[BU2] whoever facilitates has no slot: they meet a member for the hour that belongs to that member', async () => {
    const formed = await gathered(['Ann', 'Ben', 'Fay']);
    const { group, people } = formed;
    const { Ann, Ben, Fay } = people;
    await asFacilitator(Fay!.me);
    expect(noOf(await propose(Ann!, group, [Fay!.me]))).toBe('403 notAllowed');
    expect(noOf(await propose(Ann!, group, [Ben!.me], { format: 'frame.one2one' }))).toBe('403 notAllowed');
    expect(noOf(await propose(Ann!, group, [Fay!.me, Ben!.me]))).toBe('403 notAllowed');
    yesOf(await propose(Ann!, group, [Fay!.me], { format: 'frame.one2one' }));
    const [one] = yesOf(await say(Fay!, group, 'accept')).pairs;
    const state = await running.app.meetings.open(one!.next!.meeting);
    const { leadership, seats } = state!.meeting();
    expect(leadership).toMatchObject({ mode: 'led', takesPart: false });
    const [mine] = (await running.store.buddies.pairsOf(Fay!.me))[0]!.seats.filter(({ name }) => name === 'Fay');
    expect(leadership.rightful).toBe(mine?.member);
    expect(Object.keys(seats)).not.toContain(Fay!.me);
  });

  test('[BU1] is proposed only to other members, for a time to come, in a format for so many', async () => {
    const { group, people } = await gathered();
    const { Ann, Ben } = people;
    for (const [others, other, verdict] of [
      [[Ann!.me], {}, '400 badInput'],
      [[Ben!.me, Ben!.me], {}, '400 badInput'],
      [['nobody'], {}, '404 unknownMember'],
      [[Ben!.me], { when: { ...soon, wall: '2026-03-01T09:00' } }, '400 badInput'],
      [[Ben!.me], { when: { ...soon, timeZone: 'Mars/Olympus' } }, '400 badInput'],
      [[Ben!.me], { format: 'frame.group' }, '403 notAllowed'],
      [[Ben!.me], { minutes: 10 }, '400 badInput'],
    ] as const)
      expect(noOf(await propose(Ann!, group, others, other))).toBe(verdict);
    expect(await buddiesOf(Ann!, group)).toEqual([]);
  });

  test('[BU1] a time that has gone by is proposed no more', async () => {
    const { group, people } = await gathered();
    yesOf(await propose(people.Ann!, group, [people.Ben!.me]));
    await running.clock.move(76 * 60_000);
    expect((await buddiesOf(people.Ben!, group))[0]?.proposed).toBeNull();
    expect(noOf(await say(people.Ben!, group, 'accept'))).toBe('409 stale');
  });
});

describe('[BU7] buddies that are drawn', () => {
  const draw = (who: Browser, group: string, after: string | null) =>
    who.post<Buddies>(`/api/groups/${group}/buddy-draw`, { after });

  test('everybody sees who were drawn together and nothing else; the next draw puts others together', async () => {
    const { group, people } = await gathered();
    const { Ann, Dan } = people;
    expect(yesOf(await Ann!.get<Buddies>(`/api/groups/${group}/buddies`))).toMatchObject({
      drawn: null,
      mayDraw: true,
    });
    const seen: string[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const before = yesOf(await Dan!.get<Buddies>(`/api/groups/${group}/buddies`)).drawn?.id ?? null;
      const drawn = yesOf(await draw(Ann!, group, before)).drawn!;
      expect(yesOf(await Dan!.get<Buddies>(`/api/groups/${group}/buddies`)).drawn).toEqual(drawn);
      expect(drawn.by).toBe(Ann!.me);
      seen.push(...drawn.sets.map((set) => [...set].sort().join(' ')));
      await running.clock.move(1);
      expect(noOf(await draw(Dan!, group, before))).toBe('409 stale');
    }
    // Four people make six pairs, and all of them were drawn.
    expect(new Set(seen).size).toBe(6);
    expect((await buddiesOf(Dan!, group)).length).toBe(0);
  });

  test('whoever facilitates is not drawn and draws for the others; whoever leaves is shown no more', async () => {
    const { group, people } = await gathered(['Fay', 'Ben', 'Cleo', 'Dan']);
    const { Fay, Ben, Cleo, Dan } = people;
    await asFacilitator(Fay!.me);
    expect(noOf(await draw(Ben!, group, null))).toBe('403 notLead');
    const { drawn } = yesOf(await draw(Fay!, group, null));
    expect(drawn?.sets.map((set) => [...set].sort())).toEqual([[Ben!.me, Cleo!.me, Dan!.me].sort()]);
    yesOf(await Dan!.post(`/api/groups/${group}/leave`, {}));
    const after = yesOf(await Ben!.get<Buddies>(`/api/groups/${group}/buddies`));
    expect(after).toMatchObject({ mayDraw: false });
    expect(after.drawn?.sets.map((set) => [...set].sort())).toEqual([[Ben!.me, Cleo!.me].sort()]);
  });
});

/**
 * What is asked of a 1:1 of Ann and Ben, what the two of them get, and what Cleo, who leads the group, and Dan, a member, get:
 * the same as a stranger.
 */
const table = [
  { ask: 'GET /api/meetings/:meeting', theirs: '200' },
  { ask: 'GET /api/meetings/:meeting/minutes', theirs: '200' },
  { ask: 'GET /api/meetings/:meeting/mine', theirs: '200' },
  { ask: 'GET /api/meetings/:meeting/boards/:board', theirs: '200' },
  { ask: 'GET /api/meetings/:meeting/members', theirs: '403 notLead' },
  { ask: 'POST /api/meetings/:meeting/invites', body: { make: 'group' }, theirs: '403 notLead' },
  { ask: 'POST /api/meetings/:meeting/remove-from-group', body: { member: ':member' }, theirs: '403 notAllowed' },
  { ask: 'POST /api/meetings/:meeting/cancel-next', body: { next: 'none' }, theirs: '409 stale' },
  { ask: 'POST /api/groups/:group/buddies/:pair', body: { answer: 'accept', askedAt: 1 }, theirs: '409 stale' },
  { ask: 'POST /api/groups/:group/buddies/:pair', body: { answer: 'cancel', meeting: 'none' }, theirs: '409 stale' },
  { ask: 'GET /api/groups/:pair/export', theirs: '200' },
  { ask: 'GET /api/groups/:pair/export/mine', theirs: '200' },
  {
    ask: 'POST /api/groups/:pair/actions/:action/report',
    body: { status: 'done', learned: '' },
    ann: '200',
    theirs: '403 notAllowed',
  },
  // A 1:1 is no group of its own.
  { ask: 'GET /api/groups/:pair', theirs: '404 notFound' },
  { ask: 'GET /api/groups/:pair/coming', theirs: '404 notFound' },
  { ask: 'GET /api/groups/:pair/dates', theirs: '404 notFound' },
  { ask: 'GET /api/groups/:pair/ownership', theirs: '404 notFound' },
  { ask: 'GET /api/groups/:pair/retention', theirs: '404 notFound' },
  { ask: 'GET /api/groups/:pair/buddies', theirs: '404 notFound' },
  { ask: 'POST /api/groups/:pair/link', body: { change: 'newLink' }, theirs: '404 notFound' },
  { ask: 'POST /api/groups/:pair/leave', body: {}, theirs: '404 notFound' },
  {
    ask: 'POST /api/groups/:pair/members/:member/return-link',
    body: { everywhere: false },
    theirs: '404 notFound',
  },
  { ask: 'POST /api/groups/:pair/feed', body: {}, theirs: '404 notFound' },
] as const;

describe('what is said in a 1:1', () => {
  test('[BU3] is for nobody else: not for members, not for whoever leads, by HTTP or by a socket', async () => {
    const formed = await gathered();
    const { group, people } = formed;
    const { pair, meeting } = await booked(formed);
    const here = await satDown(running, formed, meeting, pair);
    await holdWrittenMeeting(running, here);
    const { Ann, Ben } = here.people;
    const [board = ''] = (await running.store.documentsOf(meeting)).filter((name) => name.includes('/board/'));
    const action = (await running.store.actionsOfMeeting(meeting)).find(({ member }) => member === Ann!.me)?.id ?? '';
    const filled = (text: string) =>
      text
        .replace(':meeting', meeting)
        .replace(':group', group)
        .replace(':pair', pair)
        .replace(':board', encodeURIComponent(board))
        .replace(':action', action)
        .replace(':member', Ben!.me);
    const seen = async (who: string, { ask, ...row }: (typeof table)[number]) => {
      const [method = '', path = ''] = filled(ask).split(' ');
      const json = 'body' in row ? JSON.parse(filled(JSON.stringify(row.body))) : undefined;
      const reply = await people[who]!.send(method, path, json === undefined ? {} : { json });
      const { status, answer, bytes } = reply;
      if (status === 200 && (who === 'Cleo' || who === 'Dan')) throw new Error(`${who} got ${bytes.length} bytes`);
      return answer?.ok === false ? `${status} ${answer.error}` : String(status);
    };
    for (const row of table) {
      const got: Record<string, string> = {};
      for (const who of ['Cleo', 'Dan', 'Ben', 'Ann']) got[who] = await seen(who, row);
      const ann = 'ann' in row ? row.ann : row.theirs;
      expect(got, row.ask).toEqual({ Cleo: '404 notFound', Dan: '404 notFound', Ben: row.theirs, Ann: ann });
    }
    for (const who of ['Cleo', 'Dan']) {
      const spy = new TestClient(running.url, { meeting, cookie: people[who]!.cookie });
      await expect(spy.connect()).rejects.toThrow('signedOut');
      spy.close();
    }
    here.close();
  });

  test('[BU3] shows nowhere: not on the page of the group, at home, in lists of groups, or in its export', async () => {
    const formed = await gathered();
    const { group, people } = formed;
    const { pair, meeting } = await booked(formed);
    const here = await satDown(running, formed, meeting, pair);
    await holdWrittenMeeting(running, here);
    here.close();
    const places = [
      '/api/home',
      `/api/groups/${group}`,
      `/api/groups/${group}/buddies`,
      '/api/actions',
      '/api/account',
    ];
    places.push(`/api/groups/${group}/dates`, `/api/groups/${group}/export`, `/api/groups/${group}/ownership`);
    for (const who of ['Cleo', 'Dan'])
      for (const place of places) {
        const text = (await people[who]!.get(place)).bytes.toString('latin1');
        for (const word of [pair, meeting, ...Object.values(canary)])
          expect(text.includes(word), `${who} ${place} ${word}`).toBe(false);
      }
    expect(yesOf(await people.Ann!.get<Home>('/api/home')).groups.map((one) => one.group)).toEqual([group]);
    const page = yesOf(await people.Ann!.get<GroupPage>(`/api/groups/${group}`));
    expect([page.next, page.past]).toEqual([null, []]);
  });

  test('[BU4] whoever is removed from the group is cut from it, and what was planned is given up', async () => {
    const formed = await gathered();
    const { group, people } = formed;
    const { pair, meeting } = await booked(formed);
    const here = await satDown(running, formed, meeting, pair);
    must(await here.lead.command({ type: 'startMeeting' }));
    const { Ann, Ben } = here.people;
    const cut = new Promise((resolve) => Ben!.socket.once('disconnect', resolve));
    yesOf(await people.Ben!.post(`/api/groups/${group}/leave`, {}));
    await cut;
    // Nobody is left to agree with her on the end.
    await Ann!.until(({ status }) => status === 'ended');
    const back = new TestClient(running.url, { meeting, cookie: people.Ben!.cookie });
    await expect(back.connect()).rejects.toThrow('signedOut');
    expect(noOf(await people.Ben!.get(`/api/meetings/${meeting}/minutes`))).toMatch(/401|404/);
    // What they said stays hers.
    expect((await Ann!.minutes()).attendance.map(({ name }) => name).sort()).toEqual(['Ann', 'Ben']);
    const [over] = await buddiesOf(people.Ann!, group);
    expect(over).toMatchObject({ isOver: true, next: null, with: [{ name: 'Ben', hasLeft: true }] });
    expect(over?.past).toHaveLength(1);
    expect(noOf(await propose(people.Ann!, group, [people.Ben!.me]))).toBe('404 unknownMember');
    here.close();
  });

  test('[BU4] a member who is removed cannot enter what was planned, and who comes anew begins anew', async () => {
    const formed = await gathered();
    const { people } = formed;
    const { pair, meeting } = await booked(formed);
    await running.store.removeMember(people.Ben!.me, running.clock.now());
    expect(noOf(await people.Ben!.get(`/api/meetings/${meeting}`))).toBe('404 notFound');
    const rows = await running.store.membersOf(pair);
    expect(rows.find(({ name }) => name === 'Ben')?.removedAt).toBe(running.clock.now());
    expect(rows.find(({ name }) => name === 'Ann')?.removedAt).toBeNull();
  });

  test('[BU4] signing out, and a new return link, mean the member of the group', async () => {
    const formed = await gathered();
    const { group, people } = formed;
    const { pair, meeting } = await booked(formed);
    const here = await satDown(running, formed, meeting, pair);
    const { invite } = yesOf(await people.Ben!.post<{ invite: string }>(`/api/meetings/${meeting}/return-link`, {}));
    const phone = new Browser(running.url);
    expect(yesOf(await phone.use(invite, null)).group).toBe(group);
    expect((await buddiesOf(phone, group))[0]?.pair).toBe(pair);
    const cut = new Promise((resolve) => here.people.Ben!.socket.once('disconnect', resolve));
    yesOf(await people.Ben!.post(`/api/meetings/${meeting}/sign-out`, { everywhere: true }));
    await cut;
    expect(noOf(await phone.get(`/api/meetings/${meeting}`))).toBe('404 notFound');
    here.close();
  });
});

describe('what was promised in a 1:1', () => {
  test('[BU6] stands among my own actions with whom I promised it, and greets the next opening of the two', async () => {
    const formed = await gathered();
    const { group, people } = formed;
    const { Ann, Ben, Cleo } = people;
    const { pair, meeting } = await booked(formed);
    const here = await satDown(running, formed, meeting, pair);
    await holdWrittenMeeting(running, here);
    here.close();
    const mine = yesOf(await Ann!.get<MyActions>('/api/actions'));
    const [action] = mine.open;
    expect(mine.open).toMatchObject([{ group: pair, action: { what: canary.annsAction } }]);
    expect(mine.groups).toMatchObject([{ group }, { group: pair, with: ['Ben'] }]);
    expect(yesOf(await Cleo!.get<MyActions>('/api/actions'))).toMatchObject({ open: [], groups: [{ group }] });
    const atHome = yesOf(await Ann!.get<Home>('/api/home')).buddies;
    expect(atHome).toMatchObject([
      { group, pair, with: [{ name: 'Ben' }], next: null, actions: [{ id: action!.action.id }] },
    ]);
    await running.clock.move(60_000);
    const report = `/api/groups/${pair}/actions/${action!.action.id}/report`;
    yesOf(await Ann!.post(report, { status: 'done', learned: 'It was easy.' }));
    yesOf(await propose(Ben!, group, [Ann!.me], { when: { ...soon, wall: '2026-03-02T10:00' } }));
    const asked = yesOf(await Ann!.get<Home>('/api/home')).buddies[0];
    expect(asked?.proposed).toMatchObject({ isMine: false, by: Ben!.me, waitsFor: [Ann!.me] });
    const next = yesOf(await say(Ann!, group, 'accept')).pairs[0]!.next!;
    expect(yesOf(await Ben!.get<Home>('/api/home')).buddies[0]?.next).toMatchObject({ meeting: next.meeting });
    await running.clock.move(50 * 60_000);
    const again = await satDown(running, formed, next.meeting, pair);
    const greets = await again.people.Ben!.read({ what: 'actions', previous: true });
    expect(greets.actions.map(({ what, learned }) => [what, learned])).toEqual([
      [canary.annsAction, 'It was easy.'],
      [canary.bensAction, canary.learned],
    ]);
    again.close();
  });
});

describe('a 1:1 that both left without ending it', () => {
  test('[BU1] is over an hour after its end, and the next one can be planned', async () => {
    const formed = await gathered();
    const { group, people } = formed;
    const { pair, meeting } = await booked(formed);
    const here = await satDown(running, formed, meeting, pair);
    must(await here.lead.command({ type: 'startMeeting' }));
    here.close();
    await running.clock.move(115 * 60_000);
    expect((await buddiesOf(people.Ann!, group))[0]?.next).toMatchObject({ status: 'running' });
    await running.clock.move(30 * 60_000);
    const shown = async () => (await buddiesOf(people.Ann!, group))[0];
    await expect.poll(shown).toMatchObject({ next: null, past: [{ meeting }] });
    yesOf(await propose(people.Ben!, group, [people.Ann!.me], { when: { ...soon, wall: '2026-03-02T18:00' } }));
    expect(yesOf(await say(people.Ann!, group, 'accept')).pairs[0]?.next?.startsAt).toBe(Date.UTC(2026, 2, 2, 18));
  });
});

async function asFacilitator(member: string): Promise<void> {
  const database = databaseOf(running);
  database.prepare("update members set role = 'facilitator' where id = ?").run(member);
  database.close();
}
