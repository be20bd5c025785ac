import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { boardElements } from '../../../shared/documents/board';
import { judge, largestDocument, largestUpdate } from '../../../shared/documents/gate';
import { beginRow, planText } from '../../../shared/documents/plan';
import { emptyDocument } from '../../../shared/documents/roots';
import { longest } from '../../../shared/meeting/limits';
import { bytesOf, Desk, element, Tab } from './peers';

/** An update made by a document of its own, under any clientID and with any roots. */
function updateBy(clientId: number, write: (doc: Y.Doc) => void, from?: Y.Doc): Uint8Array {
  const doc = new Y.Doc();
  if (from) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from));
  doc.clientID = clientId;
  const before = Y.encodeStateVector(doc);
  write(doc);
  return Y.encodeStateAsUpdate(doc, before);
}

function planDesk() {
  const desk = new Desk('plan');
  const ann = new Tab(desk, 'ann');
  beginRow(ann.doc, 'ann', 1);
  planText(ann.doc, 0, 'what').insert(0, 'tell Priya');
  for (const update of ann.outbox.splice(0)) expect(desk.receive(update, 'ann', ann.clientId).verdict).toBe('accept');
  return { desk, ann };
}

function boardDesk() {
  const desk = new Desk('board');
  const ann = new Tab(desk, 'ann');
  boardElements(ann.doc).set('a', element('a'));
  for (const update of ann.outbox.splice(0)) expect(desk.receive(update, 'ann', ann.clientId).verdict).toBe('accept');
  return { desk, ann };
}

/** Refused, and not a byte of the live document is different. */
function expectRefused(desk: Desk, update: Uint8Array, member: string, clientId: number, why: string) {
  const before = bytesOf(desk.doc);
  expect(desk.receive(update, member, clientId)).toEqual({ verdict: 'refuse', why });
  expect(bytesOf(desk.doc)).toBe(before);
}

describe('[DC1] the gate', () => {
  it('[DC1] refuses an update under the clientID of another member', () => {
    const { desk, ann } = planDesk();
    const bob = desk.reserve('bob');
    const forged = updateBy(ann.clientId, (doc) => doc.getText('row0.what').insert(0, 'x'), desk.doc);
    expectRefused(desk, forged, 'bob', bob, 'notAllowed');
    expectRefused(desk, forged, 'bob', ann.clientId, 'notAllowed');
  });

  it('[DC1] refuses a clientID that was never reserved', () => {
    const { desk } = planDesk();
    desk.reserve('bob');
    expectRefused(
      desk,
      updateBy(99, (doc) => doc.getText('row0.what').insert(0, 'x')),
      'bob',
      99,
      'notAllowed',
    );
  });

  it('[DC2] refuses a nested type, at any depth', () => {
    const { desk } = boardDesk();
    const bob = desk.reserve('bob');
    const nested = updateBy(bob, (doc) => doc.getMap('elements').set('b', new Y.Map()));
    expectRefused(desk, nested, 'bob', bob, 'malformed');
    const child = updateBy(bob, (doc) => {
      const map = new Y.Map();
      doc.getMap('elements').set('b', map);
      map.set('c', 1);
    });
    expectRefused(desk, child, 'bob', bob, 'malformed');
  });

  it('[DC2] refuses a root that is not on the list', () => {
    const { desk } = planDesk();
    const bob = desk.reserve('bob');
    for (const root of ['row12.what', 'row0.whatever', 'elements', '__proto__', '']) {
      expectRefused(
        desk,
        updateBy(bob, (doc) => doc.getText(root).insert(0, 'x')),
        'bob',
        bob,
        'malformed',
      );
    }
    expect([...desk.doc.share.keys()]).toEqual([...emptyDocument('plan').share.keys()]);
  });

  it('[DC1] refuses a character that would overwrite the value of a map (its origin omits the parent)', () => {
    const { desk, ann } = boardDesk();
    const bob = desk.reserve('bob');
    // A text item whose left neighbour is the map's element: Yjs takes parent and key from there.
    const other = new Y.Doc();
    other.clientID = ann.clientId;
    other.getText('elements').insert(0, 'a'.repeat(Y.getState(desk.doc.store, ann.clientId)));
    const before = Y.encodeStateVector(other);
    other.clientID = bob;
    other.getText('elements').insert(other.getText('elements').length, 'x');
    expectRefused(desk, Y.encodeStateAsUpdate(other, before), 'bob', bob, 'malformed');
    expect(boardElements(desk.doc).get('a')).toEqual(element('a'));
  });

  it('[DC1] refuses neighbours in two roots', () => {
    const { desk, ann } = planDesk();
    planText(ann.doc, 0, 'by').insert(0, 'Friday');
    for (const update of ann.outbox.splice(0)) desk.receive(update, 'ann', ann.clientId);
    const last = Y.getState(desk.doc.store, ann.clientId) - 1;
    const bob = desk.reserve('bob');
    // clients 1, client, structs 1, clock 0, item(string) with both origins
    const bytes = forgeBetween(bob, { client: ann.clientId, clock: 1 }, { client: ann.clientId, clock: last });
    expectRefused(desk, bytes, 'bob', bob, 'malformed');
  });

  it('[DC1] answers behind to a gap in the clock, and to a neighbour it does not know', () => {
    const { desk } = planDesk();
    const bob = new Tab(desk, 'bob');
    planText(bob.doc, 0, 'what').insert(0, 'one');
    planText(bob.doc, 0, 'by').insert(0, 'two');
    const [first, second] = bob.outbox;
    const before = bytesOf(desk.doc);
    expect(desk.receive(second!, 'bob', bob.clientId)).toEqual({ verdict: 'behind' });
    expect(bytesOf(desk.doc)).toBe(before);
    expect(desk.receive(first!, 'bob', bob.clientId).verdict).toBe('accept');
    expect(desk.receive(second!, 'bob', bob.clientId).verdict).toBe('accept');
    const far = forgeBetween(desk.reserve('eve'), { client: bob.clientId, clock: 10_000 }, null);
    expect(desk.receive(far, 'eve', 1_000 + 7 * 3).verdict).toBe('behind');
  });

  it('[DC1] answers behind to deleting what is not there, so that nothing waits in the document', () => {
    const { desk, ann } = planDesk();
    const bob = desk.reserve('bob');
    const bytes = Uint8Array.from([0, 1, ...varint(ann.clientId), 1, ...varint(5), ...varint(500)]);
    expect(desk.receive(bytes, 'bob', bob)).toEqual({ verdict: 'behind' });
  });

  it('[DC1] takes the same update twice, and a merge with a hole that is already filled', () => {
    const { desk } = planDesk();
    const bob = new Tab(desk, 'bob');
    for (const word of ['a', 'b', 'c']) planText(bob.doc, 0, 'by').insert(0, word);
    const [one, two, three] = bob.outbox;
    for (const update of [one!, one!, two!]) expect(desk.receive(update, 'bob', bob.clientId).verdict).toBe('accept');
    const before = bytesOf(desk.doc);
    expect(desk.receive(two!, 'bob', bob.clientId)).toMatchObject({ verdict: 'accept', erases: 0, isNew: false });
    expect(bytesOf(desk.doc)).toBe(before);
    const holed = Y.mergeUpdates([one!, three!]);
    expect(desk.receive(holed, 'bob', bob.clientId)).toMatchObject({ verdict: 'accept', isNew: true });
    expect(planText(desk.doc, 0, 'by').toString()).toBe('cba');
  });

  it('[DC2] refuses two structs that wait for each other', () => {
    const { desk } = planDesk();
    const one = desk.reserve('bob');
    const two = desk.reserve('bob');
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
    expectRefused(desk, bytes, 'bob', one, 'malformed');
  });

  it('[DC2] refuses values that are no element, and names that reach into prototypes', () => {
    const { desk } = boardDesk();
    const bob = desk.reserve('bob');
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
        desk,
        updateBy(bob, (doc) => doc.getMap('elements').set(key, value)),
        'bob',
        bob,
        'malformed',
      );
    }
  });

  it("[DC3] refuses a row begun in somebody else's name, and a thirteenth row", () => {
    const { desk } = planDesk();
    const bob = desk.reserve('bob');
    const row = (key: string, by: string) => updateBy(bob, (doc) => doc.getMap('rows').set(key, { by, at: 1 }));
    expectRefused(desk, row('1', 'ann'), 'bob', bob, 'malformed');
    expectRefused(desk, row('12', 'bob'), 'bob', bob, 'malformed');
    expect(desk.receive(row('11', 'bob'), 'bob', bob).verdict).toBe('accept');
  });

  it('[SE8] refuses a frame that is too large, a document that is full, and a board with too many elements', () => {
    const { desk } = boardDesk();
    const bob = desk.reserve('bob');
    const large = updateBy(bob, (doc) => doc.getText('text').insert(0, 'x'.repeat(largestUpdate)));
    expectRefused(desk, large, 'bob', bob, 'tooLarge');
    const honest = updateBy(bob, (doc) => doc.getMap('elements').set('b', element('b')));
    expect(judge(desk.doc, honest, { ...desk.author('bob', bob), bytes: largestDocument })).toMatchObject({
      why: 'tooLarge',
    });
    const elements = boardElements(desk.doc);
    desk.doc.transact(() => {
      for (let index = 0; index < 9_999; index += 1) elements.set(`e${index}`, element(`e${index}`));
    });
    expectRefused(desk, honest, 'bob', bob, 'tooLarge');
    const moved = updateBy(bob, (doc) => doc.getMap('elements').set('a', element('a', { version: 2 })), desk.doc);
    expect(desk.receive(moved, 'bob', bob).verdict).toBe('accept');
  });

  it('refuses more text than a field holds, whoever wrote it and in however many pieces, and still takes deletions', () => {
    const { desk, ann } = planDesk();
    const room = 2 * longest.planField - 'tell Priya'.length;
    const typed = (text: string) => {
      planText(ann.doc, 0, 'what').insert(0, text);
      return ann.outbox.splice(0).at(-1)!;
    };
    expect(desk.receive(typed('a'.repeat(room)), 'ann', ann.clientId).verdict).toBe('accept');
    expectRefused(desk, typed('b'), 'ann', ann.clientId, 'tooLarge');
    const bob = new Tab(desk, 'bob');
    planText(bob.doc, 0, 'what').insert(5, 'c');
    expectRefused(desk, bob.outbox.splice(0).at(-1)!, 'bob', bob.clientId, 'tooLarge');
    // Another field is another text, and what takes away is always taken.
    const cleo = new Tab(desk, 'cleo');
    planText(cleo.doc, 0, 'by').insert(0, 'Friday');
    planText(cleo.doc, 0, 'what').delete(0, 100);
    planText(cleo.doc, 0, 'what').insert(0, 'd'.repeat(100));
    for (const update of cleo.outbox.splice(0)) {
      expect(desk.receive(update, 'cleo', cleo.clientId).verdict).toBe('accept');
    }
    // Many pieces in one update count together: here three of them, in a field that was empty.
    const dan = new Tab(desk, 'dan');
    const field = planText(dan.doc, 1, 'what');
    dan.doc.transact(() => {
      field.insert(0, 'e'.repeat(longest.planField));
      field.insert(0, 'f'.repeat(longest.planField));
      field.insert(0, 'g');
    });
    expectRefused(desk, dan.outbox.splice(0).at(-1)!, 'dan', dan.clientId, 'tooLarge');
  });

  it('[SE8] reads seven bytes that announce a billion structs without allocating them', () => {
    const { desk } = planDesk();
    const bob = desk.reserve('bob');
    const before = process.memoryUsage().heapUsed;
    expectRefused(desk, Uint8Array.from([1, ...varint(1_000_000_000), 1, 0]), 'bob', bob, 'malformed');
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(20_000_000);
  });

  it('[DC1] counts what is taken from others: elements, not bytes', () => {
    const { desk } = boardDesk();
    const bob = new Tab(desk, 'bob');
    boardElements(bob.doc).set('b', element('b'));
    boardElements(bob.doc).set('a', element('a', { version: 2, x: 5 }));
    for (const update of bob.outbox.splice(0)) {
      expect(desk.receive(update, 'bob', bob.clientId)).toMatchObject({ verdict: 'accept', erases: 0 });
    }
    boardElements(bob.doc).set('a', element('a', { version: 3, isDeleted: true }));
    boardElements(bob.doc).delete('b');
    const erased = bob.outbox.splice(0).map((update) => desk.receive(update, 'bob', bob.clientId));
    expect(erased).toMatchObject([{ erases: 1 }, { erases: 1 }]);
  });

  it('[DC1] refuses bytes behind the end', () => {
    const { desk } = planDesk();
    const bob = desk.reserve('bob');
    const update = updateBy(bob, (doc) => doc.getText('row0.by').insert(0, 'x'));
    expectRefused(desk, Uint8Array.from([...update, 0]), 'bob', bob, 'malformed');
    expectRefused(desk, update.slice(0, -1), 'bob', bob, 'malformed');
    expectRefused(desk, new Uint8Array(), 'bob', bob, 'malformed');
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
/** The bytes of one struct: the character x with the neighbours given. */
const between = (left: Id | null, right: Id | null): number[] => [
  4 + (left ? 0x80 : 0) + (right ? 0x40 : 0),
  ...(left ? [...varint(left.client), ...varint(left.clock)] : []),
  ...(right ? [...varint(right.client), ...varint(right.clock)] : []),
  1,
  120,
];
const forgeBetween = (client: number, left: Id | null, right: Id | null): Uint8Array =>
  Uint8Array.from([1, 1, ...varint(client), 0, ...between(left, right), 0]);
