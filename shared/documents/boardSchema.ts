import { type BoardElement, isElementId } from './board';
import {
  admitsRecord,
  type Field,
  fitRecord,
  flag,
  list,
  matching,
  needed,
  number,
  oneOf,
  orNull,
  pair,
  record,
  text,
  whole,
} from './boardFields';

/**
 * What a board may contain, field by field and type by type: what the tools of Excalidraw 0.18 write, within bounds that
 * every browser can draw. Embedded pages are left out, because they would load another site into the room. A missing
 * optional field gets Excalidraw's own default when the element is drawn.
 */
const farthest = 1_000_000;
/** What somebody may write in one text. It is longer where it is drawn, because each line may end in a break. */
export const longestText = 10_000;
const mostPoints = 3_000;
const largestVersion = 2 ** 40;

const id: Field = {
  admits: (value) => typeof value === 'string' && isElementId(value),
  fit: (value) => (typeof value === 'string' && isElementId(value) ? value : undefined),
};
const place = number(-farthest, farthest);
const point = pair(-farthest, farthest);

/** Names and functions of colours; never a reference to anything else. */
const colour = matching(
  /^(?:#[0-9a-f]{3,8}|[a-z]{1,32}|(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\([0-9a-z.,%/ +-]{1,64}\))$/i,
);

/**
 * The position of an element in the drawing order. Excalidraw throws at a key that is not one of its own. The first letter
 * says how many digits follow; a fraction after them does not end in zero. Letters for billions of elements are left out.
 */
const largestKey = 200;
export function isPileKey(value: unknown): boolean {
  if (typeof value !== 'string' || value.length > largestKey || !/^[S-Za-h][0-9A-Za-z]+$/.test(value)) return false;
  const head = value.charCodeAt(0);
  const digits = value >= 'a' ? head - 'a'.charCodeAt(0) + 2 : 'Z'.charCodeAt(0) - head + 2;
  return value.length === digits || (value.length > digits && !value.endsWith('0'));
}
const pileKey: Field = { admits: isPileKey, fit: (value) => (isPileKey(value) ? value : undefined) };

const link: Field = {
  admits: (value) => typeof value === 'string' && (value === '' || /^(https?:|mailto:)\S{1,2000}$/i.test(value)),
  fit: (value) => (link.admits(value) ? value : undefined),
};

const common: Record<string, Field> = {
  id: needed(id),
  type: needed(oneOf('rectangle', 'diamond', 'ellipse', 'arrow', 'line', 'freedraw', 'text', 'image', 'frame')),
  x: needed(place),
  y: needed(place),
  width: needed(place),
  height: needed(place),
  version: needed(whole(0, largestVersion)),
  versionNonce: needed(whole(0, largestVersion)),
  isDeleted: needed(flag),
  angle: number(-64, 64),
  strokeColor: colour,
  backgroundColor: colour,
  fillStyle: oneOf('hachure', 'cross-hatch', 'solid', 'zigzag'),
  strokeWidth: number(1, 100),
  strokeStyle: oneOf('solid', 'dashed', 'dotted'),
  roughness: number(0, 5),
  opacity: number(0, 100),
  roundness: orNull(record({ type: needed(oneOf(1, 2, 3)), value: number(0, 10_000) })),
  seed: whole(0, 2 ** 32),
  index: orNull(pileKey),
  groupIds: list(id, 0, 50),
  frameId: orNull(id),
  boundElements: orNull(list(record({ id: needed(id), type: needed(oneOf('arrow', 'text')) }), 0, 1_000)),
  updated: number(0, 2 ** 53),
  link: orNull(link),
  locked: flag,
};

const binding = orNull(
  record({
    elementId: needed(id),
    focus: needed(number(-1_000, 1_000)),
    gap: needed(number(-farthest, farthest)),
    fixedPoint: orNull(pair(-1_000, 1_000)),
  }),
);
const arrowhead = orNull(
  oneOf(
    'arrow',
    'bar',
    'dot',
    'circle',
    'circle_outline',
    'triangle',
    'triangle_outline',
    'diamond',
    'diamond_outline',
    'crowfoot_one',
    'crowfoot_many',
    'crowfoot_one_or_many',
  ),
);

/** A long stroke is thinned, so that it keeps its shape and its end. */
const thinned = (of: Field): Field => {
  const held = list(of, 1, mostPoints);
  return {
    admits: held.admits,
    fit(value) {
      if (!Array.isArray(value) || value.length <= mostPoints) return held.fit(value);
      const step = Math.ceil(value.length / (mostPoints - 1));
      return held.fit(value.filter((_, index) => index % step === 0 || index === value.length - 1));
    },
  };
};
const points = needed(thinned(point));
const pressures = thinned(number(0, 1));

const linear = {
  points,
  lastCommittedPoint: orNull(point),
  startBinding: binding,
  endBinding: binding,
  startArrowhead: arrowhead,
  endArrowhead: arrowhead,
};
/**
 * Fixed segments of an elbow arrow make Excalidraw throw when somebody moves the element it is attached to, so they are
 * dropped.
 */
const noPins = list(flag, 0, 0);

const own: Record<string, Record<string, Field>> = {
  rectangle: {},
  diamond: {},
  ellipse: {},
  line: linear,
  arrow: {
    ...linear,
    elbowed: flag,
    fixedSegments: orNull(noPins),
    startIsSpecial: orNull(flag),
    endIsSpecial: orNull(flag),
  },
  freedraw: {
    points,
    pressures: {
      admits: (value) => Array.isArray(value) && (value.length === 0 || pressures.admits(value)),
      fit: (value) => (Array.isArray(value) && value.length === 0 ? [] : pressures.fit(value)),
      isNeeded: true,
    },
    simulatePressure: flag,
    lastCommittedPoint: orNull(point),
  },
  text: {
    text: needed(text(2 * longestText)),
    originalText: text(longestText),
    fontSize: number(0.5, 2_000),
    fontFamily: whole(1, 9),
    textAlign: oneOf('left', 'center', 'right'),
    verticalAlign: oneOf('top', 'middle', 'bottom'),
    containerId: orNull(id),
    autoResize: flag,
    lineHeight: number(0.1, 10),
  },
  image: {
    fileId: orNull(id),
    status: oneOf('pending', 'saved', 'error'),
    scale: pair(-10, 10),
    crop: orNull(
      record({
        x: needed(number(0, farthest)),
        y: needed(number(0, farthest)),
        width: needed(number(0.01, farthest)),
        height: needed(number(0.01, farthest)),
        naturalWidth: needed(number(0.01, farthest)),
        naturalHeight: needed(number(0.01, farthest)),
      }),
    ),
    customData: record({ picture: matching(/^[0-9a-f]{64}$/) }),
  },
  // What lies in a frame is cut off at it, and a browser cannot cut at an outline of negative size.
  frame: { name: orNull(text(200)), width: needed(number(0, farthest)), height: needed(number(0, farthest)) },
};

const schema = new Map(
  Object.entries(own).map(([type, fields]) => [type, new Map(Object.entries({ ...common, ...fields }))] as const),
);

/** For tests: the fields of each type of element. */
export const boardSchema: ReadonlyMap<string, ReadonlyMap<string, Field>> = schema;

/**
 * How far a pen may travel to shade an element line by line or to dash its outline: a page freezes while it draws tens of
 * thousands of strokes. A shape counts by its frame, a drawn line by the path through its points.
 */
export const longestShaded = 40_000;
/** The longest path that any element may have. */
const longestWay = 4 * farthest;

const isPair = (value: unknown): value is [number, number] => Array.isArray(value) && value.length === 2;

function outline({ points: drawn, width, height }: BoardElement): number {
  if (!Array.isArray(drawn)) return 2 * (Math.abs(width) + Math.abs(height));
  let length = 0;
  for (let index = 1; index <= drawn.length; index += 1) {
    const [from, to]: unknown[] = [drawn[index - 1], drawn[index % drawn.length]];
    if (isPair(from) && isPair(to)) length += Math.abs(to[0] - from[0]) + Math.abs(to[1] - from[1]);
  }
  return length;
}

const isShaded = ({ fillStyle, backgroundColor }: BoardElement): boolean =>
  fillStyle !== undefined && fillStyle !== 'solid' && backgroundColor !== undefined;
const isDashed = ({ strokeStyle }: BoardElement): boolean => strokeStyle !== undefined && strokeStyle !== 'solid';

const costsTooMuch = (element: BoardElement): boolean =>
  (isShaded(element) || isDashed(element)) && outline(element) > longestShaded;

/** Excalidraw fails on elbow arrows that reach further. */
const nearby = pair(-farthest / 4, farthest / 4);
/** An elbow arrow has two ends, near enough to each other. */
function isElbow({ elbowed, points: drawn }: BoardElement): boolean {
  if (elbowed !== true) return true;
  return Array.isArray(drawn) && drawn.length >= 2 && drawn.length <= 100 && drawn.every((at) => nearby.admits(at));
}

const fieldsOf = (value: unknown) =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
    ? schema.get(value.type)
    : undefined;

/**
 * True for an element that a board may hold under this id. The server checks every write, the browser checks before it
 * draws.
 */
export function isBoardElement(key: string, value: unknown): value is BoardElement {
  const fields = fieldsOf(value);
  if (!fields || !admitsRecord(fields, value) || value.id !== key) return false;
  const element = value as BoardElement;
  return !costsTooMuch(element) && outline(element) <= longestWay && isElbow(element);
}

/** A frame that is being drawn up or to the left has a negative size until the pointer is lifted: the same outline from its other corner. */
function upright(frame: BoardElement): BoardElement {
  const { x, y, width, height } = frame;
  if (!(width < 0 || height < 0)) return frame;
  return {
    ...frame,
    x: x + Math.min(width, 0),
    y: y + Math.min(height, 0),
    width: Math.abs(width),
    height: Math.abs(height),
  };
}

/**
 * An element made to fit a board: unknown fields are dropped, numbers are brought within their bounds, and an element that
 * would take too long to shade or dash is drawn plainly. Null when it cannot be made to fit.
 */
export function fitted(element: BoardElement): BoardElement | null {
  const fields = fieldsOf(element);
  const fits = fields ? fitRecord(fields, element.type === 'frame' ? upright(element) : element) : null;
  if (!fits) return null;
  const drawn = fits as BoardElement;
  const plain = costsTooMuch(drawn) ? { ...drawn, fillStyle: 'solid', strokeStyle: 'solid' } : drawn;
  return isBoardElement(plain.id, plain) ? plain : null;
}

/**
 * A stored element prepared for drawing; null when it cannot be drawn. Boards written under earlier rules may hold elements
 * that no longer fit: such an element stays in the document until somebody replaces it, and never keeps the others from
 * being shown.
 */
export function drawable(key: string, value: unknown): BoardElement | null {
  if (isBoardElement(key, value)) return value;
  if (typeof value !== 'object' || value === null) return null;
  const fits = fitted(value as BoardElement);
  return fits?.id === key ? fits : null;
}
