import { expect, test } from 'vitest';
import type { GroupPage, Home } from '../../../../shared/protocol/groups';
import type { InviteMade, MeetingPlanned } from '../../../../shared/protocol/http';
import type { Preparing } from '../../../../shared/protocol/preparing';
import type { IssueCard } from '../../../../shared/protocol/records';
import { Browser, noOf, yesOf } from '../../../support/browser';
import { must, sitDown, TestClient } from '../../../support/clients';
import { aPlan, formedGroup } from '../../../support/formedGroup';
import { appForEach } from '../../../support/forTest';
import { goTo } from '../../../support/goTo';
import { issueCard, openAction } from '../../../support/records';

const running = appForEach({ onDisk: true });
const timeZone = 'Europe/Berlin';
const slots = { ...aPlan, formats: { first: 'frame.group', usual: 'frame.group', last: 'frame.group' } };

async function scene(plan = slots, names = ['Ann', 'Ben', 'Cleo']) {
  const { group, people } = await formedGroup(running, names, { plan });
  const { Ann, Ben } = people as { Ann: Browser & { me: string }; Ben: Browser & { me: string } };
  const at = `/api/groups/${group}`;
  const preparing = async (who: Browser) => yesOf(await who.get<Preparing>(`${at}/issue-card`));
  const write = (who: Browser, card: IssueCard, version: number) =>
    who.post<{ version: number }>(`${at}/issue-card`, { card, version });
  const planAt = async (wall: string) =>
    yesOf(
      await Ann.post<{ meeting: string }>(`${at}/next`, { when: { wall, timeZone }, minutes: null, template: null }),
    ).meeting;
  const next = async () => yesOf(await Ann.get<GroupPage>(at)).next;
  return { group, people, Ann, Ben, at, preparing, write, plan: planAt, next };
}
const card = issueCard({ line: 'How do I say no?', whyNow: 'On Monday', help: ['ideas'] });

/** Both have written a card, and sit in a meeting that begins now. */
async function seatedWithCards() {
  const here = await scene();
  const { Ann, Ben, at, write } = here;
  const waits = async (who: Browser) =>
    yesOf(await who.get<Home>('/api/home')).groups[0]?.waits.map(({ what }) => what);
  for (const who of [Ann, Ben]) yesOf(await write(who, card, 0));
  const { meeting } = yesOf(await Ann.post<MeetingPlanned>(`${at}/begin-now`, {}));
  const ann = new TestClient(running.url, { meeting, cookie: Ann.cookie });
  const ben = new TestClient(running.url, { meeting, cookie: Ben.cookie });
  await sitDown(ann, null);
  await sitDown(ben, ann);
  return { ...here, waits, ann, ben };
}

test('[BM6] a card that is written on the page of the group is in the room, wherever the date goes', async () => {
  const { Ann, Ben, at, preparing, write, plan, next } = await scene();
  expect(await preparing(Ben)).toMatchObject({ next: null, version: 0 });
  await plan('2026-03-10T18:00');
  expect(await preparing(Ben)).toMatchObject({
    next: { startsAt: Date.UTC(2026, 2, 10, 17), hasAdvice: true },
    shared: null,
  });
  expect(yesOf(await write(Ben, card, 0))).toEqual({ version: 1 });
  const held = { card, version: 1, shared: null };
  expect(await preparing(Ben)).toMatchObject(held);
  // Moved, cancelled and planned again, and giving way to a meeting that begins now.
  await plan('2026-03-11T18:00');
  expect(await preparing(Ben)).toMatchObject({ next: { startsAt: Date.UTC(2026, 2, 11, 17) }, ...held });
  yesOf(await Ann.post(`${at}/cancel-next`, { next: (await next())?.meeting }));
  expect(await preparing(Ben)).toMatchObject({ next: null, ...held });
  await plan('2026-03-12T18:00');
  expect(await preparing(Ben)).toMatchObject(held);
  const { meeting } = yesOf(await Ann.post<MeetingPlanned>(`${at}/begin-now`, {}));
  const ann = new TestClient(running.url, { meeting, cookie: Ann.cookie });
  const ben = new TestClient(running.url, { meeting, cookie: Ben.cookie });
  await sitDown(ann, null);
  await sitDown(ben, ann);
  expect(await ben.read({ what: 'myIssue' })).toMatchObject(held);
  expect(await ann.read({ what: 'myIssue' })).toMatchObject({ version: 0 });
  // Written on the page while the room is open, it is there at once.
  const told = ben.next('records:changed', ({ what }) => what === 'myIssue');
  yesOf(await write(Ben, { ...card, line: 'How do I say yes?' }, 1));
  await told;
  expect((await ben.read({ what: 'myIssue' })).card.line).toBe('How do I say yes?');
  for (const one of [ann, ben]) one.close();
});

test('[BM6] a card that was presented is asked anew for the next meeting, and its text stays in the minutes of that one', async () => {
  const { Ben, preparing, write, plan, waits, ann, ben } = await seatedWithCards();
  const inSlotOf = ({ me }: TestClient) =>
    goTo({ lead: ann, all: [ann, ben] }, ({ agenda, current, slots }) => {
      const slot = agenda.find(({ key }) => key === current)?.slot ?? null;
      return slot !== null && slots[slot]?.client === me;
    });
  await inSlotOf(ben);
  const slot = Object.values(ben.meeting!.slots).find(({ client }) => client === ben.me)!.id;
  must(await ben.change({ what: 'shareIssue', slot, version: 1 }));
  must(await ann.command({ type: 'endMeeting' }));
  await plan('2026-03-10T18:00');
  expect([await waits(Ben), await preparing(Ben)]).toMatchObject([
    ['issueCard'],
    { presented: true, card, version: 1 },
  ]);
  yesOf(await write(Ben, { ...card, line: 'How do I say yes?' }, 1));
  expect([await waits(Ben), (await preparing(Ben)).presented]).toEqual([[], false]);
  expect(JSON.stringify(await ann.minutes())).toContain(card.line);
  for (const one of [ann, ben]) one.close();
});

test('[BM6] a card that was told in its slot without being shown is asked anew, and one that was written since is not', async () => {
  const { Ann, Ben, preparing, write, plan, waits, ann, ben } = await seatedWithCards();
  // The slot of Ann, and the meeting ends before the one of Ben.
  await goTo({ lead: ann, all: [ann, ben] }, 's1/present');
  await running.clock.move(1);
  // In the slot of Ann it is Ben who leads.
  must(await ben.command({ type: 'endMeeting' }));
  await plan('2026-03-10T18:00');
  expect([await waits(Ann), await preparing(Ann)]).toMatchObject([
    ['issueCard'],
    { presented: true, card, version: 1 },
  ]);
  expect([await waits(Ben), (await preparing(Ben)).presented], 'his slot did not come').toEqual([[], false]);
  await running.clock.move(1);
  yesOf(await write(Ann, card, 1));
  expect([await waits(Ann), (await preparing(Ann)).presented]).toEqual([[], false]);
  for (const one of [ann, ben]) one.close();
});

test('[BM6] where members present in turn, a card is asked of those whose turn it is and who come', async () => {
  const mastermind = { first: 'frame.mastermind', usual: 'frame.mastermind', last: 'frame.mastermind' };
  const { people, at, preparing, plan } = await scene({ ...aPlan, minutes: 90, formats: mastermind }, [
    ...['Ann', 'Ben', 'Cleo', 'Dan', 'Eve'],
  ]);
  const asked = async () => {
    const names = Object.keys(people);
    const all = await Promise.all(
      names.map(async (name) => {
        const { waits } = yesOf(await people[name]!.get<Home>('/api/home')).groups[0]!;
        return [(await preparing(people[name]!)).next !== null, waits.some(({ what }) => what === 'issueCard')];
      }),
    );
    for (const [onPage, atHome] of all) expect(onPage).toBe(atHome);
    return names.filter((_, place) => all[place]![0]);
  };
  const meeting = await plan('2026-03-10T18:00');
  expect(await asked()).toEqual(['Ann', 'Ben']);
  yesOf(await people.Ann!.post(`${at}/absence`, { meeting, comes: false, reason: '' }));
  expect(await asked()).toEqual(['Ben', 'Cleo']);
});

test('[BM6] of two windows that write the same card the later one is told; what is sent again counts once', async () => {
  const { Ben, at, preparing, write } = await scene();
  yesOf(await write(Ben, card, 0));
  expect(yesOf(await write(Ben, card, 0))).toEqual({ version: 1 });
  expect(noOf(await write(Ben, { ...card, line: 'Another' }, 0))).toBe('409 stale');
  expect(noOf(await write(Ben, { ...card, line: 'x'.repeat(301) }, 1))).toBe('413 tooLarge');
  expect(noOf(await Ben.post(`${at}/issue-card`, { card: { ...card, member: 'ann' }, version: 1 }))).toBe(
    '400 badInput',
  );
  expect(await preparing(Ben)).toMatchObject({ card, version: 1 });
  // Ten thousand letters of three bytes each.
  const long = 'あ'.repeat(2_000);
  const full = { ...card, whyNow: long, tried: long, wanted: long, keyQuestion: long, notWanted: long };
  expect(yesOf(await write(Ben, full, 1))).toEqual({ version: 2 });
});

test('[BM6] a card is asked of whoever has a slot in what is planned and comes, at home too, with a word about their actions', async () => {
  const { group, Ann, Ben, at, preparing, plan } = await scene();
  const waits = async (who: Browser) =>
    yesOf(await who.get<Home>('/api/home')).groups[0]?.waits.map(({ what }) => what);
  const meeting = await plan('2026-03-10T18:00');
  expect([await waits(Ben), (await preparing(Ben)).next !== null]).toEqual([['issueCard'], true]);
  await running.store.write([{ kind: 'action', group, action: openAction({ member: Ben.me, meeting: 'earlier' }) }]);
  expect((await preparing(Ben)).unreported).toBe(1);
  expect((await preparing(Ann)).unreported).toBe(0);
  yesOf(await Ben.post(`${at}/absence`, { meeting, comes: false, reason: '' }));
  expect([await waits(Ben), (await preparing(Ben)).next]).toEqual([['status'], null]);
  // Nobody has a slot in an orientation.
  const {
    Ann: Eve,
    preparing: prepares,
    plan: plans,
  } = await scene({
    ...aPlan,
    formats: { first: 'frame.orientation', usual: 'frame.orientation', last: 'frame.orientation' },
  });
  await plans('2026-03-10T18:00');
  expect([await waits(Eve), (await prepares(Eve)).next]).toEqual([[], null]);
});

test('[BM6] [GO6] nobody reads or writes the card of a member by a link that they made for them', async () => {
  const { Ann, Ben, at, preparing, write, plan } = await scene();
  await plan('2026-03-10T18:00');
  const waits = async (who: Browser) => yesOf(await who.get<Home>('/api/home')).groups[0]?.waits.length;
  expect(await waits(Ben)).toBe(1);
  const made = yesOf(await Ann.post<InviteMade>(`${at}/members/${Ben.me}/return-link`, { everywhere: false }));
  const held = new Browser(running.url);
  yesOf(await held.use(made.invite ?? '', null));
  expect(await waits(held)).toBe(0);
  yesOf(await write(Ben, card, 0));
  expect(noOf(await held.get(`${at}/issue-card`))).toBe('403 closedHere');
  expect(noOf(await write(held, { ...card, line: 'Not mine' }, 1))).toBe('403 closedHere');
  expect((await preparing(Ann)).card.line).toBe('');
  expect((await preparing(Ben)).card).toEqual(card);
});
