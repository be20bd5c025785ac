import { type FormEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { type BoardElement, boardElements } from '../../../shared/documents/board';
import { longest } from '../../../shared/meeting/limits';
import { keepDraft } from '../../connection/documents/drafts';
import { editBetween, moveIndex } from '../../connection/documents/sharedText';
import { useConnection } from '../../connection/hooks/context';
import { SoftButton, TextButton } from '../../ui/buttons';
import { TextField } from '../../ui/field';
import { RestOf } from '../../ui/rest';
import { useElements } from './boardDocument';
import { ClearPage } from './clearPage';
import { mergedWords, wordsOf } from './mergeElements';
import { addText, changeText, removeText, shapesOf, textsOf } from './textElements';

const writeAfter = 400;

/** The board as text, for people who do not draw or do not see it. They read and write the same document. */
export function TextCards({ doc, canWrite, canClear }: { doc: Y.Doc; canWrite: boolean; canClear: boolean }) {
  const { t } = useTranslation('board');
  const connection = useConnection();
  const elements = useElements(doc);
  const texts = textsOf(elements);
  const shapes = shapesOf(elements);
  const [text, setText] = useState('');
  const list = useRef<HTMLOListElement>(null);

  function add(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === '') return;
    addText(doc, text.trim(), connection.now());
    setText('');
  }
  function remove(id: string) {
    removeText(doc, id, connection.now());
    list.current?.focus(); // the button that had the focus is gone
  }

  return (
    <div className="board-cards">
      <p className="board-quiet">
        {t('text.about')} {shapes > 0 ? t('text.shapes', { count: shapes }) : null}
      </p>
      {texts.length === 0 ? <p className="board-quiet">{t('text.empty')}</p> : null}
      <ol ref={list} tabIndex={-1} aria-label={t('cards')}>
        {texts.map((element, index) => (
          <li key={element.id}>
            <Card doc={doc} element={element} number={index + 1} canWrite={canWrite} />
            {canWrite ? (
              <TextButton
                icon="remove"
                aria-label={t('text.remove', { number: index + 1 })}
                onClick={() => remove(element.id)}
              />
            ) : null}
          </li>
        ))}
      </ol>
      {canWrite ? (
        <form onSubmit={add}>
          <TextField
            label={t('text.addLabel')}
            value={text}
            maxLength={longest.boardText}
            onChange={(event) => setText(event.target.value)}
          />
          <SoftButton type="submit" icon="plus">
            {t('text.add')}
          </SoftButton>
        </form>
      ) : null}
      {canClear ? <ClearPage doc={doc} onCleared={() => list.current?.focus()} /> : null}
    </div>
  );
}

/**
 * One text, as it was written: where its lines are broken is decided where it is drawn. It is written to the board within
 * a moment of the last key, and what others write in it comes in beside what is typed here.
 */
function Card({
  doc,
  element,
  number,
  canWrite,
}: {
  doc: Y.Doc;
  element: BoardElement;
  number: number;
  canWrite: boolean;
}) {
  const { t } = useTranslation('board');
  const connection = useConnection();
  const stored = wordsOf(element);
  const [mine, setMine] = useState<string | null>(null);
  /** Text that is being composed, by an input method, is left alone. */
  const [isComposing, setComposing] = useState(false);
  /** The text on the board from which `mine` was made. */
  const base = useRef(stored);
  const field = useRef<HTMLTextAreaElement>(null);
  const { id } = element;

  const write = useRef(() => {});
  write.current = () => {
    if (mine === null || mine.trim() === '') return;
    base.current = mine;
    changeText(doc, id, mine, connection.now());
  };

  useLayoutEffect(() => {
    if (mine === null || isComposing || stored === base.current) return;
    const text = mergedWords(base.current, mine, stored);
    base.current = stored;
    if (text === mine) return;
    setMine(text);
    const place = field.current;
    const theirs = editBetween(mine, text, 0);
    if (!place || !theirs) return;
    const moved = [place.selectionStart, place.selectionEnd].map((at) =>
      moveIndex(at, [{ retain: theirs.at }, { delete: theirs.gone }, { insert: theirs.text }]),
    );
    place.value = text; // before the caret is set, and before React sets the same
    place.setSelectionRange(moved[0] ?? 0, moved[1] ?? 0);
  }, [stored, mine, isComposing]);

  useEffect(() => {
    if (mine === null || isComposing) return;
    const timer = setTimeout(() => write.current(), writeAfter);
    return () => clearTimeout(timer);
  }, [mine, isComposing]);

  // The field was removed while somebody typed: write to the board if the text still exists, otherwise keep it as a
  // draft.
  const leave = useRef(() => {});
  leave.current = () => {
    if (mine === null || mine.trim() === '') return;
    const present = textsOf([...boardElements(doc).values()]).find((each) => each.id === id);
    if (present) changeText(doc, id, mergedWords(base.current, mine, wordsOf(present)), connection.now());
    else keepDraft(connection, 'board', mine);
  };
  useEffect(() => () => leave.current(), []);

  return (
    <>
      <textarea
        ref={field}
        dir="auto"
        aria-label={t('text.label', { number })}
        rows={1}
        readOnly={!canWrite}
        value={mine ?? stored}
        maxLength={longest.boardText}
        onChange={(event) => {
          if (mine === null) base.current = stored;
          setMine(event.target.value);
        }}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onBlur={() => {
          leave.current();
          setMine(null);
        }}
      />
      <RestOf place={field} text={mine ?? stored} />
    </>
  );
}
