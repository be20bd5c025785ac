import { describe, expect, it } from 'vitest';
import { asNewElements, mayHoldDrawing } from '../../../../client/features/whiteboard/droppedDrawing';
import { StoredPictures } from '../../../../client/features/whiteboard/pictures';
import { boardElements } from '../../../../shared/documents/board';
import { isBoardElement } from '../../../../shared/documents/boardSchema';
import { emptyDocument } from '../../../../shared/documents/roots';
import { element } from '../../../shared/documents/peers';

function counting() {
  let last = 0;
  return () => `new${++last}`;
}

describe('[DC1] a drawing that is dropped on the board', () => {
  it('[DC1] comes as new elements that keep their relations among each other and lose all others', () => {
    const box = element('box', {
      x: 100,
      y: 100,
      width: 40,
      height: 20,
      groupIds: ['g'],
      boundElements: [
        { id: 'label', type: 'text' },
        { id: 'away', type: 'arrow' },
      ],
    });
    const label = element('label', { type: 'text', text: 'a', x: 110, y: 110, containerId: 'box', groupIds: ['g'] });
    const arrow = element('arrow', {
      type: 'arrow',
      points: [
        [0, 0],
        [9, 9],
      ],
      x: 140,
      y: 110,
      width: 60,
      startBinding: { elementId: 'box', focus: 0, gap: 1 },
      endBinding: { elementId: 'away', focus: 0, gap: 1 },
    });
    const added = asNewElements([box, label, arrow, element('gone', { isDeleted: true })], { x: 0, y: 0 }, counting());
    expect(added.map(({ id }) => id)).toEqual(['new1', 'new2', 'new3']);
    expect(added[0]).toMatchObject({ x: -50, y: -10, boundElements: [{ id: 'new2', type: 'text' }] });
    expect(added[1]).toMatchObject({ containerId: 'new1', groupIds: added[0]!.groupIds });
    expect(added[1]!.groupIds).not.toEqual(['g']);
    expect(added[2]).toMatchObject({ startBinding: { elementId: 'new1' }, endBinding: null });
    for (const each of added) expect(isBoardElement(each.id, each)).toBe(true);
  });

  it('[DC1] is looked for in every file that Excalidraw would open, and in no other', () => {
    for (const name of ['plan.excalidraw', 'plan.JSON', 'plan.excalidraw.png', 'plan.svg'])
      expect(mayHoldDrawing({ name, type: '' })).toBe(true);
    expect(mayHoldDrawing({ name: 'drawing', type: 'application/json' })).toBe(true);
    expect(mayHoldDrawing({ name: 'photo.jpg', type: 'image/jpeg' })).toBe(false);
  });
});

describe('[DC2] pictures on a board', () => {
  const picture = (id: string, name: string) =>
    element(id, { type: 'image', customData: { picture: name.repeat(64) } });

  it('[DC2] a picture copied from another meeting is not here before its bytes have come', () => {
    const shared = boardElements(emptyDocument('board'));
    const stored = new StoredPictures(shared);
    shared.set('theirs', picture('theirs', 'a'));
    expect(stored.has(shared.get('theirs')!)).toBe(true);
    expect(stored.has(picture('copy', 'a'))).toBe(true);
    expect(stored.has(picture('foreign', 'b'))).toBe(false);
    expect(stored.has(element('new', { type: 'image' }))).toBe(false);
    stored.add('b'.repeat(64));
    expect(stored.has(picture('foreign', 'b'))).toBe(true);
  });
});
