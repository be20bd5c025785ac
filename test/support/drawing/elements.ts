import fc from 'fast-check';
import type { BoardElement } from '../../../shared/documents/board';
import { boardSchema, isBoardElement } from '../../../shared/documents/boardSchema';

/** Elements at and around every limit of a board, told apart by their ids; only elements that a board admits are returned. */
const many = <T>(count: number, each: (index: number) => T): T[] => Array.from({ length: count }, (_, at) => each(at));

/** How many elements are on one board. Opening, saving and closing one takes as long as drawing a hundred elements. */
export const perBoard = 300;
/** Fewer where each element varies all its fields. */
const perWildBoard = 40;
const someIds = ['e0', 'e1', 'e2', 'e3', 'e5', 'e8', 'e13', 'e21', 'nobody'];

const zigzag = (count: number, wide: number) => many(count, (at) => [at % 2 === 0 ? 0 : wide, at]);
const square = [
  [0, 0],
  [90, 0],
  [90, 60],
  [0, 60],
  [0, 0],
];

const numbers = [
  0, -0, 0.01, 0.1, 0.5, 1, 1.5, 2, 3, 5, 9, 10, 20, 50, 64, 100, 1_000, 2_000, 10_000, 20_000, 1e6, 4e6,
];
const words = ['', ' ', '\n', 'a', 'مرحبا', '👩‍👩‍👧', '\ud800', '漢字'.repeat(50), '\t\r\n\n', '-', 'x'.repeat(200)];
const long = ['x'.repeat(10_000), 'ab '.repeat(3_333), '\n'.repeat(10_000)];

const stairs = (count: number) => many(count, (at) => [Math.floor((at + 1) / 2) * 40, Math.floor(at / 2) * 30]);
/** The values tried in a field of this name. */
const tried: Record<string, unknown[]> = {
  isDeleted: [false, true],
  version: [0, 1, 2, 2 ** 40 - 1, 2 ** 40],
  versionNonce: [0, 1, 2 ** 31, 2 ** 32, 2 ** 40],
  strokeColor: [
    '#000',
    '#1e1e1e',
    '#1e1e1eff',
    'red',
    'nonsense',
    'transparent',
    'rgba(0, 0, 0, 0.5)',
    'oklch(1% 2% 3)',
  ],
  backgroundColor: ['#fff', '#ffc9c9', '#00000000', 'currentcolor', 'transparent', 'hsl(120 50% 50% / 20%)', 'red'],
  fillStyle: ['hachure', 'cross-hatch', 'solid', 'zigzag'],
  strokeStyle: ['solid', 'dashed', 'dotted'],
  roundness: [null, ...[1, 2, 3].flatMap((type) => [{ type }, ...[0, 1, 10_000].map((value) => ({ type, value }))])],
  index: [null, 'a0', 'a1', 'a0V', 'Zz', 'Yzz', 'Szzzzzzzz', 'h00000000', `a0${'z'.repeat(198)}`, 'b00', 'a0'],
  groupIds: [[], ['g'], ['g', 'h'], ['h', 'g'], ['g', 'g'], many(50, (at) => `g${at}`)],
  frameId: [null, ...someIds],
  boundElements: [
    null,
    [],
    ...someIds.flatMap((id) => ['arrow', 'text'].map((type) => [{ id, type }])),
    someIds.map((id, at) => ({ id, type: at % 2 === 0 ? 'arrow' : 'text' })),
    many(1_000, (at) => ({ id: `e${at % perBoard}`, type: at % 2 === 0 ? 'text' : 'arrow' })),
  ],
  updated: [0, 1, 2 ** 53],
  link: [
    null,
    '',
    'https://example.org',
    'mailto:a@example.org',
    'HTTP://x',
    `https://${'x'.repeat(1_999)}`,
    'https://[',
  ],
  points: [
    [[0, 0]],
    [
      [0, 0],
      [0, 0],
    ],
    [
      [7, 7],
      [7, 7],
    ],
    [
      [0, 0],
      [1e6, 1e6],
    ],
    [
      [-1e6, 0],
      [1e6, 0],
    ],
    [
      [0, 0],
      [0.001, 0],
    ],
    [
      [5, 5],
      [90, 60],
      [-30, 20],
    ],
    square,
    ...[3, 4, 5, 6, 7, 12].map(stairs),
    [...stairs(6), [-1e5, 90], [-1e5, -1e5]],
    many(100, (at) => [at % 2, 0]),
    many(3_000, () => [0, 0]),
    zigzag(3_000, 300),
    zigzag(100, 300),
    [...zigzag(200, 90), [0, 0]],
  ],
  pressures: [[], [0], [1], [0.5, 0.5], many(3_000, (at) => at / 3_000)],
  lastCommittedPoint: [null, [0, 0], [1e6, -1e6]],
  startArrowhead: [null, 'arrow', 'bar', 'dot', 'circle', 'circle_outline', 'triangle', 'triangle_outline'],
  endArrowhead: [null, 'diamond', 'diamond_outline', 'crowfoot_one', 'crowfoot_many', 'crowfoot_one_or_many'],
  fixedSegments: [null, []],
  startIsSpecial: [null, true, false],
  endIsSpecial: [null, true, false],
  text: [...words, ...long],
  originalText: [...words, ...long],
  textAlign: ['left', 'center', 'right'],
  verticalAlign: ['top', 'middle', 'bottom'],
  containerId: [null, ...someIds],
  fileId: [null, 'f', 'a'.repeat(40)],
  status: ['pending', 'saved', 'error'],
  scale: [
    [1, 1],
    [-1, 1],
    [0, 0],
    [10, -10],
    [0.001, 1],
  ],
  crop: [
    null,
    ...[0.01, 1, 1e6].map((to) => ({ x: 0, y: to, width: to, height: 0.01, naturalWidth: to, naturalHeight: 1e6 })),
  ],
  customData: [{}, { picture: 'a'.repeat(64) }],
  name: [null, ...words],
};
const bindings = [
  null,
  ...someIds.flatMap((elementId) => [
    { elementId, focus: 0, gap: 1 },
    { elementId, focus: -1_000, gap: -1e6 },
    { elementId, focus: 1, gap: 1e6, fixedPoint: [0.5, 1.1] },
    { elementId, focus: 0.2, gap: 5, fixedPoint: [1_000, -1_000] },
    { elementId, focus: 0, gap: 0, fixedPoint: null },
  ]),
];
const candidates = (key: string): unknown[] => {
  if (key === 'startBinding' || key === 'endBinding') return bindings;
  const given = tried[key];
  if (given) return given;
  return [true, false, ...numbers, ...numbers.map((value) => -value)];
};

/** Elbow arrows have rules of their own. */
const kinds = [...boardSchema.keys(), 'elbow'];
const typeOf = (kind: string) => (kind === 'elbow' ? 'arrow' : kind);

/** An element as its tool draws it, at its own place among the others. */
export function drawn(kind: string, number: number): BoardElement {
  const id = `e${number}`;
  const type = typeOf(kind);
  const at = { x: (number % 12) * 97, y: Math.floor(number / 12) * 85, width: 90, height: 60 };
  const base = { id, type, version: 1, versionNonce: 1, isDeleted: false, ...at, seed: number + 1 };
  if (kind === 'elbow') return { ...base, elbowed: true, points: stairs(7), endArrowhead: 'arrow' };
  if (type === 'arrow' || type === 'line')
    return {
      ...base,
      points: [
        [0, 0],
        [90, 60],
      ],
    };
  if (type === 'freedraw') return { ...base, points: square, pressures: [], simulatePressure: true };
  if (type === 'text') return { ...base, text: 'launch', originalText: 'launch', fontSize: 20, fontFamily: 5 };
  if (type === 'image') return { ...base, fileId: 'f', status: 'saved', scale: [1, 1], crop: null };
  return base;
}

/** The values of one field that a board admits. */
function admitted(kind: string, key: string): unknown[] {
  const field = boardSchema.get(typeOf(kind))?.get(key);
  const seen = new Set<string>();
  return candidates(key).filter((value) => {
    const text = Object.is(value, -0) ? '-0' : JSON.stringify(value);
    return field?.admits(value) === true && !seen.has(text) && seen.add(text);
  });
}

const fixed = new Set(['id', 'type']);
const keysOf = (kind: string) => [...(boardSchema.get(typeOf(kind))?.keys() ?? [])].filter((key) => !fixed.has(key));

/** One element per field and value, everything else as usual. */
export function* atEachBound(): Generator<(number: number) => BoardElement> {
  for (const kind of kinds)
    for (const key of keysOf(kind))
      for (const value of admitted(kind, key)) {
        const make = (number: number): BoardElement => ({ ...drawn(kind, number), [key]: value });
        if (isBoardElement('e0', make(0))) yield make;
      }
}

/** Elements with any number of fields at any of their values: a whole board of them. */
export function anyBoard(): fc.Arbitrary<BoardElement[]> {
  const anyOf = (kind: string): fc.Arbitrary<(number: number) => BoardElement> => {
    const changes = Object.fromEntries(
      keysOf(kind)
        .filter((key) => key !== 'isDeleted' && (key !== 'elbowed' || kind !== 'elbow'))
        .map((key) => [key, fc.constantFrom(...admitted(kind, key))]),
    );
    return fc
      .record(changes, { requiredKeys: [] })
      .map((change) => (number) => ({ ...drawn(kind, number), ...change }));
  };
  return fc
    .array(
      fc.constantFrom(...kinds).chain((kind) => anyOf(kind).filter((make) => isBoardElement('e0', make(0)))),
      { minLength: perWildBoard, maxLength: perWildBoard },
    )
    .map((makers) => makers.map((make, number) => make(number)));
}
