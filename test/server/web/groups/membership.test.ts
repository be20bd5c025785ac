import { beforeAll, describe, expect, test } from 'vitest';
import { presets } from '../../../../shared/groups/models';
import type { Poll } from '../../../../shared/protocol/dates';
import type { Coming, GroupFormed } from '../../../../shared/protocol/forming';
import { Browser, yesOf } from '../../../support/browser';
import { type Cells, flipsThatPass } from '../../../support/flippedCells';
import { appForAll } from '../../../support/forTest';
import { routesUnder } from '../../../support/routes';
import { type Row, rows, type Scene, times, timeZone } from './groupRights';
import { inArchive } from './inArchive';

const asking = ['fay', 'ben', 'lee', 'dan', 'ann', 'eve', 'hana', 'ivo', 'nobody'] as const;
type Who = (typeof asking)[number];

const running = appForAll();
const people = {} as Record<Who, Browser>;
let led: Scene;
let own: Scene;
let shut: Scene;
let outside: Scene;

beforeAll(async () => {
  for (const who of asking) people[who] = new Browser(running.url);
  led = await formed(people.fay, 'externalGroup', 'facilitator', people.ben);
  own = await formed(people.ann, 'internalNetwork', 'member', people.eve);
  shut = await formed(people.ann, 'internalNetwork', 'member', people.eve);
  outside = await formed(people.hana, 'internalNetwork', 'organiser', people.ivo);
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
  as: 'facilitator' | 'member' | 'organiser',
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
    const got = await asked(row);
    seen.set(row.ask, got);
    expect(got).toEqual(cellsOf(row));
  });

  test('fifty cells of the table that are changed, each alone, are noticed', () => {
    const all = rows.map((row) => ({ name: row.ask, says: cellsOf(row), seen: seen.get(row.ask) }));
    expect(flipsThatPass(all)).toEqual([]);
  });
});

/** What everybody got, by what they asked for. */
const seen = new Map<string, Cells>();

/** What the table says about one request: of the first group, of the second one, of the third one, and in the archive. */
function cellsOf({ ask, ben, fay, own: owner, hana }: Row): Cells {
  const isRead = ask.startsWith('GET ');
  return {
    ...strangers,
    eve: '404 notFound',
    ben,
    fay,
    'fay elsewhere': '404 notFound',
    'ben elsewhere': '404 notFound',
    owner,
    'hana elsewhere': '404 notFound',
    'hana, who looks after it': hana,
    'in the archive': (ask === 'GET /coming' ? '403 notLead' : isRead ? owner : inArchive[ask]) ?? '',
  };
}

async function asked(row: Row): Promise<Cells> {
  const got: Record<string, string> = {};
  for (const who of ['nobody', 'dan', 'lee', 'eve', 'ben', 'fay'] as const) got[who] = await verdict(who, row, led);
  for (const who of ['fay', 'ben'] as const) got[`${who} elsewhere`] = await verdict(who, row, own);
  got.owner = await verdict('eve', row, own);
  got['hana elsewhere'] = await verdict('hana', row, led);
  got['hana, who looks after it'] = await verdict('hana', row, outside);
  got['in the archive'] = await verdict('eve', row, shut);
  return got;
}

const row = (ask: string): Row => {
  const found = rows.find((one) => one.ask === ask);
  if (!found) throw new Error(`no row ${ask}`);
  return found;
};

test('every route about a group is in the table', () => {
  expect(rows.map(({ ask }) => ask).sort()).toEqual(routesUnder('/api/groups/:group').sort());
});
