import { describe, expect, test } from 'vitest';
import { presets } from '../../../../shared/groups/models';
import type { DatePlanned } from '../../../../shared/protocol/dates';
import type { GroupFormed, PeopleInvited } from '../../../../shared/protocol/forming';
import type { GroupPage } from '../../../../shared/protocol/groups';
import type { InviteMade } from '../../../../shared/protocol/http';
import type { AgreementChanged, Ownership } from '../../../../shared/protocol/ownership';
import { Browser, noOf, yesOf } from '../../../support/browser';
import { must, sitDown } from '../../../support/clients';
import { appForEach, clientForTest, gatherForTest } from '../../../support/forTest';
import { comeIn, keep, signUp, withAccount } from '../../../support/people';

const running = appForEach();
const browser = () => new Browser(running.url);

/** A group in which everybody has come by their own link. The first one formed it. */
async function group(names: string[], model: 'internalGroup' | 'externalGroup' = 'internalGroup') {
  const [first = 'Ann', ...others] = names;
  const lead = browser();
  const formed = yesOf(
    await lead.post<GroupFormed>('/api/groups', {
      model,
      name: 'Harbour group',
      me: first,
      as: model === 'externalGroup' ? 'facilitator' : 'member',
      plan: { ...presets[model], timeZone: 'Europe/London' },
      people: others.map((name) => ({ name, email: null })),
    }),
  );
  const people: Record<string, Browser> = { [first]: lead };
  for (const [index, name] of others.entries()) {
    const who = browser();
    await running.clock.move(1);
    yesOf(await who.use(formed.invited[index]?.invite ?? '', name));
    people[name] = who;
  }
  const at = `/api/groups/${formed.group}`;
  const idOf = async (name: string) =>
    (await running.store.membersOf(formed.group)).find((member) => member.name === name)?.id ?? '';
  const owns = async (who: Browser) => yesOf(await who.get<Ownership>(`${at}/ownership`));
  const write = (who: Browser, lines: string[], version = 1) =>
    who.post<AgreementChanged>(`${at}/agreement`, { lines, version });
  const sign = (who: Browser, version: number) => who.post(`${at}/agreement/sign`, { version });
  const remove = async (who: Browser, name: string) =>
    who.post<AgreementChanged>(`${at}/members/remove`, { member: await idOf(name) });
  const answer = async (who: Browser, said: 'agree' | 'not' | 'takeBack', nth = 0) => {
    const [proposal] = (await running.store.ownership.proposals(formed.group)).slice(nth);
    return who.post<AgreementChanged>(`${at}/proposals/${proposal?.id}`, { answer: said });
  };
  return {
    ...formed,
    people: people as Record<'Ann' | 'Ben' | 'Cleo' | 'Dan', Browser>,
    at,
    idOf,
    owns,
    write,
    sign,
    remove,
    answer,
  };
}

describe('[GO3] the agreement', () => {
  test('is signed by each, and asked for again when another text holds', async () => {
    const { people, owns, sign, write, answer, idOf } = await group(['Ann', 'Ben']);
    expect(await owns(people.Ann)).toMatchObject({ agreement: { version: 1 }, signed: [], mine: null, earlier: [] });
    yesOf(await sign(people.Ann, 1));
    yesOf(await sign(people.Ann, 1));
    expect((await owns(people.Ben)).signed.map(({ member }) => member)).toEqual([await idOf('Ann')]);
    expect(yesOf(await write(people.Ann, ['We meet on time.', ' ', ' We ask first. ']))).toEqual({ holds: 'proposed' });
    expect((await owns(people.Ben)).proposals).toMatchObject([
      { kind: 'agreement', lines: ['We meet on time.', 'We ask first.'], count: 0, needed: 1, mine: false },
    ]);
    expect(yesOf(await answer(people.Ben, 'agree'))).toEqual({ holds: 'now' });
    const now = await owns(people.Ann);
    expect(now).toMatchObject({
      agreement: { version: 2, lines: ['We meet on time.', 'We ask first.'] },
      signed: [],
      mine: 1,
      proposals: [],
    });
    expect(now.earlier.map(({ version, lines }) => [version, lines.length])).toEqual([[1, 4]]);
    expect(noOf(await sign(people.Ben, 1))).toBe('409 stale');
    yesOf(await sign(people.Ben, 2));
  });

  test('changes with more than half of the others, whose votes can be taken back', async () => {
    const { people, owns, write, answer } = await group(['Ann', 'Ben', 'Cleo', 'Dan']);
    yesOf(await write(people.Ann, ['New']));
    expect(noOf(await write(people.Ben, ['Other']))).toBe('409 stale');
    expect(yesOf(await answer(people.Ben, 'agree'))).toEqual({ holds: 'proposed' });
    yesOf(await answer(people.Ben, 'not'));
    yesOf(await answer(people.Cleo, 'agree'));
    expect((await owns(people.Ben)).proposals).toMatchObject([{ count: 1, needed: 2, mine: false }]);
    yesOf(await answer(people.Dan, 'agree'));
    expect((await owns(people.Ben)).agreement).toEqual({ version: 2, lines: ['New'] });
  });

  test('holds when somebody leaves and the votes are then enough', async () => {
    const { people, owns, write, answer, at } = await group(['Ann', 'Ben', 'Cleo', 'Dan', 'Eve']);
    yesOf(await write(people.Ann, ['New']));
    yesOf(await answer(people.Ben, 'agree'));
    yesOf(await answer(people.Cleo, 'agree'));
    expect((await owns(people.Ben)).proposals).toMatchObject([{ count: 2, needed: 3 }]);
    yesOf(await people.Dan.post(`${at}/leave`, {}));
    expect(await owns(people.Ben)).toMatchObject({ agreement: { version: 2, lines: ['New'] }, proposals: [] });
  });

  test('is not decided while a meeting runs, which writes it itself, and the last vote can be given after it', async () => {
    const { people, owns, write, answer, at } = await group(['Ann', 'Ben', 'Cleo']);
    const now = { when: null, minutes: null, template: null };
    const { meeting } = yesOf(await people.Ann.post<DatePlanned>(`${at}/next`, now));
    const ann = clientForTest(running.url, { meeting, cookie: people.Ann.cookie });
    await sitDown(ann, null);
    yesOf(await write(people.Ann, ['New']));
    yesOf(await answer(people.Ben, 'agree'));
    must(await ann.command({ type: 'startMeeting' }));
    expect(noOf(await answer(people.Cleo, 'agree'))).toBe('409 notNow');
    must(await ann.command({ type: 'endMeeting' }));
    expect((await owns(people.Cleo)).proposals).toMatchObject([{ count: 1, needed: 2, mine: false }]);
    expect(yesOf(await answer(people.Cleo, 'agree'))).toEqual({ holds: 'now' });
  });

  test('that is written while people stand in the lobby is read there anew, and nobody accepts a text they did not read', async () => {
    const { people, write, answer, at } = await group(['Ann', 'Ben']);
    const now = { when: null, minutes: null, template: null };
    const { meeting } = yesOf(await people.Ann.post<DatePlanned>(`${at}/next`, now));
    const ann = clientForTest(running.url, { meeting, cookie: people.Ann.cookie });
    await ann.join();
    must(await ann.command({ type: 'knock' }));
    expect((await ann.join()).kind).toBe('seat');
    const ben = clientForTest(running.url, { meeting, cookie: people.Ben.cookie });
    expect(await ben.join()).toMatchObject({ kind: 'lobby', agreement: { version: 1 } });
    const told = Promise.all(
      [ann, ben].map(({ socket }) => new Promise((resolve) => socket.once('meeting:rejoin', resolve))),
    );
    yesOf(await write(people.Ann, ['New']));
    yesOf(await answer(people.Ben, 'agree'));
    await told;
    for (const client of [ann, ben])
      expect((await client.join()).agreement).toMatchObject({ version: 2, lines: ['New'] });
    const seat = { type: 'takeSeat', surroundings: 'alone', sound: 'here' } as const;
    expect(await ann.command({ ...seat, agreement: 1 })).toMatchObject({
      ok: false,
      error: 'stale',
      detail: { agreement: 2 },
    });
    must(await ann.command({ ...seat, agreement: 2 }));
  });

  test('is not won by people who were brought in after it was proposed', async () => {
    const { people, owns, write, answer, at } = await group(['Ann', 'Ben', 'Cleo', 'Dan']);
    yesOf(await write(people.Ann, ['New']));
    const invented = yesOf(
      await people.Ann.post<PeopleInvited>(`${at}/invited`, {
        people: ['Eve', 'Flo', 'Gil'].map((name) => ({ name, email: null })),
      }),
    );
    await running.clock.move(1);
    for (const { name, invite } of invented.invited) {
      const who = browser();
      yesOf(await who.use(invite, name));
      expect(yesOf(await answer(who, 'agree'))).toEqual({ holds: 'proposed' });
    }
    expect((await owns(people.Ben)).proposals).toMatchObject([{ count: 0, needed: 2 }]);
  });

  test('is proposed and taken back by one, over the text that they read', async () => {
    const { people, owns, write, answer } = await group(['Ann', 'Ben', 'Cleo']);
    expect(noOf(await write(people.Ann, ['New'], 0))).toBe('409 stale');
    expect(noOf(await write(people.Ann, [' ']))).toBe('400 badInput');
    expect(noOf(await write(people.Ann, ['x'.repeat(301)]))).toBe('400 badInput');
    yesOf(await write(people.Ann, ['New']));
    expect(noOf(await answer(people.Ben, 'takeBack'))).toBe('403 notAllowed');
    yesOf(await answer(people.Ann, 'takeBack'));
    expect((await owns(people.Ben)).proposals).toEqual([]);
  });

  test('the same words are no new version', async () => {
    const { people, owns, write } = await group(['Ann', 'Ben']);
    const { agreement } = await owns(people.Ann);
    expect(yesOf(await write(people.Ann, agreement.lines))).toEqual({ holds: 'now' });
    expect((await owns(people.Ann)).agreement).toEqual(agreement);
  });

  test('is written by the facilitator alone, where there is one', async () => {
    const { people, owns, write } = await group(['Ann', 'Ben'], 'externalGroup');
    expect((await owns(people.Ben)).decides).toBe('not');
    expect(noOf(await write(people.Ben, ['New']))).toBe('403 notAllowed');
    expect(yesOf(await write(people.Ann, ['New']))).toEqual({ holds: 'now' });
    expect((await owns(people.Ben)).agreement).toEqual({ version: 2, lines: ['New'] });
  });
});

describe('[GO4] membership', () => {
  test('ends by more than half of the others and at least two; the person concerned reads nothing of it before', async () => {
    const { people, at, owns, remove, answer } = await group(['Ann', 'Ben', 'Cleo', 'Dan']);
    expect(yesOf(await remove(people.Ann, 'Dan'))).toEqual({ holds: 'proposed' });
    expect(noOf(await remove(people.Ben, 'Dan'))).toBe('409 stale');
    expect((await owns(people.Dan)).proposals).toEqual([]);
    expect(noOf(await answer(people.Dan, 'agree'))).toBe('403 notAllowed');
    expect((await owns(people.Ben)).proposals).toMatchObject([{ kind: 'removal', count: 1, needed: 2 }]);
    expect(yesOf(await answer(people.Ben, 'agree'))).toEqual({ holds: 'now' });
    expect(noOf(await people.Dan.get(at))).toBe('404 notFound');
    const page = yesOf(await people.Ann.get<GroupPage>(at));
    expect(page.people.map(({ name }) => name)).toEqual(['Ann', 'Ben', 'Cleo']);
    expect(await running.store.ownership.proposals(page.group)).toEqual([]);
  });

  test('ends by the facilitator alone, and by nobody else there', async () => {
    const { people, at, remove } = await group(['Ann', 'Ben', 'Cleo'], 'externalGroup');
    expect(noOf(await remove(people.Ben, 'Cleo'))).toBe('403 notAllowed');
    expect(noOf(await remove(people.Ann, 'Ann'))).toBe('403 notAllowed');
    expect(noOf(await remove(people.Ann, 'Nobody'))).toBe('400 badInput');
    expect(yesOf(await remove(people.Ann, 'Cleo'))).toEqual({ holds: 'now' });
    expect(noOf(await people.Cleo.get(at))).toBe('404 notFound');
  });

  test('does not end for the lead by somebody who only stands in for them', async () => {
    const here = await gatherForTest(running.url, ['Ann', 'Ben', 'Cleo']);
    const { Ben } = here.people;
    must(await here.lead.command({ type: 'startMeeting' }));
    must(await here.lead.command({ type: 'handOver', member: Ben?.me ?? '' }));
    const ben = new Browser(running.url, Ben?.who.cookie);
    const path = `/api/groups/${here.group}/members/remove`;
    expect(noOf(await ben.post(path, { member: here.lead.me }))).toBe('403 notAllowed');
    expect(yesOf(await ben.post(path, { member: here.people.Cleo?.me }))).toEqual({ holds: 'now' });
  });

  test('when the only facilitator leaves, the group belongs to its members', async () => {
    const { people, at, owns } = await group(['Ann', 'Ben', 'Cleo'], 'externalGroup');
    expect((await owns(people.Ann)).leaving).toBe('facilitator');
    // Nobody leaves without a word about who facilitates.
    const why = { ok: false, error: 'notNow', detail: { why: 'facilitator' } };
    expect((await people.Ann.post(`${at}/leave`, {})).answer).toEqual(why);
    yesOf(await people.Ann.post(`${at}/leave`, { handTo: 'everybody' }));
    expect(noOf(await people.Ann.get(at))).toBe('404 notFound');
    expect((await owns(people.Ben)).decides).toBe('together');
    expect(yesOf(await people.Ben.get<GroupPage>(at))).toMatchObject({ mayInvite: true, mayPlan: true });
  });

  test('whoever leaves is gone from a running meeting at once, and the links of the others go on', async () => {
    const ann = browser();
    const startsAt = running.clock.now();
    const pair = { model: 'pair', name: 'Ann and Ben', me: 'Ann', other: { name: 'Ben', email: null } };
    const how = { timeZone: 'Europe/London', minutes: 60, template: 'frame.buddy', startsAt };
    const formed = yesOf(await ann.post<GroupFormed>('/api/groups', { ...pair, ...how }));
    const ben = browser();
    yesOf(await ben.use(formed.invited[0]?.invite ?? '', 'Ben'));
    const meeting = formed.meeting ?? '';
    const first = clientForTest(running.url, { meeting, cookie: ann.cookie });
    const second = clientForTest(running.url, { meeting, cookie: ben.cookie });
    await sitDown(first, null);
    await sitDown(second, 'expected');
    must(await first.command({ type: 'startMeeting' }));
    // In the room nobody ends a membership alone.
    const alone = await ann.post(`/api/meetings/${meeting}/remove-from-group`, { member: second.me });
    expect(noOf(alone)).toBe('403 notAllowed');
    const cut = new Promise((resolve) => second.socket.once('disconnect', resolve));
    yesOf(await ben.post(`/api/groups/${formed.group}/leave`, {}));
    await cut;
    await first.until(({ seats }) => seats[second.me]?.leftGroup === true);
    expect(noOf(await ben.get(`/api/groups/${formed.group}`))).toBe('404 notFound');
    expect(yesOf(await browser().look(formed.invite)).status).toBe('running');
  });
});

describe('[GO5] by a return link that somebody else made', () => {
  const DAY = 24 * 60 * 60 * 1000;

  /** Ann opens the link that she made for Ben. */
  async function asBen() {
    const here = await group(['Ann', 'Ben', 'Cleo', 'Dan']);
    const path = `${here.at}/members/${await here.idOf('Ben')}/return-link`;
    const handed = yesOf(await here.people.Ann.post<InviteMade>(path, { everywhere: false }));
    const held = browser();
    yesOf(await held.use(handed.invite ?? '', null));
    return { ...here, held, path };
  }

  test('nobody proposes, votes, takes back or leaves; the owner’s own browser goes on', async () => {
    const { held, people, at, owns, write, remove, answer } = await asBen();
    const barred = { ok: false, error: 'notAllowed', detail: { why: 'handed' } };
    yesOf(await write(people.Ann, ['New']));
    expect((await write(held, ['Other'])).answer).toEqual(barred);
    expect((await remove(held, 'Dan')).answer).toEqual(barred);
    for (const said of ['agree', 'not', 'takeBack'] as const) expect((await answer(held, said)).answer).toEqual(barred);
    const keep = { texts: 1, afterEnd: null, version: 0 };
    expect((await held.send('PUT', `${at}/retention`, { json: keep })).answer).toEqual(barred);
    expect((await held.post(`${at}/archive`, { change: 'archive' })).answer).toEqual(barred);
    expect((await held.post(`${at}/leave`, {})).answer).toEqual(barred);
    expect((await owns(people.Cleo)).proposals).toMatchObject([{ count: 0, needed: 2 }]);
    yesOf(await answer(people.Ben, 'agree'));
    expect((await owns(people.Cleo)).proposals).toMatchObject([{ count: 1, needed: 2 }]);
  });

  test('nobody gets a better link, and after thirty days they decide like everybody', async () => {
    const { held, path, at, people, write, answer } = await asBen();
    yesOf(await write(people.Ann, ['New']));
    const own = yesOf(await held.post<InviteMade>(path, { everywhere: false }));
    const later = browser();
    yesOf(await later.use(own.invite ?? '', null));
    expect(noOf(await answer(later, 'agree'))).toBe('403 notAllowed');
    const planned = yesOf(
      await people.Ann.post<DatePlanned>(`${at}/next`, { when: null, minutes: null, template: null }),
    );
    const inRoom = yesOf(await held.post<InviteMade>(`/api/meetings/${planned.meeting}/return-link`, {}));
    const again = browser();
    yesOf(await again.use(inRoom.invite ?? '', null));
    expect(noOf(await answer(again, 'agree'))).toBe('403 notAllowed');
    await running.clock.move(30 * DAY);
    expect(yesOf(await answer(again, 'agree'))).toEqual({ holds: 'proposed' });
  });

  test('nobody puts the member into an account of their own, and whoever signs in to the member’s account is known', async () => {
    const { held, path, people, idOf, write, answer } = await asBen();
    const ben = await idOf('Ben');
    yesOf(await write(people.Ann, ['New']));
    yesOf(await signUp(held, 'ann@example.org'));
    expect((await keep(held, ben)).answer).toMatchObject({ error: 'notAllowed', detail: { why: 'handed' } });
    expect(await running.store.accounts.accountOf(ben)).toBeNull();
    await withAccount(people.Ben, 'ben@example.org');
    const phone = browser();
    yesOf(await phone.use(yesOf(await people.Ann.post<InviteMade>(path, { everywhere: false })).invite ?? '', null));
    expect(noOf(await answer(phone, 'agree'))).toBe('403 notAllowed');
    await comeIn(phone, 'ben@example.org');
    expect(yesOf(await answer(phone, 'agree'))).toEqual({ holds: 'proposed' });
  });

  test('nobody votes in the room about who leads and who is removed from the meeting', async () => {
    const { held, people, at } = await asBen();
    const now = { when: null, minutes: null, template: null };
    const { meeting } = yesOf(await people.Ann.post<DatePlanned>(`${at}/next`, now));
    const client = clientForTest(running.url, { meeting, cookie: held.cookie });
    await client.join();
    for (const command of [
      { type: 'askToRemove', member: 'dan', on: true },
      { type: 'supportLead', candidate: client.me },
    ] as const)
      expect(await client.command(command)).toMatchObject({ error: 'notAllowed', detail: { why: 'handed' } });
    const own = clientForTest(running.url, { meeting, cookie: people.Dan.cookie });
    await own.join();
    expect(await own.command({ type: 'supportLead', candidate: own.me })).toMatchObject({ error: 'notAdmitted' });
  });

  test('nobody removes a member as the one who leads', async () => {
    const here = await gatherForTest(running.url, ['Ann', 'Ben', 'Cleo']);
    const link = `/api/groups/${here.group}/members/${here.lead.me}/return-link`;
    must(await here.lead.command({ type: 'startMeeting' }));
    must(await here.lead.command({ type: 'handOver', member: here.people.Ben?.me ?? '' }));
    const ben = new Browser(running.url, here.people.Ben?.who.cookie);
    const handed = yesOf(await ben.post<InviteMade>(link, { everywhere: false }));
    const asAnn = browser();
    yesOf(await asAnn.use(handed.invite ?? '', null));
    const cleo = { member: here.people.Cleo?.me };
    expect(noOf(await asAnn.post(`/api/groups/${here.group}/members/remove`, cleo))).toBe('403 notAllowed');
    const inRoom = await asAnn.post(`/api/meetings/${here.meeting}/remove-from-group`, cleo);
    expect(inRoom.answer).toMatchObject({ error: 'notAllowed', detail: { why: 'handed' } });
  });
});

describe('strangers, newcomers, other groups and removed members', () => {
  test('learn and change nothing', async () => {
    const here = await group(['Ann', 'Ben', 'Cleo']);
    const other = await group(['Zoe']);
    const waits = browser();
    yesOf(await waits.use(here.invite, 'Dan'));
    const gone = here.people.Cleo;
    await running.store.removeMember(await here.idOf('Cleo'), running.clock.now());
    yesOf(await here.write(here.people.Ann, ['New']));
    const [proposal] = await running.store.ownership.proposals(here.group);
    const asked: [string, object | null][] = [
      ['ownership', null],
      ['agreement', { lines: ['x'], version: 1 }],
      ['agreement/sign', { version: 1 }],
      ['members/remove', { member: await here.idOf('Ben') }],
      [`proposals/${proposal?.id}`, { answer: 'agree' }],
      ['leave', {}],
    ];
    const zoe = Object.values(other.people)[0] as Browser;
    for (const [path, body] of asked) {
      const ask = async (who: Browser, at = here.at) =>
        noOf(await (body === null ? who.get(`${at}/${path}`) : who.post(`${at}/${path}`, body)));
      expect(await ask(browser()), path).toBe('401 signedOut');
      expect(await ask(zoe), path).toBe('404 notFound');
      expect(await ask(waits), path).toBe('403 notAdmitted');
      expect(await ask(gone), path).toBe('404 notFound');
    }
    // Ids of one group mean nothing in the other.
    const inOther = async (path: string, body: object) => noOf(await zoe.post(`${other.at}/${path}`, body));
    expect(await inOther(`proposals/${proposal?.id}`, { answer: 'agree' })).toBe('409 stale');
    expect(await inOther('members/remove', { member: await here.idOf('Ben') })).toBe('404 unknownMember');
  });
});
