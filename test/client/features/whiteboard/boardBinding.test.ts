import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { writeEvery } from '../../../../client/features/whiteboard/boardBinding';
import { wordsOf } from '../../../../client/features/whiteboard/mergeElements';
import { addText, changeText, removeText, textsOf } from '../../../../client/features/whiteboard/textElements';
import { boardElements } from '../../../../shared/documents/board';
import { isBoardElement } from '../../../../shared/documents/boardSchema';
import { largestUpdate } from '../../../../shared/documents/gate';
import { emptyDocument } from '../../../../shared/documents/roots';
import { chanceFrom, DocumentServer, element, seedOf, Tab } from '../../../shared/documents/peers';
import { board } from './aBoard';

describe('[DC1] the binding of the board', () => {
  it('[DC1] writes a stroke at most a dozen times a second, and at once when the pen is lifted', () => {
    const { surface, bound, updates, pass, doc } = board();
    for (let step = 0; step < 50; step += 1) {
      surface.draw('stroke', { type: 'freedraw', pressures: [], points: Array.from({ length: step }, () => [1, 2]) });
      bound.note();
      pass(20);
    }
    expect(updates.length).toBeLessThanOrEqual((50 * 20) / writeEvery + 1);
    expect(updates.length).toBeGreaterThan(8);
    surface.draw('stroke', { x: 99 });
    bound.note();
    const before = updates.length;
    bound.flush();
    expect(updates.length).toBe(before + 1);
    expect(boardElements(doc).get('stroke')?.x).toBe(99);
    pass(1_000);
    expect(updates.length).toBe(before + 1);
  });

  it('[DC1] does not write back what came from others', () => {
    const { doc, surface, bound, updates, pass } = board();
    const other = emptyDocument('board');
    boardElements(other).set('theirs', element('theirs', { version: 4 }));
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'server');
    pass(50);
    expect(surface.scene.get('theirs')?.version).toBe(4);
    updates.length = 0;
    bound.note();
    bound.flush();
    expect(updates).toEqual([]);
  });

  it('[DC1] writes only the winning version, and then draws it', () => {
    const { doc, surface, bound, pass } = board();
    surface.draw('a');
    bound.flush();
    const other = emptyDocument('board');
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    boardElements(other).set('a', element('a', { version: 9, x: 50 }));
    surface.draw('a', { x: 1 });
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'server');
    bound.flush();
    expect(boardElements(doc).get('a')?.x).toBe(50);
    pass(50);
    expect(surface.scene.get('a')?.x).toBe(50);
  });

  it('[DC1] never writes what the gate would refuse, and splits what does not fit into a frame', () => {
    const { doc, surface, bound, updates } = board();
    surface.draw('page', { type: 'iframe' });
    surface.draw('site', { type: 'embeddable', link: 'https://example.org' });
    surface.draw('odd', { x: Number.NaN });
    surface.draw('picture', { type: 'image', fileId: 'f' });
    surface.draw('gone', { isDeleted: true });
    for (let index = 0; index < 40; index += 1) {
      surface.draw(`s${index}`, {
        type: 'freedraw',
        pressures: [],
        points: Array.from({ length: 400 }, () => [0.123456, 7.654321]),
      });
    }
    surface.draw('endless', {
      type: 'freedraw',
      pressures: [],
      points: Array.from({ length: 20_000 }, () => [0.123456, 7.654321]),
    });
    bound.flush();
    const written = boardElements(doc);
    expect([...written.keys()].sort()).toEqual(
      [...Array(40).keys()]
        .map((index) => `s${index}`)
        .concat('endless')
        .sort(),
    );
    for (const [id, value] of written.entries()) expect(isBoardElement(id, value)).toBe(true);
    expect(Math.max(...updates.map((update) => update.length))).toBeLessThan(largestUpdate);
    surface.draw('picture', { customData: { picture: 'a'.repeat(64) } });
    bound.flush();
    expect(written.get('picture')?.fileId).toBe('f');
  });

  it('[DC1] two boards with random drawing over bad connections end the same, and the gate accepts every update', () => {
    const seed = seedOf('boards');
    const chance = chanceFrom(seed);
    const documentServer = new DocumentServer('board');
    const sides = ['ann', 'bob'].map((member) => {
      const tab = new Tab(documentServer, member);
      return { tab, ...board(tab.doc) };
    });
    const deliver = () => {
      for (const { tab } of sides) {
        for (const update of tab.outbox.splice(0)) {
          expect(documentServer.receive(update, tab.member, tab.clientId), `seed ${seed}`).toMatchObject({
            verdict: 'accept',
          });
          for (const other of sides) if (other.tab !== tab) other.tab.inbox.push(update);
        }
      }
    };
    for (let step = 0; step < 800; step += 1) {
      const side = sides[Math.floor(chance() * 2)]!;
      const id = `e${Math.floor(chance() * 12)}`;
      const nonce = Math.floor(chance() * 1e6);
      if (chance() < 0.6) side.surface.draw(id, { x: chance() * 100, versionNonce: nonce, isDeleted: chance() < 0.1 });
      side.bound.note();
      side.pass(chance() * 60);
      if (chance() < 0.2) side.tab.read();
      if (chance() < 0.2) deliver();
    }
    for (let round = 0; round < 4; round += 1) {
      for (const side of sides) side.bound.flush();
      deliver();
      for (const side of sides) {
        side.tab.read();
        side.pass(100);
      }
    }
    const visible = sides.map(({ surface }) =>
      surface
        .elements()
        .filter(({ isDeleted }) => !isDeleted)
        .sort((one, two) => one.id.localeCompare(two.id)),
    );
    expect(visible[0], `seed ${seed}`).toEqual(visible[1]);
    expect(visible[0]!.length).toBeGreaterThan(3);
  });

  it('text cards are read from top to bottom and write the same elements', () => {
    const { doc, surface, pass } = board();
    const first = addText(doc, 'first', 1);
    const second = addText(doc, 'second', 2);
    pass(50);
    expect(textsOf(surface.elements()).map(({ text }) => text)).toEqual(['first', 'second']);
    changeText(doc, first, 'first, changed', 3);
    removeText(doc, second, 4);
    pass(50);
    expect(textsOf(surface.elements()).map(({ text }) => text)).toEqual(['first, changed']);
    for (const [id, value] of boardElements(doc).entries()) expect(isBoardElement(id, value)).toBe(true);
  });

  it('[DC1] a card holds the text as it was written, without the lines into which it is broken where it is drawn', () => {
    const { doc, surface, pass } = board();
    const lines = { type: 'text', text: 'we plan\nthe year', originalText: 'we plan the year', width: 80 };
    boardElements(doc).set('wide', element('wide', { ...lines, autoResize: false }));
    boardElements(doc).set('boxed', element('boxed', { ...lines, containerId: 'box' }));
    for (const id of ['wide', 'boxed']) {
      expect(wordsOf(boardElements(doc).get(id)!)).toBe('we plan the year');
      changeText(doc, id, 'we plan the year!', 1);
      pass(50);
      expect(surface.scene.get(id)).toMatchObject({ originalText: 'we plan the year!', width: 80 });
      expect(surface.scene.get(id)?.text).not.toContain('\n');
      const { version } = boardElements(doc).get(id)!;
      changeText(doc, id, 'we plan the year!', 2);
      expect(boardElements(doc).get(id)?.version).toBe(version);
    }
  });

  it('[DC1] takes back what cannot be shared, says why, and hands over what was written in it', () => {
    const { doc, surface, bound } = board();
    surface.draw('goal', { type: 'text', text: 'Goal', originalText: 'Goal' });
    bound.flush();
    surface.inHand.add('goal').add('long');
    const long = 'x'.repeat(12_180);
    surface.write('goal', `Goal ${long}`);
    surface.write('long', long);
    surface.draw('site', { type: 'embeddable', link: 'https://example.org' });
    surface.draw('odd', { x: Number.NaN });
    bound.flush();
    // What is still being written is left to its writer.
    expect(surface.takenBack).toEqual(['kind: https://example.org', 'other: ']);
    expect([...surface.scene.keys()]).toEqual(['goal', 'long']);
    surface.inHand.clear();
    bound.flush();
    expect(surface.takenBack.slice(2)).toEqual([`tooLong: Goal ${long}`, `tooLong: ${long}`]);
    expect([...surface.scene.keys()]).toEqual(['goal']);
    expect(surface.words('goal')).toBe('Goal');
    bound.flush();
    expect([...boardElements(doc).keys()]).toEqual(['goal']);
    expect(boardElements(doc).get('goal')?.version).toBe(surface.scene.get('goal')?.version);
    expect(surface.takenBack).toHaveLength(4);
  });

  it('[DC1] a text of the largest length is shared whole, also when each word has a line of its own where it is drawn', () => {
    const { doc, surface, bound } = board();
    const words = 'a '.repeat(5_000);
    surface.draw('long', { type: 'text', text: words.replaceAll(' ', '\n\n'), originalText: words });
    bound.flush();
    expect(boardElements(doc).get('long')).toMatchObject({ text: words.replaceAll(' ', '\n\n'), originalText: words });
  });
});
