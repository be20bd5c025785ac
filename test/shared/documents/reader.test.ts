import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { applyRead, FirstReader } from '../../../shared/documents/reader';
import { bytesOf, chanceFrom, seedOf } from './peers';

const alphabet = ['a', 'B', '-', ' ', 'é', '漢', '😀', '\0', '__proto__', 'version', 'strokeColor'];

/** A plain value with short and long texts, of ASCII and beyond, nested lists and objects. */
function valueFrom(chance: () => number, depth = 0): unknown {
  const kind = Math.floor(chance() * (depth < 3 ? 9 : 7));
  const text = () => Array.from({ length: Math.floor(chance() * 12) }, () => oneOf(chance, alphabet)).join('');
  switch (kind) {
    case 0:
      return null;
    case 1:
      return undefined;
    case 2:
      return chance() < 0.5;
    case 3:
      return Math.floor(chance() * 2 ** 31) - 2 ** 30;
    case 4:
      return chance() * 1e9;
    case 5:
    case 6:
      return text();
    case 7:
      return Array.from({ length: Math.floor(chance() * 5) }, () => valueFrom(chance, depth + 1));
    default:
      return Object.fromEntries(
        Array.from({ length: Math.floor(chance() * 5) }, () => [text() || 'key', valueFrom(chance, depth + 1)]),
      );
  }
}

const oneOf = <T>(chance: () => number, all: readonly T[]): T => all[Math.floor(chance() * all.length)] as T;

/** Everything that a reader makes of an update: a document, or that it cannot be read. */
function outcome(read: (doc: Y.Doc) => void): unknown {
  const doc = new Y.Doc();
  try {
    read(doc);
    return { bytes: bytesOf(doc), held: doc.getMap('held').toJSON() };
  } catch {
    return 'unreadable';
  }
}

test('updates are read exactly as Yjs reads them, also a second time, cut off or damaged', () => {
  const seed = seedOf('reader');
  const chance = chanceFrom(seed);
  for (let round = 0; round < 300; round += 1) {
    const writer = new Y.Doc();
    for (let n = 0; n < 4; n += 1) writer.getMap('held').set(oneOf(chance, alphabet), valueFrom(chance));
    writer.getText('text').insert(0, oneOf(chance, alphabet).repeat(Math.floor(chance() * 9)));
    const whole = Y.encodeStateAsUpdate(writer);
    const damaged = whole.slice();
    damaged[Math.floor(chance() * damaged.length)] = Math.floor(chance() * 256);
    const cut = whole.slice(0, Math.floor(chance() * whole.length));
    // Buffers of the server lie in memory that others use too: nothing may be read behind their end.
    const pooled = Buffer.concat([cut, whole]).subarray(0, cut.length);
    for (const update of [whole, cut, damaged, pooled]) {
      const where = `seed ${seed} round ${round}`;
      const expected = outcome((doc) => Y.applyUpdate(doc, update));
      expect(
        outcome((doc) => applyRead(doc, update, new Map())),
        where,
      ).toEqual(expected);
    }
  }
});

test('values that were read once are the same values when the update is applied', () => {
  const writer = new Y.Doc();
  writer.getMap('held').set('one', { id: 'one', list: [1, 'two', { three: 3 }] });
  const update = Y.encodeStateAsUpdate(writer);
  const reader = new FirstReader({ arr: update, pos: 0 });
  for (let skip = 0; skip < 3; skip += 1) reader.readLen(); // clients, structs, client
  reader.readLen(); // clock
  reader.readInfo();
  reader.readParentInfo();
  expect([reader.readString(), reader.readString(), reader.readLen()]).toEqual(['held', 'one', 1]);
  const value = reader.readAny();
  const doc = new Y.Doc();
  applyRead(doc, update, reader.values);
  expect(doc.getMap('held').get('one')).toBe(value);
  expect(value).toEqual({ id: 'one', list: [1, 'two', { three: 3 }] });
});
