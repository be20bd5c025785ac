import { crc32 } from 'node:zlib';

const SIGNATURE_BYTES = 8;
/** Length, name and checksum around the content of a chunk. */
const AROUND_CONTENT = 12;

/**
 * Chunks that draw the picture. Text, time, EXIF, colour profiles (they name devices), animation and unknown chunks are
 * left out.
 */
const kept = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'bKGD', 'pHYs', 'IDAT', 'IEND']);

/** A PNG (ISO/IEC 15948) with only the chunks that draw, and nothing after its end; null when chunks are broken or missing. */
export function stripPng(bytes: Buffer): Buffer | null {
  const pieces = [bytes.subarray(0, SIGNATURE_BYTES)];
  let hasPixels = false;
  let at = SIGNATURE_BYTES;
  while (at + AROUND_CONTENT <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    const end = at + AROUND_CONTENT + length;
    if (end > bytes.length) return null;
    const name = bytes.toString('latin1', at + 4, at + 8);
    if (at === SIGNATURE_BYTES && (name !== 'IHDR' || length !== 13)) return null;
    if (bytes.readUInt32BE(end - 4) !== crc32(bytes.subarray(at + 4, end - 4))) return null;
    if (kept.has(name)) pieces.push(bytes.subarray(at, end));
    hasPixels ||= name === 'IDAT' && length > 0;
    if (name === 'IEND') return hasPixels ? Buffer.concat(pieces) : null;
    at = end;
  }
  return null;
}
