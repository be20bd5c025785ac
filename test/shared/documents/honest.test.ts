import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { boardElements } from '../../../shared/documents/board';
import { largestUpdate } from '../../../shared/documents/gate';
import { notesText } from '../../../shared/documents/notes';
import { overlapsIn } from '../../../shared/documents/overlaps';
import { largestWork, Work } from '../../../shared/documents/work';
import { chanceFrom, DocumentServer, element, seedOf, Tab } from './peers';

/** Updates merged into frames of the largest size, as a browser sends what has waited. */
function* framesOf(updates: readonly Uint8Array[]): Generator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for (const update of updates) {
    if (size + update.length > largestUpdate - 5_000) {
      yield Y.mergeUpdates(waiting);
      waiting = [];
      size = 0;
    }
    waiting.push(update);
    size += update.length;
  }
  if (waiting.length > 0) yield Y.mergeUpdates(waiting);
}

/** Sends what a tab wrote, and returns the steps of the most expensive frame. */
function send(tab: Tab, others: Tab[] = []): number {
  let most = 0;
  for (const frame of framesOf(tab.outbox.splice(0))) {
    const work = new Work();
    expect(tab.documentServer.receive(frame, tab.member, tab.clientId, work)).toMatchObject({ verdict: 'accept' });
    most = Math.max(most, work.spent);
    for (const other of others) other.inbox.push(frame);
  }
  return most;
}

function report(what: string, most: number, documentServer: DocumentServer): void {
  console.info(`${what}: ${most} of ${largestWork} steps at most, ${overlapsIn(documentServer.doc)} overlaps`);
}

/** Text in several places, with corrections, as people write. */
function write(tab: Tab, words: number, chance: () => number): void {
  const text = notesText(tab.doc);
  let at = text.length;
  for (let word = 0; word < words; word += 1) {
    if (chance() < 0.1) at = Math.floor(chance() * (text.length + 1));
    for (const letter of 'word ') {
      text.insert(at, letter);
      at += 1;
    }
    if (chance() < 0.2) {
      text.delete(at - 3, 3);
      at -= 3;
    }
  }
}

it('50,000 characters pasted, deleted at once and restored stay within the budget', () => {
  const documentServer = new DocumentServer('notes');
  const ann = new Tab(documentServer, 'ann');
  const undo = new Y.UndoManager(notesText(ann.doc), { captureTimeout: 0 });
  write(ann, 3_000, chanceFrom(1));
  let most = send(ann);
  undo.stopCapturing();
  notesText(ann.doc).insert(100, 'x'.repeat(50_000));
  undo.stopCapturing();
  most = Math.max(most, send(ann));
  notesText(ann.doc).delete(0, notesText(ann.doc).length);
  most = Math.max(most, send(ann));
  for (let back = 0; back < 3; back += 1) undo.undo();
  most = Math.max(most, send(ann));
  expect(notesText(documentServer.doc).toString()).toBe(notesText(ann.doc).toString());
  report('paste, delete, undo', most, documentServer);
});

it('undoing everything somebody wrote in a session stays within the budget', () => {
  const documentServer = new DocumentServer('notes');
  const ann = new Tab(documentServer, 'ann');
  const ben = new Tab(documentServer, 'ben');
  const undo = new Y.UndoManager(notesText(ann.doc), { captureTimeout: 0 });
  const chance = chanceFrom(2);
  for (let round = 0; round < 150; round += 1) {
    for (const tab of [ann, ben]) {
      write(tab, 10, chance);
      send(tab, [tab === ann ? ben : ann]);
    }
    for (const tab of [ann, ben]) tab.read();
  }
  while (undo.undoStack.length > 0) undo.undo();
  const most = send(ann);
  expect(notesText(documentServer.doc).toString()).toBe(
    (() => {
      ann.comeBack();
      return notesText(ann.doc).toString();
    })(),
  );
  report('undo of a session', most, documentServer);
});

it('two people who wrote offline for an hour at the same place can join their texts', () => {
  const seed = seedOf('an hour offline');
  const chance = chanceFrom(seed);
  const documentServer = new DocumentServer('notes');
  const ann = new Tab(documentServer, 'ann');
  write(ann, 500, chance);
  send(ann);
  const tabs = ['ben', 'cleo', 'dan'].map((member) => new Tab(documentServer, member));
  for (const tab of tabs) write(tab, 2_000, chance);
  let most = 0;
  for (const tab of tabs) most = Math.max(most, send(tab));
  for (const tab of [ann, ...tabs]) {
    tab.comeBack();
    expect(notesText(tab.doc).toString(), `seed ${seed}`).toBe(notesText(documentServer.doc).toString());
  }
  report('an hour offline', most, documentServer);
});

it('eight people who write at the end of the notes, each with a short delay, stay within the budget', () => {
  const seed = seedOf('eight at the end');
  const chance = chanceFrom(seed);
  const documentServer = new DocumentServer('notes');
  const tabs = Array.from({ length: 8 }, (_, index) => new Tab(documentServer, `member ${index}`));
  let most = 0;
  for (let round = 0; round < 600; round += 1) {
    for (const tab of tabs) {
      const text = notesText(tab.doc);
      for (let word = 0; word < 3; word += 1) text.insert(text.length, chance() < 0.3 ? 'line\n' : 'word ');
    }
    for (const tab of tabs) {
      most = Math.max(
        most,
        send(
          tab,
          tabs.filter((other) => other !== tab),
        ),
      );
    }
    for (const tab of tabs) tab.read();
  }
  report('eight at the end', most, documentServer);
}, 60_000);

it('drawing, moving and erasing all of a large board stays within the budget', () => {
  const documentServer = new DocumentServer('board');
  const ann = new Tab(documentServer, 'ann');
  const elements = boardElements(ann.doc);
  const all = (version: number, isDeleted: boolean) =>
    ann.doc.transact(() => {
      for (let at = 0; at < 400; at += 1) elements.set(`e${at}`, element(`e${at}`, { version, isDeleted }));
    });
  let most = 0;
  for (let version = 1; version <= 30; version += 1) {
    all(version, version === 30);
    most = Math.max(most, send(ann));
  }
  report('a board', most, documentServer);
});
