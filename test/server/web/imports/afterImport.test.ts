import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { DatabaseSync } from '../../../../server/store/engines/driver';
import { acceptPicture } from '../../../../server/web/images/picture';
import type { Coming } from '../../../../shared/protocol/forming';
import type { GroupPage } from '../../../../shared/protocol/groups';
import type { Imported } from '../../../../shared/protocol/imports';
import { isRefusal } from '../../../../shared/refusal';
import { Browser, noOf, yesOf } from '../../../support/browser';
import { must, sitDown } from '../../../support/clients';
import { giveAddress } from '../../../support/confirmed';
import { appForEach, appForTest, clientForTest, folderForTest } from '../../../support/forTest';
import { groupByLinks } from '../../../support/groupByLinks';
import { bringIn, emptyGroup, faultsIn, filesOf, rewritten, textIn, zipOf } from '../../../support/imported';
import { pngOf } from '../../../support/pictures';

const running = appForEach();
const whole = readFileSync('test/fixtures/exports/format1.zip');
const when = { wall: '2026-05-04T18:00', timeZone: 'Europe/London' };

type ListFile = {
  members: { id: string; name: string }[];
  meetings: { id: string; file: string | null; status: string; held?: boolean; startsAt: number; ordinal: number }[];
};
const withList = (zip: Uint8Array, change: (list: ListFile) => void) =>
  rewritten(zip, 'group.json', (text) => {
    const list = JSON.parse(text);
    change(list);
    return JSON.stringify(list, null, 1);
  });
const cameIn = async (who: Browser, at: string, file: Buffer) =>
  expect(faultsIn(yesOf(await bringIn(who, at, file)))).toEqual([]);
const linkOf = async (who: Browser, at: string, name: string) => {
  const row = yesOf(await who.get<Coming>(`${at}/coming`)).invited.find((one) => one.name === name);
  return yesOf(await who.post<{ invite: string }>(`${at}/invited/${row?.id}`, { change: 'newLink' })).invite;
};

describe('a group that brought in what it held elsewhere', () => {
  test('is reminded of its next meeting, however many meetings came in', async () => {
    const { organiser, at, group } = await emptyGroup(running.url);
    const file = withList(whole, (list) => {
      const [one] = list.meetings;
      for (const id of ['other1', 'other2']) list.meetings.push({ ...one!, id, file: null, held: true });
    });
    yesOf(await organiser.post(`${at}/next`, { when, minutes: null, template: null }));
    await cameIn(organiser, at, file);
    const planned = await running.store.reminders.planned(running.clock.now());
    expect(planned.map((row) => row.group)).toEqual([group]);
  });

  test('who is nobody yet, and what waits for them, is read from no minutes, and only so often', async () => {
    const folder = await folderForTest();
    const own = await appForTest({ folder, limits: { look: 6 } });
    const { organiser, at } = await emptyGroup(own.url);
    await cameIn(organiser, at, whole);
    const asked = async () => yesOf(await organiser.get<Imported>(`${at}/import`)).people;
    const before = await asked();
    expect(before.map(({ name, open, settled }) => `${name} ${open} ${settled}`).sort()).toEqual([
      'Ann 1 0',
      'Ben 1 0',
      'Cleo 0 0',
    ]);
    const database = new DatabaseSync(path.join(folder, 'roundel.db'));
    database.exec("update imported_records set record_json = '{'");
    database.close();
    expect(await asked()).toEqual(before);
    const answers: string[] = [];
    for (let time = 0; time < 6; time += 1) answers.push(String((await organiser.get(`${at}/import`)).status));
    expect(answers).toContain('429');
  });

  test('two people of one name do not come by one invitation', async () => {
    const { organiser, at } = await emptyGroup(running.url);
    const file = withList(whole, ({ members }) => {
      for (const member of members) if (member.name === 'Cleo') member.name = 'Ann';
    });
    // Its meetings name Cleo, so that the list comes in alone.
    await cameIn(organiser, at, Buffer.from(textIn(filesOf(file), 'group.json')));
    const anns = async () =>
      yesOf(await organiser.get<Imported>(`${at}/import`)).people.filter(({ name }) => name === 'Ann');
    const second = (await anns()).find(({ isInvited }) => !isInvited);
    expect(noOf(await organiser.post(`${at}/imported/${second?.person}`, { member: null }))).toBe('400 badInput');
    const ann = new Browser(running.url);
    yesOf(await ann.use(await linkOf(organiser, at, 'Ann'), 'Ann'));
    expect((await anns()).map(({ person }) => person)).toEqual([second?.person]);
  });

  test('whoever has a link from before is nobody of the file until the organiser says so', async () => {
    const { organiser, at } = await emptyGroup(running.url);
    const { invited } = yesOf(
      await organiser.post<{ invited: { invite: string }[] }>(`${at}/invited`, {
        people: [{ name: 'Ben', email: null }],
      }),
    );
    await cameIn(organiser, at, whole);
    const ben = new Browser(running.url);
    yesOf(await ben.use(invited[0]?.invite ?? '', 'Ben'));
    const { past } = yesOf(await ben.get<GroupPage>(at));
    expect(past.map(({ wasThere }) => wasThere)).toEqual([false]);
  });

  test('whoever looks after it without taking part makes no link by which one is somebody of the file', async () => {
    const { people, at } = await groupByLinks(running, ['Hana', 'Olga'], {
      model: 'internalNetwork',
      as: 'organiser',
      neverCome: ['Zoe'],
    });
    const { Hana: hana, Olga: olga } = people as Record<'Hana' | 'Olga', Browser>;
    await cameIn(olga, at, whole);
    const ofHana = async (name: string) => {
      const row = yesOf(await hana.get<Coming>(`${at}/coming`)).invited.find((one) => one.name === name);
      return hana.post(`${at}/invited/${row?.id}`, { change: 'newLink' });
    };
    expect(noOf(await ofHana('Ann'))).toBe('403 takesNoPart');
    yesOf(await ofHana('Zoe'));
    yesOf(await new Browser(running.url).use(await linkOf(olga, at, 'Ann'), 'Ann'));
  });

  test('keeps the agreement that others have signed, unless they vote for another', async () => {
    const { organiser, at, group } = await emptyGroup(running.url);
    const people = [{ name: 'Dan', email: null }];
    const { invited } = yesOf(await organiser.post<{ invited: { invite: string }[] }>(`${at}/invited`, { people }));
    const dan = new Browser(running.url);
    yesOf(await dan.use(invited[0]?.invite ?? '', 'Dan'));
    const before = (await running.store.group(group))?.agreement;
    yesOf(await dan.post(`${at}/agreement/sign`, { version: before?.version }));
    const other = rewritten(whole, 'group.json', (text) => {
      const list = JSON.parse(text);
      return JSON.stringify({ ...list, agreement: { ...list.agreement, lines: ['Olga decides'] } }, null, 1);
    });
    const answer = yesOf(await bringIn(organiser, at, other));
    expect(answer).toMatchObject({ kind: 'fine', holds: { agreement: 'kept' } });
    expect((await running.store.group(group))?.agreement).toEqual(before);
  });

  test('refuses a board that is listed again and again', async () => {
    const { organiser, at } = await emptyGroup(running.url);
    const file = rewritten(whole, 'meetings/001.json', (text) => {
      const read = JSON.parse(text);
      return JSON.stringify({ ...read, boards: [read.boards[0], read.boards[0]] }, null, 1);
    });
    expect(faultsIn(yesOf(await bringIn(organiser, at, file)))).toEqual(['boards/001-1.excalidraw:0 twice']);
  });

  test('its meetings lie in the past, so that their texts end as those of others', async () => {
    const { organiser, at } = await emptyGroup(running.url);
    const file = rewritten(
      withList(whole, ({ meetings }) => {
        for (const one of meetings) one.startsAt = 8_640_000_000_000_000;
      }),
      'meetings/001.json',
      (text) => text.replace(/"startedAt": \d+/, '"startedAt": 8640000000000000'),
    );
    await cameIn(organiser, at, file);
    const { past } = yesOf(await organiser.get<GroupPage>(at));
    expect(past[0]?.startedAt).toBeLessThanOrEqual(running.clock.now());
  });

  test('keeps the pictures of its boards when whoever brought it in deletes their account', async () => {
    const { organiser, at, group } = await emptyGroup(running.url);
    const cleaned = acceptPicture(pngOf(5, 3, deflateSync(Buffer.alloc(3 * (1 + 5 * 3)))));
    if (isRefusal(cleaned)) throw new Error('it is no picture');
    const hash = createHash('sha256').update(cleaned.bytes).digest('hex');
    const shown = rewritten(whole, 'boards/001-1.excalidraw', (text) => {
      const file = JSON.parse(text);
      const image = { ...file.elements[0], id: 'e2', type: 'image', customData: { picture: hash } };
      return JSON.stringify({ ...file, elements: [file.elements[0], image] });
    });
    const name = `boards/001-1-${hash.slice(0, 12)}.png`;
    await cameIn(organiser, at, zipOf({ ...filesOf(shown), [name]: new Uint8Array(cleaned.bytes) }));
    const [meeting] = await running.store.imports.meetingsOf(group);
    const isThere = async () => (await running.store.image(meeting?.id ?? '', hash)) !== null;
    expect(await isThere()).toBe(true);
    const [olga] = await running.store.membersOf(group);
    await giveAddress(running, olga?.id ?? '', 'olga@example.org');
    const gone = { formerly: 'Former member', documents: [], now: running.clock.now() };
    await running.store.accounts.erase(`account of ${olga?.id}`, gone);
    expect(await isThere()).toBe(true);
  });

  test('takes one of two files that come at once', async () => {
    const { organiser, at } = await emptyGroup(running.url);
    const both = await Promise.all([bringIn(organiser, at, whole), bringIn(organiser, at, whole)]);
    expect(both.map(({ status }) => status).filter((status) => status === 200)).toEqual([200]);
    expect(yesOf(await organiser.get<GroupPage>(at)).past).toHaveLength(1);
  });

  test('has all of it or nothing', async () => {
    let isBroken = true;
    const fragile = await appForTest({
      before(statement) {
        if (isBroken && /^insert into "document_snapshots"/.test(statement)) throw new Error('the disk is full');
      },
    });
    const { organiser, at, group } = await emptyGroup(fragile.url);
    const before = await fragile.store.group(group);
    expect((await bringIn(organiser, at, whole)).status).not.toBe(200);
    isBroken = false;
    expect(await fragile.store.group(group)).toEqual(before);
    expect(await fragile.store.imports.meetingsOf(group)).toEqual([]);
    expect(await fragile.store.imports.people(group)).toEqual([]);
    expect(await fragile.store.forming.invited(group)).toEqual([]);
  });

  test('is not one that began its first meeting meanwhile', async () => {
    const { organiser, at, group } = await emptyGroup(running.url);
    const soon = new Date(running.clock.now() + 5 * 60_000).toISOString().slice(0, 16);
    const { meeting } = yesOf(
      await organiser.post<{ meeting: string }>(`${at}/next`, {
        when: { wall: soon, timeZone: 'UTC' },
        minutes: null,
        template: null,
      }),
    );
    const olga = clientForTest(running.url, { meeting, cookie: organiser.cookie });
    await sitDown(olga, null);
    must(await olga.command({ type: 'startMeeting' }));
    // The log is written first, and the row of the meeting after it.
    await running.store.setMeetingStatus(meeting, 'lobby');
    expect(await running.store.imports.isEmpty(group, [])).toBe(false);
  });
});
