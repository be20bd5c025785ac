import { describe, expect, test } from 'vitest';
import { type GroupModel, presets } from '../../../../shared/groups/models';
import type { DatePlanned } from '../../../../shared/protocol/dates';
import type { GroupFormed } from '../../../../shared/protocol/forming';
import type { GroupPage } from '../../../../shared/protocol/groups';
import type { AgreementChanged, Ownership } from '../../../../shared/protocol/ownership';
import { Browser, noOf, yesOf } from '../../../support/browser';
import { appForEach, gatherForTest } from '../../../support/forTest';
import { groupByLinks } from '../../../support/groupByLinks';

const running = appForEach();
const DAY = 24 * 60 * 60 * 1000;

/** A group in which everybody has come by their own link. The first one formed it, and facilitates an external group. */
async function group(names: string[], model: Exclude<GroupModel, 'pair'> = 'externalGroup') {
  const formed = await groupByLinks(running, names, { model });
  const { at, idOf } = formed;
  const owns = async (who: Browser) => yesOf(await who.get<Ownership>(`${at}/ownership`));
  const give = async (who: Browser, name: string, role: 'facilitator' | 'member' = 'facilitator') =>
    who.post<AgreementChanged>(`${at}/members/${await idOf(name)}/role`, { role });
  const plan = async (who: Browser) => {
    const when = { wall: '2026-06-01T18:00', timeZone: 'Europe/London' };
    return yesOf(await who.post<DatePlanned>(`${at}/next`, { when, minutes: null, template: null }));
  };
  const people = formed.people as Record<'Fay' | 'Ann' | 'Ben' | 'Cleo', Browser>;
  return { ...formed, people, owns, give, plan };
}

describe('[LF5] the facilitator', () => {
  test('hands the role to another member, who leads the planned meeting at the same time', async () => {
    const { people, give, idOf, page, plan, owns } = await group(['Fay', 'Ann', 'Ben']);
    const planned = await plan(people.Fay);
    expect(yesOf(await give(people.Fay, 'Ann'))).toEqual({ holds: 'now' });
    expect(yesOf(await give(people.Fay, 'Fay', 'member'))).toEqual({ holds: 'now' });
    const seen = await page(people.Ann);
    expect(seen.people.map(({ role }) => role)).toEqual(['member', 'facilitator', 'member']);
    expect(seen.next).toMatchObject({ startsAt: planned.startsAt, lead: await idOf('Ann') });
    expect(seen.plan?.leads).toBe('facilitator');
    expect([(await owns(people.Fay)).decides, (await owns(people.Ann)).decides]).toEqual(['not', 'alone']);
    // Only those who facilitate step down, each by themselves.
    expect(noOf(await give(people.Fay, 'Ann', 'member'))).toBe('403 notAllowed');
    expect(noOf(await give(people.Ben, 'Ben'))).toBe('403 notAllowed');
    expect(noOf(await give(people.Ann, 'Nobody'))).toBe('404 unknownMember');
  });

  test('who steps down gives the group to its members, who lead in turn', async () => {
    const { people, give, page, owns } = await group(['Fay', 'Ann']);
    yesOf(await give(people.Fay, 'Fay', 'member'));
    expect((await owns(people.Ann)).decides).toBe('together');
    const seen = await page(people.Ann);
    expect(seen.plan?.leads).toBe('rota');
    expect(seen.changes.map(({ what }) => what)).toEqual(['facilitator']);
  });

  test('is named by more than half of the others in a group that belongs to its members', async () => {
    const { people, give, idOf, page, owns, at, plan } = await group(['Fay', 'Ann', 'Ben', 'Cleo'], 'internalGroup');
    const planned = await plan(people.Fay);
    expect(yesOf(await give(people.Fay, 'Ann'))).toEqual({ holds: 'proposed' });
    const { proposals } = await owns(people.Ann);
    expect(proposals).toMatchObject([{ kind: 'facilitator', member: await idOf('Ann'), count: 0, needed: 2 }]);
    expect(noOf(await give(people.Ben, 'Cleo'))).toBe('409 stale');
    for (const who of [people.Ben, people.Ann])
      yesOf(await who.post(`${at}/proposals/${proposals[0]?.id}`, { answer: 'agree' }));
    const seen = await page(people.Ben);
    expect(seen.next).toMatchObject({ startsAt: planned.startsAt, lead: await idOf('Ann') });
    expect(seen.plan?.leads).toBe('facilitator');
    expect((await owns(people.Ben)).decides).toBe('not');
  });

  test('who leaves names the next one, who leads the planned meeting', async () => {
    const { people, at, idOf, page, plan } = await group(['Fay', 'Ann', 'Ben']);
    await plan(people.Fay);
    expect(noOf(await people.Fay.post(`${at}/leave`, {}))).toBe('409 notNow');
    expect(noOf(await people.Fay.post(`${at}/leave`, { handTo: 'nobody' }))).toBe('404 unknownMember');
    yesOf(await people.Fay.post(`${at}/leave`, { handTo: await idOf('Ben') }));
    expect(await page(people.Ann)).toMatchObject({
      people: [{ name: 'Ann' }, { name: 'Ben', role: 'facilitator' }],
      next: { lead: await idOf('Ben') },
    });
  });

  test('who leaves to everybody leaves a planned meeting that a member leads', async () => {
    const { people, at, idOf, page, plan } = await group(['Fay', 'Ann', 'Ben']);
    await plan(people.Fay);
    yesOf(await people.Fay.post(`${at}/leave`, { handTo: 'everybody' }));
    expect(await page(people.Ben)).toMatchObject({ next: { lead: await idOf('Ann') }, mayPlan: true });
  });
});

describe('[LF6] no group is left that nobody can run', () => {
  test('a group that nobody formed belongs to its members after its lead left', async () => {
    const here = await gatherForTest(running.url, ['Ann', 'Ben', 'Cleo']);
    const [ann, ben] = [here.lead.who.cookie, here.people.Ben?.who.cookie].map((one) => new Browser(running.url, one));
    const at = `/api/groups/${here.group}`;
    expect(yesOf(await (ann as Browser).get<Ownership>(`${at}/ownership`)).leaving).toBe('lead');
    yesOf(await (ann as Browser).post(`${at}/leave`, {}));
    const after = yesOf(await (ben as Browser).get<Ownership>(`${at}/ownership`));
    expect(after).toMatchObject({ decides: 'together', decidesEnd: 'together', leaving: 'free' });
    expect(yesOf(await (ben as Browser).get<GroupPage>(at))).toMatchObject({ mayInvite: true, mayPlan: true });
  });

  test('the last one leaves when they know that the group ends with it, and it is erased', async () => {
    const { people, at, group: id, owns, invite } = await group(['Fay']);
    expect((await owns(people.Fay)).leaving).toBe('last');
    expect((await people.Fay.post(`${at}/leave`, {})).answer).toMatchObject({ detail: { why: 'last' } });
    yesOf(await people.Fay.post(`${at}/leave`, { ends: true }));
    expect(noOf(await new Browser(running.url).look(invite))).toBe('409 archived');
    await running.clock.move(32 * DAY);
    await running.app.retention.settled();
    expect(await running.store.group(id)).toBeNull();
  });

  test('a group whose members all are gone ends by itself, unless somebody invited can still come', async () => {
    const { group: id, idOf } = await group(['Fay']);
    await running.store.ownership.leave(await idOf('Fay'), running.clock.now());
    await running.clock.move(DAY);
    await running.app.retention.settled();
    expect(await running.store.retention.of(id)).toMatchObject({ endedAt: expect.any(Number), afterEnd: 1 });
    const fay = new Browser(running.url);
    const plan = { ...presets.internalGroup, timeZone: 'Europe/London' };
    const people = [{ name: 'Ann', email: null }];
    const order = { model: 'internalGroup', name: 'Quay', me: 'Fay', as: 'member', plan, people };
    const formed = yesOf(await fay.post<GroupFormed>('/api/groups', order));
    const [row] = await running.store.membersOf(formed.group);
    await running.store.ownership.leave(row?.id ?? '', running.clock.now());
    await running.clock.move(DAY);
    await running.app.retention.settled();
    expect(await running.store.retention.of(formed.group)).toBeNull();
    const ann = new Browser(running.url);
    yesOf(await ann.use(formed.invited[0]?.invite ?? '', 'Ann'));
    expect(yesOf(await ann.get<GroupPage>(`/api/groups/${formed.group}`))).toMatchObject({ mayInvite: true });
  });
});
