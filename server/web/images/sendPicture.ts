import type { Response } from 'express';

/**
 * Opened directly, the picture is a download on a page without rights, so nothing in it can run on our origin. Its address holds
 * its checksum, so it never changes.
 */
export function sendPicture(
  response: Response,
  { hash, type, bytes }: { hash: string; type: string; bytes: Uint8Array },
): void {
  response.set({
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${hash.slice(0, 12)}.${type.replace('image/', '')}"`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'private, max-age=31536000, immutable',
  });
  response.send(Buffer.from(bytes));
}
