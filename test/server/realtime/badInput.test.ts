import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { refusals } from '../../../client/i18n/en/refusals';
import { documentName } from '../../../shared/documents/names';
import { notesText } from '../../../shared/documents/notes';
import { emptyDocument } from '../../../shared/documents/roots';
import { OLDEST_PROTOCOL } from '../../../shared/protocol/version';
import type { Answer, RefusalCode } from '../../../shared/refusal';
import { Browser, yesOf } from '../../support/browser';
import { enter, type Gathered, gather, must, type TestClient } from '../../support/clients';
import { appForAll, clientForTest, gatherForTest } from '../../support/forTest';
import { jpeg, png, svg } from '../../support/pictures';

/** Bad ports and data folders are tested in start.slow.test.ts. */

const DAY = 24 * 60 * 60 * 1000;

const running = appForAll();
let here: Gathered;
let ben: TestClient;
let ann: Browser;
let notes: { document: string; clientId: number; mine: () => string; as: (clientId: number) => string };
beforeAll(async () => {
  here = await gather(running.url, ['Ann', 'Ben', 'Cleo', 'Dan']);
  ben = here.people.Ben!;
  ann = new Browser(running.url, here.lead.who.cookie);
  must(await here.lead.command({ type: 'startMeeting' }));
  for (const client of here.all) await client.until((state) => state.current !== null);
  const document = documentName({ group: here.group, meeting: here.meeting, kind: 'notes', slot: 'common' });
  const { clientId } = must(await ben.ask('document:open', { document, stateVector: null }));
  const written = (by: number, prepare = (_doc: Y.Doc) => {}) => {
    const doc = emptyDocument('notes');
    doc.clientID = by;
    prepare(doc);
    notesText(doc).insert(0, 'word');
    return Buffer.from(Y.encodeStateAsUpdate(doc)).toString('base64');
  };
  notes = { document, clientId, mine: () => written(clientId), as: written };
});
afterAll(() => here.close());

const browser = () => new Browser(running.url);
const answer = async (reply: Promise<{ answer: unknown }>) => (await reply).answer as Answer<unknown>;
const update = (text: string, clientId = notes.clientId) =>
  ben.ask('document:update', { document: notes.document, clientId, update: text });
const picture = (bytes: Buffer) => answer(ann.send('PUT', `/api/meetings/${here.meeting}/images`, { bytes }));

async function personalLink(): Promise<string> {
  return yesOf(await ann.order(here.meeting, { make: 'personal', role: 'member' })).invite ?? '';
}

async function handshake(who: Partial<TestClient['who']>): Promise<Answer<unknown>> {
  const client = clientForTest(running.url, { ...ben.who, tab: 'another', ...who });
  return client.connect().then(
    () => ({ ok: true, value: null }),
    (error: Error) => ({ ok: false, error: error.message as RefusalCode }),
  );
}

/** Two seats, both taken, and somebody in the lobby. */
async function fullMeeting(): Promise<Answer<unknown>> {
  const pair = await gatherForTest(running.url, ['Eve', 'Fay'], { template: 'frame.buddy', minutes: 60 });
  const third = clientForTest(running.url, {
    meeting: pair.meeting,
    cookie: await enter(running.url, pair.invite, 'Gil'),
  });
  await third.join();
  must(await third.command({ type: 'knock' }));
  return pair.lead.command({ type: 'admit', member: third.me });
}

async function endedMeeting() {
  const over = await gatherForTest(running.url, ['Hal']);
  must(await over.lead.command({ type: 'endMeeting' }));
  await over.lead.until((state) => state.status === 'ended');
  return over;
}

type Case = [what: string, refused: RefusalCode, tried: () => Promise<Answer<unknown>>];

const cases: Case[] = [
  ['a link that leads nowhere', 'unknownLink', () => answer(browser().look('A'.repeat(22)))],
  ['something that is no link', 'unknownLink', () => answer(browser().use('../../x', 'Zoe'))],
  [
    'a link that was used',
    'usedLink',
    async () => {
      const link = await personalLink();
      yesOf(await browser().use(link, 'Zoe'));
      return answer(browser().use(link, 'Yan'));
    },
  ],
  [
    'a link that was withdrawn',
    'expiredLink',
    async () => {
      const link = await personalLink();
      yesOf(await ann.order(here.meeting, { revoke: 'personal' }));
      return answer(browser().use(link, 'Zoe'));
    },
  ],
  ['a meeting with no seat left', 'full', fullMeeting],
  [
    'the link of a meeting that is over',
    'ended',
    async () => answer(browser().use((await endedMeeting()).invite, 'Z')),
  ],
  [
    'a command in a meeting that is over',
    'ended',
    async () => (await endedMeeting()).lead.command({ type: 'setOneVoice', on: true }),
  ],
  ['no name', 'badInput', () => answer(browser().use(here.invite, ''))],
  ['a name of spaces', 'badInput', () => answer(browser().use(here.invite, '  \u3000 '))],
  ['a name of 300 characters', 'badInput', () => answer(browser().use(here.invite, 'x'.repeat(300)))],
  ['a stage that has gone by', 'stale', () => here.lead.command({ type: 'advanceStage', from: 'long ago' })],
  ['a command nobody knows', 'badInput', () => ben.command({ type: 'explode' } as never)],
  ['a message of the wrong shape', 'badInput', () => ben.raw('meeting:command', [1, 2]) as Promise<Answer<unknown>>],
  ['an event nobody knows', 'badInput', () => ben.raw('meeting:explode', {}) as Promise<Answer<unknown>>],
  ['a message that is too large', 'tooLarge', () => ben.change({ what: 'park', text: 'x'.repeat(100_000) })],
  ['an update that is no update', 'malformed', () => update(Buffer.from('no update at all').toString('base64'))],
  [
    'an update with a part cut off',
    'malformed',
    async () => update(Buffer.from(notes.mine(), 'base64').subarray(0, -6).toString('base64')),
  ],
  ['an update in the name of another', 'notAllowed', () => update(notes.as(4_242))],
  ['an update larger than a page', 'tooLarge', () => update(Buffer.alloc(150_000).toString('base64'))],
  ['a picture that is a program', 'malformed', () => picture(svg)],
  ['a picture that only says so', 'malformed', () => picture(Buffer.from('not a picture'))],
  ['a picture cut in half', 'malformed', () => picture(jpeg.subarray(0, 60))],
  ['a picture of too many bytes', 'tooLarge', () => picture(Buffer.alloc(2_000_001, 1))],
  ['a picture that unfolds to gigabytes', 'tooLarge', () => picture(png(50_000, 50_000))],
  ['a page older than the server', 'oldClient', () => handshake({ protocol: OLDEST_PROTOCOL - 1 })],
  ['a browser nobody knows', 'signedOut', () => handshake({ cookie: '' })],
  ['a meeting that is none', 'signedOut', () => handshake({ meeting: 'none' })],
  [
    'a link whose time is over',
    'expiredLink',
    async () => {
      const link = await personalLink();
      // This case comes last, because time cannot be turned back for the others.
      await running.clock.move(31 * DAY);
      return answer(browser().use(link, 'Zoe'));
    },
  ],
];

describe('bad input is refused with a reason that the page can show', () => {
  test.each(cases)('%s: %s', async (_what, refused, tried) => {
    const faults = () => running.log.filter((line) => Number(line.level) >= 50).length;
    const before = faults();
    expect(await tried()).toMatchObject({ ok: false, error: refused });
    expect(refusals[refused]).toMatch(/\w.*\.$/);
    // The sender's mistake is not a fault of the server, and the others go on.
    expect(faults()).toBe(before);
    must(await here.people.Cleo!.ask('clock', {}));
  });

  test('markup in a name is plain text, and two people with the same name are two members', async () => {
    const names = ['<b>Zoe</b>', '<b>Zoe</b>'];
    for (const name of names) await enter(running.url, here.invite, name);
    const kept = (await running.store.membersOf(here.group)).filter((member) => member.name === names[0]);
    expect(new Set(kept.map((member) => member.id)).size).toBe(2);
  });
});
