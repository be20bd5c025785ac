import type { BoardElement } from './board';

type Find = (id: string) => BoardElement | undefined;

const holdsText = new Set(['rectangle', 'diamond', 'ellipse', 'arrow']);
const holdsArrows = new Set(['rectangle', 'diamond', 'ellipse', 'image', 'text', 'frame']);

/** An elbow arrow is drawn to where a line from the middle of the shape meets its outline. */
const hasOutline = ({ width, height }: BoardElement): boolean => width >= 1 && height >= 1;

/**
 * An element without the relations that no tool makes: a frame in a frame, a text in a text, an arrow that is bound to a
 * stroke or to itself, an elbow arrow that is bound to a shape without an extent. Excalidraw follows relations without
 * looking, and fails or runs in circles on these. A relation to an element that is not there (yet) stays as it is.
 */
export function withSoundRelations(element: BoardElement, find: Find): BoardElement {
  const is = (id: unknown, fits: (other: BoardElement) => boolean): boolean => {
    const other = typeof id === 'string' ? find(id) : undefined;
    return other === undefined || (other.id !== element.id && fits(other));
  };
  const bindsTo = (value: unknown): boolean =>
    typeof value !== 'object' ||
    value === null ||
    !('elementId' in value) ||
    is(value.elementId, (other) => holdsArrows.has(other.type) && (element.elbowed !== true || hasOutline(other)));
  const sound: Record<string, unknown> = {};
  const { frameId, containerId, boundElements, startBinding, endBinding } = element;
  if (!is(frameId, ({ type }) => type === 'frame' && element.type !== 'frame')) sound.frameId = null;
  if (!is(containerId, ({ type }) => holdsText.has(type))) sound.containerId = null;
  if (!bindsTo(startBinding)) sound.startBinding = null;
  if (!bindsTo(endBinding)) sound.endBinding = null;
  if (Array.isArray(boundElements)) {
    const bound = boundElements.filter((one) => is(one.id, ({ type }) => type === one.type));
    if (bound.length < boundElements.length) sound.boundElements = bound;
  }
  return Object.keys(sound).length === 0 ? element : { ...element, ...sound };
}
