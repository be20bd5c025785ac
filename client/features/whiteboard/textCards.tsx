import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { type BoardElement, boardElements } from '../../../shared/documents/board';
import { longest } from '../../../shared/meeting/limits';
import { keepDraft } from '../../connection/documents/drafts';
import { useConnection } from '../../connection/hooks/context';
import { SoftButton, TextButton } from '../../ui/buttons';
import { TextField } from '../../ui/field';
import { RestOf } from '../../ui/rest';
import { useElements } from './boardDocument';
import { ClearPage } from './clearPage';
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

/** One text. It is written within a moment of the last key, and shows what others write while nobody types here. */
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
  const stored = element.text ?? '';
  const [mine, setMine] = useState<string | null>(null);
  const { id } = element;

  useEffect(() => {
    if (mine === null || mine.trim() === '') return;
    const timer = setTimeout(() => changeText(doc, id, mine, connection.now()), writeAfter);
    return () => clearTimeout(timer);
  }, [mine, doc, id, connection]);

  // The field was removed while somebody typed: write to the board if the text still exists, otherwise keep it as a
  // draft.
  const leave = useRef(() => {});
  leave.current = () => {
    if (mine === null || mine.trim() === '') return;
    if (textsOf([...boardElements(doc).values()]).some((each) => each.id === id))
      changeText(doc, id, mine, connection.now());
    else keepDraft(connection, 'board', mine);
  };
  useEffect(() => () => leave.current(), []);

  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <>
      <textarea
        ref={field}
        aria-label={t('text.label', { number })}
        rows={1}
        readOnly={!canWrite}
        value={mine ?? stored}
        maxLength={longest.boardText}
        onChange={(event) => setMine(event.target.value)}
        onBlur={() => {
          if (mine !== null && mine.trim() !== '') changeText(doc, id, mine, connection.now());
          setMine(null);
        }}
      />
      <RestOf place={field} text={mine ?? stored} />
    </>
  );
}
