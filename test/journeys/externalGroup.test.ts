import { expect, onTestFinished, test } from 'vitest';
import { presets } from '../../shared/groups/models';
import type { GroupFormed } from '../../shared/protocol/forming';
import type { Home } from '../../shared/protocol/groups';
import type { InviteMade } from '../../shared/protocol/http';
import { noOf, yesOf } from '../support/browser';
import { buddiesOf, propose, say } from '../support/buddies';
import { endMeeting, must, sitDown } from '../support/clients';
import { appForTest, clientForTest } from '../support/forTest';
import { goTo } from '../support/goTo';
import { issueCard } from '../support/records';
import { OnPage } from './support/group';
import { promise, promisedBefore } from './support/promises';
import { cellsOf, lookAround, seen, tableOf } from './support/sight';
import { begin, sit, Traveller, until } from './support/traveller';

const MINUTE = 60_000;
const names = ['Ann', 'Ben', 'Cleo', 'Dan', 'Eve', 'Gus', 'Hal', 'Ida', 'Joe'];

const texts = {
  'shown card': 'too many projects',
  'hidden card': 'my boss does not listen',
  'note of Fay': 'Hal was very quiet',
  'note of the guest': 'send them my slides',
  'action in the group': 'call Kim',
  'action in the 1:1': 'look for a mentor',
  'note in the 1:1': 'she may be right',
  names: '"Joe"',
} as const;

test('an external group of nine with a facilitator, a guest who is gone for the issues, and nine 1:1s', async () => {
  const running = await appForTest();
  const { clock } = running;
  const timeZone = 'Europe/London';
  const someone = (name: string) => new Traveller(running, name, timeZone);
  const fay = someone('Fay');
  const guest = someone('Dr Guest');
  const { group, invited } = yesOf(
    await fay.post<GroupFormed>('/api/groups', {
      model: 'externalGroup',
      name: 'Founders',
      me: 'Fay',
      as: 'facilitator',
      plan: { ...presets.externalGroup, timeZone },
      people: names.map((name) => ({ name, email: null })),
    }),
  );
  const here = new OnPage(group);
  fay.me = (await here.page(fay)).me.member;
  const nine = names.map(someone);
  const [ann, ben] = nine as [Traveller, Traveller];
  onTestFinished(() => {
    for (const who of [fay, guest, ...nine]) who.stand();
  });
  for (const [index, who] of nine.entries()) await who.comeBy(invited[index]?.invite ?? '');
  // Only Fay plans and invites.
  expect(noOf(await ann.get(`/api/groups/${group}/coming`))).toBe('403 notLead');
  const asUsual = { minutes: null, template: null };
  const when = { wall: '2026-03-20T14:00', timeZone };
  expect(noOf(await ann.post(`/api/groups/${group}/next`, { when, ...asUsual }))).toBe('403 notLead');
  const { meeting: first, startsAt } = await here.plan(fay, when.wall);
  expect(await here.leadOfNext(ann)).toBe('Fay');
  const link = yesOf(
    await fay.post<InviteMade>(`/api/meetings/${first}/invites`, { make: 'personal', role: 'speaker' }),
  );
  await until(running, startsAt - 5 * MINUTE);
  yesOf(await guest.use(link.invite ?? '', guest.name));

  // March: the guest speaks, and is gone when the issues begin. Fay has no slot.
  const march = await sit(first, [fay, ...nine]);
  guest.client = clientForTest(running.url, { meeting: first, cookie: guest.cookie });
  await sitDown(guest.seat, march.lead);
  must(await ben.seat.change({ what: 'saveIssue', card: issueCard({ line: texts['shown card'] }), version: 0 }));
  must(await ann.seat.change({ what: 'saveIssue', card: issueCard({ line: texts['hidden card'] }), version: 0 }));
  must(await fay.seat.change({ what: 'saveNote', text: texts['note of Fay'], version: 0 }));
  must(await guest.seat.change({ what: 'saveNote', text: texts['note of the guest'], version: 0 }));
  await begin(march);
  await goTo(march, 'topic');
  await guest.seat.when(() => (guest.seat.view?.kind === 'seat' ? true : null));
  await lookAround(guest);
  const { current } = await goTo(march, 'select');
  await guest.seat.when(() => (guest.seat.view?.kind === 'lobby' ? true : null));
  must(
    await fay.seat.command({
      type: 'confirmSlots',
      from: current ?? '',
      policy: 'bid',
      clients: [ben.me, ann.me],
    }),
  );
  const { slots, agenda } = await goTo(march, ({ agenda: all, current: now }) =>
    all.some(({ key, slot }) => key === now && slot !== null),
  );
  const clients = [...new Set(agenda.flatMap(({ slot }) => (slot === null ? [] : [slots[slot]?.client])))];
  expect(clients).toEqual([ben.me, ann.me]);
  const slotOfBen = Object.values(slots).find(({ client }) => client === ben.me)?.id ?? '';
  must(await ben.seat.change({ what: 'shareIssue', slot: slotOfBen, version: 1 }));
  expect(await guest.seat.ask('records:read', { what: 'sharedIssues' })).toMatchObject({ ok: false });
  await promise(ben, group, texts['action in the group']);
  await lookAround(guest);
  for (const who of [fay, ...nine]) await lookAround(who);
  await endMeeting(march);
  await guest.seat.when(() => (guest.seat.view?.kind === 'seat' ? true : null));
  await lookAround(guest);
  march.stand();
  guest.stand();

  // Each of the nine books an hour with Fay, and nobody sees the hours of the others.
  for (const [index, who] of nine.entries()) {
    const hour = { wall: `2026-04-0${index + 1}T10:00`, timeZone };
    yesOf(await propose(who, group, [fay.me], { when: hour, format: 'frame.one2one' }));
    const asked = (await buddiesOf(fay, group)).find(({ with: [one] }) => one?.member === who.me);
    yesOf(await say(fay, group, 'accept', asked?.pair));
  }
  const booked = await buddiesOf(fay, group);
  expect(booked.map(({ next, with: [one] }) => [one?.name, next?.startsAt]).sort()).toEqual(
    names.map((name, index) => [name, Date.UTC(2026, 3, index + 1, 9)]),
  );
  const mine = await buddiesOf(ben, group);
  expect(mine.map(({ with: [one] }) => one?.name)).toEqual(['Fay']);

  // Ben's hour: he is the one it belongs to, and what he promises there is for the two of them.
  const { pair = '', next } = mine[0] ?? {};
  const alone = next?.meeting ?? '';
  await until(running, (next?.startsAt ?? 0) - 5 * MINUTE);
  const hour = await sit(alone, [fay, ben], 'open');
  await begin(hour);
  expect(hour.lead.meeting?.leadership).toMatchObject({ takesPart: false, rightful: fay.seat.me });
  await promise(ben, pair, texts['action in the 1:1']);
  must(await ben.seat.change({ what: 'saveNote', text: texts['note in the 1:1'], version: 0 }));
  await clock.move(50 * MINUTE);
  for (const who of [fay, ben]) await lookAround(who);
  await endMeeting(hour);
  hour.stand();
  const home = yesOf(await ben.get<Home>('/api/home'));
  expect(home.groups[0]?.actions.map(({ what }) => what)).toEqual(['call Kim']);
  expect(home.buddies.flatMap(({ actions }) => actions.map(({ what }) => what))).toEqual(['look for a mentor']);

  // June and August: what was promised in the group greets everybody, and what was promised in the hour does not.
  const meetings = [first, alone];
  for (const wall of ['2026-06-12T14:00', '2026-08-28T14:00']) {
    const planned = await here.plan(fay, wall);
    expect(await here.leadOfNext(ben)).toBe('Fay');
    await until(running, planned.startsAt - 5 * MINUTE);
    const again = await sit(planned.meeting, [fay, ...nine]);
    await begin(again);
    expect(await promisedBefore(ann)).toEqual(['Ben: call Kim, open']);
    for (const who of [fay, ...nine]) await lookAround(who);
    await endMeeting(again);
    again.stand();
    meetings.push(planned.meeting);
  }

  const sights = await seen(
    {
      'Fay, who facilitates': fay,
      'Ann, a client': ann,
      'Ben, a client': ben,
      'Joe, a member': nine[8] as Traveller,
      'the guest': guest,
    },
    texts,
    { groups: [group, pair], meetings },
  );
  process.stdout.write(`${tableOf(sights)}\n`);
  expect(sights).toEqual(
    cellsOf(`
                         | shown card | hidden card | note of Fay | note of the guest | action in the group | action in the 1:1 | note in the 1:1 | names
    Fay, who facilitates | now        | -           | now         | -                 | now                 | now               | -               | now
    Ann, a client        | now        | now         | -           | -                 | now                 | -                 | -               | now
    Ben, a client        | now        | -           | -           | -                 | now                 | now               | now             | now
    Joe, a member        | now        | -           | -           | -                 | now                 | -                 | -               | now
    the guest            | -          | -           | -           | now               | -                   | -                 | -               | then
  `),
  );
  expect(running.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
}, 180_000);
