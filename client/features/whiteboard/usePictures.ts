import { CaptureUpdateAction, newElementWith } from '@excalidraw/excalidraw';
import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { useMemo, useRef, useState } from 'react';
import type * as Y from 'yjs';
import { type BoardElement, boardElements } from '../../../shared/documents/board';
import { useConnection, useRoom } from '../../connection/hooks/context';
import { download, StoredPictures, storedName, type UploadFailure, upload } from './pictures';
import { asPlain } from './surface';

/** The canvas looks for pictures at every change, also while the server does not have one. */
const ASK_AGAIN_MS = 10_000;

/**
 * Sends new pictures of mine to the server before their elements, and loads pictures of others when their elements
 * arrive. A picture that was copied from another meeting is a new one here.
 */
export function usePictures(api: ExcalidrawImperativeAPI | null, doc: Y.Doc) {
  const connection = useConnection();
  const meeting = useRoom((state) => state.meeting?.id ?? '');
  const [problem, setProblem] = useState<UploadFailure | null>(null);
  const busy = useRef(new Set<string>());
  /** When a picture of the board that did not come may be asked for again, in milliseconds of the page. */
  const again = useRef(new Map<string, number>());
  const stored = useMemo(() => new StoredPictures(boardElements(doc)), [doc]);

  const lookFor = useMemo(() => {
    const change = (id: string, how: (element: ExcalidrawElement) => ExcalidrawElement) => {
      const elements = api?.getSceneElementsIncludingDeleted().map((each) => (each.id === id ? how(each) : each));
      if (elements) api?.updateScene({ elements, captureUpdate: CaptureUpdateAction.NEVER });
    };
    const giveUp = (id: string, why: UploadFailure) => {
      change(id, (each) => newElementWith(each, { isDeleted: true }));
      setProblem(why);
    };
    const send = async (element: BoardElement, fileId: string) => {
      const file = api?.getFiles()[fileId];
      const sent = file ? await upload(meeting, file) : null;
      if (sent && 'stored' in sent) {
        stored.add(sent.stored);
        change(element.id, (each) => newElementWith(each, { customData: { picture: sent.stored } }));
        setProblem(null);
      } else if (sent) giveUp(element.id, sent.failed);
    };
    const fetchOne = async (element: BoardElement) => {
      const file = await download(meeting, element, connection.now());
      const name = storedName(element);
      if (file) {
        api?.addFiles([file]);
        if (name) stored.add(name);
      } else if (!stored.has(element)) giveUp(element.id, 'missing');
      else again.current.set(element.id, performance.now() + ASK_AGAIN_MS);
    };
    return () => {
      if (!api) return;
      for (const element of asPlain(api.getSceneElements())) {
        if (element.type !== 'image' || typeof element.fileId !== 'string' || busy.current.has(element.id)) continue;
        const isStored = stored.has(element);
        const isHere = api.getFiles()[element.fileId] !== undefined;
        if (isStored && isHere) continue;
        if (performance.now() < (again.current.get(element.id) ?? 0)) continue;
        const work = isHere ? send(element, element.fileId) : storedName(element) ? fetchOne(element) : null;
        if (!work) continue;
        busy.current.add(element.id);
        void work.finally(() => busy.current.delete(element.id));
      }
    };
  }, [api, meeting, connection, stored]);

  const isReady = useMemo(() => (element: BoardElement) => element.type !== 'image' || stored.has(element), [stored]);
  return useMemo(() => ({ lookFor, isReady, problem }), [lookFor, isReady, problem]);
}
