import { Excalidraw, MainMenu, restoreElements } from '@excalidraw/excalidraw';
import '@excalidraw/excalidraw/index.css';
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import type { DocumentName } from '../../../shared/meeting/state';
import { keepDraft } from '../../connection/documents/drafts';
import { useConnection } from '../../connection/hooks/context';
import { useShownFor } from '../../ui/shownFor';
import { useTheme } from '../../ui/theme';
import { AddDrawing } from './addDrawing';
import { bindBoard, type Unshareable } from './boardBinding';
import { elementsIn } from './boardDocument';
import { asDrawn } from './boardFiles';
import { useCursors, useTellCursor } from './cursors';
import { measured } from './measured';
import { nameNamelessButtons } from './nameButtons';
import { surfaceOf } from './surface';
import { usePictures } from './usePictures';

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
  const pictures = usePictures(api, doc);
  const [takenBack, onTakenBack] = useTakenBack();
  useCursors(api, name);

  const [initial] = useState(() => ({
    elements: drawnAtFirst(doc, leftOut),
    appState: { viewBackgroundColor: 'transparent', currentItemFontFamily: 5 },
    scrollToContent: true,
  }));

  useEffect(() => {
    if (!api) return;
    const { isReady } = pictures;
    const bound = bindBoard(doc, surfaceOf(api, { leftOut, onUnpainted, isReady, onTakenBack }));
    binding.current = bound;
    pictures.lookFor();
    const stopUp = api.onPointerUp(() => queueMicrotask(bound.flush));
    return () => {
      stopUp();
      bound.stop();
      binding.current = null;
    };
  }, [api, doc, pictures, leftOut, onUnpainted, onTakenBack]);

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
        onPointerUpdate={({ pointer, button }) =>
          tellCursor(pointer.x, pointer.y, pointer.tool === 'laser' && button === 'down')
        }
      >
        <MainMenu>
          <MainMenu.DefaultItems.SearchMenu />
          <MainMenu.DefaultItems.Help />
        </MainMenu>
      </Excalidraw>
      {api ? <AddDrawing api={api} box={box} canWrite={canWrite} /> : null}
      {pictures.problem || takenBack ? (
        <p className="board-problem" role="alert">
          {pictures.problem ? t(`picture.${pictures.problem}`) : t(`takenBack.${takenBack ?? 'other'}`)}
        </p>
      ) : null}
    </section>
  );
}

/** How long it is said that something was taken back. */
const saidFor = 12_000;

/** Says why something of mine was taken back, and keeps its text for me. */
function useTakenBack(): [Unshareable | null, (why: Unshareable, words: string) => void] {
  const connection = useConnection();
  const [why, setWhy] = useState<{ why: Unshareable } | null>(null);
  useShownFor(why, setWhy, saidFor);
  const onTakenBack = useCallback(
    (reason: Unshareable, words: string) => {
      if (words.trim() !== '') keepDraft(connection, 'board', words);
      setWhy({ why: reason });
    },
    [connection],
  );
  return [why?.why ?? null, onTakenBack];
}
