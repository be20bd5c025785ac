import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readMediaConfig } from '../../../server/media/config';
import type { MediaServer } from '../../../server/media/media';
import { createMesh } from '../../../server/media/mesh/mesh';
import { presets } from '../../../shared/groups/models';
import type { FeedMade } from '../../../shared/protocol/dates';
import { type RunningApp, startApp } from '../../support/app';
import { aMeeting, Browser, yesOf } from '../../support/browser';
import { type Cells, flipsThatPass } from '../../support/flippedCells';
import { comeIn, PASSWORD, pageOf, withAccount } from '../../support/people';
import { everyRoute } from '../../support/routes';

/**
 * Every route that is about no one group or meeting, by who asks: nobody (a browser without a cookie); lee, who came by the group's
 * link and waits; ben, a member without an account; dan, who was removed; op, the operator; olga, signed in, of another group; ann,
 * signed in, who leads the group. Written by hand from what each of them may do, and never made from the code. Whoever reads
 * something of the group gets its name, Harbour.
 */
const asking = ['nobody', 'lee', 'ben', 'dan', 'op', 'olga', 'ann'] as const;
type Who = (typeof asking)[number];
type Row = { ask: string; body?: object; from?: Record<string, string>; says: Cells };

const all = (verdict: string): Cells => Object.fromEntries(asking.map((who) => [who, verdict]));
/** Of an account: whoever is signed in to none is told so. */
const signedIn = (olga: string, ann: string): Cells => ({ ...all('401 signedOut'), olga, ann });

let running: RunningApp;
let folder: string;
const people = {} as Record<Who, Browser>;
const ids = { group: '', invite: '', used: '', feed: '', annId: '', session: '' };

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pages-'));
  for (const page of ['index.html', 'invitation.html'])
    await writeFile(path.join(folder, page), '<title>Roundel</title>');
  const mesh = createMesh(readMediaConfig({}), () => 0);
  const server = { origin: null, names: () => ({}), onMoved: () => {}, report: async () => false };
  running = await startApp({
    clientFolder: folder,
    demos: 0,
    securityContact: 'mailto:security@example.org',
    operator: {
      takesLink: async (secret) => secret === 'open',
      settings: [],
      disk: async () => ({ database: 0, journal: 0, free: null }),
    },
    media: { ...mesh, server: server as unknown as MediaServer },
  });
  for (const who of asking) people[who] = new Browser(running.url);
  const { ann, ben, lee, dan, op, olga } = people;
  const { group } = yesOf(await ann.start({ title: 'Harbour', name: 'Ann' }));
  const at = `/api/groups/${group}`;
  const invited = async (who: Browser, name: string) => {
    const made = yesOf(
      await ann.post<{ invited: { invite: string }[] }>(`${at}/invited`, { people: [{ name, email: null }] }),
    );
    yesOf(await who.use(made.invited[0]!.invite, name));
    return made.invited[0]!.invite;
  };
  const idOf = async (name: string) =>
    (await running.store.membersOf(group)).find((one) => one.name === name)?.id ?? '';
  await invited(dan, 'Dan');
  // With a member every link goes that they may know.
  await running.store.removeMember(await idOf('Dan'), running.clock.now());
  const used = await invited(ben, 'Ben');
  const { invite } = yesOf(await ann.post<{ invite: string }>(`${at}/link`, { change: 'newLink' }));
  yesOf(await lee.use(invite, 'Lee'));
  Object.assign(ids, { group, invite, used, annId: await idOf('Ann') });
  ids.feed = yesOf(await ben.post<FeedMade>(`${at}/feed`, {}))
    .path.split('/')
    .at(-1)!
    .replace('.ics', '');
  await withAccount(ann, 'ann@example.org', 'Ann');
  await comeIn(new Browser(running.url), 'ann@example.org');
  ids.session = (await pageOf(ann)).sessions.find(({ isThis }) => !isThis)!.id;
  yesOf(await olga.start({ title: 'Mill', name: 'Olga' }));
  await withAccount(olga, 'olga@example.org', 'Olga');
  yesOf(await op.post('/api/operator/sign-in', { secret: 'open' }));
});
afterAll(async () => {
  await running.stop();
  await rm(folder, { recursive: true });
});

const passkey = { id: 'x', rawId: 'x', type: 'public-key', clientExtensionResults: {} };
const made = { ...passkey, response: { clientDataJSON: 'x', attestationObject: 'x', transports: [] } };
const used = { ...passkey, response: { clientDataJSON: 'x', authenticatorData: 'x', signature: 'x' } };
const starting = { ...aMeeting, title: 'Mill' };
const plan = { ...presets.internalNetwork, timeZone: 'Europe/Berlin' };
const forming = { model: 'internalNetwork', name: 'Mill', me: 'Ann', as: 'member', plan, people: [] };

/** Of one visitor after the other, in the order above; what changes the scene comes last. */
const rows: Row[] = [
  { ask: 'GET /healthz', says: all('200') },
  { ask: 'GET /readyz', says: all('200') },
  { ask: 'GET /.well-known/security.txt', says: all('200') },
  { ask: 'GET /metrics', says: all('200') },
  { ask: 'GET /metrics', from: { 'x-forwarded-for': '203.0.113.7' }, says: all('404') },
  { ask: 'POST /media/reports', body: {}, says: all('403') },
  { ask: 'GET /{*page}', says: all('200') },
  { ask: 'GET /api/{*question}', says: all('404 notFound') },
  { ask: 'GET /api/data', says: all('200') },
  { ask: 'GET /api/demos', says: all('200') },
  { ask: 'POST /api/demos', body: { format: 'mastermind', name: 'Ann' }, says: all('403 notAllowed') },
  // To the page of the account, which says that nothing was begun here.
  { ask: 'GET /api/auth/callback/company', says: all('302') },

  { ask: 'GET /api/home', says: { ...all('200'), ben: '200 Harbour', ann: '200 Harbour' } },
  { ask: 'GET /api/actions', says: { ...all('200'), ben: '200 Harbour', ann: '200 Harbour' } },
  {
    ask: 'GET /api/waiting/:group',
    says: { ...all('404 notFound'), nobody: '401 signedOut', op: '401 signedOut', lee: '200', ben: '200', ann: '200' },
  },
  { ask: 'GET /calendar/:feed.ics', says: all('200 Harbour') },
  { ask: 'GET /calendar/:token.ics', says: all('404') },
  { ask: 'POST /api/reminders', body: { link: 'nobody.x', on: false }, says: all('404 unknownLink') },
  { ask: 'POST /api/invites/look', body: { invite: ':invite' }, says: all('200 Harbour') },
  // Somebody else at ben's browser, too.
  { ask: 'POST /api/invites/use', body: { invite: ':used', name: 'Mal' }, says: all('410 usedLink') },

  { ask: 'GET /api/account', says: { ...all('200'), ben: '200 Harbour', ann: '200 Harbour' } },
  { ask: 'POST /api/account/mail', body: { kind: 'signIn', email: 'ann@example.org' }, says: all('409 notNow') },
  { ask: 'POST /api/account/open', body: { kind: 'signIn', token: 'x' }, says: all('410 usedLink') },
  { ask: 'POST /api/account/company', body: {}, says: all('404 notFound') },
  {
    ask: 'POST /api/account/sign-up',
    body: { email: 'x@example.org', password: 'short', name: 'X' },
    says: all('400 badInput'),
  },
  {
    ask: 'POST /api/account/sign-in',
    body: { email: 'ann@example.org', password: 'guess' },
    says: all('403 notAllowed'),
  },
  { ask: 'POST /api/account/passkey/options', body: {}, says: all('200') },
  { ask: 'POST /api/account/passkey', body: { response: used }, says: all('403 notAllowed') },
  {
    ask: 'POST /api/account/passkeys/options',
    body: { password: 'guess' },
    says: signedIn('403 notAllowed', '403 notAllowed'),
  },
  {
    ask: 'POST /api/account/passkeys',
    body: { name: 'X', response: made },
    says: signedIn('403 notAllowed', '403 notAllowed'),
  },
  {
    ask: 'POST /api/account/passkeys/remove',
    body: { passkey: 'none' },
    says: signedIn('404 notFound', '404 notFound'),
  },
  {
    ask: 'POST /api/account/password',
    body: { current: 'guess', password: PASSWORD },
    says: signedIn('403 notAllowed', '403 notAllowed'),
  },
  {
    ask: 'POST /api/account/address',
    body: { email: 'other@example.org', password: 'guess' },
    says: signedIn('403 notAllowed', '403 notAllowed'),
  },
  {
    ask: 'POST /api/account/delete',
    body: { email: 'nobody@example.org', password: 'guess' },
    says: signedIn('403 notAllowed', '403 notAllowed'),
  },
  { ask: 'POST /api/account/keep', body: { member: ':annId' }, says: signedIn('404 unknownMember', '200') },
  { ask: 'POST /api/account/end-session', body: { session: ':session' }, says: signedIn('404 notFound', '200') },
  { ask: 'POST /api/account/arrive', body: {}, says: signedIn('200', '200') },

  { ask: 'GET /api/operator', says: { ...all('401 signedOut'), op: '200' } },
  { ask: 'POST /api/operator/sign-in', body: { secret: 'guess' }, says: all('404 unknownLink') },
  {
    ask: 'POST /api/operator/returned',
    body: { address: 'nobody@example.net' },
    says: { ...all('401 signedOut'), op: '404 notFound' },
  },
  { ask: 'POST /api/operator/sign-out', body: {}, says: all('200') },

  { ask: 'POST /api/groups', body: forming, says: all('200') },
  { ask: 'POST /api/meetings', body: starting, says: all('200') },
  { ask: 'POST /api/account/sign-out', body: {}, says: signedIn('200', '200') },
];

const withIds = (text: string) =>
  text.replace(/:(group|invite|used|feed|annId|session)\b/g, (_, id: keyof typeof ids) => ids[id]);

async function verdict(who: Who, { ask, body, from }: Row): Promise<string> {
  // Nobody keeps no cookie.
  const browser = who === 'nobody' ? new Browser(running.url) : people[who];
  const [method = '', rest = ''] = withIds(ask).split(' ');
  const address = rest.replace(':token', 'A'.repeat(22)).replace('/{*page}', '/').replace('{*question}', 'nothing');
  const json = body === undefined ? undefined : JSON.parse(withIds(JSON.stringify(body)));
  const { status, answer, bytes } = await browser.send(method, address, { json, ...(from ? { headers: from } : {}) });
  if (answer?.ok === false) return `${status} ${answer.error}`;
  return bytes.toString().includes('Harbour') ? `${status} Harbour` : String(status);
}

const nameOf = ({ ask, from }: Row) => `${ask}${from === undefined ? '' : ' through a proxy'}`;
const seen = new Map<Row, Cells>();

test.each(rows.map((row) => [nameOf(row), row] as const))('%s', async (_name, row) => {
  const got: Record<string, string> = {};
  for (const who of asking) got[who] = await verdict(who, row);
  seen.set(row, got);
  expect(got).toEqual(row.says);
});

test('fifty cells of the table that are changed, each alone, are noticed', () => {
  const told = (row: Row) => ({ name: nameOf(row), says: row.says, seen: seen.get(row) });
  expect(flipsThatPass(rows.map(told))).toEqual([]);
});

test('every route of the server is in this table, or in those of groups and meetings', () => {
  const elsewhere = /^\w+ \/api\/(?:groups\/:group|meetings\/:id)(?:\/|$)/;
  const listed = new Set(rows.map(({ ask }) => ask.replace(':feed', ':token')));
  expect([...listed].sort()).toEqual(everyRoute().filter((route) => !elsewhere.test(route)));
});
