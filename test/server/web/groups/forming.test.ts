import { describe, expect, test } from 'vitest';
import { markOfSecret } from '../../../../shared/encryption/linkMark';
import { presets } from '../../../../shared/groups/models';
import type { DatePlanned } from '../../../../shared/protocol/dates';
import type {
  Coming,
  FormGroup,
  GroupFormed,
  InvitationChanged,
  PeopleInvited,
} from '../../../../shared/protocol/forming';
import type { GroupPage, Home } from '../../../../shared/protocol/groups';
import { aPair, Browser, noOf, yesOf } from '../../../support/browser';
import { must, sitDown } from '../../../support/clients';
import { appForEach, appForTest, clientForTest } from '../../../support/forTest';
import { signIn, withAccount } from '../../../support/people';

const running = appForEach();
const browser = (url = running.url) => new Browser(url);

type Group = Exclude<FormGroup, { model: 'pair' }>;
const harbour: Group = {
  model: 'internalGroup',
  name: 'Harbour group',
  me: 'Ann',
  as: 'member',
  plan: { ...presets.internalGroup, timeZone: 'Europe/London' },
  people: [
    { name: 'Ben Berg', email: 'ben@example.org' },
    { name: null, email: 'cleo@example.org' },
  ],
};

const form = (who: Browser, change: Partial<Group> = {}) =>
  who.post<GroupFormed>('/api/groups', { ...harbour, ...change });
async function formed(change: Partial<Group> = {}) {
  const ann = browser();
  const made = yesOf(await form(ann, change));
  // Whoever comes later stands behind.
  await running.clock.move(1);
  const at = `/api/groups/${made.group}`;
  const page = async (who: Browser) => yesOf(await who.get<GroupPage>(at));
  const coming = async (who: Browser) => yesOf(await who.get<Coming>(`${at}/coming`));
  const personal = (nth: number) => made.invited[nth]?.invite ?? '';
  return { ann, ...made, at, page, coming, personal };
}
const namesOf = ({ people }: GroupPage) => people.map(({ name }) => name);

describe('[GF1] forming a group', () => {
  test('there is a group without a meeting, and whoever formed it is its member', async () => {
    const { ann, page, group, meeting, invited } = await formed();
    expect(meeting).toBeNull();
    expect(invited.map(({ name, email }) => [name, email])).toEqual([
      ['Ben Berg', 'ben@example.org'],
      [null, 'cleo@example.org'],
    ]);
    expect(await page(ann)).toMatchObject({
      name: 'Harbour group',
      model: 'internalGroup',
      plan: harbour.plan,
      me: { name: 'Ann', role: 'member' },
      next: null,
      past: [],
      mayInvite: true,
      mayPlan: true,
    });
    const home = yesOf(await ann.get<Home>('/api/home'));
    expect(home.groups).toMatchObject([{ group, name: 'Harbour group', next: null }]);
  });

  test('a pair has its first meeting, which nobody leads', async () => {
    const ann = browser();
    const startsAt = running.clock.now() + 86_400_000;
    const { group, meeting } = yesOf(await ann.post<GroupFormed>('/api/groups', { ...aPair, startsAt }));
    const { next, model, plan } = yesOf(await ann.get<GroupPage>(`/api/groups/${group}`));
    expect(next).toMatchObject({ meeting, startsAt, minutes: 60, format: 'frame.buddy', lead: null, status: 'lobby' });
    expect([model, plan?.timeZone, plan?.people.most]).toEqual(['pair', 'Europe/London', 2]);
    // Nobody was asked how often they meet.
    expect(plan?.everyWeeks).toBeNull();
  });

  test.each<[string, Partial<Record<string, unknown>>, string]>([
    ['a name of blanks', { name: '  ' }, 'name'],
    ['no name of mine', { me: '\u0000' }, 'me'],
    [
      'a format that nobody knows',
      { plan: { ...harbour.plan, formats: { ...harbour.plan.formats, first: 'x' } } },
      'format',
    ],
    [
      'a usual format that nobody knows',
      { plan: { ...harbour.plan, formats: { ...harbour.plan.formats, usual: 'x' } } },
      'template',
    ],
    ['minutes that its format does not take', { plan: { ...harbour.plan, minutes: 10 } }, 'minutes'],
    ['a time zone of no place', { plan: { ...harbour.plan, timeZone: 'Mars/Base' } }, 'plan'],
    ['more people at least than at most', { plan: { ...harbour.plan, people: { least: 7, most: 5 } } }, 'plan'],
    ['a facilitator who leads, and nobody who facilitates', { plan: { ...harbour.plan, leads: 'facilitator' } }, 'as'],
    ['the same person twice', { people: [...harbour.people, { name: 'B', email: 'BEN@example.org' }] }, 'people'],
    ['a person who is me', { people: [{ name: 'ann', email: null }] }, 'people'],
    ['a person without anything', { people: [{ name: null, email: null }] }, 'people'],
    ['an address that is none', { people: [{ name: 'B', email: 'b at home' }] }, 'people'],
    ['forty-one people', { people: Array.from({ length: 41 }, (_, n) => ({ name: `P ${n}`, email: null })) }, 'people'],
  ])('%s is refused by the name of its field, and nothing is kept', async (_what, change, field) => {
    const ann = browser();
    const reply = await ann.post('/api/groups', { ...harbour, ...change });
    expect(reply.answer).toMatchObject({ ok: false, error: 'badInput', detail: { field } });
    expect(yesOf(await ann.get<Home>('/api/home')).groups).toEqual([]);
  });

  test('ten thousand people are too much for one request', async () => {
    const people = Array.from({ length: 10_000 }, (_, n) => ({ name: `P ${n}`, email: null }));
    expect(noOf(await browser().post('/api/groups', { ...harbour, people }))).toBe('413 tooLarge');
  });

  test('forty people with long names fit into one request', async () => {
    const name = (n: number) => `${'語'.repeat(77)}${n}`;
    const people = Array.from({ length: 40 }, (_, n) => ({
      name: name(n),
      email: `p${n}@${'long.'.repeat(40)}example.org`,
    }));
    expect((await formed({ people })).invited).toHaveLength(40);
  });

  test('a pair that is planned for next year, or in a format for more people, is refused', async () => {
    const startsAt = running.clock.now() + 500 * 86_400_000;
    expect(noOf(await browser().post('/api/groups', { ...aPair, startsAt }))).toBe('400 badInput');
    const now = running.clock.now();
    expect(noOf(await browser().post('/api/groups', { ...aPair, startsAt: now, template: 'frame.group' }))).toBe(
      '400 badInput',
    );
  });

  test('where the operator lets nobody start, nobody forms a group', async () => {
    const closed = await appForTest({ starting: 'nobody' });
    expect(noOf(await form(browser(closed.url)))).toBe('403 notAllowed');
  });
});

describe('[GF3] links of a group', () => {
  test('whoever comes by a personal link is a member at once, under the name by which they were invited', async () => {
    const { ann, page, group, personal, coming } = await formed();
    const ben = browser();
    expect(yesOf(await ben.look(personal(0)))).toMatchObject({
      kind: 'personal',
      title: 'Harbour group',
      invitedAs: 'Ben Berg',
      makesMember: true,
      startsAt: null,
      status: null,
    });
    expect(yesOf(await ben.use(personal(0), 'Ben Berg'))).toEqual({ meeting: null, group, name: 'Ben Berg' });
    expect(namesOf(await page(ben))).toEqual(['Ann', 'Ben Berg']);
    expect((await coming(ann)).invited.map(({ email }) => email)).toEqual(['cleo@example.org']);
  });

  test('of two people who use one personal link one gets in, and the other is told that it was used', async () => {
    const { personal, page, ann } = await formed();
    const two = [browser(), browser()];
    const replies = await Promise.all(two.map((one, index) => one.use(personal(0), `Ben ${index}`)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 410]);
    expect(noOf(replies.find(({ status }) => status === 410) ?? replies[0]!)).toBe('410 usedLink');
    expect(namesOf(await page(ann))).toHaveLength(2);
    // Whoever got in comes back by the same link, as themselves.
    const winner = two[replies.findIndex(({ status }) => status === 200)]!;
    expect(yesOf(await winner.look(personal(0))).knownAs).toMatch(/^Ben/);
  });

  test('whoever comes by the group link waits until a member lets them in, or is turned away', async () => {
    const { ann, at, invite, page, coming, group } = await formed();
    const dan = browser();
    expect(yesOf(await dan.look(invite))).toMatchObject({ makesMember: false, invitedAs: null, status: null });
    yesOf(await dan.use(invite, 'Dan'));
    await running.clock.move(1);
    const eve = browser();
    yesOf(await eve.use(invite, 'Eve'));
    expect(noOf(await dan.get(at))).toBe('403 notAdmitted');
    const { newcomers } = await coming(ann);
    expect(newcomers.map(({ name }) => name)).toEqual(['Dan', 'Eve']);
    const answer = (nth: number, letIn: boolean) => ann.post(`${at}/newcomers/${newcomers[nth]?.member}`, { letIn });
    yesOf(await answer(0, true));
    yesOf(await answer(1, false));
    expect(noOf(await answer(1, true))).toBe('404 unknownMember');
    expect(namesOf(await page(dan))).toEqual(['Ann', 'Dan']);
    expect(noOf(await eve.get(at))).toBe('404 notFound');
    expect((await running.store.membersOf(group)).map(({ name }) => name)).toEqual(['Ann', 'Dan']);
  });

  test('whoever is turned away on the page is not let in by name in the lobby, and the other way round', async () => {
    const { ann, at, invite, coming } = await formed();
    const planned = yesOf(await ann.post<DatePlanned>(`${at}/next`, { when: null, minutes: null, template: null }));
    const inLobby = async (name: string) => {
      const who = browser();
      yesOf(await who.use(invite, name));
      const client = clientForTest(running.url, { meeting: planned.meeting, cookie: who.cookie });
      await client.join();
      must(await client.command({ type: 'knock' }));
      return client;
    };
    const lead = clientForTest(running.url, { meeting: planned.meeting, cookie: ann.cookie });
    await sitDown(lead, null);
    const dan = await inLobby('Dan');
    const eve = await inLobby('Eve');
    const cut = new Promise((resolve) => dan.socket.once('disconnect', resolve));
    yesOf(await ann.post(`${at}/newcomers/${dan.me}`, { letIn: false }));
    await cut;
    expect(await lead.command({ type: 'admit', member: dan.me })).toMatchObject({ ok: false, error: 'unknownMember' });
    must(await lead.command({ type: 'refuseEntry', member: eve.me }));
    expect((await coming(ann)).newcomers).toEqual([]);
    expect(noOf(await ann.post(`${at}/newcomers/${eve.me}`, { letIn: true }))).toBe('404 unknownMember');
    must(await eve.command({ type: 'knock' }));
    expect((await coming(ann)).newcomers.map(({ name }) => name)).toEqual(['Eve']);
    yesOf(await ann.post(`${at}/newcomers/${eve.me}`, { letIn: true }));
  });

  test('[GF4] lead into the meeting while it can be entered, and to the page of the group before and after', async () => {
    const ann = browser();
    const startsAt = running.clock.now() + 3_600_000;
    const made = yesOf(await ann.post<GroupFormed>('/api/groups', { ...aPair, startsAt }));
    const ben = browser();
    expect(yesOf(await ben.look(made.invite))).toMatchObject({ status: null, title: 'Ann and Ben' });
    expect(yesOf(await ben.use(made.invited[0]?.invite ?? '', 'Ben')).meeting).toBeNull();
    await running.clock.move(46 * 60_000);
    expect(yesOf(await ben.use(made.invite, null)).meeting).toBe(made.meeting);
    const clients = [ann, ben].map(({ cookie }) => clientForTest(running.url, { meeting: made.meeting ?? '', cookie }));
    const [first, second] = clients as [(typeof clients)[number], (typeof clients)[number]];
    await sitDown(first, null);
    await sitDown(second, 'expected');
    must(await first.command({ type: 'startMeeting' }));
    await expect.poll(async () => yesOf(await ben.look(made.invite)).status).toBe('running');
    while (first.meeting?.status === 'running') {
      const from = first.meeting.current ?? '';
      for (const client of clients) must(await client.command({ type: 'askToMoveOn', from, on: true }));
      await first.until((meeting) => meeting.current !== from || meeting.status === 'ended');
    }
    await expect.poll(async () => yesOf(await ben.use(made.invite, null)).meeting).toBeNull();
  });
});

describe('[GF6] limits', () => {
  test('a browser is in a hundred groups, formed or started, and makes room by leaving one', async () => {
    const ann = browser();
    for (let n = 0; n < 50; n += 1) {
      yesOf(await form(ann, { people: [] }));
      yesOf(await ann.start());
    }
    const refused = { ok: false, error: 'tooMany', detail: { largest: 100, why: 'groups' } };
    expect((await form(ann)).answer).toEqual(refused);
    expect((await ann.post('/api/groups', { ...aPair, startsAt: running.clock.now() })).answer).toEqual(refused);
    expect((await ann.start()).answer).toEqual(refused);
    // An account that is in them is in them in every browser.
    await withAccount(ann, 'ann@example.org');
    const phone = browser();
    yesOf(await signIn(phone, 'ann@example.org'));
    expect((await form(phone)).answer).toEqual(refused);
    const [first] = yesOf(await ann.get<Home>('/api/home')).groups;
    yesOf(await ann.post(`/api/groups/${first?.group}/leave`, { ends: true }));
    yesOf(await form(ann));
    yesOf(await form(browser()));
  });

  test('a group has room for a hundred people, with those who are invited and with links for one person', async () => {
    const { ann, at } = await formed({ people: [] });
    const invite = (from: number, count: number) =>
      ann.post<PeopleInvited>(`${at}/invited`, {
        people: Array.from({ length: count }, (_, n) => ({ name: `P ${from + n}`, email: null })),
      });
    const { invited } = yesOf(await invite(0, 40));
    yesOf(await invite(40, 40));
    yesOf(await invite(80, 18));
    const planned = yesOf(await ann.post<DatePlanned>(`${at}/next`, { when: null, minutes: null, template: null }));
    const link = () => ann.post(`/api/meetings/${planned.meeting}/invites`, { make: 'personal', role: 'speaker' });
    yesOf(await link());
    const refused = { ok: false, error: 'tooMany', detail: { largest: 100, why: 'invited' } };
    expect((await invite(98, 1)).answer).toEqual(refused);
    expect((await link()).answer).toEqual(refused);
    // Somebody who comes takes the place that was kept for them.
    yesOf(await browser().use(invited[0]?.invite ?? '', 'P 0'));
    expect((await invite(98, 1)).answer).toEqual(refused);
    yesOf(await ann.post(`${at}/invited/${invited[1]?.id}`, { change: 'withdraw' }));
    yesOf(await invite(98, 1));
  });
});

describe('[GF5] whoever may invite', () => {
  test('invites more people, makes a lost link anew, and takes somebody off', async () => {
    const { ann, at, coming, personal, invited } = await formed();
    await running.clock.move(1);
    const more = await ann.post<PeopleInvited>(`${at}/invited`, { people: [{ name: 'Dan', email: null }] });
    expect(yesOf(more).invited.map(({ name }) => name)).toEqual(['Dan']);
    const again = { people: [{ name: 'Benjamin', email: 'Ben@example.org' }] };
    expect((await ann.post(`${at}/invited`, again)).answer).toMatchObject({
      detail: { field: 'people', why: 'twice' },
    });

    const change = (id: string | undefined, what: 'newLink' | 'withdraw') =>
      ann.post<InvitationChanged>(`${at}/invited/${id}`, { change: what });
    const fresh = yesOf(await change(invited[0]?.id, 'newLink')).invite ?? '';
    expect(noOf(await browser().look(personal(0)))).toBe('410 expiredLink');
    expect(yesOf(await browser().look(fresh)).invitedAs).toBe('Ben Berg');
    yesOf(await change(invited[0]?.id, 'withdraw'));
    expect(noOf(await browser().use(fresh, 'Ben'))).toBe('410 expiredLink');
    expect(noOf(await change(invited[0]?.id, 'newLink'))).toBe('404 notFound');
    expect((await coming(ann)).invited.map(({ name, email }) => name ?? email)).toEqual(['cleo@example.org', 'Dan']);
    yesOf(await browser().use(personal(1), 'Cleo'));
    expect(noOf(await change(invited[1]?.id, 'withdraw'))).toBe('409 stale');
    await running.clock.move(31 * 86_400_000);
    expect((await coming(ann)).invited.map(({ dead }) => dead)).toEqual(['expired']);
  });

  test('replaces the group link, and withdraws it', async () => {
    const { ann, at, invite, coming } = await formed();
    expect((await coming(ann)).groupLink).toBe(markOfSecret(invite));
    const fresh = yesOf(await ann.post<InvitationChanged>(`${at}/link`, { change: 'newLink' })).invite ?? '';
    expect(noOf(await browser().look(invite))).toBe('410 expiredLink');
    expect(yesOf(await browser().look(fresh)).kind).toBe('group');
    // A browser that still has the first link tells by this that it works no more.
    expect((await coming(ann)).groupLink).toBe(markOfSecret(fresh));
    expect(markOfSecret(fresh)).not.toBe(markOfSecret(invite));
    yesOf(await ann.post(`${at}/link`, { change: 'withdraw' }));
    expect(noOf(await browser().look(fresh))).toBe('410 expiredLink');
    expect((await coming(ann)).groupLink).toBeNull();
  });

  test('is every member of a group that owns itself, and only the facilitator where there is one', async () => {
    const own = await formed();
    const ben = browser();
    yesOf(await ben.use(own.personal(0), 'Ben'));
    expect((await own.coming(ben)).invited).toHaveLength(1);

    const plan = { ...presets.externalGroup, timeZone: 'Europe/London' };
    const led = await formed({ model: 'externalGroup', as: 'facilitator', plan });
    const cleo = browser();
    yesOf(await cleo.use(led.personal(0), 'Cleo'));
    expect((await led.page(cleo)).mayInvite).toBe(false);
    expect((await led.page(led.ann)).me.role).toBe('facilitator');
    expect((await led.coming(led.ann)).invited).toHaveLength(1);
    const asked: [string, object][] = [
      ['invited', { people: [{ name: 'Dan', email: null }] }],
      [`invited/${led.invited[1]?.id}`, { change: 'newLink' }],
      ['link', { change: 'withdraw' }],
      [`newcomers/${led.invited[1]?.id}`, { letIn: true }],
    ];
    expect(noOf(await cleo.get(`${led.at}/coming`))).toBe('403 notLead');
    for (const [path, body] of asked)
      expect(noOf(await cleo.post(`${led.at}/${path}`, body)), path).toBe('403 notLead');
  });

  test('strangers, newcomers, other groups and removed members learn and change nothing', async () => {
    const { ann, at, invite, personal, group, invited } = await formed();
    const other = await formed({ name: 'Other group' });
    const waits = browser();
    yesOf(await waits.use(invite, 'Dan'));
    const gone = browser();
    yesOf(await gone.use(personal(0), 'Ben'));
    const ben = (await running.store.membersOf(group)).find(({ name }) => name === 'Ben');
    await running.store.removeMember(ben?.id ?? '', running.clock.now());
    const asked: [string, object | null][] = [
      ['coming', null],
      ['invited', { people: [{ name: 'Eve', email: null }] }],
      [`invited/${invited[1]?.id}`, { change: 'newLink' }],
      ['link', { change: 'newLink' }],
      [`newcomers/${ben?.id}`, { letIn: true }],
    ];
    for (const [path, body] of asked) {
      const ask = async (who: Browser) =>
        noOf(await (body === null ? who.get(`${at}/${path}`) : who.post(`${at}/${path}`, body)));
      expect(await ask(browser()), path).toBe('401 signedOut');
      expect(await ask(other.ann), path).toBe('404 notFound');
      expect(await ask(waits), path).toBe('403 notAdmitted');
      expect(await ask(gone), path).toBe('404 notFound');
    }
    // Ids of one group mean nothing in the other.
    const theirs = (path: string) => `${other.at}/${path}`;
    expect(noOf(await other.ann.post(theirs(`invited/${invited[1]?.id}`), { change: 'withdraw' }))).toBe(
      '404 notFound',
    );
    const [dan] = yesOf(await ann.get<Coming>(`${at}/coming`)).newcomers;
    expect(noOf(await other.ann.post(theirs(`newcomers/${dan?.member}`), { letIn: true }))).toBe('404 unknownMember');
  });
});
