import { describe, expect, test } from 'vitest';
import { heldMeetings } from '../../../../server/rooms/storedMeeting';
import { presets } from '../../../../shared/groups/models';
import type { DatePlanned, Poll } from '../../../../shared/protocol/dates';
import type { GroupFormed } from '../../../../shared/protocol/forming';
import type { GroupPage, Home } from '../../../../shared/protocol/groups';
import { Browser, noOf, yesOf } from '../../../support/browser';
import { must, sitDown, TestClient } from '../../../support/clients';
import { appForEach, appForTest } from '../../../support/forTest';

const running = appForEach();
const browser = () => new Browser(running.url);
const homeOf = async (who: Browser) => yesOf(await who.get<Home>('/api/home')).groups;

describe('home', () => {
  test('knows nobody without a cookie, and whoever only typed a name', async () => {
    const ann = browser();
    const { invite } = yesOf(await ann.start());
    expect(await homeOf(browser())).toEqual([]);
    const ben = browser();
    yesOf(await ben.use(invite, 'Ben'));
    expect(await homeOf(ben)).toEqual([]);
  });

  test('[BM1] shows the meeting that is planned, what waits for me, and while it runs its stage and my seat', async () => {
    const ann = browser();
    const { meeting, group } = yesOf(await ann.start({ startsAt: running.clock.now() + 3_600_000 }));
    const [glance] = await homeOf(ann);
    expect(glance).toMatchObject({ group, name: 'Harbour group', me: { name: 'Ann' }, people: [{ name: 'Ann' }] });
    expect(glance?.next).toMatchObject({
      meeting,
      status: 'lobby',
      format: 'frame.group/block.slot',
      lead: glance?.me.member,
      opensAt: running.clock.now() + 45 * 60_000,
      running: null,
    });
    expect(glance?.waits).toEqual([{ what: 'issueCard', meeting, startsAt: running.clock.now() + 3_600_000 }]);

    const client = new TestClient(running.url, { meeting, cookie: ann.cookie });
    await sitDown(client, null);
    must(await client.command({ type: 'startMeeting' }));
    const [while_] = await homeOf(ann);
    expect(while_?.next).toMatchObject({
      status: 'running',
      running: {
        since: running.clock.now(),
        stage: { words: 'group.open', client: null, isMine: false },
        hasSeat: true,
      },
    });
    expect(while_?.waits).toEqual([]);
    must(await client.command({ type: 'endMeeting' }));
    expect((await homeOf(ann))[0]?.next).toBeNull();
    client.close();
  });

  test('[BM1] shows every group of this browser, and none that removed me', async () => {
    const ann = browser();
    const first = yesOf(await ann.start());
    await running.clock.move(1_000);
    const second = yesOf(await ann.start({ title: 'Second group', name: 'Anna' }));
    expect((await homeOf(ann)).map(({ group, me }) => [group, me.name])).toEqual([
      [first.group, 'Ann'],
      [second.group, 'Anna'],
    ]);
    const [me] = await running.store.membersOf(first.group);
    await running.store.removeMember(me?.id ?? '', running.clock.now());
    expect((await homeOf(ann)).map(({ group }) => group)).toEqual([second.group]);
  });
});

describe('what waits for me at home', () => {
  const timeZone = 'Europe/Berlin';
  const wall = '2026-03-12T18:00';
  async function formed() {
    const who = { ann: browser(), ben: browser(), fay: browser() };
    const plan = { ...presets.externalGroup, timeZone };
    const people = ['Ann', 'Ben'].map((name) => ({ name, email: null }));
    const order = { model: 'externalGroup', name: 'Harbour', me: 'Fay', as: 'facilitator', plan, people };
    const { group, invited } = yesOf(await who.fay.post<GroupFormed>('/api/groups', order));
    yesOf(await who.ann.use(invited[0]?.invite ?? '', 'Ann'));
    yesOf(await who.ben.use(invited[1]?.invite ?? '', 'Ben'));
    const at = `/api/groups/${group}`;
    const glance = async (one: Browser) => (await homeOf(one))[0];
    const answersPrivately = async (one: Browser) => {
      const json = { manager: '', report: '', competitor: '', objection: '' };
      yesOf(await one.send('PUT', `${at}/private-answer`, { json }));
    };
    return { ...who, group, at, glance, answersPrivately };
  }

  test('[BM5] a poll until I answered every time ahead, and the agreement until I signed the version that holds', async () => {
    const { ann, fay, at, glance, group, answersPrivately } = await formed();
    const agreement = { what: 'agreement', isAgain: false };
    expect((await glance(ann))?.asks).toEqual([{ what: 'privateQuestions', isAgain: false }, agreement]);
    await answersPrivately(ann);
    expect((await glance(ann))?.asks).toEqual([agreement]);
    yesOf(await ann.post(`${at}/agreement/sign`, { version: 1 }));
    expect((await glance(ann))?.asks).toEqual([]);
    const times = [{ wall }, { wall: '2026-03-13T18:00' }];
    const poll = yesOf(await fay.post<Poll>(`${at}/polls`, { timeZone, times }));
    expect((await glance(ann))?.asks).toEqual([{ what: 'poll', poll: poll.poll }]);
    const answer = (nth: number) => {
      const { time, at: moment } = poll.times[nth]!;
      return ann.post(`${at}/polls/${poll.poll}/answer`, { time, at: moment, answer: 'yes', timeZone });
    };
    yesOf(await answer(0));
    expect((await glance(ann))?.asks).toHaveLength(1);
    yesOf(await answer(1));
    expect((await glance(ann))?.asks).toEqual([]);
    const { lines } = (await running.store.group(group))!.agreement;
    yesOf(await fay.post(`${at}/agreement`, { lines: [...lines, 'We are on time.'], version: 1 }));
    expect((await glance(ann))?.asks).toEqual([{ what: 'agreement', isAgain: true }]);
    yesOf(await fay.post(`${at}/polls/${poll.poll}/change`, { change: 'close' }));
    expect((await glance(fay))?.asks.map(({ what }) => what)).toEqual(['agreement']);
  });

  test('[BM5] a poll whose times are over asks nobody any more', async () => {
    const { ben, fay, at, glance, answersPrivately } = await formed();
    await answersPrivately(ben);
    yesOf(await ben.post(`${at}/agreement/sign`, { version: 1 }));
    yesOf(await fay.post(`${at}/polls`, { timeZone, times: [{ wall }, { wall: '2026-03-13T18:00' }] }));
    expect((await glance(ben))?.asks).toHaveLength(1);
    await running.clock.move(14 * 24 * 3_600_000);
    expect((await glance(ben))?.asks).toEqual([]);
  });

  test('[BM5] [DT4] whoever cannot come is told who would read why, and is asked for no card; the reason stays private', async () => {
    const { ann, ben, fay, at, glance } = await formed();
    const planned = { when: { wall, timeZone }, minutes: null, template: 'frame.external' };
    const { meeting } = yesOf(await fay.post<{ meeting: string }>(`${at}/next`, planned));
    const before = await glance(ann);
    const lead = before?.people.find(({ name }) => name === 'Fay')?.member;
    expect(before?.absence).toEqual({ isMine: false, readers: [lead], absent: [] });
    expect(before?.waits.map(({ what }) => what)).toEqual(['issueCard']);
    yesOf(await ann.post(`${at}/absence`, { meeting, comes: false, reason: 'canary' }));
    const after = await glance(ann);
    expect([after?.absence?.isMine, after?.waits]).toEqual([true, []]);
    for (const other of [ben, fay, ann]) expect(JSON.stringify(await glance(other))).not.toContain('canary');
    expect((await glance(ben))?.absence).toMatchObject({ isMine: false, absent: [before?.me.member] });
    expect((await glance(fay))?.absence?.readers).toEqual([]);
    yesOf(await ann.post(`${at}/absence`, { meeting, comes: true }));
    expect((await glance(ann))?.waits).toHaveLength(1);
  });
});

describe('the page of a group', () => {
  test('is there for its members; strangers and other groups find nothing', async () => {
    const ann = browser();
    const { group, invite } = yesOf(await ann.start());
    const eve = browser();
    yesOf(await eve.start({ name: 'Eve' }));
    const ben = browser();
    yesOf(await ben.use(invite, 'Ben'));
    const path = `/api/groups/${group}`;
    expect(noOf(await browser().get(path))).toBe('401 signedOut');
    expect(noOf(await eve.get(path))).toBe('404 notFound');
    expect(noOf(await eve.get('/api/groups/none'))).toBe('404 notFound');
    expect(noOf(await ben.get(path))).toBe('403 notAdmitted');
    expect(yesOf(await ann.get<GroupPage>(path))).toMatchObject({ model: null, plan: null, past: [], mayPlan: true });
  });

  test('lists the meetings that were held, and says in which of them I was', async () => {
    const ann = browser();
    const { meeting, group } = yesOf(await ann.start());
    const client = new TestClient(running.url, { meeting, cookie: ann.cookie });
    await sitDown(client, null);
    must(await client.command({ type: 'startMeeting' }));
    must(await client.command({ type: 'endMeeting' }));
    const page = yesOf(await ann.get<GroupPage>(`/api/groups/${group}`));
    const at = running.clock.now();
    expect(page.past).toEqual([
      { meeting, title: 'Harbour group', number: 1, startsAt: at, startedAt: at, wasThere: true },
    ]);
    expect(page.next).toBeNull();
    // Those that were cancelled before they began take no place from it.
    const next = { when: { wall: '2026-03-10T18:00', timeZone: 'Europe/London' }, minutes: null, template: null };
    const planned = yesOf(await ann.post<DatePlanned>(`/api/groups/${group}/next`, next));
    yesOf(await ann.post(`/api/groups/${group}/cancel-next`, { next: planned.meeting }));
    await expect.poll(async () => (await running.store.meeting(planned.meeting))?.status).toBe('ended');
    const [held] = await heldMeetings(running.store, group, 1);
    expect(held?.row.id).toBe(meeting);
    client.close();
  });
});

test('whatever is asked of the server is limited by address, wherever no narrower limit stands', async () => {
  const strict = await appForTest({ limits: { read: 6 } });
  const ann = new Browser(strict.url);
  const { group, meeting } = yesOf(await ann.start());
  const asked = ['rota', 'dates', 'ownership', 'coming'].map((part) => `/api/groups/${group}/${part}`);
  for (const path of [...asked, `/api/meetings/${meeting}`, '/api/home']) yesOf(await ann.get(path));
  for (const path of [...asked, '/api/home']) expect(noOf(await ann.get(path)), path).toBe('429 tooFast');
});
