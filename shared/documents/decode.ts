import type * as Y from 'yjs';
import { FirstReader, type ValuesRead } from './reader';

/** One struct of an update as read from the bytes, before anything touches a document. */
export type Piece = {
  clock: number;
  length: number;
  origin: Y.ID | null;
  rightOrigin: Y.ID | null;
  /** The root that the struct names; null when its neighbours give its place. */
  root: string | null;
  key: string | null;
  content: { kind: 'text'; text: string } | { kind: 'values'; values: unknown[] } | { kind: 'deleted' };
};
type Skipped = { clock: number; length: number; skip: true };
export type DeletedRange = { client: number; clock: number; length: number };
export type DecodedUpdate = {
  structs: Map<number, (Piece | Skipped)[]>;
  deletes: DeletedRange[];
  /** For `applyRead`. */
  values: ValuesRead;
};

const hasOrigin = 0x80;
const hasRightOrigin = 0x40;
const hasKey = 0x20;
const contentBits = 0x1f;
const skipInfo = 10;
const deletedContent = 1;
const stringContent = 4;
const anyContent = 8;

/** No honest struct or delete range is longer, because a whole document holds fewer characters. */
const longestStruct = 8_000_000;
const largestClock = 2 ** 40;

class Unreadable extends Error {}

function length(value: number): number {
  if (value < 1 || value > longestStruct) throw new Unreadable('length');
  return value;
}

function clockOf(value: number): number {
  if (value > largestClock) throw new Unreadable('clock');
  return value;
}

/**
 * Only characters, plain values and tombstones are read. Our clients never send nested types, formats, binaries or GC
 * structs.
 */
function readContent(decoder: Y.UpdateDecoderV1, info: number): { length: number; content: Piece['content'] } {
  switch (info & contentBits) {
    case deletedContent:
      return { length: length(decoder.readLen()), content: { kind: 'deleted' } };
    case stringContent: {
      const text = decoder.readString();
      return { length: length(text.length), content: { kind: 'text', text } };
    }
    case anyContent: {
      // Several values: versions of one key that Yjs joined, because somebody's undo still needs them.
      const values: unknown[] = [];
      for (let left = length(decoder.readLen()); left > 0; left -= 1) values.push(decoder.readAny());
      return { length: values.length, content: { kind: 'values', values } };
    }
    default:
      throw new Unreadable('kind of struct');
  }
}

function readStruct(decoder: Y.UpdateDecoderV1, clock: number): Piece | Skipped {
  const info = decoder.readInfo();
  if (info === skipInfo) return { clock, length: length(decoder.readLen()), skip: true };
  const origin = info & hasOrigin ? decoder.readLeftID() : null;
  const rightOrigin = info & hasRightOrigin ? decoder.readRightID() : null;
  let root: string | null = null;
  let key: string | null = null;
  if (origin === null && rightOrigin === null) {
    if (!decoder.readParentInfo()) throw new Unreadable('nested');
    root = decoder.readString();
    if (info & hasKey) key = decoder.readString();
  }
  return { clock, origin, rightOrigin, root, key, ...readContent(decoder, info) };
}

/**
 * Reads an update (Yjs v1) struct by struct with Yjs's own readers, so that a short frame which announces a billion structs
 * costs nothing. Null for bytes that cannot be read to the end.
 */
export function decodeUpdate(update: Uint8Array): DecodedUpdate | null {
  const source = { arr: update, pos: 0 };
  const decoder = new FirstReader(source);
  const structs = new Map<number, (Piece | Skipped)[]>();
  const deletes: DeletedRange[] = [];
  try {
    for (let clients = decoder.readLen(); clients > 0; clients -= 1) {
      const count = decoder.readLen();
      const client = decoder.readClient();
      let clock = clockOf(decoder.readLen());
      if (structs.has(client)) return null;
      const pieces: (Piece | Skipped)[] = [];
      for (let left = count; left > 0; left -= 1) {
        const piece = readStruct(decoder, clock);
        pieces.push(piece);
        clock = clockOf(clock + piece.length);
      }
      structs.set(client, pieces);
    }
    for (let clients = decoder.readLen(); clients > 0; clients -= 1) {
      const client = decoder.readClient();
      for (let left = decoder.readLen(); left > 0; left -= 1) {
        deletes.push({ client, clock: clockOf(decoder.readDsClock()), length: length(decoder.readDsLen()) });
      }
    }
  } catch {
    return null; // Yjs's readers throw on truncated or impossible bytes, and on nesting that overflows the stack
  }
  return source.pos === update.length ? { structs, deletes, values: decoder.values } : null;
}
