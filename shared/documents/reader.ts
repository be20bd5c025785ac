import * as Y from 'yjs';

/** How `lib0` marks what follows in a plain value. */
const stringMark = 119;
const objectMark = 118;
const listMark = 117;

/** Names of fields and of kinds are no longer. */
const longestKept = 20;
/** A power of two, so that a hash is cut to a place by its last bits. */
const places = 1024;
const kept: (string | undefined)[] = new Array(places).fill(undefined);

/**
 * Reads an update as Yjs does, and faster: the same few names of fields come in every element, so short texts are looked up
 * by their bytes instead of being made again each time.
 */
class Reader extends Y.UpdateDecoderV1 {
  override readString(): string {
    const { restDecoder } = this;
    const start = restDecoder.pos;
    const length = this.readLen();
    const from = restDecoder.pos;
    const { arr } = restDecoder;
    if (length <= longestKept && from + length <= arr.length) {
      const text = shortText(arr, from, length);
      if (text !== null) {
        restDecoder.pos = from + length;
        return text;
      }
    }
    restDecoder.pos = start;
    return super.readString();
  }

  override readAny(): unknown {
    return this.value();
  }

  /** Lists and objects read their parts here, not by `readAny`. */
  protected value(): unknown {
    const { restDecoder } = this;
    switch (restDecoder.arr[restDecoder.pos]) {
      case stringMark:
        restDecoder.pos += 1;
        return this.readString();
      case objectMark: {
        restDecoder.pos += 1;
        const object: Record<string, unknown> = {};
        for (let left = this.readLen(); left > 0; left -= 1) object[this.readString()] = this.value();
        return object;
      }
      case listMark: {
        restDecoder.pos += 1;
        const list: unknown[] = [];
        for (let left = this.readLen(); left > 0; left -= 1) list.push(this.value());
        return list;
      }
      default:
        return super.readAny();
    }
  }
}

/** Null for a text with other characters than those of ASCII. */
function shortText(bytes: Uint8Array, from: number, length: number): string | null {
  let hash = length;
  for (let at = from; at < from + length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x80) return null;
    hash = (Math.imul(hash, 31) + byte) | 0;
  }
  const place = hash & (places - 1);
  const known = kept[place];
  if (known !== undefined && isSame(known, bytes, from, length)) return known;
  let text = '';
  for (let at = from; at < from + length; at += 1) text += String.fromCharCode(bytes[at] ?? 0);
  kept[place] = text;
  return text;
}

function isSame(text: string, bytes: Uint8Array, from: number, length: number): boolean {
  if (text.length !== length) return false;
  for (let at = 0; at < length; at += 1) if (text.charCodeAt(at) !== bytes[from + at]) return false;
  return true;
}

/** Plain values by their place in an update, so that applying it need not read them a second time. */
export type ValuesRead = Map<number, { value: unknown; end: number }>;

/** Reads an update and remembers its values. */
export class FirstReader extends Reader {
  readonly values: ValuesRead = new Map();

  override readAny(): unknown {
    const at = this.restDecoder.pos;
    const value = this.value();
    this.values.set(at, { value, end: this.restDecoder.pos });
    return value;
  }
}

/** Reads an update again. */
class SecondReader extends Reader {
  constructor(
    source: Y.UpdateDecoderV1['restDecoder'],
    private readonly values: ValuesRead,
  ) {
    super(source);
  }

  override readAny(): unknown {
    const known = this.values.get(this.restDecoder.pos);
    if (!known) return this.value();
    this.restDecoder.pos = known.end;
    return known.value;
  }
}

/** `Y.applyUpdate` for an update whose values were read before. */
export function applyRead(doc: Y.Doc, update: Uint8Array, values: ValuesRead): void {
  const source = { arr: update, pos: 0 };
  Y.readUpdateV2(source, doc, undefined, new SecondReader(source, values));
}
