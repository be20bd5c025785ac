import { beforeAll, describe, expect, test } from 'vitest';
import type { WebDeps } from '../../../../server/web/deps';
import { webRoutes } from '../../../../server/web/routes';
import { presets } from '../../../../shared/groups/models';
import type { Poll } from '../../../../shared/protocol/dates';
import type { Coming, GroupFormed } from '../../../../shared/protocol/forming';
import { Browser, yesOf } from '../../../support/browser';
import { appForAll } from '../../../support/forTest';

/**
 * Two groups. Fay facilitates the first and has no slot in it; Ben is a member; Dan was removed; Lee opened the group's link
 * and waits. The second has no facilitator: Ann and Eve own it. Nobody has no session at all.
 */
const asking = ['fay', 'ben', 'lee', 'dan', 'ann', 'eve', 'nobody'] as const;
type Who = (typeof asking)[number];

const running = appForAll();
const people = {} as Record<Who, Browser>;
type Scene = { group: string; member: string; newcomer: string; invited: string; poll: string; time: string };
let led: Scene;
let own: Scene;
let shut: Scene;

const timeZone = 'Europe/London';
const wall = '2026-05-04T18:00';
const times = [{ wall: '2026-06-01T18:00' }, { wall: '2026-06-02T18:00' }];

beforeAll(async () => {
  for (const who of asking) people[who] = new Browser(running.url);
  led = await formed(people.fay, 'externalGroup', 'facilitator', people.ben);
  own = await formed(people.ann, 'internalNetwork', 'member', people.eve);
  shut = await formed(people.ann, 'internalNetwork', 'member', people.eve);
  yesOf(await people.ann.post(`/api/groups/${shut.group}/archive`, { change: 'archive' }));
  const link = yesOf(await people.fay.post<{ invite: string }>(`/api/groups/${led.group}/link`, { change: 'newLink' }));
  yesOf(await people.lee.use(link.invite, 'Lee'));
  const coming = yesOf(await people.fay.get<Coming>(`/api/groups/${led.group}/coming`));
  led.newcomer = coming.newcomers[0]?.member ?? '';
  const dan = yesOf(
    await people.fay.post<{ invited: { invite: string }[] }>(`/api/groups/${led.group}/invited`, {
      people: [{ name: 'Dan', email: null }],
    }),
  );
  yesOf(await people.dan.use(dan.invited[0]?.invite ?? '', 'Dan'));
  const rows = await running.store.membersOf(led.group);
  await running.store.removeMember(rows.find(({ name }) => name === 'Dan')?.id ?? '', running.clock.now());
});

/** A group with one member beside the one who formed it, somebody who was invited, and a poll. */
async function formed(
  by: Browser,
  model: 'externalGroup' | 'internalNetwork',
  as: 'facilitator' | 'member',
  other: Browser,
): Promise<Scene> {
  const made = yesOf(
    await by.post<GroupFormed>('/api/groups', {
      model,
      name: 'Harbour',
      me: 'Fay',
      as,
      plan: { ...presets[model], timeZone },
      people: ['Ben', 'Cleo'].map((name) => ({ name, email: null })),
    }),
  );
  const at = `/api/groups/${made.group}`;
  yesOf(await other.use(made.invited[0]?.invite ?? '', 'Ben'));
  const { invited } = yesOf(await by.get<Coming>(`${at}/coming`));
  const poll = yesOf(await by.post<Poll>(`${at}/polls`, { timeZone, times }));
  const member = (await running.store.membersOf(made.group)).find(({ name }) => name === 'Ben')?.id ?? '';
  return {
    group: made.group,
    member,
    newcomer: 'none',
    invited: invited[0]?.id ?? '',
    poll: poll.poll,
    time: poll.times[0]?.time ?? '',
  };
}

const planOf = (model: 'internalNetwork') => {
  const { people, everyWeeks, minutes, meetings, leads, formats } = presets[model];
  return { people, everyWeeks, minutes, meetings, leads, formats };
};

type Row = { ask: string; body?: (scene: Scene) => object; fay: string; ben: string; own: string };

/**
 * What the facilitator and a member of the first group get, and a member of the second one, who owns it with the others.
 * Those that change the scene come last, and are asked about something that does not exist where they would.
 */
const rows: Row[] = [
  { ask: 'GET ', fay: '200', ben: '200', own: '200' },
  { ask: 'GET /coming', fay: '200', ben: '403 notLead', own: '200' },
  { ask: 'GET /dates', fay: '200', ben: '200', own: '200' },
  { ask: 'GET /next-date', fay: '200', ben: '200', own: '200' },
  { ask: 'GET /polls/:poll', fay: '200', ben: '200', own: '200' },
  { ask: 'GET /calendar/:meeting.ics', fay: '404 notFound', ben: '404 notFound', own: '404 notFound' },
  { ask: 'GET /export', fay: '200', ben: '200', own: '200' },
  { ask: 'GET /export/mine', fay: '200', ben: '200', own: '200' },
  { ask: 'GET /retention', fay: '200', ben: '200', own: '200' },
  { ask: 'GET /reminders', fay: '200', ben: '200', own: '200' },
  { ask: 'POST /reminders', body: () => ({ on: true }), fay: '200', ben: '200', own: '200' },
  { ask: 'GET /webhook', fay: '200', ben: '200', own: '200' },
  {
    ask: 'PUT /webhook',
    body: () => ({ address: 'http://' }),
    fay: '403 notAllowed',
    ben: '403 notLead',
    own: '403 notAllowed',
  },
  { ask: 'DELETE /webhook', body: () => ({}), fay: '200', ben: '403 notLead', own: '200' },
  {
    ask: 'PUT /retention',
    body: () => ({ texts: 6, afterEnd: null, version: 99 }),
    fay: '409 stale',
    ben: '403 notLead',
    own: '409 stale',
  },
  {
    ask: 'PUT /about',
    body: () => ({ name: 'Harbour', colour: 'sea', plan: planOf('internalNetwork'), version: 99 }),
    fay: '409 stale',
    ben: '403 notLead',
    own: '409 stale',
  },
  { ask: 'PUT /picture', body: () => ({}), fay: '422 malformed', ben: '403 notLead', own: '422 malformed' },
  { ask: 'GET /picture/:hash', fay: '404 notFound', ben: '404 notFound', own: '404 notFound' },
  { ask: 'DELETE /picture', body: () => ({}), fay: '200', ben: '403 notLead', own: '200' },
  {
    ask: 'POST /absence',
    body: () => ({ meeting: 'none', comes: true }),
    fay: '409 stale',
    ben: '409 stale',
    own: '409 stale',
  },
  { ask: 'POST /my-zone', body: () => ({ timeZone }), fay: '200', ben: '200', own: '200' },
  { ask: 'POST /feed', body: () => ({}), fay: '200', ben: '200', own: '200' },
  { ask: 'DELETE /feed', body: () => ({}), fay: '200', ben: '200', own: '200' },
  {
    ask: 'POST /actions/:action/report',
    body: () => ({ status: 'done', learned: '' }),
    fay: '404 notFound',
    ben: '404 notFound',
    own: '404 notFound',
  },
  { ask: 'POST /polls', body: () => ({ timeZone, times }), fay: '200', ben: '200', own: '200' },
  {
    ask: 'POST /polls/:poll/answer',
    body: ({ time }) => ({ time, at: 0, answer: 'yes', timeZone }),
    fay: '409 stale',
    ben: '409 stale',
    own: '409 stale',
  },
  { ask: 'POST /polls/:poll/change', body: () => ({ change: 'close' }), fay: '200', ben: '403 notLead', own: '200' },
  {
    ask: 'PUT /series',
    body: () => ({ version: 99, timeZone, first: wall, rhythm: { every: 'weeks', weeks: 4 }, until: null }),
    fay: '409 stale',
    ben: '403 notLead',
    own: '409 stale',
  },
  {
    ask: 'POST /series/change',
    body: () => ({ version: 99, change: 'end' }),
    fay: '404 notFound',
    ben: '403 notLead',
    own: '404 notFound',
  },
  { ask: 'GET /rota', fay: '200', ben: '200', own: '200' },
  // Nobody takes turns in these groups.
  {
    ask: 'POST /swaps',
    body: ({ member }) => ({ turn: 'lead', with: member }),
    fay: '403 notAllowed',
    ben: '403 notAllowed',
    own: '403 notAllowed',
  },
  {
    ask: 'POST /swaps/:swap',
    body: () => ({ answer: 'accept' }),
    fay: '404 notFound',
    ben: '404 notFound',
    own: '404 notFound',
  },
  { ask: 'GET /buddies', fay: '200', ben: '200', own: '200' },
  // Nobody meets on their own with themselves.
  {
    ask: 'POST /buddies',
    body: ({ member }) => ({ with: [member], when: { wall, timeZone }, minutes: 60, format: 'frame.one2one' }),
    fay: '200',
    ben: '400 badInput',
    own: '400 badInput',
  },
  // Fay, who facilitates, has no slot, so Ben would be alone; Ann and Eve are two.
  { ask: 'POST /buddy-draw', body: () => ({ after: null }), fay: '409 tooFew', ben: '403 notLead', own: '200' },
  {
    ask: 'POST /buddies/:pair',
    body: () => ({ answer: 'accept', askedAt: 1 }),
    fay: '404 notFound',
    ben: '404 notFound',
    own: '404 notFound',
  },
  { ask: 'POST /open-room', body: () => ({ meeting: 'none' }), fay: '409 stale', ben: '403 notLead', own: '409 stale' },
  { ask: 'POST /begin-now', body: () => ({}), fay: '200', ben: '403 notLead', own: '200' },
  { ask: 'POST /cancel-next', body: () => ({ next: 'none' }), fay: '409 stale', ben: '403 notLead', own: '409 stale' },
  {
    ask: 'POST /invited',
    body: () => ({ people: [{ name: 'Gil', email: null }] }),
    fay: '200',
    ben: '403 notLead',
    own: '200',
  },
  { ask: 'POST /invited/:id', body: () => ({ change: 'newLink' }), fay: '200', ben: '403 notLead', own: '200' },
  { ask: 'POST /link', body: () => ({ change: 'newLink' }), fay: '200', ben: '403 notLead', own: '200' },
  {
    ask: 'POST /newcomers/:member',
    body: () => ({ letIn: true }),
    fay: '404 unknownMember',
    ben: '403 notLead',
    own: '404 unknownMember',
  },
  // It is Ben's own, and the other member's own.
  {
    ask: 'POST /members/:member/return-link',
    body: () => ({ everywhere: false }),
    fay: '200',
    ben: '200',
    own: '200',
  },
  {
    ask: 'POST /next',
    body: () => ({ when: { wall, timeZone }, minutes: null, template: null }),
    fay: '200',
    ben: '403 notLead',
    own: '200',
  },
  { ask: 'GET /ownership', fay: '200', ben: '200', own: '200' },
  {
    ask: 'POST /agreement',
    body: () => ({ lines: ['We listen'], version: 99 }),
    fay: '409 stale',
    ben: '403 notAllowed',
    own: '409 stale',
  },
  { ask: 'POST /agreement/sign', body: () => ({ version: 99 }), fay: '409 stale', ben: '409 stale', own: '409 stale' },
  {
    ask: 'POST /members/remove',
    body: () => ({ member: 'none' }),
    fay: '404 unknownMember',
    ben: '403 notAllowed',
    own: '404 unknownMember',
  },
  {
    ask: 'POST /proposals/:id',
    body: () => ({ answer: 'agree' }),
    fay: '409 stale',
    ben: '409 stale',
    own: '409 stale',
  },
  {
    ask: 'POST /members/:member/role',
    body: () => ({ role: 'member' }),
    fay: '403 notAllowed',
    ben: '403 notAllowed',
    own: '403 notAllowed',
  },
  // Nobody ends a group without its name.
  {
    ask: 'POST /end',
    body: () => ({ name: 'Another', afterEnd: 3 }),
    fay: '400 badInput',
    ben: '403 notAllowed',
    own: '400 badInput',
  },
  { ask: 'POST /archive', body: () => ({ change: 'open' }), fay: '200', ben: '403 notLead', own: '200' },
  // Fay facilitates alone, and is the last one in the end.
  {
    ask: 'POST /leave',
    body: () => ({ handTo: 'everybody', ends: true }),
    fay: '200',
    ben: '200',
    own: '200',
  },
];

/** What one of its members gets in an archived group that they own, of what could change something. */
const inArchive: Record<string, string> = {
  'POST /reminders': '200',
  'PUT /webhook': '409 archived',
  'DELETE /webhook': '409 archived',
  'PUT /retention': '409 stale',
  'PUT /about': '409 archived',
  'PUT /picture': '409 archived',
  'DELETE /picture': '409 archived',
  'POST /absence': '409 archived',
  'POST /my-zone': '200',
  'POST /feed': '200',
  'DELETE /feed': '200',
  'POST /actions/:action/report': '404 notFound',
  'POST /polls': '409 archived',
  'POST /polls/:poll/answer': '409 archived',
  'POST /polls/:poll/change': '409 archived',
  'PUT /series': '409 archived',
  'POST /series/change': '409 archived',
  'POST /swaps': '409 archived',
  'POST /swaps/:swap': '409 archived',
  'POST /buddies': '409 archived',
  'POST /buddy-draw': '409 archived',
  'POST /buddies/:pair': '409 archived',
  'POST /open-room': '409 archived',
  'POST /begin-now': '409 archived',
  'POST /cancel-next': '409 archived',
  'POST /invited': '409 archived',
  'POST /invited/:id': '409 archived',
  'POST /link': '409 archived',
  'POST /newcomers/:member': '409 archived',
  'POST /members/:member/return-link': '200',
  'POST /next': '409 archived',
  'POST /agreement': '409 archived',
  'POST /agreement/sign': '409 archived',
  'POST /members/remove': '404 unknownMember',
  'POST /proposals/:id': '409 stale',
  'POST /end': '400 badInput',
  'POST /archive': '200',
  'POST /members/:member/role': '409 archived',
  'POST /leave': '200',
};

/** Whoever is no member gets the same from every route. */
const strangers = { lee: '403 notAdmitted', dan: '404 notFound', nobody: '401 signedOut' } as const;

async function verdict(who: Who, { ask, body }: Row, scene: Scene, ids = scene): Promise<string> {
  const [method = '', rest = ''] = ask.split(' ');
  const path = rest
    .replace('/newcomers/:member', '/newcomers/none')
    .replace(':member', ids.member)
    .replace(':poll', ids.poll)
    .replace(':id', ids.invited)
    .replace(/:(action|hash|meeting|swap|pair)/, 'none');
  const sent = body ? { json: body(ids) } : {};
  const { status, answer } = await people[who].send(method, `/api/groups/${scene.group}${path}`, sent);
  return answer?.ok === false ? `${status} ${answer.error}` : String(status);
}

describe('HTTP about a group', () => {
  test('what belongs to one group is not found through another', async () => {
    const named = rows.filter(({ ask, body }) => /:(member|poll|id)/.test(ask) && !ask.includes('newcomers') && body);
    const seen: Record<string, string> = {};
    for (const row of named) seen[row.ask] = await verdict('eve', row, own, led);
    seen['GET /polls/:poll'] = await verdict('eve', { ...row('GET /polls/:poll') }, own, led);
    seen.newcomer = await people.eve
      .post(`/api/groups/${own.group}/newcomers/${led.newcomer}`, { letIn: true })
      .then(({ status, answer }) => (answer.ok ? '200' : `${status} ${answer.error}`));
    expect(seen).toEqual({
      'GET /polls/:poll': '404 notFound',
      'POST /polls/:poll/answer': '404 notFound',
      'POST /polls/:poll/change': '404 notFound',
      'POST /invited/:id': '404 notFound',
      'POST /members/:member/return-link': '404 unknownMember',
      'POST /members/:member/role': '403 notAllowed',
      'POST /proposals/:id': '409 stale',
      newcomer: '404 unknownMember',
    });
  });

  test.each(rows)('$ask', async (row) => {
    const seen: Record<string, string> = {};
    for (const who of ['nobody', 'dan', 'lee', 'eve', 'ben', 'fay'] as const) seen[who] = await verdict(who, row, led);
    expect(seen).toEqual({ ...strangers, eve: '404 notFound', ben: row.ben, fay: row.fay });
    const other: Record<string, string> = {};
    for (const who of ['fay', 'ben', 'eve'] as const) other[who] = await verdict(who, row, own);
    expect(other).toEqual({ fay: '404 notFound', ben: '404 notFound', eve: row.own });
    const isRead = row.ask.startsWith('GET ');
    const expected = row.ask === 'GET /coming' ? '403 notLead' : isRead ? row.own : inArchive[row.ask];
    expect(await verdict('eve', row, shut), 'in the archive').toBe(expected);
  });
});

const row = (ask: string): Row => {
  const found = rows.find((one) => one.ask === ask);
  if (!found) throw new Error(`no row ${ask}`);
  return found;
};

test('every route about a group is in the table', () => {
  const config = { clientFolder: null, publicUrl: null, mediaUrl: null, carriesSound: true };
  const parts = { config, numbers: {}, log: {}, accounts: {} } as unknown as WebDeps;
  const routes = new Set<string>();
  type Layer = { route?: { path: string; methods: Record<string, boolean> }; handle?: { stack?: Layer[] } };
  const walk = (layers: Layer[]) => {
    for (const { route: found, handle } of layers) {
      if (found?.path.startsWith('/api/groups/:group'))
        for (const method of Object.keys(found.methods))
          routes.add(`${method.toUpperCase()} ${found.path.replace('/api/groups/:group', '')}`);
      if (handle?.stack) walk(handle.stack);
    }
  };
  walk((webRoutes(parts) as unknown as { stack: Layer[] }).stack);
  expect(rows.map(({ ask }) => ask).sort()).toEqual([...routes].sort());
});
