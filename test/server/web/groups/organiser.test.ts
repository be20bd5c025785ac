import { describe, expect, test } from 'vitest';
import type { GroupModel } from '../../../../shared/groups/models';
import type { Poll } from '../../../../shared/protocol/dates';
import type { GroupPage, Home } from '../../../../shared/protocol/groups';
import type { InviteLook, InviteMade, InviteUsed } from '../../../../shared/protocol/http';
import type { Ownership } from '../../../../shared/protocol/ownership';
import { Browser, noOf, yesOf } from '../../../support/browser';
import { must, sitDown } from '../../../support/clients';
import { appForEach, clientForTest } from '../../../support/forTest';
import { groupByLinks } from '../../../support/groupByLinks';
import { comeIn, PASSWORD, withAccount } from '../../../support/people';

const running = appForEach();
const DAY = 24 * 60 * 60 * 1000;
const when = { wall: '2026-06-01T18:00', timeZone: 'Europe/London' };
const next = { when, minutes: null, template: null };

/** Hana forms a group for these people, who come by their links, and takes no part in it. */
async function formedFor(names: string[], model: Exclude<GroupModel, 'pair'> = 'internalGroup') {
  const formed = await groupByLinks(running, ['Hana', ...names], { model, as: 'organiser', neverCome: ['Zoe'] });
  const people = formed.people as Record<'Hana' | 'Ann' | 'Ben' | 'Cleo', Browser>;
  return { ...formed, hana: people.Hana, people };
}

describe('somebody who forms a group for others', () => {
  test('[PO2] is named to its members, and counted nowhere', async () => {
    const { hana, people, page, idOf, at } = await formedFor(['Ann', 'Ben']);
    const seen = await page(people.Ann);
    expect(seen.people.map(({ name }) => name)).toEqual(['Ann', 'Ben']);
    expect(seen.organisers).toEqual([{ member: await idOf('Hana'), name: 'Hana' }]);
    expect(seen.lookedAfter).toBeNull();
    const { version } = yesOf(await people.Ann.get<Ownership>(`${at}/ownership`)).agreement;
    yesOf(await people.Ann.post(`${at}/agreement/sign`, { version }));
    expect(await page(hana)).toMatchObject({
      me: { name: 'Hana', role: 'organiser' },
      people: [{ name: 'Ann' }, { name: 'Ben' }],
      lookedAfter: { signed: 1, namesFacilitator: false, isLast: false },
      mayInvite: true,
      mayPlan: true,
      mayArchive: true,
    });
    // Of two members one other decides; a third voter would make it two.
    yesOf(await people.Ann.post(`${at}/agreement`, { version, lines: ['We listen'] }));
    const { proposals } = yesOf(await people.Ben.get<Ownership>(`${at}/ownership`));
    expect(proposals).toMatchObject([{ needed: 1 }]);
    const rota = yesOf(await people.Ann.get<{ lead: { member: string }[] }>(`${at}/rota`));
    expect(JSON.stringify(rota)).not.toContain(await idOf('Hana'));
    const talk = { with: [await idOf('Hana')], when, minutes: 60, format: 'frame.buddy' };
    expect(noOf(await people.Ann.post(`${at}/buddies`, talk))).toBe('404 unknownMember');
  });

  test('[PO1] finds the group among those they look after, without a door', async () => {
    const { hana, people, group } = await formedFor(['Ann', 'Ben']);
    yesOf(await hana.post(`/api/groups/${group}/next`, next));
    const home = yesOf(await hana.get<Home>('/api/home'));
    expect(home.groups).toEqual([]);
    expect(home.lookedAfter).toEqual([
      {
        group,
        name: 'Harbour group',
        colour: null,
        people: 2,
        invited: 1,
        newcomers: 0,
        privateAnswers: 0,
        next: { startsAt: Date.parse('2026-06-01T17:00:00Z'), status: 'lobby' },
        isArchived: false,
        erasedAt: null,
      },
    ]);
    const of = yesOf(await people.Ann.get<Home>('/api/home'));
    expect(of.groups.map(({ people: them }) => them.length)).toEqual([2]);
    expect(of.lookedAfter).toEqual([]);
  });

  test('[PO3] plans the first meeting, which the first member leads, and asks for dates without answering', async () => {
    const { hana, people, page, idOf, at } = await formedFor(['Ann', 'Ben']);
    const poll = yesOf(
      await hana.post<Poll>(`${at}/polls`, {
        timeZone: 'Europe/London',
        times: [{ wall: '2026-06-01T18:00' }, { wall: '2026-06-02T18:00' }],
      }),
    );
    expect(poll.people.map(({ name }) => name)).toEqual(['Ann', 'Ben']);
    const [time] = poll.times;
    const answer = { time: time?.time, at: time?.at, answer: 'yes', timeZone: 'Europe/London' };
    expect(noOf(await hana.post(`${at}/polls/${poll.poll}/answer`, answer))).toBe('403 takesNoPart');
    yesOf(await people.Ann.post(`${at}/polls/${poll.poll}/answer`, answer));
    yesOf(await hana.post(`${at}/polls/${poll.poll}/change`, { change: 'fix', time: time?.time, at: time?.at }));
    expect((await page(people.Ben)).next).toMatchObject({ startsAt: time?.at, lead: await idOf('Ann') });
    expect((await page(hana)).next).toMatchObject({ isOpenToMe: false });
  });

  test('[PO5] has the dates of the group in a calendar, which lead to its page and to no room', async () => {
    const { hana, at } = await formedFor(['Ann', 'Ben']);
    const { meeting } = yesOf(await hana.post<{ meeting: string }>(`${at}/next`, next));
    const { path } = yesOf(await hana.post<{ path: string }>(`${at}/feed`, {}));
    for (const asked of [path, `${at}/calendar/${meeting}.ics`]) {
      const { status, bytes } = await hana.get(asked);
      expect(status).toBe(200);
      const text = bytes.toString().replaceAll('\r\n ', '');
      expect(text).toContain('DTSTART:20260601T170000Z');
      expect(text).toContain(at.replace('/api/groups/', '/g/'));
      expect(text).not.toContain(`/m/${meeting}`);
    }
    yesOf(await hana.send('DELETE', `${at}/feed`, { json: {} }));
    expect((await hana.get(path)).status).toBe(404);
  });

  test('[PO4] waits with a date that somebody has to lead until the first member is there', async () => {
    const { hana, at } = await formedFor([]);
    expect((await hana.post(`${at}/next`, next)).answer).toMatchObject({
      error: 'notNow',
      detail: { why: 'nobodyLeads' },
    });
    const series = {
      version: 0,
      timeZone: 'Europe/London',
      first: when.wall,
      rhythm: { every: 'weeks', weeks: 4 },
      until: null,
    };
    yesOf(await hana.send('PUT', `${at}/series`, { json: series }));
  });

  test('[PO3] names the facilitator of a group that was formed to have one, and hands the part on', async () => {
    const { hana, people, page, idOf, at } = await formedFor(['Ann', 'Ben'], 'externalGroup');
    yesOf(await hana.post(`${at}/next`, next));
    expect((await page(hana)).lookedAfter).toMatchObject({ namesFacilitator: true });
    yesOf(await hana.post(`${at}/members/${await idOf('Ben')}/role`, { role: 'facilitator' }));
    expect((await page(people.Ann)).next?.lead).toBe(await idOf('Ben'));
    yesOf(await hana.post(`${at}/members/${await idOf('Ann')}/role`, { role: 'facilitator' }));
    yesOf(await hana.post(`${at}/members/${await idOf('Ben')}/role`, { role: 'member' }));
    expect((await page(people.Ann)).next?.lead).toBe(await idOf('Ann'));
    expect(noOf(await hana.post(`${at}/members/${await idOf('Hana')}/role`, { role: 'facilitator' }))).toBe(
      '404 unknownMember',
    );
    expect(noOf(await hana.post(`${at}/members/remove`, { member: await idOf('Ben') }))).toBe('403 takesNoPart');
  });

  test('[PO1] cannot enter a room, see its minutes, or stand among the people of a meeting', async () => {
    const { hana, people, idOf, at } = await formedFor(['Ann', 'Ben']);
    const soon = new Date(running.clock.now() + 10 * 60_000).toISOString().slice(0, 16);
    const { meeting } = yesOf(
      await hana.post<{ meeting: string }>(`${at}/next`, { ...next, when: { wall: soon, timeZone: 'UTC' } }),
    );
    const outside = clientForTest(running.url, { meeting, cookie: hana.cookie });
    await expect(outside.connect()).rejects.toThrow('takesNoPart');
    const ann = clientForTest(running.url, { meeting, cookie: people.Ann.cookie });
    await sitDown(ann, null);
    must(await ann.command({ type: 'startMeeting' }));
    expect(JSON.stringify([ann.view, ann.news])).not.toContain('Hana');
    const from = `/api/meetings/${meeting}`;
    for (const path of ['', '/minutes', '/mine', '/members'])
      expect(noOf(await hana.get(`${from}${path}`)), path).toBe('403 takesNoPart');
    expect(noOf(await hana.post(`${from}/again`, { startsAt: null, minutes: null, template: null }))).toBe(
      '403 takesNoPart',
    );
    expect(ann.meeting?.seats).not.toHaveProperty(await idOf('Hana'));
    const home = yesOf(await hana.get<Home>('/api/home'));
    expect(home.lookedAfter[0]?.next?.status).toBe('running');
    expect(JSON.stringify(home)).not.toContain(meeting);
  });

  test('[PO3] comes back by their own link to the page of the group, and hands out none for a member', async () => {
    const { hana, people, at, idOf, group } = await formedFor(['Ann']);
    const mine = `${at}/members/${await idOf('Hana')}/return-link`;
    const link = yesOf(await hana.post<InviteMade>(mine, { everywhere: false }));
    const phone = new Browser(running.url);
    const look = yesOf(await phone.post<InviteLook>('/api/invites/look', { invite: link.invite }));
    expect(look).toMatchObject({ kind: 'return' });
    expect(yesOf(await phone.post<InviteUsed>('/api/invites/use', { invite: link.invite, name: null }))).toMatchObject({
      meeting: null,
      group,
      name: 'Hana',
    });
    yesOf(await phone.get<GroupPage>(at));
    const ofAnn = `${at}/members/${await idOf('Ann')}/return-link`;
    expect(noOf(await hana.post(ofAnn, { everywhere: false }))).toBe('403 notLead');
    // A member of a group that owns itself makes one for whoever looks after it as for anybody.
    yesOf(await people.Ann.post(mine, { everywhere: true }));
    expect(noOf(await phone.get(at))).toBe('404 notFound');
  });

  test('[PO3] leaves its members to themselves, and the group stays', async () => {
    const { hana, people, at, page } = await formedFor(['Ann', 'Ben']);
    yesOf(await hana.post(`${at}/leave`, {}));
    expect(noOf(await hana.get(at))).toBe('404 notFound');
    expect(await page(people.Ann)).toMatchObject({ organisers: [], endedAt: null, mayInvite: true });
  });

  test('[PO4] keeps a group to which nobody came yet, and none whose members are all gone', async () => {
    const { hana, at, group } = await formedFor([]);
    yesOf(await hana.post(`${at}/invited/${await invitedTo(group)}`, { change: 'withdraw' }));
    await running.clock.move(DAY);
    await running.app.retention.settled();
    expect(await running.store.retention.of(group)).toBeNull();
    const other = await formedFor(['Ann']);
    yesOf(await other.hana.post(`${other.at}/invited/${await invitedTo(other.group)}`, { change: 'withdraw' }));
    await running.store.ownership.leave(await other.idOf('Ann'), running.clock.now());
    await running.clock.move(DAY);
    await running.app.retention.settled();
    expect(await running.store.retention.of(other.group)).toMatchObject({ endedAt: expect.any(Number) });
    yesOf(await other.hana.post(`${other.at}/archive`, { change: 'keep' }));
  });

  test('[PO3] erases their account, and the group goes on without anybody who looks after it', async () => {
    const { hana, people, page, idOf, group } = await formedFor(['Ann', 'Ben']);
    await withAccount(hana, 'hana@example.org', 'Hana');
    const phone = new Browser(running.url);
    await comeIn(phone, 'hana@example.org');
    expect(yesOf(await phone.get<Home>('/api/home')).lookedAfter.map((one) => one.group)).toEqual([group]);
    yesOf(await hana.post('/api/account/delete', { email: 'hana@example.org', password: PASSWORD }));
    expect(await page(people.Ann)).toMatchObject({ organisers: [], endedAt: null, mayInvite: true });
    expect(await idOf('Hana')).toBe('none');
    expect(yesOf(await phone.get<Home>('/api/home')).lookedAfter).toEqual([]);
  });

  const invitedTo = async (group: string) =>
    (await running.store.forming.invited(group)).find(({ member }) => member === null)?.id;
});
