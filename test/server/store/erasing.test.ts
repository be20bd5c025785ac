import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { dataTables } from '../../../server/store/register/register';
import type { Retention } from '../../../shared/protocol/retention';
import { Browser, noOf, yesOf } from '../../support/browser';
import { enter, gather, must } from '../../support/clients';
import { gatherForEach } from '../../support/forTest';
import { canary, holdWrittenMeeting } from '../../support/writtenGroup';

const { running, here, person } = gatherForEach(['Ann', 'Ben', 'Cleo'], { server: { onDisk: true } });

const DAY_MS = 24 * 60 * 60 * 1000;
const path = () => `/api/groups/${here.group}/retention`;
const as = (name: string) => new Browser(running.url, person(name).who.cookie);
const decide = (change: object, who = as('Ann')) => who.send<Retention>('PUT', path(), { json: change });
const told = async (who = as('Ann')) => yesOf(await who.get<Retention>(path()));

async function pass(days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    await running.clock.move(DAY_MS);
    await running.app.retention.settled();
  }
}

/** Which texts stand in a file of the database, its journal, or the log. */
async function readable(): Promise<string[]> {
  const files = ['roundel.db', 'roundel.db-wal'].map((name) => readFile(`${running.folder}/${name}`));
  const bytes = [...(await Promise.all(files)), Buffer.from(JSON.stringify(running.log))];
  return Object.entries(canary).flatMap(([name, text]) => (bytes.some((one) => one.includes(text)) ? [name] : []));
}

describe('the texts of meetings', () => {
  test('are erased when their time is over, from the file and its journal, and the log still replays', async () => {
    await holdWrittenMeeting(running, here);
    expect((await readable()).sort()).toEqual(Object.keys(canary).sort());
    yesOf(await decide({ texts: 1, afterEnd: null, version: 0 }));
    await pass(29);
    const before = await running.store.readEvents(here.meeting, 0);
    expect((await readable()).length).toBe(Object.keys(canary).length);
    await pass(3);
    // Cards that wait for their next meeting belong to no meeting yet.
    expect(await readable()).toEqual(['annsCard', 'bensCard']);
    expect(await running.store.readEvents(here.meeting, 0)).toEqual(before);
    const minutes = await person('Ann').minutes();
    expect(minutes.attendance.map(({ name }) => name).sort()).toEqual(['Ann', 'Ben', 'Cleo']);
    expect([minutes.actions, minutes.issues, minutes.boards, minutes.oneChange]).toEqual([[], [], [], null]);
  });

  test('leave a line in the log and in the list of the group, with counts and without a word or a name', async () => {
    await holdWrittenMeeting(running, here);
    yesOf(await decide({ texts: 1, afterEnd: null, version: 0 }));
    await pass(40);
    const { erasures } = await told();
    expect(erasures).toEqual([{ what: 'texts', meetings: 1, rows: expect.any(Number), at: expect.any(Number) }]);
    expect(erasures[0]?.rows).toBeGreaterThan(15);
    const lines = running.log.filter(({ msg }) => msg === 'what groups no longer keep was erased');
    expect(lines).toEqual([expect.objectContaining({ groups: 0, meetings: 1, journalEmptied: true })]);
    expect(JSON.stringify(lines)).not.toContain(here.group);
  });

  test('stay when the group decides so while they are being erased', async () => {
    await holdWrittenMeeting(running, here);
    yesOf(await decide({ texts: 1, afterEnd: null, version: 0 }));
    const { retention } = running.store;
    const later = running.clock.now() + 40 * DAY_MS;
    let isLate = false;
    const erased = await retention.eraseTexts(here.meeting, later, () => {
      if (isLate) return;
      isLate = true;
      void retention.set(here.group, { texts: 12, afterEnd: null, by: here.lead.me, appliesAt: 0, version: 2 });
    });
    expect(erased).toBe(false);
    expect(await readable()).toContain('annsNote');
    // A run whose list was read before asks again what holds.
    const due = retention.textsDue.bind(retention);
    retention.textsDue = async () => [{ meeting: here.meeting, group: here.group }];
    await pass(2);
    retention.textsDue = due;
    expect(await readable()).toContain('annsNote');
  });

  test('a fault in one group ends nothing for the others, is logged, and is tried again an hour later', async () => {
    await holdWrittenMeeting(running, here);
    const other = await gather(running.url, ['Zoe']);
    await running.store.write([{ kind: 'note', meeting: other.meeting, member: other.lead.me, text: 'z', version: 1 }]);
    must(await other.lead.command({ type: 'startMeeting' }));
    must(await other.lead.command({ type: 'endMeeting' }));
    const zoe = new Browser(running.url, other.lead.who.cookie);
    yesOf(await decide({ texts: 1, afterEnd: null, version: 0 }));
    yesOf(
      await zoe.send('PUT', `/api/groups/${other.group}/retention`, {
        json: { texts: 1, afterEnd: null, version: 0 },
      }),
    );
    const { retention } = running.store;
    const erase = retention.eraseTexts.bind(retention);
    let isDamaged = true;
    retention.eraseTexts = (meeting, now, gone) => {
      if (isDamaged && meeting === here.meeting) throw new Error('a row cannot be read');
      return erase(meeting, now, gone);
    };
    await pass(40);
    expect(await running.store.note(other.meeting, other.lead.me)).toBeNull();
    expect((await readable()).length).toBe(Object.keys(canary).length);
    const logged = (of: string) => running.log.filter(({ msg }) => msg === of);
    expect(logged('stored texts were not erased yet').length).toBeGreaterThan(0);
    expect(logged('what groups no longer keep was erased')).toEqual([
      expect.objectContaining({ groups: 0, meetings: 1, faults: 1 }),
    ]);
    isDamaged = false;
    await pass(1);
    expect(await readable()).toEqual(['annsCard', 'bensCard']);
    other.close();
  });

  test('of other groups, of younger meetings, and of groups that decided nothing stay', async () => {
    await holdWrittenMeeting(running, here);
    const other = await gather(running.url, ['Zoe']);
    await running.store.write([{ kind: 'note', meeting: other.meeting, member: other.lead.me, text: 'z', version: 1 }]);
    must(await other.lead.command({ type: 'startMeeting' }));
    must(await other.lead.command({ type: 'endMeeting' }));
    yesOf(await decide({ texts: 3, afterEnd: 1, version: 0 }));
    await pass(60);
    expect((await readable()).length).toBe(Object.keys(canary).length);
    expect(await running.store.note(other.meeting, other.lead.me)).toMatchObject({ text: 'z' });
    other.close();
  });

  test('stay for two weeks after a decision, however old they are', async () => {
    await holdWrittenMeeting(running, here);
    await pass(70);
    const { appliesAt } = yesOf(await decide({ texts: 1, afterEnd: null, version: 0 }));
    expect(appliesAt).toBe(running.clock.now() + 14 * DAY_MS);
    await pass(13);
    expect((await readable()).length).toBe(Object.keys(canary).length);
    await pass(2);
    expect(await readable()).toEqual(['annsCard', 'bensCard']);
  });
});

describe('a group that ended', () => {
  test('is erased with everything when its time is over; until then its members save what is theirs', async () => {
    await holdWrittenMeeting(running, here);
    yesOf(await decide({ texts: null, afterEnd: 1, version: 0 }));
    await pass(40);
    await running.store.retention.end(here.group, running.clock.now());
    const { erasedAt, endedAt } = await told();
    expect([endedAt, erasedAt]).toEqual([running.clock.now(), running.clock.now() + 31 * DAY_MS]);
    await pass(30);
    expect((await as('Ben').get(`/api/groups/${here.group}/export/mine`)).status).toBe(200);
    await pass(2);
    expect(await readable()).toEqual([]);
    expect(await running.store.group(here.group)).toBeNull();
    expect(await running.store.readEvents(here.meeting, 0)).toEqual([]);
    expect(noOf(await as('Ben').get(path()))).toBe('404 notFound');
    const [gone] = await running.store.retention.erasures('all', 10);
    expect(gone).toMatchObject({ group: null, what: 'group', meetings: 1 });
  });

  test('goes on when its end is taken back in time', async () => {
    yesOf(await decide({ texts: null, afterEnd: 1, version: 0 }));
    await running.store.retention.end(here.group, running.clock.now());
    await pass(20);
    await running.store.retention.end(here.group, null);
    await pass(30);
    expect(await running.store.group(here.group)).not.toBeNull();
  });
});

describe('how long texts are kept', () => {
  test('is decided by who may bring people in; all members see it, and nobody else', async () => {
    expect(noOf(await decide({ texts: 1, afterEnd: null, version: 0 }, as('Ben')))).toBe('403 notLead');
    expect((await told(as('Ben'))).mayChange).toBe(false);
    const waiting = new Browser(running.url, await enter(running.url, here.invite, 'Dan'));
    const zoe = await gather(running.url, ['Zoe']);
    for (const [cookie, verdict] of [
      ['', '401 signedOut'],
      [zoe.lead.who.cookie, '404 notFound'],
      [waiting.cookie, '403 notAdmitted'],
    ] as const) {
      const stranger = new Browser(running.url, cookie);
      expect(noOf(await stranger.get(path()))).toBe(verdict);
      expect(noOf(await decide({ texts: 1, afterEnd: null, version: 0 }, stranger))).toBe(verdict);
    }
    zoe.close();
    expect(noOf(await decide({ texts: 0, afterEnd: null, version: 0 }))).toBe('400 badInput');
    yesOf(await decide({ texts: 6, afterEnd: 12, version: 0 }));
    expect(noOf(await decide({ texts: 7, afterEnd: 12, version: 0 }))).toBe('409 stale');
    expect(await told(as('Ben'))).toMatchObject({ texts: 6, afterEnd: 12, version: 1 });
  });
});

test('every table that holds something of a group, a meeting or a member is erased with the group', async () => {
  await holdWrittenMeeting(running, here);
  const { retention } = running.store;
  const now = running.clock.now();
  const change = { texts: null, afterEnd: 1, by: here.lead.me, appliesAt: now, version: 1 };
  expect(await retention.set(here.group, change)).toBe(true);
  await retention.end(here.group, now);
  expect(await retention.eraseGroup(here.group, now + 30 * DAY_MS, () => {})).toBeNull();
  expect(await retention.eraseGroup(here.group, now + 31 * DAY_MS, () => {})).toBe(1);
  // Their rows hang on others, as the compiler's list of columns says; a new table of this kind needs a place in erasing.ts.
  const hanging = dataTables.filter(({ columns }) =>
    columns.some(({ name }) => /^(?:group_id|meeting_id|member_id|document|poll_id)$/.test(name)),
  );
  const source = await readFile(new URL('../../../server/store/erasing.ts', import.meta.url), 'utf8');
  const forgotten = hanging.map(({ name }) => name).filter((name) => !source.includes(`'${name}'`));
  expect(forgotten).toEqual([]);
});
