import {
  CaptureUpdateAction,
  Excalidraw,
  MainMenu,
  newElementWith,
  reconcileElements,
  restoreElements,
} from '@excalidraw/excalidraw';
import '@excalidraw/excalidraw/index.css';
import type { ExcalidrawElement, OrderedExcalidrawElement } from '@excalidraw/excalidraw/element/types';
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import type { BoardElement } from '../../../shared/documents/board';
import type { DocumentName } from '../../../shared/meeting/state';
import { useConnection, useRoom } from '../../connection/hooks/context';
import { useTheme } from '../../ui/theme';
import { bindBoard, type Surface } from './boardBinding';
import { elementsIn } from './boardDocument';
import { asDrawn } from './boardFiles';
import { useCursors, useTellCursor } from './cursors';
import { measured } from './measured';
import { nameNamelessButtons } from './nameButtons';
import { unpaintable } from './paintable';
import { download, storedName, type UploadFailure, upload } from './pictures';

const asPlain = (elements: readonly ExcalidrawElement[]): readonly BoardElement[] =>
  elements as unknown as readonly BoardElement[];

/** Excalidraw marks elements that came from elsewhere by their type. */
const asRemote = (elements: readonly OrderedExcalidrawElement[]) =>
  elements as unknown as Parameters<typeof reconcileElements>[1];

const withoutOthers = {
  canvasActions: {
    changeViewBackgroundColor: false,
    clearCanvas: false,
    export: false,
    loadScene: false,
    saveAsImage: false,
    saveToActiveFile: false,
    toggleTheme: false,
  },
} as const;

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

function surfaceOf(
  api: ExcalidrawImperativeAPI,
  leftOut: ReadonlySet<string>,
  onUnpainted: (ids: ReadonlySet<string>) => void,
): Surface {
  return {
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

function drawnAtFirst(doc: Y.Doc, leftOut: ReadonlySet<string>) {
  const elements = elementsIn(doc).filter(({ id }) => !leftOut.has(id));
  return measured(restoreElements(asDrawn(elements), null, { repairBindings: true }), []);
}

type Props = {
  doc: Y.Doc;
  name: DocumentName;
  canWrite: boolean;
  /** The ids of elements that are not drawn. */
  leftOut: ReadonlySet<string>;
  /** More than a page can paint: these are not drawn either. */
  onUnpainted: (ids: ReadonlySet<string>) => void;
};

/** The drawing area: Excalidraw without its own network requests, connected to the shared board. */
export function Canvas({ doc, name, canWrite, leftOut, onUnpainted }: Props) {
  const { t, i18n } = useTranslation('board');
  const theme = useTheme();
  const [api, setApi] = useState<ExcalidrawImperativeAPI | null>(null);
  const box = useRef<HTMLElement>(null);
  const binding = useRef<ReturnType<typeof bindBoard> | null>(null);
  const tellCursor = useTellCursor(name);
  const pictures = usePictures(api);
  useCursors(api, name);

  const [initial] = useState(() => ({
    elements: drawnAtFirst(doc, leftOut),
    appState: { viewBackgroundColor: 'transparent', currentItemFontFamily: 5 },
    scrollToContent: true,
  }));

  useEffect(() => {
    if (!api) return;
    const bound = bindBoard(doc, surfaceOf(api, leftOut, onUnpainted));
    binding.current = bound;
    pictures.lookFor();
    const stopUp = api.onPointerUp(() => queueMicrotask(bound.flush));
    return () => {
      stopUp();
      bound.stop();
      binding.current = null;
    };
  }, [api, doc, pictures, leftOut, onUnpainted]);

  useEffect(() => (box.current ? nameNamelessButtons(box.current, t('menu')) : undefined), [t]);

  return (
    <section className="board-canvas" ref={box} aria-label={t('canvas')}>
      <Excalidraw
        excalidrawAPI={setApi}
        initialData={initial}
        langCode={i18n.language}
        theme={theme}
        viewModeEnabled={!canWrite}
        isCollaborating
        validateEmbeddable={false}
        aiEnabled={false}
        UIOptions={withoutOthers}
        onChange={() => {
          binding.current?.note();
          pictures.lookFor();
        }}
        onPointerUpdate={({ pointer }) => tellCursor(pointer.x, pointer.y)}
      >
        <MainMenu>
          <MainMenu.DefaultItems.SearchMenu />
          <MainMenu.DefaultItems.Help />
        </MainMenu>
      </Excalidraw>
      {pictures.problem ? (
        <p className="board-problem" role="alert">
          {t(`picture.${pictures.problem}`)}
        </p>
      ) : null}
    </section>
  );
}

/**
 * Sends new pictures of mine to the server before their elements, and loads pictures of others when their elements
 * arrive.
 */
function usePictures(api: ExcalidrawImperativeAPI | null) {
  const connection = useConnection();
  const meeting = useRoom((state) => state.meeting?.id ?? '');
  const [problem, setProblem] = useState<UploadFailure | null>(null);
  const busy = useRef(new Set<string>());

  const lookFor = useMemo(() => {
    const change = (id: string, how: (element: ExcalidrawElement) => ExcalidrawElement) => {
      const elements = api?.getSceneElementsIncludingDeleted().map((each) => (each.id === id ? how(each) : each));
      if (elements) api?.updateScene({ elements, captureUpdate: CaptureUpdateAction.NEVER });
    };
    const send = async (element: BoardElement, fileId: string) => {
      const file = api?.getFiles()[fileId];
      if (!file) return busy.current.delete(element.id);
      const sent = await upload(meeting, file);
      if ('stored' in sent) {
        change(element.id, (each) => newElementWith(each, { customData: { picture: sent.stored } }));
        setProblem(null);
      } else {
        change(element.id, (each) => newElementWith(each, { isDeleted: true }));
        setProblem(sent.failed);
      }
      return busy.current.delete(element.id);
    };
    const fetchOne = async (element: BoardElement) => {
      const file = await download(meeting, element, connection.now());
      if (file) api?.addFiles([file]);
    };
    return () => {
      if (!api) return;
      for (const element of asPlain(api.getSceneElements())) {
        if (element.type !== 'image' || typeof element.fileId !== 'string' || busy.current.has(element.id)) continue;
        const isStored = storedName(element) !== null;
        const isHere = api.getFiles()[element.fileId] !== undefined;
        if (isStored === isHere) continue;
        busy.current.add(element.id);
        if (isStored) void fetchOne(element);
        else void send(element, element.fileId);
      }
    };
  }, [api, meeting, connection]);

  return useMemo(() => ({ lookFor, problem }), [lookFor, problem]);
}
