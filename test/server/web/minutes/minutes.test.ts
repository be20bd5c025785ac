import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { withChecksum } from '../../../../server/rooms/documents/checksum';
import { timePresent } from '../../../../server/rooms/meeting/attendance';
import type { Event } from '../../../../shared/meeting/events';
import type { Answer } from '../../../../shared/refusal';
import { enter, gather, must, post, TestClient } from '../../../support/clients';
import { gatherForEach, gatherForTest } from '../../../support/forTest';
import { goTo } from '../../../support/goTo';
import { issueCard, openAction } from '../../../support/records';
import { topic } from '../../../support/topic';

const action = (id: string, member: string, meeting: string, what: string) =>
  openAction({ id, member, meeting, what, firstStep: 'Write the mail', by: 'Friday' });
const card = (line: string) => issueCard({ line, help: ['questions'] });

const { running: server, here: group } = gatherForEach(['Ann', 'Ben', 'Cem']);

const read = async (path: string, cookie: string, meeting = group.meeting) =>
  fetch(`${server.url}/api/meetings/${meeting}/${path}`, { headers: { cookie } });

const board = (document: string, cookie: string, meeting?: string) =>
  read(`boards/${encodeURIComponent(document)}`, cookie, meeting);

/** Somebody drew one rectangle on this board. */
async function drawOn(document: string, by: TestClient): Promise<Y.Doc> {
  const drawn = new Y.Doc();
  drawn.getMap('elements').set('e1', { id: 'e1', type: 'rectangle' });
  await server.store.appendUpdate(document, withChecksum(Y.encodeStateAsUpdate(drawn)), by.me, 0);
  return drawn;
}

async function fill() {
  const { Ann, Ben } = group.people;
  const meeting = group.meeting;
  await server.store.write([
    { kind: 'action', group: group.group, action: action('a1', Ann!.me, meeting, 'Ask Priya first') },
    { kind: 'action', group: group.group, action: action('a2', Ben!.me, meeting, 'Drop the Tuesday report') },
    { kind: 'action', group: group.group, action: action('a0', Ann!.me, 'another-meeting', 'An old promise') },
    { kind: 'sharedIssue', meeting, slot: 's1', member: Ben!.me, card: card('How do I say no to Dan?'), version: 1 },
    { kind: 'issue', at: 1, member: Ann!.me, card: card('My unshown trouble'), version: 1 },
    { kind: 'note', meeting, member: Ben!.me, text: 'A private thought', version: 1 },
    { kind: 'parked', meeting, group: group.group, item: topic('p1', 'The new rota', Ann!.me) },
    { kind: 'oneChange', meeting, text: 'Start on time', version: 1 },
    { kind: 'talkTime', meeting, member: Ann!.me, ms: 600_000 },
    { kind: 'talkTime', meeting, member: Ben!.me, ms: 120_000 },
  ]);
}

describe('minutes', () => {
  it('[RC4] minutes hold attendance, stages, actions, what was shared, and only my own talk time', async () => {
    await fill();
    must(await group.lead.command({ type: 'startMeeting' }));
    await server.clock.move(10 * 60_000);
    const minutes = await group.people.Ann!.minutes();
    expect(minutes.attendance).toEqual(
      ['Ann', 'Ben', 'Cem'].map((name) => ({ name, role: 'member', minutesPresent: 10 })),
    );
    expect(minutes.stages.length).toBeGreaterThan(5);
    expect(minutes.stages[0]).toMatchObject({ slotOf: null, skipped: false, actualMinutes: 10 });
    expect(minutes.actions.map((entry) => [entry.name, entry.mine, entry.action.what])).toEqual([
      ['Ann', true, 'Ask Priya first'],
      ['Ben', false, 'Drop the Tuesday report'],
    ]);
    expect(minutes.parking).toEqual([{ name: 'Ann', text: 'The new rota', score: null }]);
    expect(minutes).toMatchObject({ requests: [], oneChange: 'Start on time', myTalkMs: 600_000 });
    expect(minutes.issues.map((issue) => [issue.name, issue.card.line])).toEqual([['Ben', 'How do I say no to Dan?']]);
    const text = JSON.stringify(minutes);
    for (const hidden of ['My unshown trouble', 'A private thought', '120000', 'An old promise']) {
      expect(text).not.toContain(hidden);
    }
  });

  it('[TT2] nobody spoke longer than they were there: talk before the start is no part of the meeting', async () => {
    await fill();
    must(await group.lead.command({ type: 'startMeeting' }));
    await server.clock.move(3 * 60_000);
    const { myTalkMs, attendance, group: known } = await group.people.Ann!.minutes();
    expect(attendance[0]).toEqual({ name: 'Ann', role: 'member', minutesPresent: 3 });
    expect(myTalkMs).toBe(180_000);
    expect(known, 'where the page leads on').toBe(group.group);
  });

  it.each(['minutes', 'mine'])(
    '[SE17] %s: strangers, other groups, people in the lobby, speakers and removed people get none',
    async (path) => {
      expect((await read(path, '')).status).toBe(401);
      const other = await gather(server.url, ['Zoe']);
      expect((await read(path, other.lead.who.cookie)).status).toBe(404);
      other.close();
      const waiting = await enter(server.url, group.invite, 'Dan');
      expect((await read(path, waiting)).status).toBe(403);
      const { cookie } = group.people.Ben!.who;
      must(await group.lead.command({ type: 'removeMember', member: group.people.Ben!.me }));
      expect((await read(path, cookie)).status).toBe(403);
    },
  );

  it('[RC4] minutes give a stored board of this meeting only, and only to people who took part', async () => {
    const name = (meeting: string, kind = 'board') => `${group.group}/${meeting}/${kind}/common`;
    const { Ann } = group.people;
    const drawn = await drawOn(name(group.meeting), Ann!);

    const response = await board(name(group.meeting), Ann!.who.cookie);
    const { state } = must((await response.json()) as Answer<{ state: string }>);
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Buffer.from(state, 'base64'));
    expect(copy.getMap('elements').toJSON()).toEqual(drawn.getMap('elements').toJSON());

    expect((await board(name('another-meeting'), Ann!.who.cookie)).status).toBe(404);
    expect((await board(name(group.meeting, 'notes'), Ann!.who.cookie)).status).toBe(404);
    expect((await board(name(group.meeting), '')).status).toBe(401);
    const waiting = await enter(server.url, group.invite, 'Dan');
    expect((await board(name(group.meeting), waiting)).status).toBe(403);
  });

  it('[BR11] minutes name everybody who was client in a trio, also after the trios are over', async () => {
    const names = ['Ann', 'Ben', 'Cem', 'Dan', 'Eve'];
    const five = await gatherForTest(server.url, names, { template: 'frame.group/block.troika' });
    const state = await goTo(five, 's1/share');
    const trios = Object.values(state.breakouts?.members ?? {});
    expect(trios.map((members) => members.length)).toEqual([3, 2]);
    const nameOf = (member = '') => five.all.find(({ me }) => me === member)?.who.name;
    const clients = (turn: number) => trios.flatMap((members) => nameOf(members[turn]) ?? []);
    await goTo(five, ({ breakouts }) => breakouts === undefined);
    const { stages } = await five.lead.minutes();
    const named = [...new Set(stages.flatMap(({ people }) => (people ? [JSON.stringify(people)] : [])))];
    expect(named.map((one) => JSON.parse(one))).toEqual(
      [0, 1, 2].map((turn) => ({ how: 'inGroups', names: clients(turn) })),
    );
    expect(clients(2)).toHaveLength(1);
  });

  it('[BR11] minutes give what a pair drew to those who sat in it, and to nobody else', async () => {
    const four = await gatherForTest(server.url, ['Ann', 'Ben', 'Cem', 'Dan'], { template: 'frame.orientation' });
    const { lead, all, meeting } = four;
    const pairs = Object.entries((await goTo(four, 'drill')).breakouts?.members ?? {});
    expect(pairs).toHaveLength(2);
    const boardOf = (pair: string) => `${four.group}/${meeting}/board/${pair}`;
    for (const [pair] of pairs) await drawOn(boardOf(pair), lead);
    for (const client of all) {
      for (const [pair, members] of pairs) {
        const { status } = await board(boardOf(pair), client.who.cookie, meeting);
        expect(status, `${pair} for ${client.who.name}`).toBe(members.includes(client.me) ? 200 : 404);
      }
      const own = pairs.filter(([, members]) => members.includes(client.me)).map(([pair]) => boardOf(pair));
      expect((await client.minutes()).boards.map(({ document }) => document)).toEqual(own);
    }
  });

  it('[IN3] a guest speaker who took part gets no minutes', async () => {
    const { value } = await post<{ invite: string }>(
      server.url,
      `/api/meetings/${group.meeting}/invites`,
      { make: 'personal', role: 'speaker' },
      group.lead.who.cookie,
    );
    const cookie = await enter(server.url, value.invite, 'Guest');
    const guest = new TestClient(server.url, { meeting: group.meeting, cookie });
    await guest.join();
    await guest.command({ type: 'knock' });
    await group.lead.command({ type: 'admit', member: guest.me });
    await guest.command({ type: 'takeSeat', agreement: 1, surroundings: 'alone', sound: 'here' });
    expect((await read('minutes', cookie)).status).toBe(403);
    guest.close();
  });
});

describe('attendance', () => {
  const at = (minute: number) => minute * 60_000;
  const seat = (member: string, minute: number): Event => ({ type: 'arrived', member, role: 'member', at: at(minute) });

  it('attendance counts from the start to the end, without the time of a lost connection', () => {
    const events: Event[] = [
      seat('ann', 0),
      seat('ben', 5),
      { type: 'meetingStarted', at: at(10), endsAt: at(70), order: ['ann', 'ben'] },
      { type: 'connectionLost', member: 'ann', at: at(20) },
      { type: 'connectionBack', member: 'ann', role: 'member', at: at(25) },
      { type: 'left', member: 'ben', at: at(40) },
      { type: 'meetingEnded', at: at(60), by: 'ann' },
      { type: 'connectionLost', member: 'ann', at: at(90) },
    ];
    expect(timePresent(events, at(100))).toEqual(
      new Map([
        ['ben', at(30)],
        ['ann', at(45)],
      ]),
    );
    expect(timePresent(events.slice(0, 2), at(100))).toEqual(new Map());
  });
});
