import { type KeyboardEvent, useCallback, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import type { Day } from '../../../shared/day';
import { type PlanField as Field, planRowsMap, planText, rowDue, setRowDue } from '../../../shared/documents/plan';
import { longest } from '../../../shared/meeting/limits';
import { keepDraft } from '../../connection/documents/drafts';
import { bindField } from '../../connection/documents/sharedText';
import type { Caret } from '../../connection/documents/typing';
import { useConnection } from '../../connection/hooks/context';
import { useMe, useNames, useShortNames } from '../../connection/hooks/meeting';
import { Face } from '../../ui/face';
import { undoPressed } from '../../ui/pressedKey';
import { WritingField } from '../../ui/writing';
import { DueField } from './dueField';
import { fieldName, typing, useTextOf } from './planDocument';

/** One field of a drafted action. Two people can write in it at once. */
export function PlanFieldLine({
  doc,
  row,
  field,
  carets,
  canWrite,
  nextDay,
  onCaret,
  onUndo,
  onRedo,
}: {
  doc: Y.Doc;
  row: number;
  field: Field;
  carets: readonly Caret[];
  canWrite: boolean;
  /** What a new action is due by, unless somebody says otherwise. */
  nextDay: Day | null;
  onCaret: (field: string | null, index: number) => void;
  onUndo: () => void;
  onRedo: () => void;
}) {
  const { t } = useTranslation('plan');
  const connection = useConnection();
  const me = useMe();
  const nameOf = useNames();
  const shortNameOf = useShortNames();
  const id = useId();
  const place = useRef<HTMLTextAreaElement>(null);
  const [isMine, setMine] = useState(false);
  const focused = useRef(false);
  const text = planText(doc, row, field);
  const content = useTextOf(text);
  const name = fieldName(row, field);
  const here = carets.filter((caret) => caret.field === name);

  const begin = useCallback(() => {
    const rows = planRowsMap(doc);
    if (rows.has(String(row))) return;
    rows.set(String(row), { by: me, at: connection.now() });
    if (rowDue(doc, row) === null) setRowDue(doc, row, nextDay);
  }, [doc, row, me, connection, nextDay]);

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let typed = '';
    const remember = () => {
      typed = element.value;
    };
    element.addEventListener('input', remember);
    // before the text itself: readers of the text should already know that the row is in use
    element.addEventListener('input', begin);
    const unbind = bindField(element, text, typing, (index) => onCaret(name, index));
    return () => {
      element.removeEventListener('input', remember);
      element.removeEventListener('input', begin);
      unbind();
      // Somebody removed the action while this person was writing in it, so they get their text back.
      if (focused.current && text.length === 0) keepDraft(connection, 'plan', typed);
      // a removed field sends no blur event: the others would see a writer in it for ever
      if (focused.current) onCaret(null, 0);
    };
  }, [text, name, begin, onCaret, connection]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return; // these keys belong to the input method
    if (event.key === 'Enter' && field !== 'what') event.preventDefault();
    const asked = undoPressed(event.nativeEvent);
    if (!asked) return;
    event.preventDefault();
    if (asked === 'redo') onRedo();
    else onUndo();
  }

  const writing = (
    <WritingField
      id={id}
      fieldRef={place}
      text={content}
      carets={here.map(({ member, index }) => ({ key: member, name: shortNameOf(member), index }))}
      placeholder={canWrite ? t(`hint.${field}`) : ''}
      readOnly={!canWrite}
      maxLength={longest.planField}
      onLeft={(left) => keepDraft(connection, 'plan', left)}
      spellCheck
      onKeyDown={onKeyDown}
      onFocus={() => {
        focused.current = true;
        setMine(true);
      }}
      onBlur={() => {
        focused.current = false;
        setMine(false);
        onCaret(null, 0);
      }}
    />
  );
  return (
    <div className={`plan-line plan-line-${field}`}>
      <label htmlFor={id}>{t(`field.${field}`)}</label>
      {field === 'by' ? (
        <div className="plan-when">
          <DueField doc={doc} row={row} canWrite={canWrite} onBegin={begin} />
          {writing}
        </div>
      ) : (
        writing
      )}
      <span className="plan-faces">
        {isMine ? <Face name={nameOf(me)} size={30} /> : null}
        {here.map(({ member }) => (
          <Face key={member} name={nameOf(member)} size={30} />
        ))}
      </span>
    </div>
  );
}
