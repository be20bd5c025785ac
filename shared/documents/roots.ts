import * as Y from 'yjs';
import { isDay } from '../day';
import { longest, SHARED_TEXT_SLACK } from '../meeting/limits';
import { elementsRoot } from './board';
import { isBoardElement } from './boardSchema';
import type { DocumentKind } from './names';
import { notesRoot } from './notes';
import { dueRoot, fieldRoot, isPlanRow, isRowKey, planFields, planRows, rowsRoot } from './plan';

/** What a root may contain: characters (at most so many), or plain values under keys. */
export type Root =
  | { holds: 'text'; largest: number }
  | { holds: 'values'; admits: (key: string, value: unknown, member: string) => boolean };

const textOf = (limit: number): Root => ({ holds: 'text', largest: limit * SHARED_TEXT_SLACK });

const planRoots = new Map<string, Root>([
  [rowsRoot, { holds: 'values', admits: (key, value, member) => isRowKey(key) && isPlanRow(value, member) }],
  [dueRoot, { holds: 'values', admits: (key, value) => isRowKey(key) && isDay(value) }],
]);
for (let row = 0; row < planRows; row += 1) {
  for (const field of planFields) planRoots.set(fieldRoot(row, field), textOf(longest.planField));
}

/** The fixed list of roots that a document of each kind may have. */
export const rootsOf: Record<DocumentKind, ReadonlyMap<string, Root>> = {
  board: new Map<string, Root>([[elementsRoot, { holds: 'values', admits: isBoardElement }]]),
  plan: planRoots,
  notes: new Map([[notesRoot, textOf(longest.groupNotes)]]),
};

/** A document with all its roots, each of the right type; `gate` needs them before the first update. */
export function emptyDocument(kind: DocumentKind): Y.Doc {
  const doc = new Y.Doc();
  for (const [name, root] of rootsOf[kind]) {
    if (root.holds === 'text') doc.getText(name);
    else doc.getMap(name);
  }
  return doc;
}
