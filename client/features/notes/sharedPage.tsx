import { type KeyboardEvent, useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import * as Y from 'yjs';
import { notesRoot, notesText } from '../../../shared/documents/notes';
import { longest } from '../../../shared/meeting/limits';
import { commonSlot } from '../../../shared/meeting/pages';
import { keepDraft } from '../../connection/documents/drafts';
import { bindField } from '../../connection/documents/sharedText';
import { useCarets, useTellCaret } from '../../connection/documents/typing';
import { useConnection } from '../../connection/hooks/context';
import { useShortNames } from '../../connection/hooks/meeting';
import { type OpenDocument, useDocument } from '../../connection/hooks/useDocument';
import { Notice } from '../../ui/notice';
import { undoPressed } from '../../ui/pressedKey';
import { useSavedWord } from '../../ui/savedText';
import { listOf } from '../../ui/text/listOf';
import { Waiting } from '../../ui/waiting';
import { WritingField } from '../../ui/writing';

const typing = Symbol('typing in the notes');

/** One page for the whole group and the whole meeting. */
export function SharedNotes() {
  const { t } = useTranslation('notes');
  const document = useDocument('notes', commonSlot);
  if (document.doc) return <SharedPage doc={document.doc} document={document} />;
  return (
    <div className="notes-body">
      {document.problem === 'none' ? (
        <Waiting>{t('loading')}</Waiting>
      ) : (
        <Notice kind="warn">{t(document.problem)}</Notice>
      )}
    </div>
  );
}

function SharedPage({ doc, document }: { doc: Y.Doc; document: OpenDocument }) {
  const { t } = useTranslation('notes');
  const savedWord = useSavedWord();
  const connection = useConnection();
  const nameOf = useShortNames();
  const place = useRef<HTMLTextAreaElement>(null);
  const undo = useRef<Y.UndoManager | null>(null);
  const carets = useCarets(document.name);
  const tell = useTellCaret(document.name);
  const text = notesText(doc);
  const subscribe = useCallback(
    (listener: () => void) => {
      const call = () => listener();
      text.observe(call);
      return () => text.unobserve(call);
    },
    [text],
  );
  const content = useSyncExternalStore(subscribe, () => text.toString());

  useEffect(() => {
    if (!place.current) return;
    const unbind = bindField(place.current, text, typing, (index) => tell(notesRoot, index));
    const manager = new Y.UndoManager(text, { trackedOrigins: new Set([typing]), captureTimeout: 600 });
    undo.current = manager;
    return () => {
      unbind();
      manager.destroy();
    };
  }, [text, tell]);

  function onKeyDown(event: KeyboardEvent) {
    const asked = event.nativeEvent.isComposing ? null : undoPressed(event.nativeEvent);
    if (!asked) return;
    event.preventDefault();
    if (asked === 'redo') undo.current?.redo();
    else undo.current?.undo();
  }

  const names = [...new Set(carets.map(({ member }) => nameOf(member)))];
  return (
    <>
      {document.rights.softReadOnly ? <Notice className="notes-notice">{t('listening')}</Notice> : null}
      {document.refused === 'none' ? null : (
        <Notice kind="refused" className="notes-notice">
          {t(`refused.${document.refused}`)}
        </Notice>
      )}
      <div className="notes-body">
        <WritingField
          className="notes-shared"
          fieldRef={place}
          text={content}
          carets={carets.map(({ member, index }) => ({ key: member, name: nameOf(member), index }))}
          aria-label={t('shared')}
          placeholder={t('placeholderShared')}
          readOnly={!document.canWrite}
          maxLength={longest.groupNotes}
          onLeft={(left) => keepDraft(connection, 'notes', left)}
          onKeyDown={onKeyDown}
          onBlur={() => tell(null, 0)}
        />
      </div>
      <footer className="notes-foot">
        <p className="notes-quiet">
          {names.length > 0 ? t('writing', { count: names.length, names: listOf(names) }) : ''}
        </p>
        <p className="notes-quiet" role="status">
          {savedWord(document.pending ? 'saving' : 'saved')}
        </p>
      </footer>
    </>
  );
}
