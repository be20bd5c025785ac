import { expect, onTestFinished, test } from 'vitest';
import { peopleOfCsv, peopleOfText } from '../../shared/groups/invited';
import { presets } from '../../shared/groups/models';
import type { GroupDates, NextCancelled, Poll, PollTime } from '../../shared/protocol/dates';
import type { GroupFormed } from '../../shared/protocol/forming';
import type { Home } from '../../shared/protocol/groups';
import type { InviteMade } from '../../shared/protocol/http';
import type { Rota } from '../../shared/protocol/rota';
import { noOf, yesOf } from '../support/browser';
import { endMeeting, must } from '../support/clients';
import { ended, sendAll } from '../support/evaluation/atTheForm';
import { goToEvaluation, Person } from '../support/evaluation/people';
import { appForTest } from '../support/forTest';
import { issueCard } from '../support/records';
import { linkIn, mailServerForTest, textOf } from '../support/smtp';
import { OnPage } from './support/group';
import { promise, promisedBefore, report } from './support/promises';
import { cellsOf, exported, lookAround, seen, tableOf } from './support/sight';
import { begin, type Sitting, sit, Traveller, until } from './support/traveller';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const MINUTE = 60_000;
const publicUrl = 'https://rooms.example';

/** What people wrote; each text stands in one place only. */
const texts = {
  'shown card': 'too many projects',
  'hidden card': 'my boss does not listen',
  'note of Ben': 'ask Cleo about her team',
  'action of Ben': 'call Kim',
  'what Ben learned': 'mornings work best',
  evaluation: 'less talk about tools',
  'why Dan was absent': 'an operation of my child',
  'who is invited': 'zoe@example.org',
  names: '"Dan"',
} as const;

/** How the file came from somebody's address book. */
const addressBook = [
  'Name;E-mail address',
  'Dan;dan@example.org',
  'Cleo Again;CLEO@example.org',
  'Somebody;somewhere',
  ';',
  'Fay;fay@example.org',
  ';two@signs@example.org',
  'Zoe;zoe@example.org',
].join('\r\n');

test('an internal group over six months, from the list of its people to the day on which its organiser leaves', async () => {
  const mails = await mailServerForTest();
  const running = await appForTest({ publicUrl, mail: { smtpUrl: mails.url, from: 'rooms@example.org' } });
  const { clock } = running;
  const someone = (name: string, timeZone?: string) => new Traveller(running, name, timeZone);
  const ann = someone('Ann');
  const ben = someone('Ben', 'America/New_York');
  const cleo = someone('Cleo', 'Asia/Kolkata');
  const dan = someone('Dan');
  const fay = someone('Fay');
  const eve = someone('Eve');
  onTestFinished(() => {
    for (const who of [ann, ben, cleo, dan, fay, eve]) who.stand();
  });

  // March: Ann types two addresses and takes a file. Bad rows are named with their reason, and good ones are kept.
  const typed = peopleOfText('Ben <ben@example.org>\ncleo@example.org', [], 'Ann');
  const read = peopleOfCsv(addressBook, typed.good, 'Ann');
  if ('tooMany' in read) throw new Error('the file is too long');
  expect(read.bad.map(({ row, value, why }) => [row, value, why])).toEqual([
    [3, 'Cleo Again, CLEO@example.org', 'twice'],
    [4, 'Somebody, somewhere', 'noAt'],
    [7, 'two@signs@example.org', 'email'],
  ]);
  const people = [...typed.good, ...read.good].map(({ person }) => person);
  const { group, invite: groupLink } = yesOf(
    await ann.post<GroupFormed>('/api/groups', {
      model: 'internalGroup',
      name: 'Harbour group',
      me: 'Ann',
      as: 'member',
      plan: { ...presets.internalGroup, meetings: 4, timeZone: ann.timeZone },
      people,
    }),
  );
  const here = new OnPage(group);
  ann.me = (await here.page(ann)).me.member;
  await clock.move(2 * HOUR);
  for (const who of [ben, cleo, dan, fay]) {
    const mail = await mails.next(`${who.name.toLowerCase()}@example.org`);
    await who.comeBy(linkIn(mail).replace(`${publicUrl}/j#`, ''));
    await here.post(who, '/my-zone', { timeZone: who.timeZone });
  }
  expect(await here.names(fay)).toEqual(['Ann', 'Ben', 'Cleo', 'Dan', 'Fay']);

  // They find their first date together. In New York the clocks have gone forward by then, in Berlin not yet.
  const walls = ['2026-03-12T09:00', '2026-03-13T15:00', '2026-03-16T15:00'];
  const poll = await here.post<Poll>(ann, '/polls', {
    timeZone: ann.timeZone,
    times: walls.map((wall) => ({ wall })),
  });
  const [early, second, third] = poll.times as [PollTime, PollTime, PollTime];
  expect(third.at).toBe(Date.UTC(2026, 2, 16, 14));
  for (const who of [ann, dan]) for (const time of poll.times) await here.answer(who, poll, time, 'yes');
  await here.answer(ben, poll, early, 'no');
  await here.answer(ben, poll, second, 'ifNeedBe');
  await here.answer(ben, poll, third, 'yes');
  await here.answer(cleo, poll, second, 'no');
  const answered = await here.answer(cleo, poll, third, 'yes');
  expect(answered.best).toEqual([third.time]);
  expect(new Set(Object.values(answered.zones))).toEqual(new Set(['Europe/Berlin', ben.timeZone, cleo.timeZone]));
  await here.post<Poll>(dan, `/polls/${poll.poll}/change`, { change: 'fix', time: third.time, at: third.at });
  for (const who of [ann, ben, cleo, dan, fay]) await here.sign(who);

  const meetings: string[] = [];
  /** The next meeting comes, with its lead first, and everybody else sits down. */
  const meet = async (all: readonly Traveller[]): Promise<Sitting> => {
    const { next } = await here.page(ann);
    if (!next) throw new Error('nothing is planned');
    meetings.push(next.meeting);
    const lead = all.find(({ me }) => me === next.lead);
    if (!lead) throw new Error('whoever leads is not here');
    await until(running, next.startsAt - 5 * MINUTE);
    const sitting = await sit(next.meeting, [lead, ...all.filter((who) => who !== lead)]);
    await begin(sitting);
    return sitting;
  };
  const part = async (sitting: Sitting, all: readonly Traveller[]): Promise<void> => {
    for (const who of all) await lookAround(who);
    await endMeeting(sitting);
    sitting.stand();
  };
  const nextAt = async (who = ann) => (await here.page(who)).next?.startsAt;

  // The first meeting.
  expect(await here.leadOfNext(cleo)).toBe('Ann');
  const five = [ann, ben, cleo, dan, fay];
  const first = await meet(five);
  expect(await promisedBefore(ben)).toEqual([]);
  await promise(ann, group, 'ask the board');
  await promise(ben, group, texts['action of Ben']);
  await part(first, five);

  // From now on every four weeks, at the same hour after the clocks went forward. Cleo leads in place of Ben.
  const series = {
    version: (await here.dates(ann)).version,
    timeZone: ann.timeZone,
    first: '2026-03-16T15:00',
    rhythm: { every: 'weeks', weeks: 4 },
    until: null,
  };
  yesOf(await ann.send<GroupDates>('PUT', `/api/groups/${group}/series`, { json: series }));
  expect(await nextAt()).toBe(Date.UTC(2026, 3, 13, 13));
  expect(await here.leadOfNext(ann)).toBe('Ben');
  await here.post<Rota>(ben, '/swaps', { turn: 'lead', with: cleo.me });
  const swap = (await here.rota(cleo)).lead?.swaps[0]?.swap ?? '';
  await here.post<Rota>(cleo, `/swaps/${swap}`, { answer: 'accept' });
  expect(await here.leadOfNext(ann)).toBe('Cleo');
  await clock.move(7 * DAY);
  await report(ben, group, 'call Kim', 'done', texts['what Ben learned']);

  // April: cards, a private note, and the evaluation. What was promised in March greets them.
  const { next: inApril } = await here.page(ben);
  expect(yesOf(await ann.get<Home>('/api/home')).groups[0]?.waits).toContainEqual({
    what: 'status',
    meeting: inApril?.meeting,
    startsAt: inApril?.startsAt,
    count: 1,
  });
  const april = await meet(five);
  expect(await promisedBefore(fay)).toEqual(['Ann: ask the board, open', 'Ben: call Kim, done, mornings work best']);
  const card = (who: Traveller, line: string) =>
    who.seat.change({ what: 'saveIssue', card: issueCard({ line, help: ['ideas'] }), version: 0 });
  must(await card(ben, texts['shown card']));
  must(await card(dan, texts['hidden card']));
  must(await ben.seat.change({ what: 'saveNote', text: texts['note of Ben'], version: 0 }));
  const slotOf = (who: Traveller) =>
    Object.values(who.seat.meeting?.slots ?? {}).find(({ client }) => client === who.me)?.id ?? '';
  must(await ben.seat.change({ what: 'shareIssue', slot: slotOf(ben), version: 1 }));
  await promise(cleo, group, 'meet my team');
  const form = await goToEvaluation(april);
  const answering = april.all.map((client) => new Person(client));
  const answers = [
    [5, 4, 3, 4],
    [4, 4, 4, 5],
    [1, 2, 3, 4],
    [5, 5, 5, 5],
    [3, 3, 2, 1],
  ];
  await sendAll(answering, form, answers, { 2: texts.evaluation });
  await ended(april.all);
  await part(april, five);

  // May: Dan cannot come and says why to whoever leads. The meeting is moved, and Dan can come even less.
  expect(await nextAt()).toBe(Date.UTC(2026, 4, 11, 13));
  expect(await here.leadOfNext(dan)).toBe('Ben');
  const moved = await here.plan(fay, '2026-05-13T17:00');
  expect(moved.startsAt).toBe(Date.UTC(2026, 4, 13, 15));
  const reason = texts['why Dan was absent'];
  await here.post(dan, '/absence', { meeting: moved.meeting, comes: false, reason });
  const reasonFor = async (who: Traveller) => (await here.dates(who)).next?.absent[0]?.reason;
  expect(await Promise.all([ann, ben, cleo, dan, fay].map(reasonFor))).toEqual([null, reason, null, reason, null]);
  const four = [ann, ben, cleo, fay];
  const may = await meet(four);
  expect(await promisedBefore(ann)).toEqual(['Ann: ask the board, open', 'Cleo: meet my team, open']);
  await promise(fay, group, 'write a page');
  await part(may, four);

  // June is cancelled, and July takes its place with the same lead.
  expect([await nextAt(), await here.leadOfNext(ann)]).toEqual([Date.UTC(2026, 5, 8, 13), 'Dan']);
  const { next: inJune } = await here.page(ann);
  await here.post<NextCancelled>(ann, '/cancel-next', { next: inJune?.meeting });
  expect([await nextAt(), await here.leadOfNext(ann)]).toEqual([Date.UTC(2026, 6, 6, 13), 'Dan']);

  // A newcomer comes by the group's link, waits, is let in, and signs what the others have signed.
  await until(running, Date.UTC(2026, 5, 15, 8));
  const link = (await here.post<{ invite: string }>(dan, '/link', { change: 'newLink' })).invite;
  expect(noOf(await eve.use(groupLink, 'Eve'))).toBe('410 expiredLink');
  yesOf(await eve.use(link, 'Eve'));
  expect(noOf(await eve.get(`/api/groups/${group}`))).toBe('403 notAdmitted');
  const [newcomer] = (await here.coming(fay)).newcomers;
  await here.post(fay, `/newcomers/${newcomer?.member}`, { letIn: true });
  eve.me = (await here.page(eve)).me.member;
  await here.sign(eve);
  expect((await here.owns(ann)).signed.map(({ member }) => member)).toContain(eve.me);

  // Cleo loses her telephone with everything on it. Fay makes a way back, and whoever has the telephone is signed out.
  const telephone = cleo.cookie;
  cleo.cookie = '';
  expect(noOf(await cleo.get(`/api/groups/${group}`))).toBe('401 signedOut');
  const way = await here.post<InviteMade>(fay, `/members/${cleo.me}/return-link`, { everywhere: true });
  const { me } = cleo;
  await cleo.comeBy(way.invite ?? '', null);
  expect(cleo.me).toBe(me);
  const open = yesOf(await cleo.get<Home>('/api/home')).groups[0]?.actions.map(({ what }) => what);
  expect(open).toEqual(['meet my team']);
  const thief = someone('whoever found it');
  thief.cookie = telephone;
  expect(noOf(await thief.get(`/api/groups/${group}`))).toBe('404 notFound');

  // July: the last meeting of the cycle. What was promised in March, April and May greets the newcomer too.
  const six = [ann, ben, cleo, dan, fay, eve];
  expect((await here.page(eve)).next?.format).toBe('frame.closing');
  const july = await meet(six);
  expect(await promisedBefore(eve)).toEqual([
    'Ann: ask the board, open',
    'Cleo: meet my team, open',
    'Fay: write a page, open',
  ]);
  await promise(eve, group, 'find a mentor');
  await part(july, six);
  expect((await here.page(eve)).past.map(({ number, wasThere }) => [number, wasThere])).toEqual([
    [4, true],
    [3, false],
    [2, false],
    [1, false],
  ]);

  // Fay leaves, with everything that is hers.
  const taken = await exported(fay, group, '/mine');
  expect(taken).toContain('write a page');
  await clock.move(3 * DAY);
  await here.post(fay, '/leave', {});

  const sights = await seen(
    {
      'Ann, who organises': ann,
      'Ben, who wrote it': ben,
      'Cleo, who came back': cleo,
      'Dan, who was absent': dan,
      'Eve, who came in June': eve,
      'Fay, who left': fay,
      'whoever found the telephone': thief,
      'a stranger': someone('Gus'),
    },
    texts,
    { groups: [group], meetings },
  );
  process.stdout.write(`${tableOf(sights)}\n`);
  expect(sights).toEqual(
    cellsOf(`
                                | shown card | hidden card | note of Ben | action of Ben | what Ben learned | evaluation | why Dan was absent | who is invited | names
    Ann, who organises          | now        | -           | -           | now           | now              | now        | -                  | now            | now
    Ben, who wrote it           | now        | -           | now         | now           | now              | now        | -                  | now            | now
    Cleo, who came back         | now        | -           | -           | now           | now              | now        | -                  | now            | now
    Dan, who was absent         | now        | now         | -           | now           | now              | now        | now                | now            | now
    Eve, who came in June       | -          | -           | -           | -             | -                | -          | -                  | now            | now
    Fay, who left               | then       | -           | -           | then          | then             | then       | -                  | -              | then
    whoever found the telephone | -          | -           | -           | -             | -                | -          | -                  | -              | -
    a stranger                  | -          | -           | -           | -             | -                | -          | -                  | -              | -
  `),
  );
  // Neither a mail nor a line of the log ever had any of it.
  const written = [...mails.received.map(textOf), ...running.log.map((line) => JSON.stringify(line))].join('\n');
  const { names, 'who is invited': invited, ...secret } = texts;
  expect(Object.values(secret).filter((text) => written.includes(text))).toEqual([]);

  // August: Ann leaves last. The others own the group, and it goes on without her.
  await until(running, Date.UTC(2026, 7, 1, 9));
  expect([await nextAt(), await here.leadOfNext(ann)]).toEqual([Date.UTC(2026, 7, 3, 13), 'Ann']);
  await here.post(ann, '/leave', {});
  expect(noOf(await ann.get(`/api/groups/${group}`))).toBe('404 notFound');
  expect(await here.names(eve)).toEqual(['Ben', 'Cleo', 'Dan', 'Eve']);
  expect(yesOf(await ann.get<Home>('/api/home')).groups).toEqual([]);
  expect([await nextAt(eve), await here.leadOfNext(eve)]).toEqual([Date.UTC(2026, 7, 3, 13), 'Cleo']);
  expect((await here.plan(eve, '2026-08-05T10:00')).startsAt).toBe(Date.UTC(2026, 7, 5, 8));
  expect(running.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
}, 180_000);
