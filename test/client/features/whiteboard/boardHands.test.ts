import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { mergedElement } from '../../../../client/features/whiteboard/mergeElements';
import { boardElements, clearBoard } from '../../../../shared/documents/board';
import { isBoardElement } from '../../../../shared/documents/boardSchema';
import { chanceFrom, DocumentServer, element, seedOf, Tab } from '../../../shared/documents/peers';
import { board } from './aBoard';

/** Two people with a board each; `meet` brings everything to both. */
function two() {
  const [ann, ben] = [board(), board()];
  ben.doc.clientID = ann.doc.clientID + 1; // of two versions written at once, that of the higher number stays
  const meet = () => {
    for (let round = 0; round < 4; round += 1) {
      for (const side of [ann, ben]) side.bound.flush();
      for (const side of [ann, ben])
        for (const other of [ann, ben]) {
          Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(side.doc, Y.encodeStateVector(other.doc)), 'server');
        }
      for (const side of [ann, ben]) side.pass(100);
    }
  };
  return { ann, ben, meet };
}
type Side = ReturnType<typeof board>;

/** The editor closes, and the surface says that something changed. */
function letGo(side: Side, id: string) {
  side.surface.inHand.delete(id);
  side.bound.note();
  side.pass(100);
}
const seen = (side: Side, id: string) => {
  const { version, versionNonce, ...rest } = side.surface.scene.get(id) ?? element(id);
  return rest;
};

describe('[DC1] an element that is in somebody’s hands while another person changes it', () => {
  it('[DC1] shows the text of the other person as soon as the editor closes, and keeps it in what is written next', () => {
    const { ann, ben, meet } = two();
    ann.surface.write('goal', 'Goal');
    meet();
    ann.surface.inHand.add('goal');
    ben.surface.write('goal', 'Goal for this year');
    meet();
    expect(ann.surface.words('goal')).toBe('Goal');
    letGo(ann, 'goal');
    expect(ann.surface.words('goal')).toBe('Goal for this year');
    ann.surface.write('goal', `${ann.surface.words('goal')}, at last`);
    meet();
    expect([ann, ben].map(({ surface }) => surface.words('goal'))).toEqual(
      Array(2).fill('Goal for this year, at last'),
    );
  });

  it('[DC1] writes nothing over the text of others when only its size was measured again', () => {
    const { ann, ben, meet } = two();
    ann.surface.write('goal', 'Goal');
    meet();
    ann.surface.inHand.add('goal');
    ann.surface.draw('goal', { width: 41.5 });
    ben.surface.write('goal', 'Goal for this year');
    meet();
    letGo(ann, 'goal');
    meet();
    for (const side of [ann, ben]) expect(side.surface.words('goal')).toBe('Goal for this year');
  });

  it('[DC1] keeps the words of both when both wrote', () => {
    const { ann, ben, meet } = two();
    ann.surface.write('goal', 'Goal');
    meet();
    ann.surface.inHand.add('goal');
    ben.surface.inHand.add('goal');
    ann.surface.write('goal', 'My Goal');
    ben.surface.write('goal', 'Goal for this year');
    meet();
    letGo(ann, 'goal');
    meet();
    letGo(ben, 'goal');
    meet();
    for (const side of [ann, ben]) expect(side.surface.words('goal')).toBe('My Goal for this year');
  });

  it('[DC1] joins a size with a text, and a new place with both', () => {
    const { ann, ben, meet } = two();
    ann.surface.write('goal', 'Goal');
    ann.surface.draw('goal', { fontSize: 20 });
    meet();
    ann.surface.inHand.add('goal');
    ann.surface.draw('goal', { fontSize: 36 });
    ben.surface.write('goal', 'Goal for this year');
    meet();
    letGo(ann, 'goal');
    ben.surface.draw('goal', { x: 300 });
    meet();
    for (const side of [ann, ben]) {
      expect(seen(side, 'goal')).toMatchObject({ originalText: 'Goal for this year', fontSize: 36, x: 300 });
    }
  });

  it('[DC1] keeps both changes when two people write at the same moment without knowing of each other', () => {
    const { ann, ben, meet } = two();
    ann.surface.write('goal', 'Goal');
    meet();
    for (let step = 1; step <= 5; step += 1) {
      ann.surface.draw('goal', { x: step * 10 });
      ann.bound.flush();
    }
    ben.surface.write('goal', 'Goal for this year');
    ben.bound.flush();
    meet();
    for (const side of [ann, ben]) {
      expect(seen(side, 'goal')).toMatchObject({ originalText: 'Goal for this year', x: 50 });
    }
  });

  it('[DC1] brings a removed text back for the person who wrote in it, and removes it for one who did not', () => {
    for (const isCleared of [true, false]) {
      const { ann, ben, meet } = two();
      ann.surface.write('mine', 'Goal');
      ann.surface.write('open', 'Plan');
      meet();
      ann.surface.inHand.add('mine').add('open');
      ann.surface.write('mine', 'Goal for this year');
      if (isCleared) clearBoard(ben.doc);
      else for (const id of ['mine', 'open']) ben.surface.draw(id, { isDeleted: true });
      meet();
      letGo(ann, 'mine');
      letGo(ann, 'open');
      meet();
      for (const side of [ann, ben]) {
        expect(
          side.surface
            .elements()
            .filter(({ isDeleted }) => !isDeleted)
            .map(({ id }) => id),
        ).toEqual(['mine']);
      }
    }
  });

  it('[DC1] leaves to Excalidraw’s rule what both changed, and takes points and size of a line from one person', () => {
    const base = element('line', {
      type: 'line',
      points: [
        [0, 0],
        [9, 9],
      ],
      width: 9,
      height: 9,
      boundElements: [],
    });
    const mine = {
      ...base,
      version: 3,
      points: [
        [0, 0],
        [5, 5],
      ],
      width: 5,
      height: 5,
      boundElements: [{ id: 'a', type: 'arrow' }],
    };
    const theirs = { ...base, version: 5, x: 7, width: 20, boundElements: [{ id: 'b', type: 'arrow' }] };
    const joined = mergedElement(base, mine, theirs);
    expect(joined).toMatchObject({ x: 7, width: 20, height: 9, points: base.points });
    expect(joined.boundElements).toEqual([
      { id: 'b', type: 'arrow' },
      { id: 'a', type: 'arrow' },
    ]);
    expect(isBoardElement('line', joined)).toBe(true);
  });

  it('[DC1] no word is lost, whoever writes and whenever editors are open', () => {
    const seed = seedOf('words on boards');
    const chance = chanceFrom(seed);
    const word = (number: number) => String.fromCharCode(0x4e00 + number);
    const at = (count: number) => Math.floor(chance() * count);
    for (let game = 0; game < 40; game += 1) {
      const server = new DocumentServer('board');
      const sides = ['ann', 'ben', 'cem'].map((member) => {
        const tab = new Tab(server, member);
        return { tab, ...board(tab.doc) };
      });
      const deliver = () => {
        for (const { tab } of sides)
          for (const update of tab.outbox.splice(0)) {
            const answer = server.receive(update, tab.member, tab.clientId);
            expect(answer, `seed ${seed}`).toMatchObject({ verdict: 'accept' });
            for (const other of sides) if (other.tab !== tab) other.tab.inbox.push(update);
          }
      };
      const settle = () => {
        for (let round = 0; round < 8; round += 1) {
          for (const side of sides) side.bound.flush();
          deliver();
          for (const side of sides) {
            side.tab.read();
            side.bound.note();
            side.pass(100);
          }
        }
      };
      const [first] = sides;
      first!.surface.write('goal', '.');
      settle();
      let written = 0;
      for (let step = 0; step < 120; step += 1) {
        const side = sides[at(3)]!;
        const { surface, bound, tab, pass } = side;
        const isMoved = chance() < 0.2;
        if (chance() < 0.2) surface.inHand.add('goal');
        if (chance() < 0.3 && !isMoved) {
          const words = surface.words('goal') as string;
          const gap = chance() < 0.5 ? 0 : words.length;
          surface.write('goal', words.slice(0, gap) + word(written++) + words.slice(gap));
          surface.draw('goal', { versionNonce: at(1e6) });
        }
        if (isMoved) surface.draw('goal', { x: at(1e3), versionNonce: at(1e6) });
        if (chance() < 0.3) surface.inHand.clear();
        bound.note();
        pass(at(90));
        if (chance() < 0.3) deliver();
        if (chance() < 0.3) tab.read();
      }
      for (const { surface } of sides) surface.inHand.clear();
      settle();
      const words = sides.map(({ surface }) => surface.words('goal') as string);
      expect(new Set(words).size, `seed ${seed}`).toBe(1);
      const all = ['.', ...Array.from({ length: written }, (_, number) => word(number))];
      expect([...(words[0] ?? '')].sort(), `seed ${seed}, game ${game}`).toEqual(all.sort());
      expect(words[0], `seed ${seed}`).toBe(boardElements(server.doc).get('goal')?.originalText);
    }
  });
});
