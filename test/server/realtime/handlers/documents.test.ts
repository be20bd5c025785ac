import { beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { boardElements } from '../../../../shared/documents/board';
import { documentName } from '../../../../shared/documents/names';
import { notesText } from '../../../../shared/documents/notes';
import { emptyDocument } from '../../../../shared/documents/roots';
import { element } from '../../../shared/documents/peers';
import { gather, must, type TestClient } from '../../../support/clients';
import { gatherForEach } from '../../../support/forTest';

const { running, here, person } = gatherForEach(['Ann', 'Ben', 'Cleo']);
let board: string;
beforeEach(() => {
  board = documentName({ group: here.group, meeting: here.meeting, kind: 'board', slot: 'common' });
});

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

async function open(client: TestClient, document = board) {
  const opened = must(await client.ask('document:open', { document, stateVector: null }));
  const doc = emptyDocument('board');
  Y.applyUpdate(doc, Buffer.from(opened.update, 'base64'));
  doc.clientID = opened.clientId;
  return { doc, clientId: opened.clientId, writable: opened.writable };
}

function updateOf(doc: Y.Doc, write: () => void): string {
  const before = Y.encodeStateVector(doc);
  write();
  return base64(Y.encodeStateAsUpdate(doc, before));
}

test('[DC1] an update is committed before it is relayed, in one text frame, to those who have the document open', async () => {
  const [ann, ben, cleo] = [person('Ann'), person('Ben'), person('Cleo')];
  const mine = await open(ann);
  await open(ben);
  const seen = ben.next('document:update', () => true);
  const update = updateOf(mine.doc, () => boardElements(mine.doc).set('a', element('a')));
  expect(await ann.ask('document:update', { document: board, clientId: mine.clientId, update })).toEqual({
    ok: true,
    value: { outcome: 'committed' },
  });
  expect(await seen).toEqual({ document: board, updates: [update] });
  expect((await running.store.readDocument(board)).updates).toHaveLength(1);
  // Cleo does not have it open: nothing came to her before this answer, which follows on the same connection
  must(await cleo.ask('clock', {}));
  expect(cleo.news.filter(({ event }) => event === 'document:update')).toEqual([]);
  expect(boardElements((await open(cleo)).doc).get('a')).toEqual(element('a'));
});

test('[DC1] what several people write at the same moment reaches each reader in one frame', async () => {
  const [ann, ben, cleo] = [person('Ann'), person('Ben'), person('Cleo')];
  const [mine, his] = [await open(ann), await open(ben)];
  await open(cleo);
  const live = await running.app.meetings.open(here.meeting);
  const connectionOf = (member: string) => live!.inRoom().find((one) => one.member === member)!;
  const updates = [
    updateOf(mine.doc, () => boardElements(mine.doc).set('a', element('a'))),
    updateOf(his.doc, () => boardElements(his.doc).set('b', element('b'))),
    updateOf(mine.doc, () => boardElements(mine.doc).set('c', element('c'))),
  ];
  const send = (who: TestClient, clientId: number, update: string) =>
    live!.documents.update(connectionOf(who.me), board, clientId, {
      bytes: Buffer.from(update, 'base64'),
      base64: update,
    });
  const seen = cleo.next('document:update', () => true);
  const answers = await Promise.all([
    send(ann, mine.clientId, updates[0]!),
    send(ben, his.clientId, updates[1]!),
    send(ann, mine.clientId, updates[2]!),
  ]);
  expect(answers).toEqual(answers.map(() => ({ outcome: 'committed' })));
  expect(await seen).toEqual({ document: board, updates });
  must(await cleo.ask('clock', {}));
  expect(cleo.news.filter(({ event }) => event === 'document:update')).toHaveLength(1);
});

test('[SE17] documents of another meeting or group, and names that are not document names, do not exist', async () => {
  const other = await gather(running.url, ['Eve']);
  const eve = other.lead;
  for (const document of [
    board,
    board.replace(here.group, other.group),
    `${other.group}/${other.meeting}/board/common/more`,
    `${other.group}/${other.meeting}/secrets/common`,
    '__proto__',
  ]) {
    expect(await eve.ask('document:open', { document, stateVector: null })).toMatchObject({ error: 'notFound' });
    expect(await eve.ask('document:update', { document, clientId: 1, update: 'AAA=' })).toMatchObject({
      error: 'notFound',
    });
  }
  const unknownSlot = documentName({ group: other.group, meeting: other.meeting, kind: 'plan', slot: 's99' });
  expect(await eve.ask('document:open', { document: unknownSlot, stateVector: null })).toMatchObject({
    error: 'notAllowed',
  });
  other.close();
});

test("[DC1] another member's clientID, a nested type and nonsense are refused, and nothing is stored or relayed", async () => {
  const [ann, ben] = [person('Ann'), person('Ben')];
  const mine = await open(ann);
  const theirs = await open(ben);
  const forged = updateOf(mine.doc, () => boardElements(mine.doc).set('x', element('x')));
  expect(await ben.ask('document:update', { document: board, clientId: mine.clientId, update: forged })).toMatchObject({
    error: 'notAllowed',
  });
  const nested = new Y.Doc();
  nested.clientID = theirs.clientId;
  nested.getMap('elements').set('x', new Y.Map());
  const bad = base64(Y.encodeStateAsUpdate(nested));
  for (const update of [bad, 'AAAA', base64(new Uint8Array([1, 255, 255, 255, 255, 15, 1, 0]))]) {
    expect(await ben.ask('document:update', { document: board, clientId: theirs.clientId, update })).toMatchObject({
      error: 'malformed',
    });
  }
  expect(await ben.raw('document:update', { document: board, clientId: 'one', update: 5 })).toMatchObject({
    error: 'badInput',
  });
  expect((await running.store.readDocument(board)).updates).toEqual([]);
  expect(ann.news.filter(({ event }) => event === 'document:update')).toEqual([]);
});

test('[DC1] a frame that is too large gets an answer, not a closed socket', async () => {
  const ann = person('Ann');
  const mine = await open(ann);
  const update = base64(new Uint8Array(120_000).fill(7));
  expect(await ann.ask('document:update', { document: board, clientId: mine.clientId, update })).toMatchObject({
    ok: false,
  });
  expect(must(await ann.ask('clock', {})).now).toBeGreaterThan(0);
});

test('[DC1] somebody whose seat is taken away can no longer write, at once', async () => {
  const [ann, ben] = [person('Ann'), person('Ben')];
  const mine = await open(ben);
  const update = updateOf(mine.doc, () => boardElements(mine.doc).set('late', element('late')));
  must(await ann.command({ type: 'removeMember', member: ben.me }));
  const answer = await ben
    .ask('document:update', { document: board, clientId: mine.clientId, update })
    .catch(() => ({ ok: false }));
  expect(answer).toMatchObject({ ok: false });
  expect((await running.store.readDocument(board)).updates).toEqual([]);
});

test('[DC1] a frame that is sent again after a reconnection counts once', async () => {
  const [ann, ben] = [person('Ann'), person('Ben')];
  const notes = documentName({ group: here.group, meeting: here.meeting, kind: 'notes', slot: 'common' });
  const opened = must(await ann.ask('document:open', { document: notes, stateVector: null }));
  const doc = emptyDocument('notes');
  doc.clientID = opened.clientId;
  const update = updateOf(doc, () => notesText(doc).insert(0, 'once'));
  for (let round = 0; round < 3; round += 1) {
    must(await ann.ask('document:update', { document: notes, clientId: opened.clientId, update }));
  }
  const read = emptyDocument('notes');
  const theirs = must(await ben.ask('document:open', { document: notes, stateVector: null }));
  Y.applyUpdate(read, Buffer.from(theirs.update, 'base64'));
  expect(notesText(read).toString()).toBe('once');
  expect((await running.store.readDocument(notes)).updates).toHaveLength(1);
});
