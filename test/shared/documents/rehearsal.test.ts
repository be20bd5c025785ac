import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { decodeUpdate, type Piece } from '../../../shared/documents/decode';
import { inOrder } from '../../../shared/documents/order';
import { emptyDocument } from '../../../shared/documents/roots';
import { Trial, takeStored } from '../../../shared/documents/trial';
import { Work } from '../../../shared/documents/work';
import { anyUpdate, orderOf } from './hostile/anyUpdate';
import { chanceFrom, seedOf } from './peers';

function rehearsed(doc: Y.Doc, update: Uint8Array): string[] {
  const trial = new Trial(doc, new Work(Number.POSITIVE_INFINITY), Number.POSITIVE_INFINITY, true);
  const pieces = decodeUpdate(update)?.structs as Map<number, Piece[]>;
  const list = { type: doc.share.get('text')!, key: null };
  const { order, stuck } = inOrder(pieces, (client) => Y.getState(doc.store, client));
  expect(stuck).toEqual([]);
  for (const { client, piece } of order) expect(trial.put(client, piece, list)).toBe(true);
  const found: string[] = [];
  for (let node = trial.rehearsal.first(list); node !== null; node = trial.rehearsal.rightOf(node)) {
    for (let clock = node.clock; clock < node.end; clock += 1) found.push(`${node.client}.${clock}`);
  }
  return found;
}

it('a rehearsal places every struct where Yjs places it, and changes nothing', () => {
  const seed = seedOf('rehearsal');
  for (let run = 0; run < 60; run += 1) {
    const chance = chanceFrom((seed + run) >>> 0);
    const doc = emptyDocument('notes');
    for (let round = 0; round < 25; round += 1) {
      const update = anyUpdate(doc, [3, 5, 8, 13], 4, chance);
      const before = Y.encodeStateAsUpdate(doc);
      const expected = rehearsed(doc, update);
      expect(Y.encodeStateAsUpdate(doc), `seed ${seed} run ${run}`).toEqual(before);
      takeStored(doc, update);
      expect(orderOf(doc), `seed ${seed} run ${run} round ${round}`).toEqual(expected);
    }
  }
});
