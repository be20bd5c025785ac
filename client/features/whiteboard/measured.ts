import { restoreElements } from '@excalidraw/excalidraw';
import type { ExcalidrawElement, OrderedExcalidrawElement } from '@excalidraw/excalidraw/element/types';

/** A text that was written where nothing is drawn, or joined from two: nobody has wrapped or measured it yet. */
const isUnmeasured = (element: ExcalidrawElement) =>
  element.type === 'text' && !element.isDeleted && element.text === element.originalText;

/**
 * Lets Excalidraw wrap and measure the texts that need it. `among` holds the shapes they may be written in. Only the size
 * and the drawn lines change: the text itself and its version stay as they are on the board.
 */
export function measured<T extends ExcalidrawElement>(
  elements: readonly T[],
  among: readonly ExcalidrawElement[],
): T[] {
  const texts = elements.filter(isUnmeasured);
  if (texts.length === 0) return [...elements];
  const shapes = new Map([...among, ...elements].map((each) => [each.id, each]));
  const given = new Map<string, ExcalidrawElement>();
  for (const text of texts) {
    const shape = text.type === 'text' && text.containerId ? shapes.get(text.containerId) : undefined;
    if (shape) given.set(shape.id, { ...shape, boundElements: [{ id: text.id, type: 'text' }] });
    given.set(text.id, text);
  }
  const sizes = new Map<string, Partial<ExcalidrawElement>>();
  try {
    const restored = restoreElements([...given.values()], null, { refreshDimensions: true, repairBindings: true });
    for (const each of restored as OrderedExcalidrawElement[]) {
      if (each.type !== 'text') continue;
      const { text, x, y, width, height } = each;
      sizes.set(each.id, { text, x, y, width, height } as Partial<ExcalidrawElement>);
    }
  } catch {
    return [...elements]; // drawn with the size that was sent
  }
  return elements.map((each) => (isUnmeasured(each) ? { ...each, ...sizes.get(each.id) } : each));
}
