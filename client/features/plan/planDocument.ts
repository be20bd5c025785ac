import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import * as Y from 'yjs';
import {
  fieldRoot,
  type PlanField,
  planDueMap,
  planFields,
  planRows,
  planRowsMap,
  planText,
  rowDue,
  rowsInUse,
} from '../../../shared/documents/plan';

/** Marks what was typed on this page. Undo takes back only that. */
export const typing = Symbol('typing in the plan');

type Watched = { observeDeep(call: () => void): void; unobserveDeep(call: () => void): void };

const observed = (type: Watched, listener: () => void) => {
  const call = () => listener();
  type.observeDeep(call);
  return () => type.unobserveDeep(call);
};

/** The numbers of the rows to draw: the rows in use, and the first one when nobody has begun. */
export function useRows(doc: Y.Doc | null): readonly number[] {
  const subscribe = useCallback(
    (listener: () => void) => (doc ? observed(planRowsMap(doc), listener) : () => undefined),
    [doc],
  );
  const rows = useSyncExternalStore(subscribe, () =>
    doc
      ? rowsInUse(doc)
          .map(({ row }) => row)
          .join(' ')
      : '',
  );
  return useMemo(() => (rows === '' ? [0] : rows.split(' ').map(Number)), [rows]);
}

/** The current content of a text. */
export function useTextOf(text: Y.Text): string {
  const subscribe = useCallback((listener: () => void) => observed(text, listener), [text]);
  return useSyncExternalStore(subscribe, () => text.toString());
}

/** The text of a whole row in one string, so that a component can tell whether it changed. */
export function useRowText(doc: Y.Doc, row: number): string {
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = [
        observed(planDueMap(doc), listener),
        ...planFields.map((field) => observed(planText(doc, row, field), listener)),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
    [doc, row],
  );
  return useSyncExternalStore(subscribe, () =>
    JSON.stringify([rowDue(doc, row), ...planFields.map((field) => planText(doc, row, field).toString())]),
  );
}

/** Undo and redo for what I typed in this plan. What others typed stays. */
export function usePlanUndo(doc: Y.Doc | null): { undo: () => void; redo: () => void } {
  const manager = useRef<Y.UndoManager | null>(null);
  useEffect(() => {
    if (!doc) return;
    const texts: (Y.Text | Y.Map<string>)[] = [planDueMap(doc)];
    for (let row = 0; row < planRows; row += 1) {
      for (const field of planFields) texts.push(planText(doc, row, field));
    }
    const made = new Y.UndoManager(texts, { trackedOrigins: new Set([typing]), captureTimeout: 600 });
    manager.current = made;
    return () => {
      manager.current = null;
      made.destroy();
    };
  }, [doc]);
  const undo = useCallback(() => void manager.current?.undo(), []);
  const redo = useCallback(() => void manager.current?.redo(), []);
  return { undo, redo };
}

export const fieldName = (row: number, field: PlanField): string => fieldRoot(row, field);
