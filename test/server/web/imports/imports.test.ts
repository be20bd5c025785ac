import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { MyActions } from '../../../../shared/protocol/actions';
import type { Coming } from '../../../../shared/protocol/forming';
import type { GroupPage } from '../../../../shared/protocol/groups';
import type { Mine, MinutesPage } from '../../../../shared/protocol/http';
import type { Imported, ImportHolds } from '../../../../shared/protocol/imports';
import { Browser, noOf, yesOf } from '../../../support/browser';
import { appForTest, gatherForEach } from '../../../support/forTest';
import { bringIn, emptyGroup, faultsIn, filesOf, rewritten, textIn } from '../../../support/imported';
import { canary, holdWrittenMeeting } from '../../../support/writtenGroup';

const { running, here, person } = gatherForEach(['Ann', 'Ben', 'Cleo']);

/** The group holds a meeting and one of them saves what it owns; another server has an empty group. */
async function moved() {
  await holdWrittenMeeting(running, here);
  const ann = new Browser(running.url, person('Ann').who.cookie);
  const { bytes } = await ann.get(`/api/groups/${here.group}/export`);
  const minutes = yesOf(await ann.get<MinutesPage>(`/api/meetings/${here.meeting}/minutes`));
  const other = await appForTest();
  return { file: bytes, minutes, other, ...(await emptyGroup(other.url)) };
}

const holdsOf = (answer: Awaited<ReturnType<typeof bringIn>>): ImportHolds => {
  const value = yesOf(answer);
  expect(faultsIn(value)).toEqual([]);
  if (value.kind !== 'fine') throw new Error('it has faults');
  return value.holds;
};
const pageOf = async (who: Browser, at: string) => yesOf(await who.get<GroupPage>(at));
const importedOf = async (who: Browser, at: string) => yesOf(await who.get<Imported>(`${at}/import`));
const named = async (who: Browser, at: string, name: string) => {
  const found = (await importedOf(who, at)).people.find((one) => one.name === name);
  if (!found) throw new Error(`nobody is called ${name}`);
  return found;
};

/** What minutes show to everybody, whoever of it is me. */
const asRead = ({ actions, boards, groupName, group: _, nextStartsAt, myTalkMs, ...rest }: MinutesPage) => ({
  ...rest,
  actions: actions
    .map(({ name, action: { what, firstStep, by, due, measure, support, ifThen, buddy, acceptedAt } }) => ({
      name,
      words: { what, firstStep, by, due, measure, support, ifThen, buddy, acceptedAt },
    }))
    .sort((one, two) => one.words.what.localeCompare(two.words.what)),
  boards: boards.map(({ label }) => label),
});

describe('an export of a group', () => {
  test('is shown before it comes in, and changes nothing by that', async () => {
    const { file, organiser, at, other, group } = await moved();
    const holds = holdsOf(await bringIn(organiser, at, file, '/check'));
    expect(holds).toMatchObject({
      name: 'Harbour group',
      meetings: [{ title: 'Harbour group', hasMinutes: true }],
      actions: { open: 2, settled: 0 },
      boards: 1,
      agreement: 'same',
      plan: 'same',
    });
    expect(holds.people.map(({ name, isNow }) => `${name} ${isNow}`).sort()).toEqual([
      'Ann true',
      'Ben true',
      'Cleo true',
    ]);
    expect((await pageOf(organiser, at)).past).toEqual([]);
    expect(await other.store.imports.people(group)).toEqual([]);
    expect(await importedOf(organiser, at)).toEqual({ mayImport: true, people: [], matched: [] });
  });

  test('comes into an empty group on another server with the minutes, the board and its text', async () => {
    const { file, minutes, organiser, at } = await moved();
    holdsOf(await bringIn(organiser, at, file));
    const { past } = await pageOf(organiser, at);
    expect(past).toMatchObject([{ title: 'Harbour group', number: 1, wasThere: true }]);
    const meeting = past[0]?.meeting ?? '';
    expect(meeting).not.toBe(here.meeting);
    const read = yesOf(await organiser.get<MinutesPage>(`/api/meetings/${meeting}/minutes`));
    expect(asRead(read)).toEqual(asRead(minutes));
    expect(read.groupName).toBe('New harbour');
    expect(yesOf(await organiser.get<Mine>(`/api/meetings/${meeting}/mine`)).groupNotes).toBe(canary.groupNotes);
    const board = read.boards[0]?.document ?? '';
    const { state } = yesOf(
      await organiser.get<{ state: string }>(`/api/meetings/${meeting}/boards/${encodeURIComponent(board)}`),
    );
    expect(Buffer.from(state, 'base64').toString('latin1')).toContain(canary.drawn);
  });

  test('gives nobody a seat or access: whoever was a member is invited by name, and nobody has their link', async () => {
    const { file, organiser, at, other, group } = await moved();
    holdsOf(await bringIn(organiser, at, file));
    expect((await other.store.membersOf(group)).map(({ name }) => name)).toEqual(['Olga']);
    const { invited } = yesOf(await organiser.get<Coming>(`${at}/coming`));
    expect(invited.map(({ name, email, dead }) => `${name} ${email} ${dead}`).sort()).toEqual([
      'Ann null null',
      'Ben null null',
      'Cleo null null',
    ]);
    expect(
      (await importedOf(organiser, at)).people.map(({ name, open, isInvited }) => [name, open, isInvited]).sort(),
    ).toEqual([
      ['Ann', 1, true],
      ['Ben', 1, true],
      ['Cleo', 0, true],
    ]);
    expect(yesOf(await organiser.get<MyActions>('/api/actions')).open).toEqual([]);
  });

  test('what Ben promised is his when he comes by his link, and the minutes are open to him', async () => {
    const { file, organiser, at, other } = await moved();
    holdsOf(await bringIn(organiser, at, file));
    const { invited } = yesOf(await organiser.get<Coming>(`${at}/coming`));
    const id = invited.find(({ name }) => name === 'Ben')?.id ?? '';
    const { invite } = yesOf(await organiser.post<{ invite: string }>(`${at}/invited/${id}`, { change: 'newLink' }));
    const ben = new Browser(other.url);
    yesOf(await ben.use(invite, 'Benjamin'));
    const { open } = yesOf(await ben.get<MyActions>('/api/actions'));
    expect(open.map(({ action }) => [action.what, action.learned])).toEqual([[canary.bensAction, canary.learned]]);
    const [past] = (await pageOf(ben, at)).past;
    const minutes = yesOf(await ben.get<MinutesPage>(`/api/meetings/${past?.meeting}/minutes`));
    expect(minutes.attendance.map(({ name }) => name).sort()).toEqual(['Ann', 'Benjamin', 'Cleo']);
    expect(minutes.actions.map(({ name, mine }) => `${name} ${mine}`).sort()).toEqual(['Ann false', 'Benjamin true']);
    expect((await importedOf(organiser, at)).people.map(({ name }) => name).sort()).toEqual(['Ann', 'Cleo']);
  });

  test('whoever brought it in says who a member is; nobody is that person twice', async () => {
    const { file, organiser, at, other, group } = await moved();
    holdsOf(await bringIn(organiser, at, file));
    const ann = await named(organiser, at, 'Ann');
    const [olga] = await other.store.membersOf(group);
    const claim = (member: string | null) => organiser.post(`${at}/imported/${ann.person}`, { member });
    expect(noOf(await claim('stranger'))).toBe('404 unknownMember');
    yesOf(await claim(olga?.id ?? ''));
    expect(yesOf(await organiser.get<MyActions>('/api/actions')).open.map(({ action }) => action.what)).toEqual([
      canary.annsAction,
    ]);
    expect(noOf(await claim(olga?.id ?? ''))).toBe('409 stale');
    // Her invitation is gone with it, so that nobody comes as Ann a second time.
    expect(yesOf(await organiser.get<Coming>(`${at}/coming`)).invited.map(({ name }) => name)).not.toContain('Ann');
  });

  test('a match that was a mistake is taken back: what the file held waits again as it was, for the right one', async () => {
    const { file, organiser, at, other, group } = await moved();
    holdsOf(await bringIn(organiser, at, file));
    const ann = await named(organiser, at, 'Ann');
    const [olga] = await other.store.membersOf(group);
    const path = `${at}/imported/${ann.person}`;
    const undo = (who: Browser, member: string) => who.send('DELETE', path, { json: { member } });
    const promised = async () => yesOf(await organiser.get<MyActions>('/api/actions')).open.map(({ action }) => action);
    expect(noOf(await undo(organiser, olga!.id))).toBe('409 stale');
    yesOf(await organiser.post(path, { member: olga!.id }));
    expect((await importedOf(organiser, at)).matched).toEqual([{ person: ann.person, name: 'Ann', member: olga!.id }]);
    const [action] = await promised();
    yesOf(await organiser.post(`${at}/actions/${action?.id}/report`, { status: 'done', learned: 'not mine' }));
    expect(noOf(await undo(organiser, 'somebody'))).toBe('409 stale');
    yesOf(await undo(organiser, olga!.id));
    expect(await importedOf(organiser, at)).toMatchObject({ matched: [] });
    expect(await named(organiser, at, 'Ann')).toEqual({ ...ann, isInvited: false });
    expect(await promised()).toEqual([]);
    const [past] = (await pageOf(organiser, at)).past;
    const { actions } = yesOf(await organiser.get<MinutesPage>(`/api/meetings/${past?.meeting}/minutes`));
    const anns = actions.find(({ name }) => name === 'Ann')?.action;
    expect(anns).toMatchObject({ what: canary.annsAction });
    expect(anns, 'how it went is nobody else’s').not.toHaveProperty('learned');
    // Afterwards she comes by a link of her own, and has it.
    yesOf(await organiser.post(path, { member: null }));
    const { invited } = yesOf(await organiser.get<Coming>(`${at}/coming`));
    const id = invited.find(({ name }) => name === 'Ann')?.id ?? '';
    const { invite } = yesOf(await organiser.post<{ invite: string }>(`${at}/invited/${id}`, { change: 'newLink' }));
    const right = new Browser(other.url);
    yesOf(await right.use(invite, 'Ann'));
    const { open } = yesOf(await right.get<MyActions>('/api/actions'));
    expect(open.map(({ action: { what, learned } }) => [what, learned])).toEqual([[canary.annsAction, '']]);
  });

  test('a match from before records noted what it moved is taken back too, with what was reported since', async () => {
    const { file, organiser, at, other, group } = await moved();
    holdsOf(await bringIn(organiser, at, file));
    const ann = await named(organiser, at, 'Ann');
    const [olga] = await other.store.membersOf(group);
    const path = `${at}/imported/${ann.person}`;
    const promised = async () => yesOf(await organiser.get<MyActions>('/api/actions')).open.map(({ action }) => action);
    yesOf(await organiser.post(path, { member: olga!.id }));
    const database = other.store.accounts.database.withTables<{ imported_records: { record_json: string } }>();
    for (const { record_json } of await database.selectFrom('imported_records').select('record_json').execute()) {
      const { claimed: _, ...older } = JSON.parse(record_json);
      const row = database.updateTable('imported_records').set({ record_json: JSON.stringify(older) });
      await row.where('record_json', '=', record_json).execute();
    }
    const [action] = await promised();
    yesOf(await organiser.post(`${at}/actions/${action?.id}/report`, { status: 'open', learned: 'half of it' }));
    yesOf(await organiser.send('DELETE', path, { json: { member: olga!.id } }));
    expect(await promised()).toEqual([]);
    expect(await named(organiser, at, 'Ann')).toEqual({ ...ann, isInvited: false });
    yesOf(await organiser.post(path, { member: olga!.id }));
    expect(await promised()).toMatchObject([{ what: canary.annsAction, learned: 'half of it', member: olga!.id }]);
  });

  test('a member who did not sit in its meetings does not read them', async () => {
    const { file, organiser, at, other } = await moved();
    holdsOf(await bringIn(organiser, at, file));
    const link = yesOf(
      await organiser.post<{ invited: { invite: string }[] }>(`${at}/invited`, {
        people: [{ name: 'Dan', email: null }],
      }),
    );
    const dan = new Browser(other.url);
    yesOf(await dan.use(link.invited[0]?.invite ?? '', 'Dan'));
    const [past] = (await pageOf(dan, at)).past;
    expect(past?.wasThere).toBe(false);
    for (const part of ['minutes', 'mine', 'boards/x', `images/${'0'.repeat(64)}`])
      expect(noOf(await dan.get(`/api/meetings/${past?.meeting}/${part}`))).toBe('403 notAdmitted');
    const stranger = await emptyGroup(other.url, 'Zoe');
    expect(noOf(await stranger.organiser.get(`/api/meetings/${past?.meeting}/minutes`))).toBe('404 notFound');
    expect(noOf(await new Browser(other.url).get(`/api/meetings/${past?.meeting}/minutes`))).toBe('401 signedOut');
    // It has no room, and cannot be met in again.
    expect(noOf(await organiser.get(`/api/meetings/${past?.meeting}`))).toBe('404 notFound');
  });

  test('comes into a group once, and only while nothing was held or written there', async () => {
    const { file, organiser, at, other, group } = await moved();
    holdsOf(await bringIn(organiser, at, file));
    expect(noOf(await bringIn(organiser, at, file))).toBe('409 notNow');
    expect((await pageOf(organiser, at)).past.length).toBe(1);
    const second = await emptyGroup(other.url);
    await other.store.write([{ kind: 'helpContacts', group: second.group, text: 'Ask Kim', version: 1 }]);
    expect(noOf(await bringIn(second.organiser, second.at, file, '/check'))).toBe('409 notNow');
    expect(await other.store.imports.isEmpty(group, [])).toBe(false);
  });

  test('takes over the agreement, to be signed anew', async () => {
    const { file, organiser, at, other, group } = await moved();
    const lines = ['We listen', 'We keep it here'];
    const changed = rewritten(file, 'group.json', (text) => {
      const whole = JSON.parse(text);
      return JSON.stringify({ ...whole, agreement: { ...whole.agreement, lines } }, null, 1);
    });
    expect(holdsOf(await bringIn(organiser, at, changed))).toMatchObject({ agreement: 'new' });
    expect((await other.store.group(group))?.agreement).toEqual({ version: 2, lines });
    expect(await other.store.signatures(group)).toEqual([]);
  });

  test('the next meeting counts on from those that came in', async () => {
    const { file, organiser, at, other } = await moved();
    holdsOf(await bringIn(organiser, at, file));
    const when = { wall: '2026-05-04T18:00', timeZone: 'Europe/London' };
    const planned = yesOf(
      await organiser.post<{ meeting: string }>(`${at}/next`, { when, minutes: null, template: null }),
    );
    const events = await other.store.readEvents(planned.meeting, 0);
    expect(events[0]).toMatchObject({ type: 'meetingOpened', number: 2 });
  });

  test('its meetings are not taken for the newest one, so that the next is reminded of', async () => {
    const { file, organiser, at, other } = await moved();
    const list = JSON.parse(textIn(filesOf(file), 'group.json'));
    const [held] = list.meetings;
    const many = [1, 2, 3].map((ordinal) => ({ ...held, id: `m${ordinal}`, ordinal, held: true, file: null }));
    const bytes = Buffer.from(JSON.stringify({ ...list, meetings: many }));
    expect(holdsOf(await bringIn(organiser, at, bytes)).meetings.length).toBe(3);
    const when = { wall: '2026-05-04T18:00', timeZone: 'Europe/London' };
    const { meeting } = yesOf(
      await organiser.post<{ meeting: string }>(`${at}/next`, { when, minutes: null, template: null }),
    );
    expect((await other.store.reminders.planned(other.clock.now())).map(({ id }) => id)).toEqual([meeting]);
  });

  test('goes out again with the next export, and from there into a third group', async () => {
    const { file, minutes, organiser, at, other } = await moved();
    holdsOf(await bringIn(organiser, at, file));
    const again = await organiser.get(`${at}/export`);
    expect(again.status).toBe(200);
    const third = await emptyGroup(other.url, 'Ann');
    const holds = holdsOf(await bringIn(third.organiser, third.at, again.bytes));
    expect(holds.boards).toBe(1);
    const [past] = (await pageOf(third.organiser, third.at)).past;
    const read = yesOf(await third.organiser.get<MinutesPage>(`/api/meetings/${past?.meeting}/minutes`));
    expect(asRead(read)).toEqual(asRead(minutes));
  });

  test('of the first format, which a server wrote that knew no import, comes in as well', async () => {
    const file = readFileSync('test/fixtures/exports/format1.zip');
    expect(textIn(filesOf(file), 'group.json')).toContain('"roundelExport": 1');
    const { organiser, at } = await emptyGroup(running.url);
    const holds = holdsOf(await bringIn(organiser, at, file));
    expect(holds).toMatchObject({ meetings: [{ hasMinutes: true }], actions: { open: 2 }, boards: 1 });
  });

  test('its list alone comes in too, without what was said in its meetings', async () => {
    const { file, organiser, at } = await moved();
    const list = Buffer.from(textIn(filesOf(file), 'group.json'));
    expect(holdsOf(await bringIn(organiser, at, list))).toMatchObject({ meetings: [{ hasMinutes: false }], boards: 0 });
    expect((await pageOf(organiser, at)).past).toMatchObject([{ number: 1, wasThere: false }]);
  });
});
