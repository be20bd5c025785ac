import { CaptureUpdateAction, loadFromBlob, viewportCoordsToSceneCoords } from '@excalidraw/excalidraw';
import type { BinaryFileData, ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardElement } from '../../../shared/documents/board';
import { newId } from '../../connection/newId';
import { GoButton, SoftButton } from '../../ui/buttons';
import { Dialog } from '../../ui/dialog';
import { asDrawn } from './boardFiles';
import { asNewElements, mayHoldDrawing } from './droppedDrawing';
import { asPlain } from './surface';

type Dropped = { elements: readonly BoardElement[]; files: readonly BinaryFileData[] };

/** A drop that was looked at already: it holds no drawing, so Excalidraw takes it as a picture. */
const seen = new WeakSet<Event>();

/** The drawing in a file; null when it holds none. */
async function drawingIn(file: File): Promise<Dropped | null> {
  try {
    const { elements, files } = await loadFromBlob(file, null, null);
    return { elements: asPlain(elements), files: Object.values(files) };
  } catch {
    return null;
  }
}

function dropAgain(target: Element, file: File, { clientX, clientY }: { clientX: number; clientY: number }): void {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(file);
  const event = new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer, clientX, clientY });
  seen.add(event);
  target.dispatchEvent(event);
}

/**
 * A drawing that is dropped on the board is added to it after a question, for everybody, and can be undone. By itself
 * Excalidraw would put it in the place of the group's drawing, on one screen only.
 */
export function AddDrawing({
  api,
  box,
  canWrite,
}: {
  api: ExcalidrawImperativeAPI;
  box: RefObject<HTMLElement | null>;
  canWrite: boolean;
}) {
  const { t } = useTranslation('board');
  const [dropped, setDropped] = useState<(Dropped & { x: number; y: number }) | null>(null);
  const [isUnreadable, setUnreadable] = useState(false);

  useEffect(() => {
    const place = box.current;
    const onDrop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0];
      const { target, clientX, clientY } = event;
      if (!file || !mayHoldDrawing(file) || seen.has(event) || !(target instanceof Element)) return;
      event.preventDefault();
      event.stopPropagation();
      if (!canWrite) return;
      void drawingIn(file).then((drawing) => {
        const isPicture = file.type.startsWith('image/');
        setUnreadable(!drawing && !isPicture);
        if (drawing) setDropped({ ...drawing, x: clientX, y: clientY });
        else if (isPicture) dropAgain(target, file, { clientX, clientY });
      });
    };
    place?.addEventListener('drop', onDrop, { capture: true });
    return () => place?.removeEventListener('drop', onDrop, { capture: true });
  }, [box, canWrite]);

  function add() {
    if (!dropped) return;
    const to = viewportCoordsToSceneCoords({ clientX: dropped.x, clientY: dropped.y }, api.getAppState());
    const added = asNewElements(dropped.elements, to, newId);
    api.addFiles([...dropped.files]);
    api.updateScene({
      elements: [...api.getSceneElementsIncludingDeleted(), ...asDrawn(added)],
      captureUpdate: CaptureUpdateAction.IMMEDIATELY,
    });
    setDropped(null);
  }

  const count = dropped?.elements.filter(({ isDeleted }) => !isDeleted).length ?? 0;
  return (
    <>
      <Dialog
        title={t('dropped.title')}
        open={dropped !== null}
        onClose={() => setDropped(null)}
        alert
        foot={
          <>
            <SoftButton onClick={() => setDropped(null)}>{t('dropped.stay')}</SoftButton>
            <GoButton onClick={add}>{t('dropped.yes')}</GoButton>
          </>
        }
      >
        <p>{t('dropped.about', { count })}</p>
      </Dialog>
      {isUnreadable ? (
        <p className="board-problem" role="alert">
          {t('dropped.unreadable')}
        </p>
      ) : null}
    </>
  );
}
