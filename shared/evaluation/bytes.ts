/** Bytes and 32-bit numbers as they travel: base64, little-endian. Runs in browsers and in Node. */

export type Bytes = Uint8Array<ArrayBuffer>;
export type Cells = Uint32Array<ArrayBuffer>;

export const utf8 = (text: string): Bytes => new Uint8Array(new TextEncoder().encode(text));

export const toBase64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

/** Null when the text is not base64. */
export function fromBase64(text: string): Bytes | null {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}

export function packCells(cells: Uint32Array): string {
  const bytes = new Uint8Array(cells.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [index, cell] of cells.entries()) view.setUint32(index * 4, cell, true);
  return toBase64(bytes);
}

/** Null unless the text holds exactly `length` numbers: every message of a round has the same size. */
export function unpackCells(text: string, length: number): Cells | null {
  const bytes = fromBase64(text);
  if (!bytes || bytes.length !== length * 4) return null;
  return cellsOf(bytes);
}

export function cellsOf(bytes: Bytes): Cells {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => view.getUint32(index * 4, true));
}
