import { exportToSvg, restoreElements } from '@excalidraw/excalidraw';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import type { BoardElement } from '../../../shared/documents/board';
import type { DocumentName } from '../../../shared/meeting/state';
import { SoftButton } from '../../ui/buttons';
import { ErrorBoundary } from '../../ui/lazy/errorBoundary';
import { Notice } from '../../ui/notice';
import { elementsIn } from './boardDocument';
import { asDrawn } from './boardFiles';
import { Canvas } from './canvas';
import { unpaintable } from './paintable';
import { undrawable } from './undrawable';

/** Draws the element as usual, but on a picture that nobody sees. */
async function canDraw(elements: readonly BoardElement[]): Promise<boolean> {
  try {
    const restored = restoreElements(asDrawn(elements), null, { repairBindings: true });
    const visible = restored.filter(({ isDeleted }) => !isDeleted);
    await exportToSvg({ elements: visible, files: null, appState: {}, skipInliningFonts: true });
    return true;
  } catch {
    return false;
  }
}

type Props = { doc: Y.Doc; name: DocumentName; canWrite: boolean; onAsText: () => void };

/** The drawing area, with a way to go on when something on the board makes it fail. */
export function SafeCanvas({ doc, name, canWrite, onAsText }: Props) {
  const { t } = useTranslation('board');
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(() => unpaintable(elementsIn(doc)));
  const [more, setMore] = useState<ReadonlySet<string>>(new Set());
  const [isSecond, setIsSecond] = useState(false);
  const count = leftOut.size + more.size;
  const addMore = useCallback((ids: ReadonlySet<string>) => setMore((known) => new Set([...known, ...ids])), []);
  return (
    <>
      {count > 0 ? (
        <Notice kind="warn" className="board-notice">
          {t('failed.leftOut', { count })}
        </Notice>
      ) : null}
      <ErrorBoundary
        fallback={(retry) => (
          <Failed
            doc={doc}
            isSecond={isSecond}
            onAsText={onAsText}
            onFound={(found) => {
              setLeftOut(new Set([...leftOut, ...found]));
              setIsSecond(true);
              retry();
            }}
          />
        )}
      >
        <Canvas doc={doc} name={name} canWrite={canWrite} leftOut={leftOut} onUnpainted={addMore} />
      </ErrorBoundary>
    </>
  );
}

function Failed({
  doc,
  isSecond,
  onAsText,
  onFound,
}: {
  doc: Y.Doc;
  isSecond: boolean;
  onAsText: () => void;
  onFound: (found: ReadonlySet<string>) => void;
}) {
  const { t } = useTranslation('board');
  const [isLooking, setIsLooking] = useState(false);
  const [hasFailed, setHasFailed] = useState(isSecond);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);

  async function leaveOut() {
    setIsLooking(true);
    const elements = elementsIn(doc);
    const found = await undrawable(elements, canDraw);
    setIsLooking(false);
    if (found.size > 0) onFound(found);
    else setHasFailed(true);
  }

  return (
    <div className="board-wait board-failed" role="alert">
      <h3 ref={title} tabIndex={-1}>
        {t('failed.title')}
      </h3>
      <p>{hasFailed ? t('failed.still') : t('failed.about')}</p>
      <div className="ui-row">
        {hasFailed ? null : (
          <SoftButton icon="pencil" pending={isLooking} onClick={() => void leaveOut()}>
            {isLooking ? t('failed.looking') : t('failed.leaveOut')}
          </SoftButton>
        )}
        <SoftButton icon="note" onClick={onAsText}>
          {t('failed.asText')}
        </SoftButton>
      </div>
    </div>
  );
}
