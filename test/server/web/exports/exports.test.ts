import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { groupFile, meetingFile } from '../../../../shared/protocol/exports';
import { Browser, noOf } from '../../../support/browser';
import { enter, gather, must, post, sitDown, TestClient } from '../../../support/clients';
import { gatherForEach } from '../../../support/forTest';
import { canary, holdWrittenMeeting } from '../../../support/writtenGroup';

const { running, here, person } = gatherForEach(['Ann', 'Ben', 'Cleo']);

const path = (rest = '', group = here.group) => `/api/groups/${group}/export${rest}`;
const cookieOf = (name: string) => person(name).who.cookie;
const asked = (cookie: string, rest = '') => new Browser(running.url, cookie).get(path(rest));

/** The files of an export, by name. */
async function exported(cookie: string, rest = ''): Promise<Record<string, string>> {
  const { status, headers, bytes } = await asked(cookie, rest);
  expect(status).toBe(200);
  expect(headers['content-type']).toBe('application/zip');
  expect(headers['content-disposition']).toMatch(/^attachment; filename="roundel-(?:group|mine)\.zip"$/);
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));
}

const all = (files: Record<string, string>) => Object.values(files).join('\n');
/** Which of the texts can be read somewhere in the files. */
const found = (files: Record<string, string>) =>
  Object.entries(canary).flatMap(([name, text]) => (all(files).includes(text) ? [name] : []));

describe('the export of a group', () => {
  test('holds what the group owns, and nothing that belongs to one person alone', async () => {
    await holdWrittenMeeting(running, here);
    const files = await exported(cookieOf('Ann'));
    expect(Object.keys(files).sort()).toEqual([
      'README.md',
      'boards/001-1.excalidraw',
      'group.json',
      'group.md',
      'meetings/001.json',
    ]);
    const shared = ['shownCard', 'annsAction', 'bensAction', 'learned', 'parked', 'request', 'oneChange'];
    expect(found(files)).toEqual([...shared, 'drawn', 'groupNotes']);
    // The agreement of this group does not show speaking times.
    expect(all(files)).not.toMatch(/617003|123007/);
  });

  test('is the same for everybody who was there, whoever saves it', async () => {
    await holdWrittenMeeting(running, here);
    const [ann, ben] = [await exported(cookieOf('Ann')), await exported(cookieOf('Ben'))];
    const bySomebody = (files: Record<string, string>) => ({
      ...files,
      'group.json': files['group.json']?.replace(/"writtenBy": "[^"]+"/, ''),
    });
    expect(bySomebody(ben)).toEqual(bySomebody(ann));
  });

  test('keeps to the documented format', async () => {
    await holdWrittenMeeting(running, here);
    const files = await exported(cookieOf('Ann'));
    const group = groupFile.parse(JSON.parse(files['group.json'] ?? ''));
    expect(group).toMatchObject({ name: 'Harbour group', writtenBy: person('Ann').me });
    expect(group.members.map(({ name, left }) => `${name} ${left}`).sort()).toEqual([
      'Ann null',
      'Ben null',
      'Cleo null',
    ]);
    expect(group.meetings).toMatchObject([{ id: here.meeting, status: 'ended', file: 'meetings/001.json' }]);
    const meeting = meetingFile.parse(JSON.parse(files['meetings/001.json'] ?? ''));
    expect(meeting.events.length).toBe(person('Ann').meeting?.version);
    expect(meeting.actions.map(({ what }) => what)).toEqual([canary.annsAction, canary.bensAction]);
    const board = JSON.parse(files['boards/001-1.excalidraw'] ?? '');
    expect(board).toMatchObject({ type: 'excalidraw', version: 2, elements: [{ text: canary.drawn }] });
  });

  test('holds the agreements that held before, and the series of dates', async () => {
    const { ownership, dates } = running.store;
    expect(await ownership.writeAgreement(here.group, { version: 2, lines: ['We listen'] }, 5)).toBe(true);
    const series = { id: 's1', first: '2026-05-04T18:00', rhythm: { every: 'weeks', weeks: 4 }, until: null } as const;
    const exceptions = { '2026-06-01': 'leftOut' } as const;
    const calendar = { group: here.group, timeZone: 'Europe/Berlin', series: { ...series, exceptions } };
    await dates.saveCalendar({ ...calendar, by: person('Ann').me, version: 1 });
    const files = await exported(cookieOf('Ben'));
    const group = groupFile.parse(JSON.parse(files['group.json'] ?? ''));
    expect(group.agreement).toMatchObject({ version: 2, lines: ['We listen'], former: [{ version: 1, until: 5 }] });
    expect(group.agreement.former[0]?.lines.length).toBeGreaterThan(0);
    expect(group.dates).toEqual({ timeZone: 'Europe/Berlin', series: { ...series, exceptions } });
    expect(files['group.md']).toMatch(/## Earlier agreements\n\nVersion 1, until 1970-01-01:\n\n- /);
  });

  test('says in words what was promised, by whom, and what people wrote is never markup', async () => {
    const { Ann } = here.people;
    const trap = '# <script>x</script> [a](javascript:1)\n- two';
    await running.store.write([
      { kind: 'agreement', group: here.group, version: 2, lines: [trap], at: 9 },
      { kind: 'helpContacts', group: here.group, text: trap, version: 1 },
    ]);
    await holdWrittenMeeting(running, here);
    const text = (await exported(Ann?.who.cookie ?? ''))['group.md'] ?? '';
    expect(text).toContain(`### Ben\n\n- [ ] ${canary.bensAction} (open)\n  - Learned: ${canary.learned}`);
    expect(text).toContain('\\# \\<script\\>x\\</script\\> \\[a\\](javascript:1)');
    expect(text).not.toMatch(/(?<!\\)<script|^- two/m);
  });

  test('lists a meeting in which its reader did not sit, and leaves its content out', async () => {
    await holdWrittenMeeting(running, here);
    const again = { startsAt: null, minutes: null, template: null };
    const { value } = await post<{ meeting: string }>(
      running.url,
      `/api/meetings/${here.meeting}/again`,
      again,
      cookieOf('Ann'),
    );
    const { meeting } = value;
    const dan = new TestClient(running.url, {
      meeting,
      cookie: await enter(running.url, await linkOf(meeting), 'Dan'),
    });
    const lead = new TestClient(running.url, { meeting, cookie: cookieOf('Ann') });
    await sitDown(lead, null);
    await sitDown(dan, lead);
    const files = await exported(dan.who.cookie);
    expect(Object.keys(files).sort()).toEqual(['README.md', 'group.json', 'group.md']);
    // Topics for later belong to all who are members now; what was asked for in a call to those who were in it.
    expect(found(files)).toEqual(['parked']);
    const { meetings } = groupFile.parse(JSON.parse(files['group.json'] ?? ''));
    expect(meetings.map(({ file, status }) => [status, file])).toEqual([
      ['ended', null],
      ['lobby', null],
    ]);
    for (const client of [dan, lead]) client.close();
  });

  test('numbers the meetings that were held: one that was cancelled leaves no gap, in neither export', async () => {
    await holdWrittenMeeting(running, here);
    const plan = async (days: number) => {
      const asked = { startsAt: running.clock.now() + days * 86_400_000, minutes: null, template: null };
      const path = `/api/meetings/${here.meeting}/again`;
      return (await post<{ meeting: string }>(running.url, path, asked, cookieOf('Ann'))).value.meeting;
    };
    const cancelled = await plan(3);
    const meeting = await plan(5);
    const lead = new TestClient(running.url, { meeting, cookie: cookieOf('Ann') });
    await sitDown(lead, null);
    must(await lead.command({ type: 'startMeeting' }));
    must(await lead.command({ type: 'endMeeting' }));
    lead.close();
    const files = await exported(cookieOf('Ann'));
    const { meetings } = groupFile.parse(JSON.parse(files['group.json'] ?? ''));
    expect(meetings.map(({ id, held, file }) => [id, held, file])).toEqual([
      [here.meeting, true, 'meetings/001.json'],
      [cancelled, false, null],
      [meeting, true, 'meetings/002.json'],
    ]);
    const mine = Object.keys(await exported(cookieOf('Ann'), '/mine')).filter((name) => name.endsWith('.json'));
    expect(mine.sort()).toEqual(['meetings/001.json', 'meetings/002.json', 'mine.json']);
  });

  test('strangers, other groups, people in the lobby, guest speakers and people who were removed get none', async () => {
    const waiting = await enter(running.url, here.invite, 'Dan');
    const guest = await guestSpeaker();
    const zoe = await gather(running.url, ['Zoe']);
    const removed = cookieOf('Cleo');
    await running.store.removeMember(person('Cleo').me, running.clock.now());
    expect(noOf(await asked(''))).toBe('401 signedOut');
    expect(noOf(await asked(zoe.lead.who.cookie))).toBe('404 notFound');
    expect(noOf(await asked(waiting))).toBe('403 notAdmitted');
    expect(noOf(await asked(guest))).toBe('403 notAllowed');
    expect(noOf(await asked(removed))).toBe('404 notFound');
    zoe.close();
  });

  test('two are written at a time, and the next one is asked to wait', async () => {
    await holdWrittenMeeting(running, here);
    const names = ['Ann', 'Ben', 'Cleo', 'Ann', 'Ben', 'Cleo'];
    const many = await Promise.all(names.map((name) => asked(cookieOf(name))));
    const statuses = many.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(2);
    for (const reply of many) if (reply.status !== 200) expect(noOf(reply)).toBe('429 tooFast');
    expect((await asked(cookieOf('Ann'))).status).toBe(200);
  });
});

describe('the export of one person', () => {
  test('holds what they wrote, promised and were given, and nothing of others', async () => {
    await holdWrittenMeeting(running, here);
    for (const name of ['Ann', 'Ben'])
      await running.store.dates.saveAbsence({ meeting: here.meeting, member: person(name).me, reason: `ill ${name}` });
    await running.store.dates.saveZone(person('Ann').me, 'Europe/Lisbon');
    const ann = await exported(cookieOf('Ann'), '/mine');
    expect(JSON.parse(ann['mine.json'] ?? '')).toMatchObject({
      timeZone: 'Europe/Lisbon',
      absences: [{ meeting: here.meeting, reason: 'ill Ann' }],
    });
    expect(all(ann)).not.toContain('ill Ben');
    expect(all(await exported(cookieOf('Ann')))).not.toMatch(/ill (?:Ann|Ben)|Lisbon/);
    expect(Object.keys(ann).sort()).toEqual([
      'README.md',
      'meetings/001.json',
      'meetings/001.md',
      'mine.json',
      'mine.md',
    ]);
    expect(found(ann)).toEqual(['annsCard', 'annsNote', 'annsAction', 'toAnn']);
    expect(JSON.parse(ann['meetings/001.json'] ?? '')).toMatchObject({ talkMs: 617_003, note: canary.annsNote });
    expect(ann['meetings/001.md']).toContain(`## Envelope\n\n- Ben (idea): ${canary.toAnn}`);
    const ben = await exported(cookieOf('Ben'), '/mine');
    expect(found(ben)).toEqual(['bensCard', 'bensNote', 'bensAction', 'learned', 'toBen']);
    expect(found(await exported(cookieOf('Cleo'), '/mine'))).toEqual([]);
  });

  test('a guest speaker gets what they wrote for themselves; strangers, other groups and the lobby get nothing', async () => {
    const waiting = await enter(running.url, here.invite, 'Dan');
    const cookie = await guestSpeaker({ note: 'thank them' });
    await holdWrittenMeeting(running, here);
    const files = await exported(cookie, '/mine');
    expect(files['meetings/001.md']).toContain('thank them');
    expect(found(files)).toEqual([]);
    const zoe = await gather(running.url, ['Zoe']);
    expect(noOf(await asked('', '/mine'))).toBe('401 signedOut');
    expect(noOf(await asked(zoe.lead.who.cookie, '/mine'))).toBe('404 notFound');
    expect(noOf(await asked(waiting, '/mine'))).toBe('403 notAdmitted');
    zoe.close();
  });
});

async function linkOf(meeting: string): Promise<string> {
  const { value } = await post<{ invite: string }>(
    running.url,
    `/api/meetings/${meeting}/invites`,
    { make: 'group' },
    cookieOf('Ann'),
  );
  return value.invite;
}

/** A guest speaker who sits in the meeting. */
async function guestSpeaker({ note = '' } = {}): Promise<string> {
  const { value } = await post<{ invite: string }>(
    running.url,
    `/api/meetings/${here.meeting}/invites`,
    { make: 'personal', role: 'speaker' },
    cookieOf('Ann'),
  );
  const cookie = await enter(running.url, value.invite, 'Guest');
  const guest = new TestClient(running.url, { meeting: here.meeting, cookie });
  await sitDown(guest, here.lead);
  if (note !== '') must(await guest.change({ what: 'saveNote', text: note, version: 0 }));
  guest.close();
  return cookie;
}
