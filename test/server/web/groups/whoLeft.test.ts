import { expect, test } from 'vitest';
import type { GroupPage, Home } from '../../../../shared/protocol/groups';
import { type Browser, yesOf } from '../../../support/browser';
import { booked, buddiesOf, propose, say } from '../../../support/buddies';
import { formedGroup } from '../../../support/formedGroup';
import { appForEach } from '../../../support/forTest';

// The clock of the tests begins on Monday 2 March 2026, 9:00 UTC.
const running = appForEach({ onDisk: true });
const fellAway = async (who: Browser) =>
  yesOf(await who.get<Home>('/api/home')).buddies.map(({ with: others, fellAway: at }) => [
    others.map(({ name }) => name).join(),
    at?.at ?? null,
    ...(at?.wasPlanned === false ? ['proposed'] : []),
  ]);

test('everybody reads on the page of the group who left it, and when', async () => {
  const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
  await running.clock.move(60_000);
  yesOf(await people.Ben!.post(`/api/groups/${group}/leave`, {}));
  const { changes, people: now } = yesOf(await people.Cleo!.get<GroupPage>(`/api/groups/${group}`));
  expect(changes[0]).toEqual({ what: 'left', by: people.Ben!.me, formerName: 'Ben', at: running.clock.now() });
  expect(now.map(({ name }) => name)).toEqual(['Ann', 'Cleo']);
});

test('whoever is left reads at home that a 1:1 fell away, until its time has gone by', async () => {
  const formed = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
  const { group, people } = formed;
  await booked(formed);
  const [{ next }] = (await buddiesOf(people.Ann!, group)) as [Awaited<ReturnType<typeof buddiesOf>>[number]];
  await running.clock.move(60_000);
  yesOf(await people.Ben!.post(`/api/groups/${group}/leave`, {}));
  expect(await fellAway(people.Ann!)).toEqual([['Ben', next?.startsAt]]);
  expect(await fellAway(people.Cleo!)).toEqual([]);
  await running.clock.move(20 * 60_000);
  expect(await fellAway(people.Ann!)).toEqual([]);
});

test('a 1:1 that was cancelled before somebody left did not fall away by that', async () => {
  const formed = await formedGroup(running, ['Ann', 'Ben', 'Cleo']);
  const { group, people } = formed;
  const { pair, meeting } = await booked(formed);
  yesOf(await people.Ben!.post(`/api/groups/${group}/buddies/${pair}`, { answer: 'cancel', meeting }));
  await running.clock.move(60_000);
  yesOf(await people.Ben!.post(`/api/groups/${group}/leave`, {}));
  expect(await fellAway(people.Ann!)).toEqual([]);
  yesOf(await propose(people.Ann!, group, [people.Cleo!.me]));
  yesOf(await say(people.Cleo!, group, 'accept'));
  expect((await fellAway(people.Ann!)).map(([, at]) => at)).toEqual([null]);
});

test('whoever is left reads at home that a 1:1 which was only proposed fell away, unless it had been declined', async () => {
  const { group, people } = await formedGroup(running, ['Ann', 'Ben', 'Cleo', 'Dan']);
  const [{ Ann, Ben, Cleo, Dan }, at] = [people, Date.UTC(2026, 2, 2, 9, 15)];
  // Ben asks Ann, Cleo asks Ben, and Ben declines what Dan asks.
  yesOf(await propose(Ben!, group, [Ann!.me]));
  yesOf(await propose(Cleo!, group, [Ben!.me]));
  yesOf(await propose(Dan!, group, [Ben!.me]));
  const ofDan = (await buddiesOf(Ben!, group)).find(({ with: others }) => others[0]?.member === Dan!.me);
  yesOf(await say(Ben!, group, 'decline', ofDan?.pair));
  await running.clock.move(60_000);
  yesOf(await Ben!.post(`/api/groups/${group}/leave`, {}));
  expect(await fellAway(Ann!)).toEqual([['Ben', at, 'proposed']]);
  expect(await fellAway(Cleo!)).toEqual([['Ben', at, 'proposed']]);
  expect(await fellAway(Dan!)).toEqual([]);
  for (const who of [Ann!, Cleo!])
    expect((await buddiesOf(who, group))[0]).toMatchObject({ isOver: true, proposed: null });
  await running.clock.move(20 * 60_000);
  for (const who of [Ann!, Cleo!]) expect(await fellAway(who)).toEqual([]);
});
