import { expect, test } from 'vitest';
import type { DatePlanned } from '../../shared/protocol/dates';
import type { GroupFormed } from '../../shared/protocol/forming';
import type { GroupPage, Home } from '../../shared/protocol/groups';
import { yesOf } from '../support/browser';
import { endMeeting, must } from '../support/clients';
import { appForTest } from '../support/forTest';
import { issueCard } from '../support/records';
import { promise, promisedBefore, report } from './support/promises';
import { cellsOf, lookAround, seen, tableOf } from './support/sight';
import { begin, sit, Traveller, until } from './support/traveller';

const DAY = 86_400_000;
const MINUTE = 60_000;

test('a pair is formed from two names and a date, meets, commits, and finds at the next meeting what was promised', async () => {
  const running = await appForTest();
  const { clock } = running;
  const ann = new Traveller(running, 'Ann');
  const ben = new Traveller(running, 'Ben', 'America/New_York');
  const firstAt = clock.now() + 3 * DAY;
  const { group, meeting, invited } = yesOf(
    await ann.post<GroupFormed>('/api/groups', {
      model: 'pair',
      name: 'Ann and Ben',
      me: 'Ann',
      other: { name: 'Ben', email: null },
      timeZone: ann.timeZone,
      minutes: 60,
      template: 'frame.cocoach',
      startsAt: firstAt,
    }),
  );
  const at = `/api/groups/${group}`;
  await clock.move(DAY);
  await ben.comeBy(invited[0]?.invite ?? '');
  const page = async (who: Traveller) => yesOf(await who.get<GroupPage>(at));
  ann.me = (await page(ann)).me.member;
  expect((await page(ben)).next).toMatchObject({ meeting, startsAt: firstAt, lead: null });

  // The first meeting: both prepare, show, note and promise.
  await until(running, firstAt - 5 * MINUTE);
  const first = await sit(meeting ?? '', [ann, ben]);
  for (const who of [ann, ben]) {
    must(await who.seat.change({ what: 'saveIssue', card: issueCard({ line: `issue of ${who.name}` }), version: 0 }));
    must(await who.seat.change({ what: 'saveNote', text: `note of ${who.name}`, version: 0 }));
  }
  await begin(first);
  expect(await promisedBefore(ann)).toEqual([]);
  const slotOfAnn = Object.values(ann.seat.meeting?.slots ?? {}).find(({ client }) => client === ann.seat.me);
  must(await ann.seat.change({ what: 'shareIssue', slot: slotOfAnn?.id ?? '', version: 1 }));
  await promise(ann, group, 'call Kim');
  await promise(ben, group, 'read one chapter');
  await clock.move(40 * MINUTE);
  for (const who of [ann, ben]) await lookAround(who);
  await endMeeting(first);
  first.stand();

  // Between: it stands on each one's own list, Ben says how it went, and they plan the next one.
  const openOf = async (who: Traveller) =>
    yesOf(await who.get<Home>('/api/home')).groups[0]?.actions.map(({ what }) => what);
  expect([await openOf(ann), await openOf(ben)]).toEqual([['call Kim'], ['read one chapter']]);
  await clock.move(9 * DAY);
  await report(ben, group, 'read one chapter', 'done', 'mornings work best');
  const { meeting: again, startsAt } = yesOf(
    await ben.post<DatePlanned>(`${at}/next`, {
      when: { wall: '2026-03-19T09:00', timeZone: ben.timeZone },
      minutes: null,
      template: null,
    }),
  );
  // The clocks have gone forward in New York, and not yet in Berlin.
  expect(startsAt).toBe(Date.UTC(2026, 2, 19, 13));
  expect((await page(ann)).next).toMatchObject({
    meeting: again,
    startsAt,
    format: 'frame.cocoach/block.grow',
    minutes: 60,
  });
  expect(yesOf(await ann.get<Home>('/api/home')).groups[0]?.waits).toContainEqual({
    what: 'status',
    meeting: again,
    startsAt,
    count: 1,
  });

  // The second meeting: what was promised stands there, and Ann says in it how hers went.
  await until(running, startsAt - 5 * MINUTE);
  const second = await sit(again, [ann, ben]);
  await begin(second);
  const greets = ['Ann: call Kim, open', 'Ben: read one chapter, done, mornings work best'];
  expect([await promisedBefore(ann), await promisedBefore(ben)]).toEqual([greets, greets]);
  const { actions } = await ann.seat.read({ what: 'actions', previous: true });
  const mine = actions.find(({ member }) => member === ann.seat.me);
  must(
    await ann.seat.change({ what: 'reportAction', action: mine?.id ?? '', status: 'partly', learned: 'she was away' }),
  );
  await promise(ann, group, 'write to Kim');
  await clock.move(40 * MINUTE);
  for (const who of [ann, ben]) await lookAround(who);
  await endMeeting(second);
  second.stand();
  expect((await openOf(ann))?.sort()).toEqual(['call Kim', 'write to Kim']);
  expect(await openOf(ben)).toEqual([]);

  // Somebody of another pair, and somebody of none.
  const eve = new Traveller(running, 'Eve');
  yesOf(await eve.start({ name: 'Eve' }));
  const sights = await seen(
    { Ann: ann, Ben: ben, 'another group': eve, stranger: new Traveller(running, 'Gus') },
    {
      'shown card': 'issue of Ann',
      'hidden card': 'issue of Ben',
      'note of Ann': 'note of Ann',
      'note of Ben': 'note of Ben',
      actions: 'write to Kim',
      learned: 'mornings work best',
      names: '"Ben"',
    },
    { groups: [group], meetings: [meeting ?? '', again] },
  );
  process.stdout.write(`${tableOf(sights)}\n`);
  expect(sights).toEqual(
    cellsOf(`
                  | shown card | hidden card | note of Ann | note of Ben | actions | learned | names
    Ann           | now        | -           | now         | -           | now     | now     | now
    Ben           | now        | now         | -           | now         | now     | now     | now
    another group | -          | -           | -           | -           | -       | -       | -
    stranger      | -          | -           | -           | -           | -       | -       | -
  `),
  );
  expect(running.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
}, 180_000);
