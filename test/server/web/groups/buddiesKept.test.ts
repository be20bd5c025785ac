import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { noOf, yesOf } from '../../../support/browser';
import { booked, buddiesOf, propose, satDown, say, soon } from '../../../support/buddies';
import { formedGroup } from '../../../support/formedGroup';
import { appForEach } from '../../../support/forTest';
import { keep, PASSWORD, withAccount } from '../../../support/people';
import { canary, holdWrittenMeeting } from '../../../support/writtenGroup';

const running = appForEach({ onDisk: true });
const gathered = (names = ['Ann', 'Ben', 'Cleo', 'Dan']) => formedGroup(running, names);

test('[BU4] in a group that was archived, what is planned is given up, and nothing new can be planned', async () => {
  const formed = await gathered();
  const { group, people } = formed;
  const { pair, meeting } = await booked(formed);
  const here = await satDown(running, formed, meeting, pair);
  await holdWrittenMeeting(running, here);
  here.close();
  await running.clock.move(60_000);
  yesOf(await propose(people.Ann!, group, [people.Ben!.me], { when: { ...soon, wall: '2026-03-09T09:00' } }));
  yesOf(await say(people.Ben!, group, 'accept'));
  yesOf(await people.Cleo!.post(`/api/groups/${group}/archive`, { change: 'archive' }));
  expect((await buddiesOf(people.Ann!, group))[0]).toMatchObject({ next: null, past: [{ meeting }] });
  expect(noOf(await propose(people.Ann!, group, [people.Ben!.me]))).toBe('409 archived');
  const again = { startsAt: null, minutes: null, template: null };
  expect(noOf(await people.Ann!.post(`/api/meetings/${meeting}/again`, again))).toBe('409 archived');
});

describe('a 1:1 and what is kept', () => {
  const DAY_MS = 24 * 60 * 60 * 1000;
  const pass = async (days: number) => {
    for (let day = 0; day < days; day += 1) {
      await running.clock.move(DAY_MS);
      await running.app.retention.settled();
    }
  };

  test('[BU5] its texts are erased when those of the group are, and everything with the group', async () => {
    const formed = await gathered();
    const { group, people } = formed;
    const { pair, meeting } = await booked(formed);
    const here = await satDown(running, formed, meeting, pair);
    await holdWrittenMeeting(running, here);
    here.close();
    const path = `/api/groups/${group}/retention`;
    yesOf(await people.Ann!.send('PUT', path, { json: { texts: 1, afterEnd: 1, version: 0 } }));
    await pass(40);
    expect(await running.store.actionsOfMeeting(meeting)).toEqual([]);
    expect(await running.store.group(pair)).not.toBeNull();
    await running.store.retention.end(group, running.clock.now());
    await pass(35);
    for (const gone of [group, pair]) expect(await running.store.group(gone)).toBeNull();
    expect(await running.store.membersOf(pair)).toEqual([]);
    expect(await running.store.readEvents(meeting, 0)).toEqual([]);
    expect(await running.store.buddies.pairsOf(people.Ann!.me)).toEqual([]);
  });
});

test('[BU5] what is mine in a 1:1 is in what I take along from the group, and not in what the group takes', async () => {
  const formed = await gathered();
  const { group, people } = formed;
  const { pair, meeting } = await booked(formed);
  const here = await satDown(running, formed, meeting, pair);
  await holdWrittenMeeting(running, here);
  here.close();
  const found = async (who: string, path: string) => {
    const { bytes } = await people[who]!.get(`/api/groups/${group}/export${path}`);
    const text = Object.values(unzipSync(bytes))
      .map((file) => strFromU8(file))
      .join(' ');
    return Object.entries(canary).flatMap(([name, word]) => (text.includes(word) ? [name] : []));
  };
  expect((await found('Ann', '/mine')).sort()).toEqual(['annsAction', 'annsCard', 'annsNote']);
  for (const who of ['Cleo', 'Ann']) expect(await found(who, '')).toEqual([]);
  expect(await found('Cleo', '/mine')).toEqual([]);
});

test('[BU5] who deletes their account takes their words in a 1:1 along, and a seat there is nobody’s account', async () => {
  const formed = await gathered();
  const { group, people } = formed;
  const { Ann, Ben } = people;
  const { pair, meeting } = await booked(formed);
  const here = await satDown(running, formed, meeting, pair);
  await holdWrittenMeeting(running, here);
  const seat = here.people.Ben!.me;
  here.close();
  await withAccount(Ben!, 'ben@example.org', 'Ben');
  expect(noOf(await keep(Ben!, seat))).toBe('404 unknownMember');
  yesOf(await propose(Ann!, group, [Ben!.me], { when: { ...soon, wall: '2026-03-09T09:00' } }));
  yesOf(await say(Ben!, group, 'accept'));
  yesOf(await Ben!.post('/api/account/delete', { email: 'ben@example.org', password: PASSWORD }));
  const files = await Promise.all(['', '-wal'].map((end) => readFile(`${running.folder}/roundel.db${end}`)));
  const kept = Object.entries(canary).flatMap(([name, text]) => (files.some((one) => one.includes(text)) ? name : []));
  expect(kept).toContain('annsAction');
  for (const gone of ['bensCard', 'bensNote', 'bensAction', 'learned', 'bensPage', 'toAnn', 'request'])
    expect(kept).not.toContain(gone);
  const [over] = await buddiesOf(Ann!, group);
  expect(over).toMatchObject({ isOver: true, next: null, with: [{ name: 'Former member', hasLeft: true }] });
});
