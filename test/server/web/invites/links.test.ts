import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { DatabaseSync } from '../../../../server/store/engines/driver';
import { Browser, noOf, yesOf } from '../../../support/browser';
import { must, TestClient } from '../../../support/clients';
import { appForAll, appForTest, folderForTest } from '../../../support/forTest';

const DAY = 24 * 60 * 60 * 1000;

const running = appForAll();
const browser = () => new Browser(running.url);

async function group() {
  const ann = browser();
  const started = yesOf(await ann.start());
  return { ann, ...started };
}

async function personal(ann: Browser, meeting: string, role: 'member' | 'speaker' = 'member') {
  const { invite } = yesOf(await ann.order(meeting, { make: 'personal', role }));
  if (invite === null) throw new Error('no link was made');
  return invite;
}

/** A return link: it leads its owner back from any browser. */
async function returnLink(owner: Browser, meeting: string): Promise<string> {
  return yesOf(await owner.post<{ invite: string }>(`/api/meetings/${meeting}/return-link`, {})).invite;
}

async function endMeeting(leader: Browser, meeting: string) {
  const client = new TestClient(running.url, { meeting, cookie: leader.cookie });
  await client.join();
  must(await client.command({ type: 'takeSeat', agreement: 1, surroundings: 'alone', sound: 'here' }));
  await client.until((state) => state.seats[client.me]?.seatedAt !== null);
  must(await client.command({ type: 'endMeeting' }));
  client.close();
}

describe('the group link', () => {
  test('[IN1] looking at a link shows where it leads and changes nothing; using it with a name makes a member', async () => {
    const { meeting, group: id, invite } = await group();
    const bob = browser();
    const look = yesOf(await bob.look(invite));
    expect(look).toEqual({
      kind: 'group',
      formedBy: null,
      nextAt: null,
      title: 'Harbour group',
      groupName: 'Harbour group',
      group: id,
      startsAt: running.clock.now(),
      status: 'lobby',
      needsName: true,
      knownAs: null,
      handed: null,
      invitedAs: null,
      makesMember: false,
    });
    expect(bob.cookie).toBe('');
    expect(await running.store.membersOf(id)).toHaveLength(1);

    expect(yesOf(await bob.use(invite, '  Bob '))).toEqual({ meeting, group: id, name: 'Bob' });
    expect(bob.setCookie).toContain('HttpOnly');
    expect(yesOf(await bob.look(invite))).toMatchObject({ needsName: false, knownAs: 'Bob' });
    expect(yesOf(await bob.use(invite, null)).name).toBe('Bob');
    expect(await running.store.membersOf(id)).toHaveLength(2);
  });

  test('two people with the same name are two members', async () => {
    const { meeting, group: id, invite } = await group();
    const one = browser();
    const two = browser();
    yesOf(await one.use(invite, 'Bob'));
    yesOf(await two.use(invite, 'Bob'));
    const ids = [yesOf(await one.summary(meeting)).me.member, yesOf(await two.summary(meeting)).me.member];
    expect(new Set(ids).size).toBe(2);
    expect((await running.store.membersOf(id)).map((member) => member.name).sort()).toEqual(['Ann', 'Bob', 'Bob']);
  });

  test('a known browser may come in as somebody else', async () => {
    const { meeting, invite } = await group();
    const shared = browser();
    yesOf(await shared.use(invite, 'Bob'));
    yesOf(await shared.use(invite, 'Cleo'));
    expect(yesOf(await shared.summary(meeting)).me.name).toBe('Cleo');
  });

  test.each([[''], ['   '], ['x'.repeat(300)], ['B\u0000b'], ['B\u001bb']])(
    'the name %j is refused when a link is used',
    async (name) => {
      const { group: id, invite } = await group();
      expect(noOf(await browser().use(invite, name))).toBe('400 badInput');
      expect(noOf(await browser().use(invite, null))).toBe('400 badInput');
      expect(await running.store.membersOf(id)).toHaveLength(1);
    },
  );

  test('a new group link replaces the old one, and a withdrawn link says so', async () => {
    const { ann, meeting, invite } = await group();
    const made = yesOf(await ann.order(meeting, { make: 'group' }));
    expect(made.invite).not.toBe(invite);
    const old = await browser().look(invite);
    expect(noOf(old)).toBe('410 expiredLink');
    expect(old.answer).toMatchObject({ detail: { why: 'withdrawn' } });
    expect(noOf(await browser().use(invite, 'Bob'))).toBe('410 expiredLink');
    yesOf(await browser().use(made.invite ?? '', 'Bob'));
    yesOf(await ann.order(meeting, { revoke: 'group' }));
    expect(noOf(await browser().use(made.invite ?? '', 'Cleo'))).toBe('410 expiredLink');
  });

  test('[SE13] an expired link says so', async () => {
    const { invite } = await group();
    await running.clock.move(401 * DAY);
    const reply = await browser().look(invite);
    expect(noOf(reply)).toBe('410 expiredLink');
    expect(reply.answer).toMatchObject({ detail: { why: 'time' } });
    expect(noOf(await browser().use(invite, 'Bob'))).toBe('410 expiredLink');
  });

  test('[SE13] made-up links are unknown, trying one again and again is slowed down, and a right link passes', async () => {
    const strict = await appForTest({ limits: { missedLooks: 3 } });
    const thief = new Browser(strict.url);
    const owner = new Browser(strict.url);
    const { invite } = yesOf(await owner.start());
    for (let n = 0; n < 3; n += 1) expect(noOf(await thief.look('A'.repeat(22)))).toBe('404 unknownLink');
    expect(noOf(await thief.look('A'.repeat(22)))).toBe('429 tooFast');
    expect(noOf(await thief.look('../../etc/passwd'))).toBe('404 unknownLink');
    expect(noOf(await thief.use('', 'Bob'))).toBe('404 unknownLink');
    // From the same address.
    expect(yesOf(await owner.look(invite))).toMatchObject({ knownAs: 'Ann' });
    yesOf(await new Browser(strict.url).use(invite, 'Bob'));
  });

  test('a link to an ended meeting can be looked at but not used; members come back through it', async () => {
    const { ann, meeting, invite } = await group();
    const bob = browser();
    yesOf(await bob.use(invite, 'Bob'));
    await endMeeting(ann, meeting);
    expect(yesOf(await browser().look(invite))).toMatchObject({ status: 'ended', needsName: true });
    expect(noOf(await browser().use(invite, 'Cleo'))).toBe('410 ended');
    expect(yesOf(await bob.use(invite, null)).meeting).toBe(meeting);
  });
});

describe('personal links', () => {
  test('[SE13] a personal link works for one person, once; that person comes back with the cookie', async () => {
    const { ann, meeting } = await group();
    const invite = await personal(ann, meeting);
    const bob = browser();
    expect(yesOf(await bob.look(invite))).toMatchObject({ kind: 'personal', needsName: true });
    yesOf(await bob.use(invite, 'Bob'));
    expect(noOf(await browser().look(invite))).toBe('410 usedLink');
    expect(noOf(await browser().use(invite, 'Thief'))).toBe('410 usedLink');
    expect(yesOf(await bob.use(invite, null)).name).toBe('Bob');
    expect(noOf(await bob.use(invite, 'Another'))).toBe('410 usedLink');
  });

  test('of twenty clicks at once on a personal link one gets in', async () => {
    const { ann, meeting, group: id } = await group();
    const invite = await personal(ann, meeting);
    const replies = await Promise.all(Array.from({ length: 20 }, (_, n) => browser().use(invite, `Guest ${n}`)));
    expect(replies.filter((reply) => reply.answer.ok)).toHaveLength(1);
    expect(new Set(replies.filter((reply) => !reply.answer.ok).map(noOf))).toEqual(new Set(['410 usedLink']));
    expect(await running.store.membersOf(id)).toHaveLength(2);
  });

  test('[SE13] a store that fails half-way uses nothing up: the same click works afterwards', async () => {
    const folder = await folderForTest();
    const own = await appForTest({ folder });
    const ann = new Browser(own.url);
    const { meeting, group: id } = yesOf(await ann.start());
    const invite = await personal(ann, meeting);
    const bob = new Browser(own.url);
    const database = new DatabaseSync(path.join(folder, 'roundel.db'));
    // By then the use of the link and the member are written; the database refuses the session.
    database.exec("create trigger no before insert on sessions begin select raise(abort, 'no'); end");
    expect(noOf(await bob.use(invite, 'Bob'))).toBe('500 internal');
    expect(bob.cookie).toBe('roundel-trial=1');
    expect(await own.store.membersOf(id)).toHaveLength(1);
    database.exec('drop trigger no');
    database.close();
    expect(yesOf(await bob.use(invite, 'Bob')).name).toBe('Bob');
    expect(yesOf(await bob.summary(meeting)).me.name).toBe('Bob');
    expect(await own.store.membersOf(id)).toHaveLength(2);
  });

  test('a speaker comes in as a speaker and cannot make links', async () => {
    const { ann, meeting } = await group();
    const guest = browser();
    yesOf(await guest.use(await personal(ann, meeting, 'speaker'), 'Dr Guest'));
    expect(yesOf(await guest.summary(meeting))).toMatchObject({ me: { role: 'speaker' }, mayInvite: false });
    expect(noOf(await guest.order(meeting, { make: 'group' }))).toBe('403 notLead');
  });

  test('withdrawing personal links keeps the group link', async () => {
    const { ann, meeting, invite } = await group();
    const mine = await personal(ann, meeting);
    yesOf(await ann.order(meeting, { revoke: 'personal' }));
    expect(noOf(await browser().use(mine, 'Bob'))).toBe('410 expiredLink');
    yesOf(await browser().use(invite, 'Bob'));
  });

  test('[IN3] where somebody leads, other members cannot make links; where nobody leads, all can', async () => {
    const { meeting, invite } = await group();
    const bob = browser();
    yesOf(await bob.use(invite, 'Bob'));
    for (const order of [{ make: 'group' }, { make: 'personal', role: 'member' }, { revoke: 'group' }]) {
      expect(noOf(await bob.order(meeting, order))).toBe('403 notLead');
    }
    yesOf(await browser().use(invite, 'Cleo'));
  });

  test.each([
    [{}],
    [{ make: 'return' }],
    [{ make: 'personal', role: 'facilitator' }],
    [{ make: 'group', group: 'x' }],
    [null],
  ])('the order %j is refused', async (order) => {
    const { ann, meeting } = await group();
    expect(noOf(await ann.order(meeting, order))).toBe('400 badInput');
  });
});

describe('return links', () => {
  test('[IN1] a return link signs in another device of the same member, and works until a new one is made', async () => {
    const { ann, meeting } = await group();
    const back = await returnLink(ann, meeting);
    const me = yesOf(await ann.summary(meeting)).me.member;
    const phone = browser();
    expect(yesOf(await phone.look(back))).toMatchObject({ kind: 'return', needsName: false, knownAs: 'Ann' });
    yesOf(await phone.use(back, null));
    expect(yesOf(await phone.summary(meeting)).me.member).toBe(me);
    yesOf(await browser().use(back, null));

    const made = await returnLink(phone, meeting);
    expect(noOf(await browser().use(back, null))).toBe('410 expiredLink');
    const third = browser();
    yesOf(await third.use(made, null));
    expect(yesOf(await third.summary(meeting)).me.member).toBe(me);
  });

  test('a return link signs in its owner, whatever name is sent and whoever used the browser before', async () => {
    const { ann, meeting, invite } = await group();
    const back = await returnLink(ann, meeting);
    const bob = browser();
    yesOf(await bob.use(invite, 'Bob'));
    expect(yesOf(await bob.use(back, 'Mallory')).name).toBe('Ann');
    expect(yesOf(await bob.summary(meeting)).me.name).toBe('Ann');
  });

  test("a member's own return link keeps the lead's return link valid", async () => {
    const { ann, meeting, invite } = await group();
    const back = await returnLink(ann, meeting);
    const bob = browser();
    yesOf(await bob.use(invite, 'Bob'));
    await returnLink(bob, meeting);
    yesOf(await browser().use(back, null));
  });
});

test.each(['group', 'personal'] as const)(
  'somebody who is removed from the group while their %s link is being made gets none',
  async (make) => {
    const { ann, meeting } = await group();
    const { store, clock } = running;
    const { member } = yesOf(await ann.summary(meeting)).me;
    const addInvite = store.addInvite.bind(store);
    const { invite: invitePeople } = store.forming;
    let stored = '';
    store.addInvite = async (invite, by) => {
      stored = invite.secretHash;
      await store.removeMember(member, clock.now());
      return addInvite(invite, by);
    };
    store.forming.invite = async (invited, by, limit) => {
      stored = invited[0]?.invite.secretHash ?? '';
      await store.removeMember(member, clock.now());
      return invitePeople(invited, by, limit);
    };
    const order = make === 'group' ? { make } : { make, role: 'member' };
    expect(noOf(await ann.order(meeting, order))).toBe('403 notLead');
    expect(await store.invite(stored)).toBeNull();
  },
);
