import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { boardElements } from '../../../shared/documents/board';
import { judge, largestDocument, largestUpdate } from '../../../shared/documents/gate';
import { beginRow, planText } from '../../../shared/documents/plan';
import { emptyDocument } from '../../../shared/documents/roots';
import { longest } from '../../../shared/meeting/limits';
import { bytesOf, DocumentServer, element, Tab } from './peers';

/** An update made by a separate document, under any clientID and with any roots. */
function updateBy(clientId: number, write: (doc: Y.Doc) => void, from?: Y.Doc): Uint8Array {
  const doc = new Y.Doc();
  if (from) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from));
  doc.clientID = clientId;
  const before = Y.encodeStateVector(doc);
  write(doc);
  return Y.encodeStateAsUpdate(doc, before);
}

function planServer() {
  const documentServer = new DocumentServer('plan');
  const ann = new Tab(documentServer, 'ann');
  beginRow(ann.doc, 'ann', 1);
  planText(ann.doc, 0, 'what').insert(0, 'tell Priya');
  for (const update of ann.outbox.splice(0))
    expect(documentServer.receive(update, 'ann', ann.clientId).verdict).toBe('accept');
  return { documentServer, ann };
}

function boardServer() {
  const documentServer = new DocumentServer('board');
  const ann = new Tab(documentServer, 'ann');
  boardElements(ann.doc).set('a', element('a'));
  for (const update of ann.outbox.splice(0))
    expect(documentServer.receive(update, 'ann', ann.clientId).verdict).toBe('accept');
  return { documentServer, ann };
}

/** Expects a refusal that changes no byte of the live document. */
function expectRefused(
  documentServer: DocumentServer,
  update: Uint8Array,
  member: string,
  clientId: number,
  why: string,
) {
  const before = bytesOf(documentServer.doc);
  expect(documentServer.receive(update, member, clientId)).toEqual({ verdict: 'refuse', why });
  expect(bytesOf(documentServer.doc)).toBe(before);
}

describe('[DC1] the gate', () => {
  it('[DC1] refuses an update under the clientID of another member', () => {
    const { documentServer, ann } = planServer();
    const bob = documentServer.reserve('bob');
    const forged = updateBy(ann.clientId, (doc) => doc.getText('row0.what').insert(0, 'x'), documentServer.doc);
    expectRefused(documentServer, forged, 'bob', bob, 'notAllowed');
    expectRefused(documentServer, forged, 'bob', ann.clientId, 'notAllowed');
  });

  it('[DC1] refuses a clientID that was never reserved', () => {
    const { documentServer } = planServer();
    documentServer.reserve('bob');
    expectRefused(
      documentServer,
      updateBy(99, (doc) => doc.getText('row0.what').insert(0, 'x')),
      'bob',
      99,
      'notAllowed',
    );
  });

  it('[DC2] refuses a nested type, at any depth', () => {
    const { documentServer } = boardServer();
    const bob = documentServer.reserve('bob');
    const nested = updateBy(bob, (doc) => doc.getMap('elements').set('b', new Y.Map()));
    expectRefused(documentServer, nested, 'bob', bob, 'malformed');
    const child = updateBy(bob, (doc) => {
      const map = new Y.Map();
      doc.getMap('elements').set('b', map);
      map.set('c', 1);
    });
    expectRefused(documentServer, child, 'bob', bob, 'malformed');
  });

  it('[DC2] refuses a root that is not on the list', () => {
    const { documentServer } = planServer();
    const bob = documentServer.reserve('bob');
    for (const root of ['row12.what', 'row0.whatever', 'elements', '__proto__', '']) {
      expectRefused(
        documentServer,
        updateBy(bob, (doc) => doc.getText(root).insert(0, 'x')),
        'bob',
        bob,
        'malformed',
      );
    }
    expect([...documentServer.doc.share.keys()]).toEqual([...emptyDocument('plan').share.keys()]);
  });

  it('[DC1] refuses a character that would overwrite the value of a map (its origin omits the parent)', () => {
    const { documentServer, ann } = boardServer();
    const bob = documentServer.reserve('bob');
    // A text item whose left neighbour is the map's element: Yjs takes parent and key from there.
    const other = new Y.Doc();
    other.clientID = ann.clientId;
    other.getText('elements').insert(0, 'a'.repeat(Y.getState(documentServer.doc.store, ann.clientId)));
    const before = Y.encodeStateVector(other);
    other.clientID = bob;
    other.getText('elements').insert(other.getText('elements').length, 'x');
    expectRefused(documentServer, Y.encodeStateAsUpdate(other, before), 'bob', bob, 'malformed');
    expect(boardElements(documentServer.doc).get('a')).toEqual(element('a'));
  });

  it('[DC1] refuses neighbours in two roots', () => {
    const { documentServer, ann } = planServer();
    planText(ann.doc, 0, 'by').insert(0, 'Friday');
    for (const update of ann.outbox.splice(0)) documentServer.receive(update, 'ann', ann.clientId);
    const last = Y.getState(documentServer.doc.store, ann.clientId) - 1;
    const bob = documentServer.reserve('bob');
    // clients 1, client, structs 1, clock 0, item(string) with both origins
    const bytes = forgeBetween(bob, { client: ann.clientId, clock: 1 }, { client: ann.clientId, clock: last });
    expectRefused(documentServer, bytes, 'bob', bob, 'malformed');
  });

  it('[DC1] answers behind to a gap in the clock, and to an unknown neighbour', () => {
    const { documentServer } = planServer();
    const bob = new Tab(documentServer, 'bob');
    planText(bob.doc, 0, 'what').insert(0, 'one');
    planText(bob.doc, 0, 'by').insert(0, 'two');
    const [first, second] = bob.outbox;
    const before = bytesOf(documentServer.doc);
    expect(documentServer.receive(second!, 'bob', bob.clientId)).toEqual({ verdict: 'behind' });
    expect(bytesOf(documentServer.doc)).toBe(before);
    expect(documentServer.receive(first!, 'bob', bob.clientId).verdict).toBe('accept');
    expect(documentServer.receive(second!, 'bob', bob.clientId).verdict).toBe('accept');
    const far = forgeBetween(documentServer.reserve('eve'), { client: bob.clientId, clock: 10_000 }, null);
    expect(documentServer.receive(far, 'eve', 1_000 + 7 * 3).verdict).toBe('behind');
  });

  it('[DC1] answers behind when something is deleted that is not there, so that nothing waits in the document', () => {
    const { documentServer, ann } = planServer();
    const bob = documentServer.reserve('bob');
    const bytes = Uint8Array.from([0, 1, ...varint(ann.clientId), 1, ...varint(5), ...varint(500)]);
    expect(documentServer.receive(bytes, 'bob', bob)).toEqual({ verdict: 'behind' });
  });

  it('[DC1] accepts the same update twice, and a merge with a gap that is already filled', () => {
    const { documentServer } = planServer();
    const bob = new Tab(documentServer, 'bob');
    for (const word of ['a', 'b', 'c']) planText(bob.doc, 0, 'by').insert(0, word);
    const [one, two, three] = bob.outbox;
    for (const update of [one!, one!, two!])
      expect(documentServer.receive(update, 'bob', bob.clientId).verdict).toBe('accept');
    const before = bytesOf(documentServer.doc);
    expect(documentServer.receive(two!, 'bob', bob.clientId)).toMatchObject({
      verdict: 'accept',
      erases: 0,
      isNew: false,
    });
    expect(bytesOf(documentServer.doc)).toBe(before);
    const holed = Y.mergeUpdates([one!, three!]);
    expect(documentServer.receive(holed, 'bob', bob.clientId)).toMatchObject({ verdict: 'accept', isNew: true });
    expect(planText(documentServer.doc, 0, 'by').toString()).toBe('cba');
  });

  it('[DC2] refuses two structs that wait for each other', () => {
    const { documentServer } = planServer();
    const one = documentServer.reserve('bob');
    const two = documentServer.reserve('bob');
    const bytes = Uint8Array.from([
      2,
      ...[
        2,
        ...varint(two),
        0,
        ...between({ client: one, clock: 1 }, null),
        ...between({ client: two, clock: 0 }, null),
      ],
      ...[
        2,
        ...varint(one),
        0,
        ...between({ client: two, clock: 1 }, null),
        ...between({ client: one, clock: 0 }, null),
      ],
      0,
    ]);
    expectRefused(documentServer, bytes, 'bob', one, 'malformed');
  });

  it('[DC2] refuses values that are not elements, and names that reach into prototypes', () => {
    const { documentServer } = boardServer();
    const bob = documentServer.reserve('bob');
    const bad: [string, unknown][] = [
      ['b', 'text'],
      ['b', element('c')],
      ['__proto__', element('__proto__')],
      ['constructor', element('constructor')],
      ['b', element('b', { type: 'embeddable' })],
      ['b', element('b', { link: 'javascript:alert(1)' })],
      ['b', element('b', { x: Number.NaN })],
      ['b', element('b', { text: 'x'.repeat(10_001) })],
      ['b', element('b', { customData: JSON.parse('{"constructor": {"prototype": 1}}') })],
      ['b', element('b', { customData: [[[[[[[[[1]]]]]]]]] })],
    ];
    for (const [key, value] of bad) {
      expectRefused(
        documentServer,
        updateBy(bob, (doc) => doc.getMap('elements').set(key, value)),
        'bob',
        bob,
        'malformed',
      );
    }
  });

  it("[DC3] refuses a row begun in somebody else's name, and a thirteenth row", () => {
    const { documentServer } = planServer();
    const bob = documentServer.reserve('bob');
    const row = (key: string, by: string) => updateBy(bob, (doc) => doc.getMap('rows').set(key, { by, at: 1 }));
    expectRefused(documentServer, row('1', 'ann'), 'bob', bob, 'malformed');
    expectRefused(documentServer, row('12', 'bob'), 'bob', bob, 'malformed');
    expect(documentServer.receive(row('11', 'bob'), 'bob', bob).verdict).toBe('accept');
  });

  it('[DC3] takes the day of a row only when the calendar has it', () => {
    const { documentServer } = planServer();
    const bob = documentServer.reserve('bob');
    const due = (key: string, day: unknown) => updateBy(bob, (doc) => doc.getMap('due').set(key, day));
    for (const bad of ['2026-02-30', 'tomorrow', '', 20261215, { day: '2026-12-15' }])
      expectRefused(documentServer, due('0', bad), 'bob', bob, 'malformed');
    expectRefused(documentServer, due('12', '2026-12-15'), 'bob', bob, 'malformed');
    expect(documentServer.receive(due('0', '2026-12-15'), 'bob', bob).verdict).toBe('accept');
  });

  it('[SE8] refuses a frame that is too large, a document that is full, and a board with too many elements', () => {
    const { documentServer } = boardServer();
    const bob = documentServer.reserve('bob');
    const large = updateBy(bob, (doc) => doc.getText('text').insert(0, 'x'.repeat(largestUpdate)));
    expectRefused(documentServer, large, 'bob', bob, 'tooLarge');
    const honest = updateBy(bob, (doc) => doc.getMap('elements').set('b', element('b')));
    expect(
      judge(documentServer.doc, honest, { ...documentServer.author('bob', bob), bytes: largestDocument }),
    ).toMatchObject({
      why: 'tooLarge',
    });
    const elements = boardElements(documentServer.doc);
    documentServer.doc.transact(() => {
      for (let index = 0; index < 9_999; index += 1) elements.set(`e${index}`, element(`e${index}`));
    });
    expectRefused(documentServer, honest, 'bob', bob, 'tooLarge');
    const moved = updateBy(
      bob,
      (doc) => doc.getMap('elements').set('a', element('a', { version: 2 })),
      documentServer.doc,
    );
    expect(documentServer.receive(moved, 'bob', bob).verdict).toBe('accept');
  });

  it('refuses more text than a field holds, whoever wrote it and in however many pieces, and still accepts deletions', () => {
    const { documentServer, ann } = planServer();
    const room = 2 * longest.planField - 'tell Priya'.length;
    const typed = (text: string) => {
      planText(ann.doc, 0, 'what').insert(0, text);
      return ann.outbox.splice(0).at(-1)!;
    };
    expect(documentServer.receive(typed('a'.repeat(room)), 'ann', ann.clientId).verdict).toBe('accept');
    expectRefused(documentServer, typed('b'), 'ann', ann.clientId, 'tooLarge');
    const bob = new Tab(documentServer, 'bob');
    planText(bob.doc, 0, 'what').insert(5, 'c');
    expectRefused(documentServer, bob.outbox.splice(0).at(-1)!, 'bob', bob.clientId, 'tooLarge');
    // Another field is another text, and deletions are always accepted.
    const cleo = new Tab(documentServer, 'cleo');
    planText(cleo.doc, 0, 'by').insert(0, 'Friday');
    planText(cleo.doc, 0, 'what').delete(0, 100);
    planText(cleo.doc, 0, 'what').insert(0, 'd'.repeat(100));
    for (const update of cleo.outbox.splice(0)) {
      expect(documentServer.receive(update, 'cleo', cleo.clientId).verdict).toBe('accept');
    }
    // Many pieces in one update count together: here three of them, in a field that was empty.
    const dan = new Tab(documentServer, 'dan');
    const field = planText(dan.doc, 1, 'what');
    dan.doc.transact(() => {
      field.insert(0, 'e'.repeat(longest.planField));
      field.insert(0, 'f'.repeat(longest.planField));
      field.insert(0, 'g');
    });
    expectRefused(documentServer, dan.outbox.splice(0).at(-1)!, 'dan', dan.clientId, 'tooLarge');
  });

  it('[SE8] reads seven bytes that announce a billion structs without allocating them', () => {
    const { documentServer } = planServer();
    const bob = documentServer.reserve('bob');
    const before = process.memoryUsage().heapUsed;
    expectRefused(documentServer, Uint8Array.from([1, ...varint(1_000_000_000), 1, 0]), 'bob', bob, 'malformed');
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(20_000_000);
  });

  it('[DC1] counts what is taken away from others: elements, not bytes', () => {
    const { documentServer } = boardServer();
    const bob = new Tab(documentServer, 'bob');
    boardElements(bob.doc).set('b', element('b'));
    boardElements(bob.doc).set('a', element('a', { version: 2, x: 5 }));
    for (const update of bob.outbox.splice(0)) {
      expect(documentServer.receive(update, 'bob', bob.clientId)).toMatchObject({ verdict: 'accept', erases: 0 });
    }
    boardElements(bob.doc).set('a', element('a', { version: 3, isDeleted: true }));
    boardElements(bob.doc).delete('b');
    const erased = bob.outbox.splice(0).map((update) => documentServer.receive(update, 'bob', bob.clientId));
    expect(erased).toMatchObject([{ erases: 1 }, { erases: 1 }]);
  });

  it('[DC1] refuses bytes after the end', () => {
    const { documentServer } = planServer();
    const bob = documentServer.reserve('bob');
    const update = updateBy(bob, (doc) => doc.getText('row0.by').insert(0, 'x'));
    expectRefused(documentServer, Uint8Array.from([...update, 0]), 'bob', bob, 'malformed');
    expectRefused(documentServer, update.slice(0, -1), 'bob', bob, 'malformed');
    expectRefused(documentServer, new Uint8Array(), 'bob', bob, 'malformed');
  });
});

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}

type Id = { client: number; clock: number };
/** The bytes of one struct: the character x with the given neighbours. */
const between = (left: Id | null, right: Id | null): number[] => [
  4 + (left ? 0x80 : 0) + (right ? 0x40 : 0),
  ...(left ? [...varint(left.client), ...varint(left.clock)] : []),
  ...(right ? [...varint(right.client), ...varint(right.clock)] : []),
  1,
  120,
];
const forgeBetween = (client: number, left: Id | null, right: Id | null): Uint8Array =>
  Uint8Array.from([1, 1, ...varint(client), 0, ...between(left, right), 0]);
