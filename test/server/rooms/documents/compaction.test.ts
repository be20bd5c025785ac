import path from 'node:path';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { LiveDocument, type Opened } from '../../../../server/rooms/documents/liveDocument';
import type { Store } from '../../../../server/store/store';
import { notesText } from '../../../../shared/documents/notes';
import { emptyDocument } from '../../../../shared/documents/roots';
import { chanceFrom, seedOf } from '../../../shared/documents/peers';
import { folderForTest, storeForTest } from '../../../support/forTest';

const notes = 'g1/m1/notes/common';
const still = { now: () => 1_000_000, callAt: () => () => undefined };

async function load(store: Store): Promise<LiveDocument> {
  const document = await LiveDocument.load(store, still, notes);
  if (!document) throw new Error('no document');
  return document;
}

/** Somebody who writes one word at a time into this copy of the document, and remembers what was acknowledged. */
async function writer(document: LiveDocument, member: string) {
  const doc = emptyDocument('notes');
  const opened = (await document.open(member, null)) as Opened;
  Y.applyUpdate(doc, Buffer.from(opened.update, 'base64'));
  doc.clientID = opened.clientId;
  const acknowledged: string[] = [];
  return {
    acknowledged,
    write: async () => {
      const word = `[${member} ${acknowledged.length}]`;
      const before = Y.encodeStateVector(doc);
      notesText(doc).insert(notesText(doc).length, word);
      const answer = await document.receive(Y.encodeStateAsUpdate(doc, before), member, opened.clientId);
      expect(answer).toEqual({ outcome: 'committed', isNew: true });
      acknowledged.push(word);
    },
  };
}

test('whatever two writers of one file save and compact, in any order, everything acknowledged stays', async () => {
  const seed = seedOf('compaction');
  const chance = chanceFrom(seed);
  for (let round = 0; round < 5; round += 1) {
    const file = path.join(await folderForTest(), 'roundel.db');
    const stores = [await storeForTest({ file }), await storeForTest({ file })];
    const documents = await Promise.all(stores.map(load));
    const writers = [];
    for (const [index, document] of documents.entries()) writers.push(await writer(document, ['ann', 'ben'][index]!));
    for (let turn = 0; turn < 40; turn += 1) {
      const who = chance() < 0.5 ? 0 : 1;
      if (chance() < 0.8) await writers[who]!.write();
      else await documents[who]!.settle();
    }
    await stores[0]!.close();
    const reader = await load(stores[1]!);
    expect(reader.isSound).toBe(true);
    const text = await reader.read((doc) => notesText(doc).toString());
    const lost = writers.flatMap(({ acknowledged }) => acknowledged).filter((word) => !text.includes(word));
    expect(lost, `seed ${seed} round ${round}`).toEqual([]);
  }
});
