import type { ExcalidrawElement, NonDeletedExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import type { BinaryFiles } from '@excalidraw/excalidraw/types';
import type { BoardElement } from '../../../shared/documents/board';
import { withSoundRelations } from '../../../shared/documents/relations';
import { prepareDrawing } from './assets';

/** Elements as Excalidraw types them. `restoreElements` fills in what one of them lacks. */
export const asDrawn = (elements: readonly BoardElement[]): readonly ExcalidrawElement[] =>
  elements as unknown as readonly ExcalidrawElement[];

async function drawn(elements: readonly BoardElement[]) {
  prepareDrawing();
  const [excalidraw, { measured }] = await Promise.all([import('@excalidraw/excalidraw'), import('./measured')]);
  const byId = new Map(elements.map((element) => [element.id, element]));
  const sound = elements.map((element) => withSoundRelations(element, (id) => byId.get(id)));
  const restored = excalidraw.restoreElements(asDrawn(sound), null, { repairBindings: true });
  const visible = measured(restored, []).filter(
    (element): element is typeof element & NonDeletedExcalidrawElement => !element.isDeleted,
  );
  return { excalidraw, visible };
}

/** Browsers paint no larger picture. A board that spreads further is drawn smaller. */
const largestSide = 8_192;
const withinPaint = (width: number, height: number) => {
  const scale = Math.min(1, largestSide / Math.max(width, height));
  return { width: Math.max(1, width * scale), height: Math.max(1, height * scale), scale };
};

const exportOptions = { exportBackground: true, viewBackgroundColor: '#fefefc', exportWithDarkMode: false };

/** The board as a PNG on white, whatever the theme. `files` holds the bytes of its pictures. */
export async function boardAsPng(elements: readonly BoardElement[], files: BinaryFiles): Promise<Blob> {
  const { excalidraw, visible } = await drawn(elements);
  return excalidraw.exportToBlob({
    elements: visible,
    files,
    appState: exportOptions,
    mimeType: 'image/png',
    getDimensions: withinPaint,
    exportPadding: 24,
  });
}

/**
 * The board as an SVG file that contains its fonts. It is made from data, so that no text of a member becomes markup.
 */
export async function boardAsSvg(elements: readonly BoardElement[], files: BinaryFiles): Promise<Blob> {
  const { excalidraw, visible } = await drawn(elements);
  const svg = await excalidraw.exportToSvg({ elements: visible, files, appState: exportOptions, exportPadding: 24 });
  return new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' });
}
