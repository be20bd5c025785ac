import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';

import { documentName } from '../../../../shared/documents/names';
import type { MemberCommand } from '../../../../shared/meeting/commands';
import { commonSlot } from '../../../../shared/meeting/pages';
import type { DatePlanned, Poll } from '../../../../shared/protocol/dates';
import type { KeptFormat } from '../../../../shared/protocol/formats';
import type { Coming } from '../../../../shared/protocol/forming';
import type { Ownership } from '../../../../shared/protocol/ownership';
import type { RecordsChange } from '../../../../shared/protocol/records';
import type { Rota } from '../../../../shared/protocol/rota';
import { databaseOf } from '../../../support/app';
import { Browser, yesOf } from '../../../support/browser';
import { propose, say } from '../../../support/buddies';
import { gather, must } from '../../../support/clients';
import { aPlan } from '../../../support/formedGroup';
import { appForEach, gatherForTest } from '../../../support/forTest';
import { png } from '../../../support/pictures';
import { openAction } from '../../../support/records';

const running = appForEach({ onDisk: true });
const timeZone = 'Europe/Berlin';
const at = (wall: string) => ({ wall, timeZone });

type Whole = Awaited<ReturnType<typeof whole>>;
type Ids = Whole['ids'];

/** A group of three that has met, with everything in it that has an id. `word` stands in each of its texts. */
async function whole(word: string) {
  const here = await gather(
    running.url,
    ['Ann', 'Ben', 'Cleo'].map((name) => `${name} ${word}`),
    { title: word },
  );
  const [lead, other, third] = here.all;
  if (!lead || !other || !third) throw new Error('three take part');
  must(await lead.change({ what: 'park', text: `topic ${word}` }));
  const parked = (await lead.read({ what: 'parking' })).items[0]?.id ?? '';
  must(await lead.command({ type: 'startMeeting' }));
  const action = openAction({ id: randomUUID(), member: lead.me, meeting: here.meeting, what: `action ${word}` });
  await running.store.write([{ kind: 'action', group: here.group, action }]);
  must(await lead.command({ type: 'endMeeting' }));
  here.close();
  const database = databaseOf(running);
  const formed = 'update groups set model = ?, plan_json = ? where id = ?';
  database.prepare(formed).run('internalNetwork', JSON.stringify(aPlan), here.group);
  const person = randomUUID();
  const brought = 'insert into imported_people (id, group_id, name, place, had_left) values (?, ?, ?, 0, 0)';
  database.prepare(brought).run(person, here.group, `Ina ${word}`);
  database.close();

  const ann = new Browser(running.url, lead.who.cookie);
  const cleo = new Browser(running.url, third.who.cookie);
  const rest = `/api/groups/${here.group}`;
  const times = ['2026-04-01T18:00', '2026-04-02T18:00'].map((wall) => ({ wall }));
  const poll = yesOf(await ann.post<Poll>(`${rest}/polls`, { timeZone, times }));
  yesOf(await ann.post(`${rest}/invited`, { people: [{ name: `Zoe ${word}`, email: null }] }));
  const link = yesOf(await ann.post<{ invite: string }>(`${rest}/link`, { change: 'newLink' }));
  yesOf(await new Browser(running.url).use(link.invite, `Lee ${word}`));
  const coming = yesOf(await ann.get<Coming>(`${rest}/coming`));
  const planned = { when: at('2026-03-20T18:00'), minutes: null, template: null };
  const next = yesOf(await ann.post<DatePlanned>(`${rest}/next`, planned)).meeting;
  const { lead: turns } = yesOf(await ann.post<Rota>(`${rest}/swaps`, { turn: 'lead', with: other.me }));
  yesOf(await propose(ann, here.group, [third.me], { when: at('2026-03-10T18:00') }));
  const [pair] = yesOf(await say(cleo, here.group, 'accept')).pairs;
  const { agreement } = yesOf(await ann.get<Ownership>(`${rest}/ownership`));
  yesOf(await ann.post(`${rest}/agreement`, { lines: [`line ${word}`], version: agreement.version }));
  const { proposals } = yesOf(await ann.get<Ownership>(`${rest}/ownership`));
  const later = randomUUID();
  await running.store.dates.saveLater({
    ...{ group: here.group, occasion: later, sequence: 0, series: null, startsAt: Date.UTC(2026, 3, 10, 16) },
    ...{ minutes: null, template: null, by: lead.me, gaveWay: null, isFurther: true },
  });
  const about = `/api/meetings/${here.meeting}`;
  const format = yesOf(await ann.post<KeptFormat>(`${about}/formats`, { name: `format ${word}` })).id;
  // Pictures that differ between two groups.
  const bytes = png(word.length);
  const image = yesOf(await ann.send<{ hash: string }>('PUT', `${about}/images`, { bytes })).hash;
  yesOf(await ann.send('PUT', `${rest}/picture`, { bytes }));
  const ids = {
    group: here.group,
    person,
    later,
    format,
    image,
    picture: (await running.store.life.pictureHash(here.group)) ?? '',
    meeting: here.meeting,
    next,
    member: other.me,
    newcomer: coming.newcomers[0]?.member ?? '',
    invited: coming.invited[0]?.id ?? '',
    poll: poll.poll,
    time: poll.times[0]?.time ?? '',
    swap: turns?.swaps[0]?.swap ?? '',
    pair: pair?.pair ?? '',
    talk: pair?.next?.meeting ?? '',
    proposal: proposals[0]?.id ?? '',
    action: action.id,
    parked,
    document: documentName({ group: here.group, meeting: here.meeting, kind: 'board', slot: commonSlot }),
  };
  expect(Object.entries(ids).filter(([, id]) => id === '')).toEqual([]);
  return { ids, ann, moment: poll.times[0]?.at ?? 0 };
}

/** Everything that a group shows to one of its members. */
async function shown({ ids, ann }: Whole): Promise<string> {
  const of = ['', '/coming', '/dates', '/rota', '/ownership', '/buddies', '/issue-card', `/polls/${ids.poll}`];
  of.push('/import', `/picture/${ids.picture}`);
  const paths = [
    '/api/home',
    '/api/actions',
    ...of.map((rest) => `/api/groups/${ids.group}${rest}`),
    ...['', '/minutes', '/mine', '/formats', `/images/${ids.image}`].map(
      (rest) => `/api/meetings/${ids.meeting}${rest}`,
    ),
  ];
  const pages = await Promise.all(paths.map(async (one) => (await ann.get(one)).bytes.toString()));
  return pages.join('\n');
}

type Row = {
  ask: string;
  /** About a meeting of one's own; left out: about one's own group. */
  of?: 'meeting';
  /** `own`: what stays one's own, while `its` are the ids that are swapped. */
  body?: (its: Ids, own: Ids) => object;
  /** What is answered about an id of another group, and about one's own. */
  theirs: string;
  mine: string;
};

/** Requests with ids of a group in them, written by hand; those that change the scene for others come last. */
const rows: Row[] = [
  { ask: 'GET /polls/:poll', theirs: '404 notFound', mine: '200' },
  { ask: 'GET /calendar/:next.ics', theirs: '404 notFound', mine: '200' },
  { ask: 'GET /calendar/:talk.ics', theirs: '404 notFound', mine: '200' },
  {
    ask: 'POST /polls/:poll/answer',
    body: ({ time }) => ({ time, at: moment(), answer: 'yes', timeZone }),
    theirs: '404 notFound',
    mine: '200',
  },
  { ask: 'POST /absence', body: ({ next }) => ({ meeting: next, comes: true }), theirs: '409 stale', mine: '200' },
  {
    ask: 'POST /actions/:action/report',
    body: () => ({ status: 'done', learned: '' }),
    theirs: '404 notFound',
    mine: '200',
  },
  { ask: 'POST /swaps/:swap', body: () => ({ answer: 'withdraw' }), theirs: '404 notFound', mine: '200' },
  {
    ask: 'POST /swaps',
    body: ({ member }) => ({ turn: 'lead', with: member }),
    theirs: '404 unknownMember',
    mine: '200',
  },
  {
    ask: 'POST /buddies',
    body: ({ member }) => ({ with: [member], when: at('2026-03-11T18:00'), minutes: 60, format: 'frame.buddy' }),
    theirs: '404 unknownMember',
    mine: '200',
  },
  { ask: 'POST /invited/:invited', body: () => ({ change: 'newLink' }), theirs: '404 notFound', mine: '200' },
  {
    ask: 'POST /members/:member/return-link',
    body: () => ({ everywhere: false }),
    theirs: '404 unknownMember',
    mine: '200',
  },
  { ask: 'POST /newcomers/:newcomer', body: () => ({ letIn: true }), theirs: '404 unknownMember', mine: '200' },
  { ask: 'POST /open-room', body: ({ next }) => ({ meeting: next }), theirs: '409 stale', mine: '200' },
  {
    ask: 'POST /buddies/:pair',
    body: ({ talk }) => ({ answer: 'cancel', meeting: talk }),
    theirs: '404 notFound',
    mine: '200',
  },
  { ask: 'GET /picture/:picture', theirs: '404 notFound', mine: '200' },
  { ask: 'GET /images/:image', of: 'meeting', theirs: '404 notFound', mine: '200' },
  {
    ask: 'PUT /formats/:format',
    of: 'meeting',
    body: () => ({ name: 'Ours', version: 1 }),
    theirs: '404 notFound',
    mine: '200',
  },
  { ask: 'DELETE /formats/:format', of: 'meeting', theirs: '404 notFound', mine: '200' },
  {
    ask: 'POST /imported/:person',
    body: (_, { member }) => ({ member }),
    theirs: '404 notFound',
    mine: '200',
  },
  {
    ask: 'DELETE /imported/:person',
    body: (_, { member }) => ({ member }),
    theirs: '404 notFound',
    mine: '200',
  },
  // Whoever is named and was never invited here is passed over.
  { ask: 'POST /told', body: ({ invited }) => ({ invited: [invited] }), theirs: '200', mine: '200' },
  {
    ask: 'POST /move-later',
    body: ({ later }) => ({ date: later, when: at('2026-04-12T18:00') }),
    theirs: '409 stale',
    mine: '200',
  },
  { ask: 'POST /proposals/:proposal', body: () => ({ answer: 'takeBack' }), theirs: '409 stale', mine: '200' },
  { ask: 'POST /polls/:poll/change', body: () => ({ change: 'close' }), theirs: '404 notFound', mine: '200' },
  { ask: 'POST /members/remove', body: ({ member }) => ({ member }), theirs: '404 unknownMember', mine: '200' },
  { ask: 'POST /cancel-next', body: ({ next }) => ({ next }), theirs: '409 stale', mine: '200' },
];
let moment = () => 0;

const withIds = (text: string, ids: Ids) =>
  text.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(ids[name as keyof Ids] ?? name));

test('every id of another group that stands in a request of one’s own is unknown: nothing comes back, and nothing there changes', async () => {
  const [mine, theirs] = [await whole('harbour'), await whole('canary')];
  moment = () => mine.moment;
  const before = await shown(theirs);
  const back: string[] = [];
  const ask = async ({ ask: row, body, of }: Row, ids: Ids) => {
    const [method = '', rest = ''] = row.split(' ');
    const sent = body ? { json: body(ids, mine.ids) } : {};
    const at = of === 'meeting' ? `/api/meetings/${mine.ids.meeting}` : `/api/groups/${mine.ids.group}`;
    const reply = await mine.ann.send(method, at + withIds(rest, ids), sent);
    if (ids !== mine.ids) back.push(reply.bytes.toString());
    return reply.answer?.ok === false ? `${reply.status} ${reply.answer.error}` : String(reply.status);
  };
  const seen: [string, string][] = [];
  for (const row of rows) seen.push([row.ask, await ask(row, theirs.ids)]);
  expect(seen).toEqual(rows.map((row) => [row.ask, row.theirs]));
  expect(await shown(theirs)).toBe(before);
  expect(back.join('\n')).not.toContain('canary');
  // The same requests about one's own are no mistakes.
  const own: [string, string][] = [];
  for (const row of rows) own.push([row.ask, await ask(row, mine.ids)]);
  expect(own).toEqual(rows.map((row) => [row.ask, row.mine]));
});

/** What the lead of a room tries with ids of another group, and what they are told. */
const commands = (their: Ids): [MemberCommand, string][] => [
  [{ type: 'admit', member: their.member }, 'unknownMember'],
  [{ type: 'refuseEntry', member: their.member }, 'unknownMember'],
  [{ type: 'removeMember', member: their.member }, 'unknownMember'],
  [{ type: 'askToRemove', member: their.member, on: true }, 'notNow'],
  [{ type: 'sitWith', member: their.member }, 'unknownMember'],
  [{ type: 'giveSlot', member: their.member }, 'notAllowed'],
  [{ type: 'setDeputy', member: their.member }, 'unknownMember'],
  [{ type: 'handOver', member: their.member }, 'unknownMember'],
  [{ type: 'supportLead', candidate: their.member }, 'unknownMember'],
  [{ type: 'setRole', slot: null, role: 'scribe', member: their.member }, 'unknownMember'],
];

const changes = (their: Ids): [RecordsChange, string][] => [
  [{ what: 'unpark', item: their.parked }, 'notFound'],
  [{ what: 'scoreParked', item: their.parked, importance: 1, urgency: 1 }, 'notFound'],
  [{ what: 'offerHelp', item: their.parked, on: true }, 'notFound'],
  [{ what: 'removeAction', action: their.action }, 'notFound'],
  [{ what: 'withdrawAction', action: their.action }, 'notFound'],
  [{ what: 'reportAction', action: their.action, status: 'done', learned: '' }, 'notFound'],
];

test('a room knows no member, topic, action or page of another group', async () => {
  const theirs = await whole('canary');
  const before = await shown(theirs);
  const { lead } = await gatherForTest(running.url, ['Ann', 'Ben']);
  const { document, member } = theirs.ids;
  const told = (answer: unknown) => (answer as { error?: string }).error ?? 'ok';
  const from = lead.news.length;
  const seen: string[] = [];
  for (const [command] of commands(theirs.ids)) seen.push(`${command.type} ${told(await lead.patiently(command))}`);
  expect(seen).toEqual(commands(theirs.ids).map(([{ type }, error]) => `${type} ${error}`));
  must(await lead.command({ type: 'startMeeting' }));
  const changed: string[] = [];
  for (const [change] of changes(theirs.ids)) changed.push(`${change.what} ${told(await lead.change(change))}`);
  expect(changed).toEqual(changes(theirs.ids).map(([{ what }, error]) => `${what} ${error}`));
  must(await lead.ask('media:join', {}));
  const asked = {
    open: await lead.ask('document:open', { document, stateVector: null }),
    update: await lead.ask('document:update', { document, clientId: 1, update: 'AAA=' }),
    signal: await lead.raw('media:signal', { to: member, tab: 'x', signal: {} }),
  };
  expect(Object.values(asked).map(told)).toEqual(['notFound', 'notFound', 'unknownMember']);
  expect(JSON.stringify(lead.news.slice(from))).not.toContain('canary');
  expect(await shown(theirs)).toBe(before);
});

test('a room relays keys and signals to nobody in the room of another group', async () => {
  const start = { encrypted: true };
  const [mine, theirs] = [
    await gatherForTest(running.url, ['Ann', 'Ben'], start),
    await gatherForTest(running.url, ['Mia', 'Noa'], start),
  ];
  for (const client of [...mine.all, ...theirs.all]) must(await client.ask('media:join', {}));
  const { lead } = mine;
  const [, noa] = theirs.all;
  const to = { member: noa!.me, tab: noa!.view!.tab };
  const asks = (receiver: typeof to) => lead.raw('media:key', { to: receiver, note: { step: 'ask' } });
  expect(await asks(to)).toEqual({ ok: false, error: 'unknownMember' });
  expect(await lead.raw('media:signal', { to: to.member, tab: to.tab, signal: {} })).toMatchObject({ ok: false });
  must(await lead.ask('media:key', { to: null, note: { step: 'ask' } }));
  await noa!.ask('clock', {});
  expect(noa!.news.filter(({ event }) => event === 'media:key' || event === 'media:signal')).toEqual([]);
  // The same to somebody of one's own room comes there.
  const [, ben] = mine.all;
  expect(await asks({ member: ben!.me, tab: ben!.view!.tab })).toEqual({ ok: true, value: null });
  expect((await ben!.next('media:key', () => true, 0)).note).toEqual({ step: 'ask' });
});
