import { crc32 } from 'node:zlib';

/** Stored bytes carry a checksum: otherwise a flipped bit inside a text would look like somebody's spelling. */
export function withChecksum(bytes: Uint8Array): Uint8Array {
  const whole = Buffer.allocUnsafe(bytes.length + 4);
  whole.writeUInt32BE(crc32(bytes));
  whole.set(bytes, 4);
  return whole;
}

/** The bytes without their checksum, or null when they do not match it. */
export function readChecked(whole: Uint8Array): Uint8Array | null {
  if (whole.length < 4) return null;
  const bytes = whole.subarray(4);
  const sum = new DataView(whole.buffer, whole.byteOffset, 4).getUint32(0);
  return crc32(bytes) === sum ? bytes : null;
}
