const HEADER_BYTES = 12;

/** Bits in the first byte of the VP8X chunk: profile, EXIF, XMP, animation. The alpha bit (0x10) stays. */
const ANIMATION = 0x02;
const ALPHA = 0x10;

const kept = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH']);

/**
 * A WebP (RFC 9649) without EXIF, XMP, profile, unknown chunks and anything after its end. Null when it is cut off or
 * animated, because frames would carry chunks of their own.
 */
export function stripWebp(bytes: Buffer): Buffer | null {
  if (bytes.length < HEADER_BYTES + 8) return null;
  const end = 8 + bytes.readUInt32LE(4);
  if (end > bytes.length) return null;
  const pieces: Buffer[] = [];
  let hasPixels = false;
  let at = HEADER_BYTES;
  while (at + 8 <= end) {
    const name = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const next = at + 8 + length + (length % 2);
    if (next > end) return null;
    if (kept.has(name)) {
      const chunk = Buffer.from(bytes.subarray(at, next));
      if (name === 'VP8X') {
        const flags = chunk[8] ?? 0;
        if (length !== 10 || flags & ANIMATION) return null;
        chunk[8] = flags & ALPHA;
      }
      hasPixels ||= (name === 'VP8 ' || name === 'VP8L') && length > 0;
      pieces.push(chunk);
    }
    at = next;
  }
  if (!hasPixels) return null;
  const body = Buffer.concat(pieces);
  const header = Buffer.from(bytes.subarray(0, HEADER_BYTES));
  header.writeUInt32LE(4 + body.length, 4);
  return Buffer.concat([header, body]);
}
