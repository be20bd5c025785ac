import { describe, expect, test } from 'vitest';
import type { DatePlanned } from '../../../../shared/protocol/dates';
import type { GroupPage, Home } from '../../../../shared/protocol/groups';
import type { Rota } from '../../../../shared/protocol/rota';
import { Browser, noOf, yesOf } from '../../../support/browser';
import { must, sitDown, TestClient } from '../../../support/clients';
import { aPlan, type Formed, formedGroup } from '../../../support/formedGroup';
import { appForEach } from '../../../support/forTest';

const running = appForEach({ onDisk: true });
const DAY = 86_400_000;

const rotaOf = async (who: Browser, group: string) => yesOf(await who.get<Rota>(`/api/groups/${group}/rota`));
const leadOf = async (who: Browser, group: string) =>
  yesOf(await who.get<GroupPage>(`/api/groups/${group}`)).next?.lead;
const ask = (who: Browser, group: string, to: string, turn = 'lead') =>
  who.post<Rota>(`/api/groups/${group}/swaps`, { turn, with: to });
const answer = (who: Browser, group: string, swap: string, how: string) =>
  who.post<Rota>(`/api/groups/${group}/swaps/${swap}`, { answer: how });
const plan = async (who: Browser, group: string, other: object = {}) =>
  yesOf(
    await who.post<DatePlanned>(`/api/groups/${group}/next`, {
      when: { wall: '2026-03-10T18:00', timeZone: 'Europe/Berlin' },
      minutes: null,
      template: null,
      ...other,
    }),
  );
const absent = async (who: Browser, group: string, meeting: string, comes: boolean) =>
  yesOf(await who.post(`/api/groups/${group}/absence`, { meeting, comes, ...(comes ? {} : { reason: '' }) }));

/** Ids as the names of their members. */
const named = ({ people }: Formed, members: readonly (string | null | undefined)[] = []) =>
  members.map((id) => Object.keys(people).find((name) => people[name]?.me === id) ?? null);

/** Who leads in the next meetings, by name. */
const leads = async (formed: Formed, who: string) =>
  (await rotaOf(formed.people[who]!, formed.group)).lead?.ahead.map(({ members }) => named(formed, members)[0]);

describe('the rota of a group', () => {
  test('[RO1] each meeting has another lead, and newcomers come last', async () => {
    const formed = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const { group, people } = formed;
    expect(await leads(formed, 'Ben')).toEqual(['Ann', 'Ben', 'Cleo', 'Ann']);
    const { meeting, startsAt } = await plan(people.Cleo!, group, { when: null });
    const { lead } = await rotaOf(people.Cleo!, group);
    expect(lead?.ahead[0]).toEqual({ at: startsAt, members: [people.Ann!.me] });
    const client = new TestClient(running.url, { meeting, cookie: people.Ann!.cookie });
    await sitDown(client, null);
    must(await client.command({ type: 'startMeeting' }));
    // It runs: what is ahead begins with the next one.
    expect(await leads(formed, 'Ben')).toEqual(['Ben', 'Cleo', 'Ann', 'Ben']);
    must(await client.command({ type: 'endMeeting' }));
    client.close();
    await running.clock.move(DAY);
    const { invite } = yesOf(
      await people.Ann!.post<{ invite: string }>(`/api/groups/${group}/link`, { change: 'newLink' }),
    );
    const dan = new Browser(running.url);
    yesOf(await dan.use(invite, 'Dan'));
    const id = (await running.store.membersOf(group)).find(({ name }) => name === 'Dan')?.id ?? '';
    await running.store.letIn([id], running.clock.now());
    people.Dan = Object.assign(dan, { me: id });
    expect(await leads(formed, 'Dan')).toEqual(['Ben', 'Cleo', 'Ann', 'Dan']);
  });

  test('[RO2] whoever cannot come is stepped over, and has the turn back when they can', async () => {
    const formed = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const { group, people } = formed;
    const { meeting } = await plan(people.Cleo!, group);
    await absent(people.Ann!, group, meeting, false);
    expect(await leadOf(people.Cleo!, group)).toBe(people.Ben!.me);
    expect((await rotaOf(people.Cleo!, group)).lead?.steppedOver).toEqual([people.Ann!.me]);
    expect(await leads(formed, 'Cleo')).toEqual(['Ben', 'Ann', 'Cleo', 'Ben']);
    // The same date in another format: they still cannot come.
    await plan(people.Cleo!, group, { minutes: 120, template: 'frame.group/block.slot' });
    expect(await leadOf(people.Cleo!, group)).toBe(people.Ben!.me);
    const next = yesOf(await people.Ann!.get<GroupPage>(`/api/groups/${group}`)).next?.meeting ?? '';
    await absent(people.Ann!, group, next, true);
    expect(await leadOf(people.Cleo!, group)).toBe(people.Ann!.me);
  });

  test('[RO1] when the lead of the planned meeting leaves, the next one leads', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    await plan(people.Cleo!, group);
    await running.store.removeMember(people.Ann!.me, running.clock.now());
    expect(await leadOf(people.Cleo!, group)).toBe(people.Ben!.me);
  });

  test('[RO3] two members exchange their turns, and the planned meeting follows', async () => {
    const formed = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const { group, people } = formed;
    await plan(people.Cleo!, group);
    const asked = yesOf(await ask(people.Ann!, group, people.Cleo!.me));
    const swap = asked.lead?.swaps[0]?.swap ?? '';
    expect(asked.lead?.swaps).toEqual([{ swap, from: people.Ann!.me, to: people.Cleo!.me, status: 'open' }]);
    expect(await leadOf(people.Ben!, group)).toBe(people.Ann!.me);
    const atHome = async (name: string) =>
      yesOf(await people[name]!.get<Home>('/api/home')).groups.flatMap(({ swaps }) => swaps);
    expect(await atHome('Cleo')).toEqual([{ from: people.Ann!.me, turn: 'lead' }]);
    for (const name of ['Ann', 'Ben']) expect(await atHome(name)).toEqual([]);
    // Nobody else sees it, answers it, or answers it in the place of the other.
    expect((await rotaOf(people.Ben!, group)).lead?.swaps).toEqual([]);
    for (const how of ['accept', 'decline', 'withdraw'])
      expect(noOf(await answer(people.Ben!, group, swap, how))).toBe('403 notAllowed');
    expect(noOf(await answer(people.Ann!, group, swap, 'accept'))).toBe('403 notAllowed');
    expect(noOf(await answer(people.Cleo!, group, swap, 'withdraw'))).toBe('403 notAllowed');
    const other = await formedGroup(running, ['Eve', 'Fay']);
    expect(noOf(await answer(other.people.Eve!, other.group, swap, 'accept'))).toBe('404 notFound');
    yesOf(await answer(people.Cleo!, group, swap, 'accept'));
    expect(await leadOf(people.Ben!, group)).toBe(people.Cleo!.me);
    expect(await leads(formed, 'Ben')).toEqual(['Cleo', 'Ben', 'Ann', 'Cleo']);
    expect(noOf(await answer(people.Cleo!, group, swap, 'decline'))).toBe('409 stale');
    expect(await atHome('Cleo')).toEqual([]);
  });

  test('[RO1] whoever calls a meeting that begins at once leads it, whosever turn it is', async () => {
    const formed = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const { group, people } = formed;
    yesOf(await people.Cleo!.post(`/api/groups/${group}/begin-now`, {}));
    await rotaOf(people.Ben!, group);
    expect(await leadOf(people.Ben!, group)).toBe(people.Cleo!.me);
  });

  test('[RO1] a meeting that begins at once uses up nobody’s turn, and the planned date keeps its lead', async () => {
    const formed = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const { group, people } = formed;
    await plan(people.Ben!, group);
    const { meeting } = yesOf(await people.Ann!.post<{ meeting: string }>(`/api/groups/${group}/begin-now`, {}));
    const client = new TestClient(running.url, { meeting, cookie: people.Ann!.cookie });
    await sitDown(client, null);
    must(await client.command({ type: 'startMeeting' }));
    expect(await leads(formed, 'Ben')).toEqual(['Ann', 'Ben', 'Cleo', 'Ann']);
    must(await client.command({ type: 'endMeeting' }));
    client.close();
    expect(await leads(formed, 'Ben')).toEqual(['Ann', 'Ben', 'Cleo', 'Ann']);
    const { next } = yesOf(await people.Ben!.get<GroupPage>(`/api/groups/${group}`));
    expect(next).toMatchObject({ lead: people.Ann!.me, ledBefore: null, isCalled: false });
  });

  test('[RO2] everybody reads who led a planned date before, until its lead is the one they were told', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const seen = async () => yesOf(await people.Cleo!.get<Home>('/api/home')).groups[0]?.next;
    const { meeting } = await plan(people.Cleo!, group);
    expect(await seen()).toMatchObject({ lead: people.Ann!.me, ledBefore: null });
    await absent(people.Ann!, group, meeting, false);
    expect(await seen()).toMatchObject({ lead: people.Ben!.me, ledBefore: people.Ann!.me });
    await absent(people.Ann!, group, meeting, true);
    expect(await seen()).toMatchObject({ lead: people.Ann!.me, ledBefore: people.Ben!.me });
    // Another date of a group whose caller leads: whoever moves it leads it, and the others read that too.
    const called = await formedGroup(running, ['Eve', 'Fay'], { plan: { ...aPlan, leads: 'caller' } });
    await plan(called.people.Eve!, called.group);
    await plan(called.people.Fay!, called.group, { when: { wall: '2026-03-11T18:00', timeZone: 'Europe/Berlin' } });
    const { next } = yesOf(await called.people.Eve!.get<GroupPage>(`/api/groups/${called.group}`));
    expect(next).toMatchObject({ lead: called.people.Fay!.me, ledBefore: called.people.Eve!.me });
  });

  test('[RO3] it is declined or withdrawn, and whoever asked sees that', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const swapOf = (rota: Rota) => rota.lead?.swaps[0]?.swap ?? '';
    const first = swapOf(yesOf(await ask(people.Ann!, group, people.Ben!.me)));
    expect(yesOf(await answer(people.Ben!, group, first, 'decline')).lead?.swaps).toEqual([]);
    expect((await rotaOf(people.Ann!, group)).lead?.swaps).toMatchObject([{ swap: first, status: 'declined' }]);
    const second = swapOf(yesOf(await ask(people.Ann!, group, people.Cleo!.me)));
    expect(yesOf(await answer(people.Ann!, group, second, 'withdraw')).lead?.swaps).toEqual([]);
    expect(noOf(await answer(people.Cleo!, group, second, 'accept'))).toBe('404 notFound');
    expect(await leadOf(people.Ann!, group)).toBeUndefined();
  });

  test('[RO3] two who ask each other at once have agreed', async () => {
    const formed = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const { group, people } = formed;
    const both = [ask(people.Ann!, group, people.Ben!.me), ask(people.Ben!, group, people.Ann!.me)];
    for (const one of await Promise.all(both)) yesOf(one);
    expect(await leads(formed, 'Cleo')).toEqual(['Ben', 'Ann', 'Cleo', 'Ben']);
    expect((await rotaOf(people.Ann!, group)).lead?.swaps).toEqual([]);
  });

  test('[RO3] nobody swaps with themselves, with somebody who has left or of another group, or where there is no rota', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const other = await formedGroup(running, ['Eve', 'Fay'], { plan: { ...aPlan, leads: 'caller' } });
    expect(noOf(await ask(people.Ann!, group, people.Ann!.me))).toBe('403 notAllowed');
    expect(noOf(await ask(people.Ann!, group, other.people.Eve!.me))).toBe('404 unknownMember');
    await running.store.removeMember(people.Ben!.me, running.clock.now());
    expect(noOf(await ask(people.Ann!, group, people.Ben!.me))).toBe('404 unknownMember');
    expect(noOf(await ask(other.people.Eve!, other.group, other.people.Fay!.me))).toBe('403 notAllowed');
    expect(noOf(await ask(people.Ann!, group, people.Cleo!.me, 'present'))).toBe('403 notAllowed');
    expect(await rotaOf(other.people.Eve!, other.group)).toEqual({ lead: null, present: null });
  });

  test('[RO3] what was asked ends when the group meets, or when one of the two leaves', async () => {
    const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
    const { meeting } = await plan(people.Ann!, group, { when: null });
    const toBen = yesOf(await ask(people.Cleo!, group, people.Ben!.me)).lead?.swaps[0]?.swap ?? '';
    await running.clock.move(1);
    const client = new TestClient(running.url, { meeting, cookie: people.Ann!.cookie });
    await sitDown(client, null);
    must(await client.command({ type: 'startMeeting' }));
    expect(noOf(await answer(people.Ben!, group, toBen, 'accept'))).toBe('409 stale');
    must(await client.command({ type: 'endMeeting' }));
    client.close();
    const again = yesOf(await ask(people.Cleo!, group, people.Ben!.me)).lead?.swaps[0]?.swap ?? '';
    await running.store.removeMember(people.Cleo!.me, running.clock.now());
    expect((await rotaOf(people.Ben!, group)).lead?.swaps).toEqual([]);
    expect(noOf(await answer(people.Ben!, group, again, 'accept'))).toBe('409 stale');
  });
});

test('[RO4] where one or two members present, their turns go round and are exchanged in the same way', async () => {
  const hotSeats = {
    ...aPlan,
    minutes: 90,
    formats: { first: 'frame.mastermind', usual: 'frame.mastermind', last: 'frame.mastermind' },
  };
  const formed = await formedGroup(running, ['Ann', 'Ben', 'Cleo', 'Dan'], { plan: hotSeats });
  const { group, people } = formed;
  const presenting = async () =>
    (await rotaOf(people.Ann!, group)).present?.ahead.map(({ members }) => named(formed, members));
  const { meeting } = await plan(people.Ann!, group, { when: null });
  const before = await presenting();
  expect(before?.slice(0, 2)).toEqual([
    ['Ann', 'Ben'],
    ['Cleo', 'Dan'],
  ]);
  const swap = yesOf(await ask(people.Ann!, group, people.Dan!.me, 'present')).present?.swaps[0]?.swap ?? '';
  yesOf(await answer(people.Dan!, group, swap, 'accept'));
  expect((await presenting())?.slice(0, 2)).toEqual([
    ['Dan', 'Ben'],
    ['Cleo', 'Ann'],
  ]);
  // The turn to lead is another one.
  expect(await leadOf(people.Ben!, group)).toBe(people.Ann!.me);
  const client = (name: string) => new TestClient(running.url, { meeting, cookie: people[name]!.cookie });
  const lead = client('Ann');
  await sitDown(lead, null);
  const others = ['Ben', 'Cleo', 'Dan'].map(client);
  for (const one of others) await sitDown(one, lead);
  must(await lead.command({ type: 'startMeeting' }));
  const { agenda, slots } = await lead.until(({ status }) => status === 'running');
  const held = new Set(agenda.flatMap(({ slot }) => (slot === null ? [] : [slot])));
  const presenters = [...held].map((slot) => slots[slot]?.client);
  expect(named(formed, presenters)).toEqual(['Dan', 'Ben']);
  for (const one of [lead, ...others]) one.close();
});
