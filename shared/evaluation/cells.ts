import { type Bytes, fromBase64, toBase64 } from '../bytes';

/** The 32-bit numbers of a masked sum as they are sent: little-endian, in base64. */
export type Cells = Uint32Array<ArrayBuffer>;

export function packCells(cells: Uint32Array): string {
  const bytes = new Uint8Array(cells.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [index, cell] of cells.entries()) view.setUint32(index * 4, cell, true);
  return toBase64(bytes);
}

/** Null unless the text holds exactly `length` numbers, because every message of a round has the same size. */
export function unpackCells(text: string, length: number): Cells | null {
  const bytes = fromBase64(text);
  if (!bytes || bytes.length !== length * 4) return null;
  return cellsOf(bytes);
}

export function cellsOf(bytes: Bytes): Cells {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return Uint32Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => view.getUint32(index * 4, true));
}
