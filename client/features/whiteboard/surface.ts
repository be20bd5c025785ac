import { CaptureUpdateAction, reconcileElements, restoreElements } from '@excalidraw/excalidraw';
import type { ExcalidrawElement, OrderedExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import type { BoardElement } from '../../../shared/documents/board';
import type { Surface } from './boardBinding';
import { asDrawn } from './boardFiles';
import { measured } from './measured';
import { unpaintable } from './paintable';

export const asPlain = (elements: readonly ExcalidrawElement[]): readonly BoardElement[] =>
  elements as unknown as readonly BoardElement[];

/** Excalidraw marks elements that came from elsewhere by their type. */
const asRemote = (elements: readonly OrderedExcalidrawElement[]) =>
  elements as unknown as Parameters<typeof reconcileElements>[1];

/**
 * Converts the elements of others for Excalidraw. An element that it cannot convert is left out, so that the others are
 * still drawn.
 */
function restored(remote: readonly BoardElement[]): OrderedExcalidrawElement[] {
  try {
    return restoreElements(asDrawn(remote), null);
  } catch {
    return remote.length === 1 ? [] : remote.flatMap((element) => restored([element]));
  }
}

type Around = {
  leftOut: ReadonlySet<string>;
  onUnpainted: (ids: ReadonlySet<string>) => void;
  isReady: Surface['isReady'];
  onTakenBack: Surface['onTakenBack'];
};

/** Excalidraw as the binding of the board sees it. */
export function surfaceOf(api: ExcalidrawImperativeAPI, { leftOut, onUnpainted, ...around }: Around): Surface {
  return {
    ...around,
    elements: () => asPlain(api.getSceneElementsIncludingDeleted()),
    held() {
      const { editingTextElement, resizingElement, newElement, multiElement, ...state } = api.getAppState();
      const { editingLinearElement, croppingElementId } = state;
      const elements = [editingTextElement, resizingElement, newElement, multiElement];
      const ids = [...elements.map((each) => each?.id), editingLinearElement?.elementId, croppingElementId];
      return new Set(ids.filter((id) => typeof id === 'string'));
    },
    takeIn(remote, gone) {
      const local = api.getSceneElementsIncludingDeleted();
      const theirs = measured(restored(remote.filter(({ id }) => !leftOut.has(id))), local);
      const both = reconcileElements(local, asRemote(theirs), api.getAppState());
      const tooMuch = unpaintable(asPlain(both));
      const left: OrderedExcalidrawElement[] = both.filter(({ id }) => !gone.has(id) && !tooMuch.has(id));
      api.updateScene({ elements: left, captureUpdate: CaptureUpdateAction.NEVER });
      if (tooMuch.size > 0) onUnpainted(tooMuch);
    },
  };
}
