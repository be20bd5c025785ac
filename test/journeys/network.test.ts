import { expect, onTestFinished, test } from 'vitest';
import { presets } from '../../shared/groups/models';
import type { GroupFormed } from '../../shared/protocol/forming';
import type { Minutes } from '../../shared/protocol/http';
import { yesOf } from '../support/browser';
import { endMeeting, must } from '../support/clients';
import { appForTest } from '../support/forTest';
import { OnPage } from './support/group';
import { promisedBefore } from './support/promises';
import { cellsOf, lookAround, seen, tableOf } from './support/sight';
import { begin, sit, Traveller, until } from './support/traveller';

const MINUTE = 60_000;
const names = ['Ann', 'Ben', 'Cleo', 'Dan', 'Eve', 'Fay', 'Gus', 'Hal', 'Ida', 'Joe', 'Kim', 'Leo'];

const texts = {
  'progress in March': 'we opened a second shop',
  'request in March': 'who knows a good accountant',
  'progress in May': 'the accountant is with us now',
  'note of Ben': 'Leo may need a hand',
  'why Hal was absent': 'an operation of my child',
  names: '"Joe"',
} as const;

test('a network of twelve, each of whose calls is called by somebody else, with progress and requests in one list', async () => {
  const running = await appForTest();
  const { clock } = running;
  const twelve = names.map((name) => new Traveller(running, name));
  const [ann, ben, cleo, dan] = twelve as [Traveller, Traveller, Traveller, Traveller];
  const hal = twelve[7] as Traveller;
  const joe = twelve[9] as Traveller;
  onTestFinished(() => {
    for (const who of twelve) who.stand();
  });
  const { group, invited } = yesOf(
    await ann.post<GroupFormed>('/api/groups', {
      model: 'externalNetwork',
      name: 'Shopkeepers',
      me: 'Ann',
      as: 'member',
      plan: { ...presets.externalNetwork, timeZone: ann.timeZone },
      people: names.slice(1).map((name) => ({ name, email: null })),
    }),
  );
  const here = new OnPage(group);
  ann.me = (await here.page(ann)).me.member;
  await clock.move(1);
  for (const [index, who] of twelve.slice(1).entries()) await who.comeBy(invited[index]?.invite ?? '');
  expect(await here.names(joe)).toEqual(names);

  const meetings: string[] = [];
  /** This person calls a meeting, and all of these come. Nobody leads by role. */
  const call = async (caller: Traveller, wall: string, all: readonly Traveller[]) => {
    expect((await here.page(caller)).mayPlan).toBe(true);
    const planned = await here.plan(caller, wall);
    expect((await here.page(joe)).next).toMatchObject({
      meeting: planned.meeting,
      format: 'frame.extnet',
      minutes: 60,
    });
    meetings.push(planned.meeting);
    await until(running, planned.startsAt - 5 * MINUTE);
    const sitting = await sit(planned.meeting, [caller, ...all.filter((who) => who !== caller)]);
    await begin(sitting);
    return sitting;
  };
  const minutesFor = async (who: Traveller, meeting: string) =>
    yesOf(await who.get<Minutes>(`/api/meetings/${meeting}/minutes`)).requests.map(({ name, kind, text, helpers }) =>
      [name, kind, text, ...helpers].join(', '),
    );

  // March: Ann calls. What people tell and what they ask for stands in one list, and two offer help.
  const march = await call(ann, '2026-03-10T18:00', twelve);
  must(await cleo.seat.change({ what: 'park', kind: 'progress', text: texts['progress in March'] }));
  await clock.move(1);
  must(await ben.seat.change({ what: 'park', kind: 'request', text: texts['request in March'] }));
  const { items } = await joe.seat.read({ what: 'parking' });
  expect(items.map(({ kind, text }) => [kind, text])).toEqual([
    ['progress', texts['progress in March']],
    ['request', texts['request in March']],
  ]);
  const asked = items[1]?.id ?? '';
  for (const who of [dan, joe]) must(await who.seat.change({ what: 'offerHelp', item: asked, on: true }));
  must(await ben.seat.change({ what: 'saveNote', text: texts['note of Ben'], version: 0 }));
  for (const who of twelve) await lookAround(who);
  await endMeeting(march);
  march.stand();
  expect(await minutesFor(hal, meetings[0] ?? '')).toEqual([
    'Cleo, progress, we opened a second shop',
    'Ben, request, who knows a good accountant, Dan, Joe',
  ]);

  // May: Ben calls, and can tell what became of it. Hal cannot come, and nobody reads why: in a network nobody leads.
  const may = { caller: ben, wall: '2026-05-19T18:00' };
  const planned = await here.plan(may.caller, may.wall);
  const reason = texts['why Hal was absent'];
  await here.post(hal, '/absence', { meeting: planned.meeting, comes: false, reason });
  const reasons = await Promise.all(twelve.map(async (who) => (await here.dates(who)).next?.absent[0]?.reason));
  expect(reasons.filter((one) => one !== null)).toEqual([reason]);
  const eleven = twelve.filter((who) => who !== hal);
  const second = await call(may.caller, may.wall, eleven);
  expect(second.meeting).toBe(planned.meeting);
  expect(await promisedBefore(joe)).toEqual([]);
  // The list belongs to its call, and stands in its minutes.
  expect((await joe.seat.read({ what: 'parking' })).items).toEqual([]);
  must(await ben.seat.change({ what: 'park', kind: 'progress', text: texts['progress in May'] }));
  for (const who of eleven) await lookAround(who);
  await endMeeting(second);
  second.stand();
  expect(await minutesFor(joe, planned.meeting)).toEqual(['Ben, progress, the accountant is with us now']);

  // July and August: Cleo and Dan call.
  for (const [caller, wall] of [
    [cleo, '2026-07-28T18:00'],
    [dan, '2026-09-01T18:00'],
  ] as const) {
    const again = await call(caller, wall, twelve);
    for (const who of twelve) await lookAround(who);
    await endMeeting(again);
    again.stand();
  }
  const { past } = await here.page(hal);
  expect(past.map(({ number, wasThere }) => [number, wasThere])).toEqual([
    [4, true],
    [3, true],
    [2, false],
    [1, true],
  ]);

  const sights = await seen(
    {
      'Ann, who called first': ann,
      'Ben, who asked': ben,
      'Joe, who helps': joe,
      'Hal, who was absent': hal,
      'a stranger': new Traveller(running, 'Zoe'),
    },
    texts,
    { groups: [group], meetings },
  );
  process.stdout.write(`${tableOf(sights)}\n`);
  expect(sights).toEqual(
    cellsOf(`
                          | progress in March | request in March | progress in May | note of Ben | why Hal was absent | names
    Ann, who called first | now               | now              | now             | -           | -                  | now
    Ben, who asked        | now               | now              | now             | now         | -                  | now
    Joe, who helps        | now               | now              | now             | -           | -                  | now
    Hal, who was absent   | now               | now              | -               | -           | now                | now
    a stranger            | -                 | -                | -               | -           | -                  | -
  `),
  );
  expect(running.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
}, 180_000);
