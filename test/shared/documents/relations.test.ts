import { expect, test } from 'vitest';
import type { BoardElement } from '../../../shared/documents/board';
import { withSoundRelations } from '../../../shared/documents/relations';
import { element } from './peers';

const drawn = (id: string, type: string, more: Partial<BoardElement> = {}): BoardElement =>
  element(id, { type, ...more });

const board = new Map(
  [drawn('frame', 'frame'), drawn('box', 'rectangle'), drawn('text', 'text'), drawn('arrow', 'arrow')].map((one) => [
    one.id,
    one,
  ]),
);
const sound = (element: BoardElement) => withSoundRelations(element, (id) => board.get(id));

test('[DC4] relations that tools make, and relations to what is not there yet, stay as they are', () => {
  const all = [
    drawn('a', 'rectangle', { frameId: 'frame', boundElements: [{ id: 'arrow', type: 'arrow' }] }),
    drawn('b', 'text', { containerId: 'box', frameId: null }),
    drawn('c', 'arrow', { startBinding: { elementId: 'box' }, endBinding: { elementId: 'later' } }),
    drawn('d', 'text', { containerId: 'later', frameId: 'later' }),
  ];
  for (const element of all) expect(sound(element)).toBe(element);
});

test('[DC4] relations that no tool makes are left out: they make the drawing program fail or run in circles', () => {
  expect(sound(drawn('a', 'frame', { frameId: 'frame' }))).toMatchObject({ frameId: null });
  expect(sound(drawn('frame', 'rectangle', { frameId: 'frame' }))).toMatchObject({ frameId: null });
  expect(sound(drawn('a', 'rectangle', { frameId: 'box' }))).toMatchObject({ frameId: null });
  expect(sound(drawn('a', 'text', { containerId: 'text' }))).toMatchObject({ containerId: null });
  const arrow = drawn('a', 'arrow', { startBinding: { elementId: 'arrow' }, endBinding: { elementId: 'box' } });
  expect(sound(arrow)).toMatchObject({ startBinding: null, endBinding: { elementId: 'box' } });
  for (const [id, size] of [
    ['flat', { height: 0 }],
    ['turned', { width: -90 }],
  ] as const) {
    board.set(id, drawn(id, 'rectangle', size));
    const elbow = drawn('a', 'arrow', {
      elbowed: true,
      startBinding: { elementId: id },
      endBinding: { elementId: 'box' },
    });
    expect(sound(elbow)).toMatchObject({ startBinding: null, endBinding: { elementId: 'box' } });
    const straight = drawn('a', 'arrow', { startBinding: { elementId: id } });
    expect(sound(straight)).toBe(straight);
  }
  const bound = [
    { id: 'box', type: 'text' },
    { id: 'text', type: 'text' },
  ];
  expect(sound(drawn('a', 'rectangle', { boundElements: bound })).boundElements).toEqual([bound[1]]);
});
