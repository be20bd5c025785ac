const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const COMMENT = 0xfe;
const APPLICATION_FIRST = 0xe0;
const APPLICATION_LAST = 0xef;
const ADOBE = 0xee;
const JFIF_BYTES = 14;

/** Markers without a length: restarts and TEM. */
const isBare = (marker: number) => (marker >= 0xd0 && marker <= 0xd7) || marker === 0x01;

/**
 * An application segment without its thumbnail or profile; null to leave it out. The JFIF and Adobe segments say how
 * colours are meant.
 */
function applicationSegment(marker: number, segment: Buffer): Buffer | null {
  const name = segment.toString('latin1', 4, 9);
  if (marker === APPLICATION_FIRST && name === 'JFIF\0' && segment.length >= 4 + JFIF_BYTES) {
    const bare = Buffer.from(segment.subarray(0, 4 + JFIF_BYTES));
    bare.writeUInt16BE(2 + JFIF_BYTES, 2);
    bare.writeUInt16BE(0, 2 + JFIF_BYTES); // a thumbnail of 0 x 0
    return bare;
  }
  return marker === ADOBE && name === 'Adobe' && segment.length === 16 ? segment : null;
}

/**
 * A JPEG (ITU T.81 annex B) without EXIF, XMP, profiles, comments, thumbnails and anything after its end. Null when a
 * segment runs past the end of the file, there is no scan, or the end marker is missing.
 */
export function stripJpeg(bytes: Buffer): Buffer | null {
  if (bytes[0] !== 0xff || bytes[1] !== START) return null;
  const pieces = [bytes.subarray(0, 2)];
  let hasScan = false;
  let at = 2;
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1; // a fill byte
    } else if (marker === END) {
      pieces.push(bytes.subarray(at, at + 2));
      return hasScan ? Buffer.concat(pieces) : null;
    } else if (isBare(marker)) {
      pieces.push(bytes.subarray(at, at + 2));
      at += 2;
    } else {
      if (marker === START || marker === 0 || at + 4 > bytes.length) return null;
      const length = bytes.readUInt16BE(at + 2);
      const end = at + 2 + length;
      if (length < 2 || end > bytes.length) return null;
      const segment = bytes.subarray(at, end);
      const isApplication = marker >= APPLICATION_FIRST && marker <= APPLICATION_LAST;
      const keep = isApplication ? applicationSegment(marker, segment) : marker === COMMENT ? null : segment;
      if (keep) pieces.push(keep);
      at = end;
      if (marker === SCAN) {
        hasScan = true;
        at = endOfScan(bytes, end);
        pieces.push(bytes.subarray(end, at));
      }
    }
  }
  return null;
}

/** Where the compressed data ends: at the next marker that is neither a stuffed zero nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at !== -1 && at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
    at = bytes.indexOf(0xff, at + 2);
  }
  return bytes.length;
}
