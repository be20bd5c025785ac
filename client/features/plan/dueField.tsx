import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type * as Y from 'yjs';
import { type Day, isDay } from '../../../shared/day';
import { planDueMap, rowDue, setRowDue } from '../../../shared/documents/plan';
import { typing } from './planDocument';

/** The day by which a drafted action is to be done. `onBegin` makes the row one that is in use. */
export function DueField({
  doc,
  row,
  canWrite,
  onBegin,
}: {
  doc: Y.Doc;
  row: number;
  canWrite: boolean;
  onBegin: () => void;
}) {
  const { t } = useTranslation('plan');
  const place = useRef<HTMLInputElement>(null);
  const due = useRowDue(doc, row);

  // The browser's own field holds half a date while somebody types one, so it is not drawn anew meanwhile.
  const show = useCallback(() => {
    const field = place.current;
    if (field && field.value !== (due ?? '')) field.value = due ?? '';
  }, [due]);
  useEffect(() => {
    if (document.activeElement !== place.current) show();
  }, [show]);

  function choose(field: HTMLInputElement) {
    const { value, validity } = field;
    const chosen = isDay(value) ? value : null;
    // Half a date is neither another date nor none.
    if (chosen === null && (value !== '' || validity.badInput)) return;
    doc.transact(() => setRowDue(doc, row, chosen), typing);
    if (chosen !== null) onBegin();
  }

  return (
    <input
      ref={place}
      className={due === null ? 'plan-due plan-due-none' : 'plan-due'}
      type="date"
      aria-label={t('day')}
      min="2000-01-01"
      max="9999-12-31"
      disabled={!canWrite}
      onChange={(event) => choose(event.target)}
      onBlur={show}
    />
  );
}

function useRowDue(doc: Y.Doc, row: number): Day | null {
  const subscribe = useCallback(
    (listener: () => void) => {
      const days = planDueMap(doc);
      const call = () => listener();
      days.observe(call);
      return () => days.unobserve(call);
    },
    [doc],
  );
  return useSyncExternalStore(subscribe, () => rowDue(doc, row));
}
