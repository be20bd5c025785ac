import * as Y from 'yjs';
import type { DeletedRange } from './decode';
import type { Rehearsal } from './rehearsal';
import { isSameId } from './rehearsal';
import { move, steps, type Work } from './work';

/** The ranges of each client, sorted and without overlap, as every honest client sends them. */
export function mergedRanges(ranges: readonly DeletedRange[]): DeletedRange[] {
  const sorted = [...ranges].sort((one, other) => one.client - other.client || one.clock - other.clock);
  const merged: DeletedRange[] = [];
  for (const range of sorted) {
    const last = merged.at(-1);
    if (last && last.client === range.client && last.clock + last.length >= range.clock) {
      last.length = Math.max(last.length, range.clock + range.length - last.clock);
    } else merged.push({ ...range });
  }
  return merged;
}

/**
 * Counts what Yjs does with the ranges as they were sent: it passes over every struct of each range, even when two ranges
 * cover the same one, and cuts structs at both ends.
 */
export function countRanges(doc: Y.Doc, ranges: readonly DeletedRange[], rehearsal: Rehearsal, work: Work): void {
  const farthest = new Map<number, number>();
  for (const { client, clock, length } of ranges) {
    work.spend(steps.range);
    const end = clock + length;
    const until = farthest.get(client);
    // New structs come after all existing ones: sorted ranges meet them once, and each unsorted range meets them again.
    if (until === undefined) work.spend(rehearsal.addedTo(client) * (steps.visit + steps.erase));
    else if (clock < until) work.spend(rehearsal.addedTo(client) * steps.visit);
    farthest.set(client, Math.max(until ?? 0, end));
    const live = Y.getState(doc.store, client);
    const structs = doc.store.clients.get(client);
    if (structs && clock < live) {
      const from = Y.findIndexSS(structs, clock);
      const to = Y.findIndexSS(structs, Math.min(end, live) - 1);
      work.spend((to - from + 1) * steps.visit);
      if (isCutBy(structs[from], clock)) rehearsal.countCut(client);
      if (end < live && isCutBy(structs[to], end)) rehearsal.countCut(client);
    } else rehearsal.countCut(client);
    if (end > live) rehearsal.countCut(client);
  }
}

const isCutBy = (struct: Y.Item | Y.GC | undefined, clock: number): boolean =>
  struct !== undefined && !struct.deleted && struct.id.clock < clock && clock < struct.id.clock + struct.length;

/** The structs of the document that a merged range would delete, each counted with the cost of cleaning up after it. */
export function* erasedBy(
  doc: Y.Doc,
  { client, clock, length }: DeletedRange,
  rehearsal: Rehearsal,
  work: Work,
): Generator<Y.Item> {
  const structs = doc.store.clients.get(client);
  if (!structs || clock >= Y.getState(doc.store, client)) return;
  let isJoined = false;
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index += 1) {
    const struct = structs[index];
    work.spend(steps.visit);
    // A whole run of structs joins its left neighbour in one go.
    const joins = doesJoin(structs[index - 1], struct);
    if (joins && !isJoined) work.spend(move(rehearsal.structsOf(client)));
    isJoined = joins;
    if (!struct || struct.id.clock >= clock + length) break;
    if (!(struct instanceof Y.Item) || struct.deleted) continue;
    work.spend(steps.erase);
    yield struct;
  }
}

const doesJoin = (left: Y.Item | Y.GC | undefined, right: Y.Item | Y.GC | undefined): boolean =>
  left instanceof Y.Item &&
  right instanceof Y.Item &&
  left.right === right &&
  right.origin?.clock === right.id.clock - 1 &&
  right.origin.client === right.id.client &&
  isSameId(left.rightOrigin, right.rightOrigin);
