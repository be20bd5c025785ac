import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { emptyCard } from '../../../../server/rooms/records/emptyCard';
import type { AccountPage } from '../../../../shared/protocol/account';
import type { MyActions } from '../../../../shared/protocol/actions';
import type { GroupDates } from '../../../../shared/protocol/dates';
import type { GroupPage, Home } from '../../../../shared/protocol/groups';
import type { InviteMade, MeetingPlanned, Mine } from '../../../../shared/protocol/http';
import type { Ownership } from '../../../../shared/protocol/ownership';
import type { RecordsChange } from '../../../../shared/protocol/records';
import { Browser, noOf, yesOf } from '../../../support/browser';
import { booked, buddiesOf, propose, satDown } from '../../../support/buddies';
import { endMeeting, must, sitDown, TestClient } from '../../../support/clients';
import { formedGroup } from '../../../support/formedGroup';
import { appForEach, clientForTest, gatherForTest } from '../../../support/forTest';
import { arrive, signIn, withAccount } from '../../../support/people';
import { canary, holdWrittenMeeting } from '../../../support/writtenGroup';

const DAY = 24 * 60 * 60 * 1000;
const running = appForEach({ onDisk: true });

/** Ann makes a link for Ben after their 1:1, and opens it herself. */
async function scene({ everywhere = false, account = false } = {}) {
  const formed = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
  const { group, people } = formed;
  const { Ann, Ben } = people;
  if (account) await withAccount(Ben!, 'ben@example.org');
  const { meeting, pair } = await booked(formed);
  const talk = await satDown(running, formed, meeting, pair);
  await holdWrittenMeeting(running, talk);
  talk.close();
  const at = `/api/groups/${group}`;
  const made = yesOf(await Ann!.post<InviteMade>(`${at}/members/${Ben!.me}/return-link`, { everywhere }));
  const link = made.invite ?? '';
  const held = new Browser(running.url);
  yesOf(await held.use(link, null));
  return { ...formed, at, meeting, pair, held, link, Ann: Ann!, Ben: Ben! };
}

type Scene = Awaited<ReturnType<typeof scene>>;

/** What such a browser gets of everything that is Ben's alone. */
async function privateThings({ at, meeting, group, pair, Cleo }: Scene & { Cleo: Scene['Ben'] }, browser: Browser) {
  const client = new TestClient(running.url, { meeting, cookie: browser.cookie });
  const joined = await client.join().then(
    () => 'joined',
    (fault: Error) => fault.message,
  );
  client.close();
  const code = async (asked: Promise<{ status: number; answer: unknown }>) => {
    const { status, answer } = await asked;
    const error = (answer as { error?: string } | null)?.error;
    return error === undefined ? String(status) : `${status} ${error}`;
  };
  const mine = yesOf(await browser.get<MyActions>('/api/actions'));
  return {
    room: joined,
    minutes: await code(browser.get(`/api/meetings/${meeting}/minutes`)),
    notes: await code(browser.get(`/api/meetings/${meeting}/mine`)),
    export: await code(browser.get(`${at}/export/mine`)),
    exportOf1to1: await code(browser.get(`/api/groups/${pair}/export`)),
    file: await code(browser.get(`${at}/calendar/${meeting}.ics`)),
    feed: await code(browser.post(`${at}/feed`, {})),
    proposes: await code(propose(browser, group, [Cleo.me])),
    talks: (await buddiesOf(browser, group)).length,
    talksAtHome: yesOf(await browser.get<Home>('/api/home')).buddies.length,
    promised: mine.open.map(({ action }) => action.what),
  };
}

const shut = {
  room: 'closedHere',
  minutes: '403 closedHere',
  notes: '403 closedHere',
  export: '403 closedHere',
  exportOf1to1: '403 closedHere',
  file: '403 closedHere',
  feed: '403 closedHere',
  proposes: '403 closedHere',
  talks: 0,
  talksAtHome: 0,
  promised: [],
};
const open = {
  room: 'joined',
  minutes: '200',
  notes: '200',
  export: '200',
  exportOf1to1: '200',
  file: '200',
  feed: '200',
  proposes: '200',
};

test('[GO6] by a link that somebody else made nothing opens that is the member’s alone, for thirty days', async () => {
  const here = await scene();
  const { at, held, people } = here;
  const all = { ...here, Cleo: people.Cleo! };
  expect(await privateThings(all, held)).toEqual(shut);
  const until = running.clock.now() + 30 * DAY;
  expect(yesOf(await held.get<GroupPage>(at)).heldBackUntil).toBe(until);
  expect(yesOf(await here.Ben.get<GroupPage>(at)).heldBackUntil).toBeNull();
  const asks = async (who: Browser) => yesOf(await who.get<Home>('/api/home')).groups[0]?.asks ?? [];
  expect(await asks(held)).toContainEqual({ what: 'heldBack', until });
  expect(await asks(here.Ben)).not.toContainEqual(expect.objectContaining({ what: 'heldBack' }));
  expect(await privateThings(all, here.Ben)).toMatchObject({ ...open, promised: [canary.bensAction] });
  await running.clock.move(30 * DAY - 1);
  expect(noOf(await held.get(`${at}/export/mine`))).toBe('403 closedHere');
  await running.clock.move(1);
  expect((await held.get(`${at}/export/mine`)).status).toBe(200);
});

test('[GO6] a member says in a browser of their own that it was them, and everything opens; the group still sees the link', async () => {
  const here = await scene();
  const { at, held, Ann, Ben, people } = here;
  const [link] = yesOf(await Ben.get<GroupPage>(at)).handed;
  expect(link).toMatchObject({ member: Ben.me, by: Ann.me, isHeldBack: true });
  const said = { at: link!.at };
  const confirm = `${at}/return-link/confirm`;
  expect((await held.post(confirm, said)).answer).toMatchObject({ error: 'notAllowed', detail: { why: 'handed' } });
  expect(noOf(await Ann.post(confirm, said))).toBe('410 expiredLink');
  expect(noOf(await Ben.post(confirm, { at: said.at - 1 }))).toBe('410 expiredLink');
  yesOf(await Ben.post(confirm, said));
  expect(await privateThings({ ...here, Cleo: people.Cleo! }, held)).toMatchObject(open);
  expect(yesOf(await held.get<GroupPage>(at))).toMatchObject({ heldBackUntil: null, handed: [{ isHeldBack: false }] });
});

test('[GO6] whoever came back so takes part in the room with everything, and neither reads nor changes a note of it after it has ended', async () => {
  const all = await gatherForTest(running.url, ['Ann', 'Ben', 'Cleo']);
  const { Ann, Ben } = all.people;
  const maker = new Browser(running.url, Ann!.who.cookie);
  const path = `/api/groups/${all.group}/members/${Ben!.me}/return-link`;
  const made = yesOf(await maker.post<InviteMade>(path, { everywhere: false }));
  const held = new Browser(running.url);
  yesOf(await held.use(made.invite ?? '', null));
  must(await all.lead.command({ type: 'startMeeting' }));
  const ben = clientForTest(running.url, { meeting: all.meeting, cookie: held.cookie });
  await ben.join();
  const change = { what: 'saveNote', text: 'for me alone', version: 0 } as const;
  must(await ben.ask('records:change', { commandId: randomUUID(), change }));
  expect(must(await ben.ask('records:read', { what: 'myNote' }))).toMatchObject({ text: 'for me alone' });
  await endMeeting(all);
  await ben.until(({ status }) => status === 'ended');
  for (const what of ['myNote', 'myPages', 'shownPages', 'myIssue'] as const)
    expect(await ben.ask('records:read', { what })).toMatchObject({ error: 'closedHere' });
  must(await Ben!.ask('records:read', { what: 'myNote' }));
  const late = (text: string, version: number) => ({ what: 'saveNote', text, version }) as const;
  const send = (who: TestClient, one: RecordsChange) =>
    who.ask('records:change', { commandId: randomUUID(), change: one });
  must(await send(ben, late('the last words', 1)));
  await running.clock.move(60_001);
  const card = { ...emptyCard, line: 'not by Ben' };
  for (const one of [
    late('not by Ben', 2),
    { what: 'saveIssue', card, version: 0 },
    { what: 'savePage', stage: 'a', text: 'not by Ben', version: 0 },
    { what: 'releasePage', stage: 'a', to: 'group', version: 1 },
    { what: 'erasePage', stage: 'a' },
    { what: 'markEnvelope', card: 'a', helped: true },
    { what: 'removeEnvelope', card: 'a' },
  ] as const)
    expect([one.what, await send(ben, one)]).toMatchObject([one.what, { error: 'closedHere' }]);
  expect(must(await Ben!.ask('records:read', { what: 'myNote' }))).toMatchObject({ text: 'the last words' });
  must(await send(Ben!, late('by Ben', 2)));
  expect(yesOf(await held.get<Mine | null>(`/api/meetings/${all.meeting}/mine`))).toBeNull();
  expect(
    yesOf(await new Browser(running.url, Ben!.who.cookie).get(`/api/meetings/${all.meeting}/mine`)),
  ).not.toBeNull();
  yesOf(await held.get(`/api/meetings/${all.meeting}/minutes`));
});

test('[GO6] reasons for absence are not read by such a link, neither others’ nor one’s own', async () => {
  const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo', 'Dan']);
  const { Ann, Ben } = people;
  const at = `/api/groups/${group}`;
  yesOf(
    await Ann!.post(`${at}/next`, {
      when: { wall: '2026-04-01T18:00', timeZone: 'UTC' },
      minutes: 90,
      template: 'frame.group',
    }),
  );
  const meeting = yesOf(await Ben!.get<GroupDates>(`${at}/dates`)).next?.meeting;
  const absence = { meeting, comes: false, reason: 'at the doctor' };
  yesOf(await Ben!.post(`${at}/absence`, absence));
  const link = yesOf(await Ann!.post<InviteMade>(`${at}/members/${Ben!.me}/return-link`, { everywhere: false }));
  const held = new Browser(running.url);
  yesOf(await held.use(link.invite ?? '', null));
  const reasons = async (who: Browser) =>
    yesOf(await who.get<GroupDates>(`${at}/dates`)).next?.absent.map(({ reason }) => reason);
  expect(await reasons(Ben!)).toEqual(['at the doctor']);
  expect(await reasons(held)).toEqual([null]);
});

test('[GO7] a browser that is the member already loses nothing by such a link, nor one that is signed in to their account', async () => {
  const here = await scene({ account: true });
  const { at, link, Ben } = here;
  yesOf(await Ben.use(link, null));
  expect(yesOf(await Ben.get<GroupPage>(at)).heldBackUntil).toBeNull();
  const laptop = new Browser(running.url);
  yesOf(await signIn(laptop, 'ben@example.org'));
  yesOf(await laptop.use(link, null));
  expect(yesOf(await laptop.get<GroupPage>(at))).toMatchObject({ me: { member: Ben.me }, heldBackUntil: null });
  expect(yesOf(await laptop.get<AccountPage>('/api/account')).groups).toMatchObject([{ member: Ben.me, here: 'same' }]);
});

test('[GO7] after a loss somebody else’s link signs the account’s browsers out, and takes nobody out of an account they have long had', async () => {
  const here = await scene({ account: true });
  const { at, Ann, Ben } = here;
  const hand = () => Ann.post<InviteMade>(`${at}/members/${Ben.me}/return-link`, { everywhere: true });
  // On the day on which they came, weeks later, and a month later.
  for (const days of [0, 15, 15]) {
    await running.clock.move(days * DAY + 1);
    yesOf(await hand());
    const laptop = new Browser(running.url);
    yesOf(await signIn(laptop, 'ben@example.org'));
    yesOf(await arrive(laptop));
    expect(yesOf(await laptop.get<GroupPage>(at))).toMatchObject({ me: { member: Ben.me }, heldBackUntil: null });
  }
});

test('[GO7] an account that a member made days after they came stays theirs as long as nobody could have found a link of theirs', async () => {
  const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
  const [{ Ann, Ben }, at] = [people, `/api/groups/${group}`];
  const hand = () => Ann!.post<InviteMade>(`${at}/members/${Ben!.me}/return-link`, { everywhere: true });
  await running.clock.move(5 * DAY);
  await withAccount(Ben!, 'ben@example.org');
  // By the first of these links nobody puts Ben into an account before he has confirmed it.
  for (const days of [3, 10]) {
    await running.clock.move(days * DAY);
    yesOf(await hand());
    const laptop = new Browser(running.url);
    yesOf(await signIn(laptop, 'ben@example.org'));
    yesOf(await arrive(laptop));
    expect(yesOf(await laptop.get<GroupPage>(at))).toMatchObject({ me: { member: Ben!.me }, heldBackUntil: null });
  }
});

test('[GO7] somebody else’s link takes a member out of an account into which whoever found their own link put them', async () => {
  const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
  const [{ Ann, Ben }, at] = [people, `/api/groups/${group}`];
  const links = `${at}/members/${Ben!.me}/return-link`;
  const own = yesOf(await Ben!.post<InviteMade>(links, { everywhere: false })).invite ?? '';
  await running.clock.move(15 * DAY);
  const thief = new Browser(running.url);
  yesOf(await thief.use(own, null));
  await withAccount(thief, 'thief@example.org');
  yesOf(await Ann!.post<InviteMade>(links, { everywhere: true }));
  const again = new Browser(running.url);
  yesOf(await signIn(again, 'thief@example.org'));
  yesOf(await arrive(again));
  expect(noOf(await again.get(at))).toBe('401 signedOut');
});

test('[GO5] nobody signs the agreement for the member, on the page or in the room, and they sit down all the same', async () => {
  const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
  const [{ Ann, Ben, Cleo }, at] = [people, `/api/groups/${group}`];
  const made = yesOf(await Ann!.post<InviteMade>(`${at}/members/${Ben!.me}/return-link`, { everywhere: false }));
  const held = new Browser(running.url);
  yesOf(await held.use(made.invite ?? '', null));
  const barred = { ok: false, error: 'notAllowed', detail: { why: 'handed' } };
  const { agreement } = yesOf(await Cleo!.get<Ownership>(`${at}/ownership`));
  const sign = (who: Browser) => who.post(`${at}/agreement/sign`, { version: agreement.version });
  const signed = async () => yesOf(await Cleo!.get<Ownership>(`${at}/ownership`)).signed.map(({ member }) => member);
  const asked = async (who: Browser) =>
    yesOf(await who.get<Home>('/api/home')).groups[0]?.asks.some(({ what }) => what === 'agreement');
  expect((await sign(held)).answer).toEqual(barred);
  expect([await asked(held), await asked(Ben!)]).toEqual([false, true]);
  const { meeting } = yesOf(await Ann!.post<MeetingPlanned>(`${at}/begin-now`, {}));
  const ann = clientForTest(running.url, { meeting, cookie: Ann!.cookie });
  await sitDown(ann, null);
  const client = clientForTest(running.url, { meeting, cookie: held.cookie });
  await sitDown(client, ann);
  expect(await client.change({ what: 'signAgreement', version: agreement.version })).toEqual(barred);
  // Ann signed by sitting down.
  expect(await signed()).toEqual([Ann!.me]);
  yesOf(await sign(Ben!));
  expect((await signed()).sort()).toEqual([Ann!.me, Ben!.me].sort());
});
