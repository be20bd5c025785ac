import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Clock } from '../../../../server/rooms/clock';
import { LiveDocument, type Opened } from '../../../../server/rooms/documents/liveDocument';
import type { Store } from '../../../../server/store/store';
import { boardElements, clearBoard } from '../../../../shared/documents/board';
import { parseDocumentName } from '../../../../shared/documents/names';
import { notesText } from '../../../../shared/documents/notes';
import { emptyDocument } from '../../../../shared/documents/roots';
import { element } from '../../../shared/documents/peers';
import { storeForTest } from '../../../support/forTest';

const board = 'g1/m1/board/s1';
const notes = 'g1/m1/notes/common';

let store: Store;

const clock: Clock & { at: number } = { at: 0, now: () => clock.at, callAt: () => () => undefined };

async function load(name: string): Promise<LiveDocument> {
  const document = await LiveDocument.load(store, clock, name);
  if (!document) throw new Error(`no document ${name}`);
  return document;
}

async function newDocument(name: string): Promise<LiveDocument> {
  store = await storeForTest();
  return load(name);
}

/** One member in one browser. Every change is sent at once, and a refused one is undone, as in the product. */
async function openAs(document: LiveDocument, member: string) {
  const kind = parseDocumentName(document.name)?.kind ?? 'board';
  let doc = emptyDocument(kind);
  let clientId = 0;
  const reopen = async () => {
    const opened = (await document.open(member, null)) as Opened;
    doc = emptyDocument(kind);
    Y.applyUpdate(doc, Buffer.from(opened.update, 'base64'));
    clientId = opened.clientId;
    doc.clientID = clientId;
  };
  await reopen();
  return {
    get doc() {
      return doc;
    },
    async write(change: (doc: Y.Doc) => void): Promise<string> {
      const before = Y.encodeStateVector(doc);
      doc.transact(() => change(doc));
      const update = Y.encodeStateAsUpdate(doc, before);
      const answer = await document.receive(update, member, clientId);
      if ('refused' in answer) {
        await reopen();
        return `${answer.refused} ${answer.detail?.share ?? ''}`.trim();
      }
      if (answer.outcome === 'retry') await reopen();
      return answer.outcome;
    },
  };
}
type Member = Awaited<ReturnType<typeof openAs>>;

/** An element of about 25,000 bytes. */
const large = (id: string, more: object = {}) =>
  element(id, {
    type: 'line',
    points: Array.from({ length: 1_500 }, (_, at) => [at + 0.123, at + 0.456]),
    ...more,
  });
const put = (who: Member, ...elements: ReturnType<typeof element>[]) =>
  who.write((doc) => {
    for (const each of elements) boardElements(doc).set(each.id, each);
  });
const seen = (document: LiveDocument, id: string) => document.read((doc) => boardElements(doc).get(id));

describe('[DC2] deleted elements', () => {
  test('do not count: somebody who writes ten thousand of them keeps nobody from drawing', async () => {
    const document = await newDocument(board);
    const [eve, ann] = [await openAs(document, 'eve'), await openAs(document, 'ann')];
    for (let from = 0; from < 12_000; from += 500) {
      const dead = Array.from({ length: 500 }, (_, at) => element(`d${from + at}`, { isDeleted: true }));
      clock.at += 1_000;
      expect(await put(eve, ...dead)).toBe('committed');
    }
    expect(await put(ann, element('a'))).toBe('committed');
    expect(await seen(document, 'a')).toEqual(element('a'));
  });

  test('are purged when nobody has the board open', async () => {
    const document = await newDocument(board);
    const ann = await openAs(document, 'ann');
    await put(ann, large('a'), element('b'));
    await put(ann, large('a', { version: 2, isDeleted: true }));
    const before = await document.read((doc) => Y.encodeStateAsUpdate(doc).length);
    await document.settle();
    const again = await load(board);
    expect(await again.read((doc) => [...boardElements(doc).keys()])).toEqual(['b']);
    expect(await again.read((doc) => Y.encodeStateAsUpdate(doc).length)).toBeLessThan(before / 10);
  });

  test('come back when somebody undoes the deletion after they were purged', async () => {
    const document = await newDocument(board);
    const [ann, bob] = [await openAs(document, 'ann'), await openAs(document, 'bob')];
    await put(ann, element('a'));
    await put(ann, element('a', { version: 2, isDeleted: true }));
    const late = await openAs(document, 'bob');
    await document.settle();
    expect(await seen(document, 'a')).toBeUndefined();
    expect(await put(late, element('a', { version: 3 }))).toBe('committed');
    expect(await put(bob, element('b'))).toBe('committed');
    expect(await seen(document, 'a')).toEqual(element('a', { version: 3 }));
  });

  test('cannot bring a board above ten thousand elements by coming back', async () => {
    const document = await newDocument(board);
    const ann = await openAs(document, 'ann');
    const writers = [ann, await openAs(document, 'bob'), await openAs(document, 'eve')];
    for (let from = 0; from < 10_000; from += 500) {
      clock.at += 1_000;
      const writer = writers[(from / 500) % 3] ?? ann;
      expect(await put(writer, ...Array.from({ length: 500 }, (_, at) => element(`e${from + at}`)))).toBe('committed');
    }
    const last = await openAs(document, 'ann');
    expect(await put(last, element('more'))).toBe('tooLarge');
    expect(await put(last, element('e0', { version: 2, isDeleted: true }))).toBe('committed');
    expect(await put(last, element('more'))).toBe('committed');
    expect(await put(last, element('e0', { version: 3 }))).toBe('tooLarge');
    expect(await put(last, element('e1', { version: 2, x: 5 }))).toBe('committed');
  });
});

test('[DC2] a full board is cleared with one update', async () => {
  const document = await newDocument(board);
  const writers = [await openAs(document, 'ann'), await openAs(document, 'bob'), await openAs(document, 'eve')];
  for (let from = 0; from < 9_000; from += 500) {
    clock.at += 1_000;
    const part = Array.from({ length: 500 }, (_, at) => element(`aVeryLongIdOfAnElement${from + at}`));
    for (const writer of writers.slice((from / 500) % 3).slice(0, 1))
      expect(await put(writer, ...part)).toBe('committed');
  }
  const lead = await openAs(document, 'lead');
  expect(await lead.write(clearBoard)).toBe('committed');
  expect(await document.read((doc) => boardElements(doc).size)).toBe(0);
  expect(await put(lead, element('a'))).toBe('committed');
});

describe('[DC2] the share of one member', () => {
  /** Writes large elements until the answer changes; each one waits until shares may be counted again. */
  async function fill(who: Member, name: string): Promise<{ answer: string; count: number }> {
    for (let count = 0; ; count += 1) {
      clock.at += 1_000;
      const answer = await put(who, large(`${name}${count}`));
      if (answer !== 'committed') return { answer, count };
      if (count > 300) return { answer: 'never refused', count };
    }
  }

  test('is two fifths of a board over a megabyte, so that others can go on drawing', async () => {
    const document = await newDocument(board);
    const [eve, ann] = [await openAs(document, 'eve'), await openAs(document, 'ann')];
    const { answer, count } = await fill(eve, 'e');
    expect(answer).toBe('tooLarge 40');
    expect(count).toBeGreaterThan(30);
    expect(count).toBeLessThan(60);
    for (let at = 0; at < 20; at += 1) expect(await put(ann, large(`a${at}`))).toBe('committed');
  });

  test('becomes free when its owner deletes', async () => {
    const document = await newDocument(board);
    const [eve, ann] = [await openAs(document, 'eve'), await openAs(document, 'ann')];
    for (let at = 0; at < 20; at += 1) await put(ann, large(`a${at}`));
    const { count } = await fill(eve, 'e');
    for (let at = 0; at < count - 5; at += 1)
      expect(await put(eve, large(`e${at}`, { version: 2, isDeleted: true }))).toBe('committed');
    clock.at += 1_000;
    expect(await put(eve, large('again'))).toBe('committed');
  });

  test('is still known after a restart', async () => {
    const document = await newDocument(board);
    await fill(await openAs(document, 'eve'), 'e');
    await document.settle();
    const again = await load(board);
    expect(await put(await openAs(again, 'eve'), large('more'))).toBe('tooLarge 40');
    expect(await put(await openAs(again, 'ann'), large('a'))).toBe('committed');
  });

  test('does not count versions that its owner replaced: a stroke that grows for a minute is one stroke', async () => {
    const document = await newDocument(board);
    const ann = await openAs(document, 'ann');
    for (let version = 1; version <= 200; version += 1) {
      clock.at += 80;
      const answer = await put(ann, large('stroke', { version }));
      if (answer !== 'retry') expect(answer).toBe('committed');
    }
  });
});

describe('[DC2] texts that many people write', () => {
  const type = (who: Member, text: string) =>
    who.write((doc) => {
      notesText(doc).insert(0, text);
    });

  test('grow by at most twenty thousand characters of one member in ten seconds', async () => {
    const document = await newDocument(notes);
    const [eve, ann] = [await openAs(document, 'eve'), await openAs(document, 'ann')];
    const answers: string[] = [];
    for (let frame = 0; frame < 50; frame += 1) answers.push(await type(eve, 'x'.repeat(2_000)));
    expect(answers.filter((answer) => answer === 'committed')).toHaveLength(10);
    expect(new Set(answers.slice(10))).toEqual(new Set(['retry']));
    expect(await type(ann, 'Book the small room.')).toBe('committed');
  });

  test('take two fifths of their length from one member, and the rest from the others', async () => {
    const document = await newDocument(notes);
    const [eve, ann] = [await openAs(document, 'eve'), await openAs(document, 'ann')];
    const answers: string[] = [];
    for (let frame = 0; frame < 50; frame += 1) {
      clock.at += 10_000;
      answers.push(await type(eve, 'x'.repeat(2_000)));
    }
    expect(answers.filter((answer) => answer === 'committed')).toHaveLength(20);
    expect(new Set(answers.slice(20))).toEqual(new Set(['tooLarge 40']));
    expect(await type(ann, 'y'.repeat(10_000))).toBe('committed');
    expect(await eve.write((doc) => notesText(doc).delete(0, 10_000))).toBe('committed');
    clock.at += 10_000;
    expect(await type(eve, 'shorter')).toBe('committed');
  });
});
