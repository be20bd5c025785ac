import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyCard } from '../../../../server/rooms/records/emptyCard';
import { documentName } from '../../../../shared/documents/names';
import { commonSlot } from '../../../../shared/meeting/pages';
import type { RecordsChange } from '../../../../shared/protocol/records';
import type { ToServer } from '../../../../shared/protocol/socket';
import type { Answer } from '../../../../shared/refusal';
import { Browser } from '../../../support/browser';
import { enter, type Gathered, gather, must, post, sitDown, startMeeting, TestClient } from '../../../support/clients';
import { type Cells, flipsThatPass } from '../../../support/flippedCells';
import { appForAll } from '../../../support/forTest';
import { png } from '../../../support/pictures';
import { openAction } from '../../../support/records';
import { routesUnder } from '../../../support/routes';
import * as rows from './membershipRows';

/**
 * Two meetings of one group. Ben led the first one at its end, was removed from the second one and is still a member of the
 * group. Dan was removed from the group. Eve joined the group for the second meeting. Frank has a group of his own. Nobody
 * has no session at all.
 */
const asking = ['ann', 'ben', 'dan', 'eve', 'frank', 'nobody'] as const;
type Who = (typeof asking)[number];

const running = appForAll();
let first: Gathered;
let second: string;
let ann: TestClient;
let shared: { issue: string; envelope: string; parked: string; action: string };
const cookies: Record<Who, string> = { ann: '', ben: '', dan: '', eve: '', frank: '', nobody: '' };
const ids: Record<'ben' | 'dan' | 'eve', string> = { ben: '', dan: '', eve: '' };
let danLink: string;
let danSocket: TestClient;
let benSocket: TestClient;
let invites: { group: string; personal: string };

beforeAll(async () => {
  const { url, clock } = running;
  first = await gather(url, ['Ann', 'Ben', 'Cleo', 'Dan']);
  const { Ben, Dan } = first.people as Record<string, TestClient>;
  cookies.ann = first.lead.who.cookie;
  cookies.ben = Ben!.who.cookie;
  cookies.dan = Dan!.who.cookie;
  Object.assign(ids, { ben: Ben!.me, dan: Dan!.me });
  must(await Ben!.change({ what: 'park', text: 'From the first meeting' }));
  must(await first.lead.command({ type: 'startMeeting' }));
  must(await first.lead.command({ type: 'handOver', member: ids.ben }));
  must(await Ben!.command({ type: 'endMeeting' }));
  await clock.move(60_000);

  const { value } = await post<{ meeting: string }>(
    url,
    `/api/meetings/${first.meeting}/again`,
    meetAgain,
    cookies.ann,
  );
  second = value.meeting;
  const seat = async (cookie: string, lead: TestClient | null) => {
    const client = new TestClient(url, { meeting: second, cookie });
    await sitDown(client, lead);
    return client;
  };
  ann = await seat(cookies.ann, null);
  benSocket = await seat(cookies.ben, ann);
  danSocket = await seat(cookies.dan, ann);
  cookies.eve = await enter(url, first.invite, 'Eve');
  ids.eve = (await seat(cookies.eve, ann)).me;
  cookies.frank = (await startMeeting(url, { name: 'Frank' })).cookie;
  must(await ann.change({ what: 'park', text: 'From the second meeting' }));
  const { items } = await ann.read({ what: 'parking' });
  shared = { issue: 's1', envelope: randomUUID(), parked: items[0]!.id, action: randomUUID() };

  const inviteFrom = async (path: string, body: object, cookie: string) =>
    (await post<{ invite: string }>(url, `/api/meetings/${second}/${path}`, body, cookie)).value.invite;
  danLink = await inviteFrom('return-link', {}, cookies.dan);
  invites = {
    group: first.invite,
    personal: await inviteFrom('invites', { make: 'personal', role: 'member' }, cookies.ann),
  };

  const gone = benSocket.next('meeting:rejoin', ({ reason }) => reason === 'removed');
  benSocket.rejoins = false;
  must(await ann.command({ type: 'removeMember', member: ids.ben }));
  await gone;
  danSocket.rejoins = false;
  const told = danSocket.next('meeting:rejoin', ({ reason }) => reason === 'removed');
  await post(url, `/api/meetings/${second}/remove-from-group`, { member: ids.dan }, cookies.ann);
  await told;
});
afterAll(() => {
  ann.close();
  first.close();
});

const { noBody, noSuch, meetAgain, onePerson, strangers, removed } = rows.shared;
type Row = { ask: string; body?: object; bytes?: Buffer } & Partial<Record<Who, string>>;
const hash = 'a'.repeat(64);
const board = (meeting: string) =>
  encodeURIComponent(documentName({ group: first.group, meeting, kind: 'board', slot: commonSlot }));

/** Requests about the first meeting, which has ended; those that would change the scene come last. */
const throughFirst: Row[] = [
  { ask: 'GET ', ann: '200', ben: '200', eve: '200', ...strangers },
  { ask: 'GET /minutes', ann: '200', ben: '200', eve: '403 notAdmitted', ...strangers },
  { ask: 'GET /mine', ann: '200', ben: '200', eve: '403 notAdmitted', ...strangers },
  { ask: 'GET /boards/:document', ann: '200', ben: '200', eve: '403 notAdmitted', ...strangers },
  { ask: 'GET /images/:hash', ann: '404 notFound', ben: '404 notFound', eve: '403 notAdmitted', ...strangers },
  { ask: 'PUT /images', bytes: png(), ann: '200', ben: '200', eve: '403 notAdmitted', ...strangers },
  { ask: 'POST /invites', body: { make: 'group' }, ann: '200', ben: '403 notLead', eve: '403 notLead', ...strangers },
  { ask: 'POST /invites', body: onePerson, ann: '200', ben: '403 notLead', eve: '403 notLead', ...strangers },
  { ask: 'POST /invites', body: { revoke: 'group' }, ben: '403 notLead', eve: '403 notLead', ...strangers },
  { ask: 'POST /again', body: meetAgain, ann: '200', ben: '403 notLead', eve: '200', ...strangers },
  { ask: 'POST /cancel-next', body: noSuch, ann: '409 stale', ben: '403 notLead', eve: '409 stale', ...strangers },
  ...rows.formatsThroughFirst,
  { ask: 'GET /members', ann: '200', ben: '403 notLead', eve: '403 notLead', ...strangers },
  {
    ask: 'POST /remove-from-group',
    body: { member: 'nobody we know' },
    ann: '404 unknownMember',
    ben: '403 notLead',
    eve: '403 notLead',
    ...strangers,
  },
  { ask: 'POST /return-link', body: noBody, ann: '200', ben: '200', eve: '200', ...strangers },
  { ask: 'POST /sign-out', body: { everywhere: false }, ...strangers },
];

/** Requests about the second meeting, which is open: somebody removed from it is refused everywhere. */
const throughSecond: Row[] = [
  { ask: 'GET ', ann: '200', eve: '200', ...removed, ...strangers },
  { ask: 'GET /minutes', ann: '200', eve: '200', ...removed, ...strangers },
  { ask: 'GET /mine', ann: '200', eve: '200', ...removed, ...strangers },
  { ask: 'GET /boards/:document', ann: '200', eve: '200', ...removed, ...strangers },
  { ask: 'GET /images/:hash', ann: '404 notFound', eve: '404 notFound', ...removed, ...strangers },
  { ask: 'PUT /images', bytes: png(), ann: '200', eve: '200', ...removed, ...strangers },
  { ask: 'POST /invites', body: { make: 'group' }, eve: '403 notLead', ...removed, ...strangers },
  { ask: 'POST /again', body: meetAgain, ann: '409 notNow', eve: '409 notNow', ...removed, ...strangers },
  { ask: 'POST /cancel-next', body: noSuch, ann: '409 stale', eve: '409 stale', ...removed, ...strangers },
  ...rows.formatsThroughSecond,
  { ask: 'GET /members', ann: '200', eve: '403 notLead', ...removed, ...strangers },
  {
    ask: 'POST /remove-from-group',
    body: { member: 'nobody we know' },
    ann: '404 unknownMember',
    eve: '403 notLead',
    ...removed,
    ...strangers,
  },
  { ask: 'POST /return-link', body: noBody, ann: '200', eve: '200', ...removed, ...strangers },
  { ask: 'POST /sign-out', body: { everywhere: false }, ...strangers },
];

async function verdict(meeting: string, who: Who, row: Row): Promise<string> {
  const browser = new Browser(running.url, cookies[who]);
  const [method = '', rest = ''] = row.ask.split(' ');
  const path = `/api/meetings/${meeting}${rest.replace(':document', board(meeting)).replace(':hash', hash)}`;
  const sent = row.bytes ? { bytes: row.bytes } : row.body ? { json: row.body } : {};
  const { status, answer } = await browser.send(method, path, sent);
  return answer?.ok === false ? `${status} ${answer.error}` : String(status);
}

const cellsOf = (row: Row): Cells => Object.fromEntries(asking.flatMap((who) => (row[who] ? [[who, row[who]]] : [])));
const seen = new Map<Row, Cells>();

describe.each([
  ['the meeting that has ended', () => first.meeting, throughFirst],
  ['the meeting that is open', () => second, throughSecond],
] as const)('HTTP through %s', (_name, meeting, rows) => {
  test.each(rows)('$ask $body', async (row) => {
    const got: Record<string, string> = {};
    for (const who of asking) if (row[who]) got[who] = await verdict(meeting(), who, row);
    seen.set(row, got);
    expect(got).toEqual(cellsOf(row));
  });
});

test('fifty cells of both tables that are changed, each alone, are noticed', () => {
  const told = (row: Row) => ({ name: row.ask, says: cellsOf(row), seen: seen.get(row) });
  expect(flipsThatPass([...throughFirst, ...throughSecond].map(told))).toEqual([]);
});

test('every route about a meeting is in both tables', () => {
  const routes = routesUnder('/api/meetings/:id');
  const listed = (rows: Row[]) => [...new Set(rows.map((row) => row.ask))].sort();
  expect(listed(throughFirst)).toEqual(routes.sort());
  expect(listed(throughSecond)).toEqual(routes.sort());
});

test('a socket opens only for current members of the group, and not in a meeting they were removed from', async () => {
  const opens = async (meeting: string, who: Who) => {
    const client = new TestClient(running.url, { meeting, cookie: cookies[who] });
    const outcome = await client.connect().then(
      () => 'open',
      (error: Error) => error.message,
    );
    client.close();
    return outcome;
  };
  const seen: Record<string, string[]> = {};
  for (const who of asking) seen[who] = [await opens(first.meeting, who), await opens(second, who)];
  expect(seen).toEqual({
    ann: ['open', 'open'],
    ben: ['open', 'notAdmitted'],
    dan: ['signedOut', 'signedOut'],
    eve: ['open', 'open'],
    frank: ['signedOut', 'signedOut'],
    nobody: ['signedOut', 'signedOut'],
  });
});

type Ask = Exclude<keyof ToServer, 'presence'>;
type Asked = { payload: () => unknown; ben: string; eve: string };

/** Sockets at the first meeting: Ben sat in it; Eve knows its address and stands in its lobby. */
const events: Record<Ask, Asked> = {
  'meeting:join': { payload: () => ({ have: null }), ben: 'ok', eve: 'ok' },
  'meeting:since': { payload: () => ({ version: 0 }), ben: 'ok', eve: 'ok' },
  'meeting:command': {
    payload: () => ({ commandId: randomUUID(), command: { type: 'setAdmission', admission: 'open' } }),
    ben: 'ended',
    eve: 'notAdmitted',
  },
  clock: { payload: () => ({}), ben: 'ok', eve: 'ok' },
  'document:open': {
    payload: () => ({ document: decodeURIComponent(board(first.meeting)), stateVector: null }),
    ben: 'ok',
    eve: 'notAdmitted',
  },
  'document:update': {
    payload: () => ({ document: decodeURIComponent(board(second)), clientId: 1, update: 'AAA=' }),
    ben: 'notFound',
    eve: 'notAdmitted',
  },
  'document:close': { payload: () => ({ document: decodeURIComponent(board(first.meeting)) }), ben: 'ok', eve: 'ok' },
  'records:read': { payload: () => ({ what: 'parking' }), ben: 'ok', eve: 'notAdmitted' },
  'records:change': {
    payload: () => ({ commandId: randomUUID(), change: { what: 'park', text: 'Still here' } }),
    ben: 'ended',
    eve: 'notAdmitted',
  },
  'evaluation:send': {
    payload: () => ({ step: 'text', round: 1, text: 'Hello' }),
    ben: 'notNow',
    eve: 'notAdmitted',
  },
  // For a while after the end people may stay and talk.
  'media:join': { payload: () => ({}), ben: 'ok', eve: 'notAdmitted' },
  'media:check': { payload: () => ({}), ben: 'ok', eve: 'ok' },
  'media:signal': { payload: () => ({ to: 'x', tab: 'x', signal: {} }), ben: 'unknownMember', eve: 'notAdmitted' },
  'media:here': { payload: () => ({ sid: 'PA_x' }), ben: 'notAllowed', eve: 'notAllowed' },
  'media:key': { payload: () => ({ to: null, note: { step: 'ask' } }), ben: 'notNow', eve: 'notAdmitted' },
};

/** What Ben may still change through the first meeting: only what is his alone. */
const changes: Record<RecordsChange['what'], { change: () => RecordsChange; ben: string }> = {
  saveIssue: { change: () => ({ what: 'saveIssue', version: 0, card: { ...emptyCard, line: 'Mine' } }), ben: 'ok' },
  saveNote: { change: () => ({ what: 'saveNote', text: 'Mine', version: 0 }), ben: 'ok' },
  savePage: { change: () => ({ what: 'savePage', stage: 'checkin', text: 'x', version: 0 }), ben: 'notAllowed' },
  erasePage: { change: () => ({ what: 'erasePage', stage: 'checkin' }), ben: 'notFound' },
  releasePage: { change: () => ({ what: 'releasePage', stage: 'x', to: 'group', version: 1 }), ben: 'ended' },
  removePage: { change: () => ({ what: 'removePage', stage: 'checkin', member: ids.eve }), ben: 'ended' },
  shareIssue: { change: () => ({ what: 'shareIssue', slot: shared.issue, version: 1 }), ben: 'ended' },
  addEnvelope: { change: () => ({ what: 'addEnvelope', slot: shared.issue, kind: 'idea', text: 'x' }), ben: 'ended' },
  markEnvelope: { change: () => ({ what: 'markEnvelope', card: shared.envelope, helped: true }), ben: 'notFound' },
  removeEnvelope: { change: () => ({ what: 'removeEnvelope', card: shared.envelope }), ben: 'notFound' },
  park: { change: () => ({ what: 'park', text: 'x' }), ben: 'ended' },
  unpark: { change: () => ({ what: 'unpark', item: shared.parked }), ben: 'ended' },
  scoreParked: {
    change: () => ({ what: 'scoreParked', item: shared.parked, importance: 1, urgency: 1 }),
    ben: 'ended',
  },
  offerHelp: { change: () => ({ what: 'offerHelp', item: shared.parked, on: true }), ben: 'ended' },
  acceptAction: { change: () => ({ what: 'acceptAction', page: 's1', row: 0, hash: 'x' }), ben: 'ended' },
  removeIssue: { change: () => ({ what: 'removeIssue', slot: shared.issue }), ben: 'ended' },
  removeAction: { change: () => ({ what: 'removeAction', action: shared.action }), ben: 'ended' },
  withdrawAction: { change: () => ({ what: 'withdrawAction', action: shared.action }), ben: 'ended' },
  reportAction: {
    change: () => ({ what: 'reportAction', action: shared.action, status: 'done', learned: '' }),
    ben: 'ended',
  },
  setPrompt: { change: () => ({ what: 'setPrompt', place: 'checkin', text: 'x', seen: 1 }), ben: 'ended' },
  saveOneChange: { change: () => ({ what: 'saveOneChange', text: 'x', version: 0 }), ben: 'ended' },
  saveHelpContacts: { change: () => ({ what: 'saveHelpContacts', text: 'x', version: 0 }), ben: 'ended' },
  saveAgreement: { change: () => ({ what: 'saveAgreement', lines: ['x'], version: 1 }), ben: 'ended' },
  signAgreement: { change: () => ({ what: 'signAgreement', version: 1 }), ben: 'ended' },
  noteToLead: { change: () => ({ what: 'noteToLead', text: 'x' }), ben: 'ended' },
  say: { change: () => ({ what: 'say', text: 'x' }), ben: 'ended' },
};

const verdictOf = (answer: unknown): string => {
  const { ok, error } = answer as { ok: boolean; error?: string };
  return ok ? 'ok' : String(error);
};

test('at the ended meeting its member and a member of another meeting get exactly what the table says', async () => {
  const people = await Promise.all(
    (['ben', 'eve'] as const).map((who) =>
      new TestClient(running.url, { meeting: first.meeting, cookie: cookies[who] }).connect(),
    ),
  );
  const seen: Record<string, [string, string]> = {};
  for (const [event, { payload }] of Object.entries(events)) {
    const [ben, eve] = [await people[0]!.raw(event, payload()), await people[1]!.raw(event, payload())];
    seen[event] = [verdictOf(ben), verdictOf(eve)];
  }
  expect(seen).toEqual(Object.fromEntries(Object.entries(events).map(([event, { ben, eve }]) => [event, [ben, eve]])));
  const changed: Record<string, string> = {};
  for (const [what, { change }] of Object.entries(changes))
    changed[what] = verdictOf(await people[0]!.change(change()));
  expect(changed).toEqual(Object.fromEntries(Object.entries(changes).map(([what, { ben }]) => [what, ben])));
  for (const one of people) one.close();
});

test('[RC2] the ended meeting shows nothing of the open one: no parking lot, actions, minutes or names', async () => {
  const ben = new TestClient(running.url, { meeting: first.meeting, cookie: cookies.ben });
  const view = await ben.join();
  const parking = await ben.read({ what: 'parking' });
  const made = { member: ids.eve, meeting: second, acceptedAt: running.clock.now() };
  const action = openAction({ id: randomUUID(), ...made, what: 'Ask' });
  await running.store.write([{ kind: 'action', group: first.group, action }]);
  const actions = await ben.read({ what: 'actions' });
  expect(actions).toEqual({ what: 'actions', actions: [], older: null, since: 0, nextDay: null, unreported: [] });
  const { answer } = await new Browser(running.url, cookies.ben).get<object>(`/api/meetings/${first.meeting}/minutes`);
  expect(parking.items.map((item) => item.text)).toEqual(['From the first meeting']);
  expect(must(answer as Answer<object>)).toMatchObject({ parking: [{ text: 'From the first meeting' }] });
  expect(JSON.stringify(view)).not.toContain('Eve');
  expect(JSON.stringify(view)).toContain('Cleo');
  const from = ben.news.length;
  await enter(
    running.url,
    (await post<{ invite: string }>(running.url, `/api/meetings/${second}/invites`, { make: 'group' }, cookies.ann))
      .value.invite,
    'Gil',
  );
  must(await ben.ask('clock', {}));
  expect(JSON.stringify(ben.news.slice(from))).not.toContain('Gil');
  ben.close();
});

test('removal from the group ends sessions, sockets, the seat in the open meeting and every link the member may hold', async () => {
  const browser = new Browser(running.url);
  const look = async (invite: string) => {
    const { answer } = await browser.look(invite);
    return answer.ok ? 'ok' : answer.error;
  };
  await danSocket.when(() => (danSocket.socket.connected ? null : true));
  expect(ann.meeting!.seats[ids.dan]?.admission).toBe('removed');
  expect(await look(danLink)).toBe('expiredLink');
  expect(await look(invites.group)).toBe('expiredLink');
  expect(await look(invites.personal)).toBe('expiredLink');
  expect((await running.store.member(ids.dan))?.removedAt).toBe(running.clock.now());
  // The minutes of the meeting they sat in still name them.
  browser.cookie = cookies.ann;
  const { answer } = await browser.get<{ attendance: { name: string }[] }>(`/api/meetings/${first.meeting}/minutes`);
  expect(must(answer as Answer<{ attendance: { name: string }[] }>).attendance.map((one) => one.name)).toContain('Dan');
});

test('a removed person comes back only as a new member, when somebody lets them in', async () => {
  const { url } = running;
  const { value } = await post<{ invite: string }>(
    url,
    `/api/meetings/${second}/invites`,
    { make: 'group' },
    cookies.ann,
  );
  // The browser that was Dan uses the new link: it has no member yet, and stands in the lobby under the name it gives.
  const browser = new Browser(url, cookies.dan);
  expect(must((await browser.look(value.invite)).answer)).toMatchObject({ needsName: true, knownAs: null });
  const { cookie } = await post(url, '/api/invites/use', { invite: value.invite, name: 'Dan again' }, cookies.dan);
  const client = new TestClient(url, { meeting: second, cookie });
  await client.join();
  expect(client.me).not.toBe(ids.dan);
  expect(await client.command({ type: 'takeSeat', agreement: 1, surroundings: 'alone', sound: 'here' })).toMatchObject({
    error: 'notAdmitted',
  });
  client.close();
});

test('neither the lead by role nor the requester can be removed from the group', async () => {
  const browser = new Browser(running.url, cookies.ann);
  const { answer } = await browser.post(`/api/meetings/${second}/remove-from-group`, { member: ann.me });
  expect(answer).toMatchObject({ ok: false, error: 'notAllowed' });
});
