import { useCallback, useRef, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import { type BoardElement, boardElements } from '../../../shared/documents/board';
import { drawable } from '../../../shared/documents/boardSchema';
import { withSoundRelations } from '../../../shared/documents/relations';

/** All elements that can be drawn, including deleted ones. */
export function elementsIn(doc: Y.Doc): BoardElement[] {
  const shared = boardElements(doc);
  const elements: BoardElement[] = [];
  for (const [id, value] of shared.entries()) {
    const element = drawable(id, value);
    if (element) elements.push(withSoundRelations(element, (other) => shared.get(other)));
  }
  return elements;
}

/** The current elements of a board. The list is a new one only when something changed. */
export function useElements(doc: Y.Doc): readonly BoardElement[] {
  const last = useRef<{ doc: Y.Doc | null; elements: readonly BoardElement[] }>({ doc: null, elements: [] });
  const read = useCallback(() => elementsIn(doc), [doc]);
  const subscribe = useCallback(
    (listener: () => void) => {
      const shared = boardElements(doc);
      const call = () => {
        last.current = { doc, elements: read() };
        listener();
      };
      shared.observe(call);
      return () => shared.unobserve(call);
    },
    [doc, read],
  );
  return useSyncExternalStore(subscribe, () => {
    if (last.current.doc !== doc) last.current = { doc, elements: read() };
    return last.current.elements;
  });
}
