import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { BoardElement } from '../../../shared/documents/board';
import { boardSchema, fitted, isBoardElement, isPileKey, longestShaded } from '../../../shared/documents/boardSchema';
import { element, seedOf } from './peers';

const stroke = (more: object = {}) =>
  element('a', {
    type: 'freedraw',
    points: [
      [0, 0],
      [5, 5],
    ],
    pressures: [],
    simulatePressure: true,
    ...more,
  });
const arrow = (more: object = {}) =>
  element('a', {
    type: 'arrow',
    points: [
      [0, 0],
      [9, 9],
    ],
    ...more,
  });
const words = (more: object = {}) =>
  element('a', { type: 'text', text: 'launch', fontSize: 20, fontFamily: 5, ...more });
const picture = (more: object = {}) => element('a', { type: 'image', fileId: 'f', ...more });
const without = (given: BoardElement, key: string) => {
  const { [key]: _, ...rest } = given;
  return rest;
};

describe('[DC4] what a board may hold', () => {
  it('admits every kind of element that the tools draw', () => {
    for (const each of [
      element('a'),
      stroke(),
      arrow(),
      words(),
      picture(),
      element('a', { type: 'frame', name: null }),
    ])
      expect(isBoardElement('a', each), each.type).toBe(true);
  });

  test.each<[string, unknown]>([
    ['an arrow without points', without(arrow(), 'points')],
    ['a stroke without points', without(stroke(), 'points')],
    ['a stroke without pressures', without(stroke(), 'pressures')],
    ['a stroke without a single point', stroke({ points: [] })],
    ['a text without text', without(words(), 'text')],
    ['bound elements that are no list', element('a', { boundElements: 'x' })],
    ['a bound element that is a word', element('a', { boundElements: ['x'] })],
    ['a frame of negative size', element('a', { type: 'frame', name: null, width: 10, height: -5 })],
    ['a frame whose name is an object', element('a', { type: 'frame', name: {} })],
    ['groups that are no list', element('a', { groupIds: {} })],
    ['a rectangle as wide as a country', element('a', { width: 1e7 })],
    ['more shading than a page survives', shaded(longestShaded)],
    ['more dashes than a page survives', element('a', { width: longestShaded, strokeStyle: 'dotted' })],
    [
      'points beyond the bounds',
      arrow({
        points: [
          [0, 0],
          [1e9, 0],
        ],
      }),
    ],
    [
      'a point of three numbers',
      arrow({
        points: [
          [0, 0],
          [1, 1, 1],
        ],
      }),
    ],
    ['too many points', arrow({ points: Array.from({ length: 3_001 }, () => [0, 0]) })],
    ['an elbow of one point', arrow({ elbowed: true, points: [[0, 0]] })],
    ['an elbow with a pinned piece', elbow({ fixedSegments: [{ index: 2, start: [9, 0], end: [9, 9] }] })],
    ['an arrow head of its own', arrow({ startArrowhead: 'sword' })],
    ['a binding to nothing', arrow({ startBinding: { focus: 0, gap: 1 } })],
    ['a colour that fetches something', element('a', { backgroundColor: 'url(https://example.org/x)' })],
    ['a stroke of no width', element('a', { strokeWidth: 0 })],
    ['a place in the pile that no program made', element('a', { index: 'x' })],
    ['a link into the page', element('a', { link: 'javascript:alert(1)' })],
    ['a link with a break in front', element('a', { link: '\njavascript:alert(1)' })],
    ['a version that is no number', element('a', { version: Number.NaN })],
    ['a size that is no number', { ...element('a'), width: '10' }],
    ['a text of ten thousand letters and one', words({ originalText: 'x'.repeat(10_001) })],
    ['a text with more than a break after each letter', words({ text: 'x'.repeat(20_001) })],
    ['an unknown font', words({ fontFamily: 12 })],
    [
      'a picture cut to nothing',
      picture({ crop: { x: 0, y: 0, width: 0, height: 1, naturalWidth: 1, naturalHeight: 1 } }),
    ],
    ['a field that no tool writes', element('a', { onload: 'x' })],
    ['an embedded page', element('a', { type: 'embeddable' })],
    ['a frame from elsewhere', element('a', { type: 'iframe' })],
    ['a frame that asks a machine', element('a', { type: 'magicframe' })],
    ['a type that every object has', element('a', { type: 'constructor' })],
    ['another id', element('b')],
    ['a list', [element('a')]],
    ['nothing', null],
    ['a replaced prototype', JSON.parse(`{"__proto__": {}, "x": 1}`)],
    ['an inherited field', Object.assign(Object.create({ isDeleted: false }), without(element('a'), 'isDeleted'))],
  ])('refuses %s', (_, value) => {
    expect(isBoardElement('a', value)).toBe(false);
  });

  test('admits only positions in the drawing order from which Excalidraw can count on', () => {
    for (const key of ['a0', 'aZ', 'b00', 'Zz', 'Yzz', 'a1V', 'a0000G']) expect(isPileKey(key), key).toBe(true);
    const broken = [
      '',
      'a',
      'b0',
      'a00',
      'a1V0',
      'z00000000000000000000000000',
      `A${'0'.repeat(25)}1`,
      'a-',
      'é0',
      '00',
    ];
    for (const key of [...broken, `a0${'z'.repeat(200)}`]) expect(isPileKey(key), key).toBe(false);
  });
});

function shaded(side: number) {
  return element('a', { width: side, height: side, fillStyle: 'hachure', backgroundColor: '#ffc9c9' });
}
function elbow(more: object = {}) {
  return arrow({
    elbowed: true,
    points: [
      [0, 0],
      [9, 0],
      [9, 9],
      [30, 9],
      [30, 40],
    ],
    ...more,
  });
}

describe('[DC4] an element made to fit', () => {
  it('loses unknown fields and keeps the rest', () => {
    const drawn = { ...element('a', { link: 'javascript:x', strokeColor: '#e03131' }), customData: {}, polygon: true };
    expect(fitted(drawn)).toEqual(element('a', { strokeColor: '#e03131', link: null }));
  });

  it('has its numbers brought within their bounds', () => {
    expect(fitted(element('a', { x: -1e9, width: 1e9, opacity: 300, strokeWidth: 0 }))).toMatchObject({
      x: -1e6,
      width: 1e6,
      opacity: 100,
      strokeWidth: 1,
    });
  });

  it('is drawn plainly when shading or dashing would take too long', () => {
    expect(fitted(shaded(longestShaded))).toMatchObject({ fillStyle: 'solid', backgroundColor: '#ffc9c9' });
    expect(fitted(element('a', { width: longestShaded, strokeStyle: 'dotted' }))).toMatchObject({
      strokeStyle: 'solid',
    });
  });

  it('has the same outline when it is a frame drawn up and to the left', () => {
    const drawn = element('a', { type: 'frame', name: null, x: 100, y: 50, width: -30, height: -20 });
    expect(fitted(drawn)).toMatchObject({ x: 70, y: 30, width: 30, height: 20 });
  });

  it('loses the fixed segments of an elbow arrow', () => {
    const pinned = elbow({ fixedSegments: [{ index: 2, start: [9, 0], end: [9, 9] }] });
    expect(fitted(pinned)).toEqual(elbow({ fixedSegments: [] }));
  });

  it('keeps both ends of a long stroke that is thinned', () => {
    const points = Array.from({ length: 6_000 }, (_, index) => [index, 1]);
    const thin = fitted(stroke({ points, pressures: points.map(() => 0.5), simulatePressure: false }));
    expect(thin?.points).toHaveLength(2_001);
    expect(thin?.pressures).toHaveLength(2_001);
    const drawn = thin?.points as number[][] | undefined;
    expect([drawn?.[0], drawn?.at(-1)]).toEqual([
      [0, 1],
      [5_999, 1],
    ]);
  });

  it('stays unchanged with a zero below zero, which the random elements found', () => {
    const drawn = element('a', { roughness: -0, opacity: -0, updated: -0 });
    expect(isBoardElement('a', drawn)).toBe(true);
    expect(fitted(drawn)).toEqual(drawn);
  });

  it('is always admitted, and an admitted element stays unchanged', () => {
    const seed = seedOf('elements made to fit');
    const keys = [...new Set([...boardSchema.values()].flatMap((fields) => [...fields.keys()]))];
    const junk = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.double(),
      fc.constantFrom(undefined, Number.NaN, '__proto__', [[0, 0]], { id: 'b', type: 'text' }),
    );
    let admitted = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(
          element('a'),
          stroke(),
          arrow(),
          words(),
          picture(),
          element('a', { type: 'frame', name: 'x' }),
        ),
        fc.dictionary(fc.constantFrom(...keys.filter((key) => key !== 'id')), junk, { maxKeys: 4 }),
        (given, change) => {
          const drawn: BoardElement = Object.assign({}, given, change);
          const fits = fitted(drawn);
          if (fits) expect(isBoardElement('a', fits)).toBe(true);
          if (!isBoardElement('a', drawn)) return;
          admitted += 1;
          expect(fits).toEqual(drawn);
        },
      ),
      { seed, numRuns: 5_000 },
    );
    expect(admitted).toBeGreaterThan(100);
  });
});
