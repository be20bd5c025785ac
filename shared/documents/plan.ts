import { sha256 } from '@noble/hashes/sha2.js';
import type * as Y from 'yjs';
import { toBase64Url, utf8 } from '../bytes';
import { type Day, isDay } from '../day';

/**
 * The action plan of one slot. `rows` says which of the twelve numbered rows are in use and who began them. The text of a
 * row lies in root texts such as `row0.what`, so that two people can type in one field and nothing is nested. `due` holds
 * the day by which each row is to be done: a day is chosen as a whole, so the later choice counts.
 */
export const planRows = 12;
export const planFields = ['what', 'firstStep', 'by', 'measure', 'support', 'ifThen', 'buddy'] as const;
export type PlanField = (typeof planFields)[number];
export type PlanFields = Record<PlanField, string>;
/** What a row says. `by` is when in words, beside the day or in its place. */
export type PlanText = PlanFields & { due: Day | null };

/** Who began a row, and when (server time as that browser knew it, in milliseconds). */
export type PlanRow = { by: string; at: number };

export const rowsRoot = 'rows';
export const dueRoot = 'due';
export const fieldRoot = (row: number, field: PlanField): string => `row${row}.${field}`;

export const planRowsMap = (doc: Y.Doc): Y.Map<PlanRow> => doc.getMap<PlanRow>(rowsRoot);
export const planDueMap = (doc: Y.Doc): Y.Map<Day> => doc.getMap<Day>(dueRoot);
export const planText = (doc: Y.Doc, row: number, field: PlanField): Y.Text => doc.getText(fieldRoot(row, field));

const rowNumber = /^(0|[1-9]|1[01])$/;
export const isRowKey = (key: string): boolean => rowNumber.test(key);

/** True for a valid value of `rows`. `member` is the writer: nobody begins a row in another member's name. */
export function isPlanRow(value: unknown, member: string): value is PlanRow {
  if (typeof value !== 'object' || value === null) return false;
  const entries = Object.entries(value);
  return (
    entries.length === 2 &&
    entries.every(([key, held]) => (key === 'by' ? held === member : key === 'at' && Number.isFinite(held)))
  );
}

/** The rows in use, in the order of their numbers. */
export function rowsInUse(doc: Y.Doc): { row: number; by: string; at: number }[] {
  const used: { row: number; by: string; at: number }[] = [];
  for (const [key, { by, at }] of planRowsMap(doc).entries()) used.push({ row: Number(key), by, at });
  return used.sort((left, right) => left.row - right.row);
}

/** The day by which a row is to be done; null where none is chosen. */
export function rowDue(doc: Y.Doc, row: number): Day | null {
  const due = planDueMap(doc).get(String(row));
  return isDay(due) ? due : null;
}

export function setRowDue(doc: Y.Doc, row: number, due: Day | null): void {
  const days = planDueMap(doc);
  if (due !== null) days.set(String(row), due);
  else if (days.has(String(row))) days.delete(String(row));
}

/** The text of a row now; empty strings where nothing is written. */
export function rowText(doc: Y.Doc, row: number): PlanText {
  const text = (field: PlanField) => planText(doc, row, field).toString();
  return {
    what: text('what'),
    firstStep: text('firstStep'),
    by: text('by'),
    measure: text('measure'),
    support: text('support'),
    ifThen: text('ifThen'),
    buddy: text('buddy'),
    due: rowDue(doc, row),
  };
}

/** Begins the first free row and returns its number; null when all twelve are in use. */
export function beginRow(doc: Y.Doc, by: string, at: number, due: Day | null = null): number | null {
  const rows = planRowsMap(doc);
  for (let row = 0; row < planRows; row += 1) {
    if (rows.has(String(row))) continue;
    doc.transact(() => {
      for (const field of planFields) {
        const text = planText(doc, row, field);
        if (text.length > 0) text.delete(0, text.length);
      }
      setRowDue(doc, row, due);
      rows.set(String(row), { by, at });
    });
    return row;
  }
  return null;
}

/** Removes a row and its text from the plan. */
export function dropRow(doc: Y.Doc, row: number): void {
  doc.transact(() => {
    for (const field of planFields) {
      const text = planText(doc, row, field);
      if (text.length > 0) text.delete(0, text.length);
    }
    setRowDue(doc, row, null);
    planRowsMap(doc).delete(String(row));
  });
}

/**
 * SHA-256 (base64url) of the text of a row, the same in the browser and on the server: a client who accepts a row sends it
 * to say which text they saw. It does not use `crypto.subtle`, which is missing on pages served over plain http. A row without
 * a day has the hash that it had before rows had days.
 */
export function hashOfRow({ due = null, ...fields }: PlanFields & { due?: Day | null }): string {
  const texts = planFields.map((field) => fields[field]);
  const text = JSON.stringify(due === null ? texts : [...texts, due]);
  return toBase64Url(sha256(utf8(text)));
}
