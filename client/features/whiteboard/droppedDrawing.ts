import type { BoardElement } from '../../../shared/documents/board';

const isId = (value: unknown): value is string => typeof value === 'string';

/**
 * The elements of another drawing as new elements of this one: with ids of their own, so that they stand beside what is
 * there and the same file can be added twice. Relations among them stay, all others go. `to` is the point that becomes
 * their centre.
 */
export function asNewElements(
  elements: readonly BoardElement[],
  to: { x: number; y: number },
  newId: () => string,
): BoardElement[] {
  const present = elements.filter(({ isDeleted }) => !isDeleted);
  const ids = new Map(present.map(({ id }) => [id, newId()]));
  const groups = new Map<string, string>();
  const groupOf = (group: string) => {
    const known = groups.get(group) ?? newId();
    groups.set(group, known);
    return known;
  };
  const within = (value: unknown) => (isId(value) ? (ids.get(value) ?? null) : null);
  const binding = (value: unknown) => {
    if (typeof value !== 'object' || value === null || !('elementId' in value)) return null;
    const elementId = within(value.elementId);
    return elementId === null ? null : { ...value, elementId };
  };
  const [left, top] = [Math.min(...present.map(({ x }) => x)), Math.min(...present.map(({ y }) => y))];
  const right = Math.max(...present.map(({ x, width }) => x + width));
  const bottom = Math.max(...present.map(({ y, height }) => y + height));
  const [dx, dy] = [to.x - (left + right) / 2, to.y - (top + bottom) / 2];
  return present.map((element) => {
    const { boundElements, groupIds } = element;
    return {
      ...element,
      id: ids.get(element.id) ?? newId(),
      x: element.x + dx,
      y: element.y + dy,
      index: null,
      groupIds: Array.isArray(groupIds) ? groupIds.filter(isId).map(groupOf) : [],
      boundElements: Array.isArray(boundElements)
        ? boundElements.flatMap((each) => {
            const id = within(each?.id);
            return id === null ? [] : [{ ...each, id }];
          })
        : null,
      ...('frameId' in element ? { frameId: within(element.frameId) } : {}),
      ...('containerId' in element ? { containerId: within(element.containerId) } : {}),
      ...('startBinding' in element ? { startBinding: binding(element.startBinding) } : {}),
      ...('endBinding' in element ? { endBinding: binding(element.endBinding) } : {}),
    };
  });
}

/** Files that may hold a whole drawing: Excalidraw would put it in the place of everything that is on the board. */
export const mayHoldDrawing = ({ name, type }: { name: string; type: string }): boolean =>
  /\.(excalidraw|json|png|svg)$/i.test(name) || ['application/json', 'image/png', 'image/svg+xml'].includes(type);
