import { imageSize } from 'image-size';
import { type Refusal, refuse } from '../../../shared/refusal';
import { stripJpeg } from './jpeg';
import { stripPng } from './png';
import { stripWebp } from './webp';

export type Picture = { type: 'image/png' | 'image/jpeg' | 'image/webp'; bytes: Buffer };

/** At most 2 MB, and at most as many pixels as four large screens, so that no tiny file unpacks to gigabytes. */
export const LARGEST_BYTES = 2_000_000;
const LONGEST_SIDE = 8192;
const MOST_PIXELS = 32_000_000;

/** The type by the first bytes. The type that the sender declares does not count. */
function kindOf(bytes: Buffer): Picture['type'] | null {
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'image/png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') return 'image/webp';
  return null;
}

function strip(type: Picture['type'], bytes: Buffer): Buffer | null {
  switch (type) {
    case 'image/png':
      return stripPng(bytes);
    case 'image/jpeg':
      return stripJpeg(bytes);
    case 'image/webp':
      return stripWebp(bytes);
    default:
      return type satisfies never;
  }
}

/**
 * A picture that may be kept. The header gives the size before anything reads the rest, and every chunk that does not draw
 * is removed.
 */
export function acceptPicture(bytes: Buffer, longestSide = LONGEST_SIDE): Picture | Refusal {
  if (bytes.length > LARGEST_BYTES) return refuse('tooLarge');
  const type = kindOf(bytes);
  if (type === null) return refuse('malformed');
  const size = sizeOf(bytes);
  if (size === null) return refuse('malformed');
  if (Math.max(size.width, size.height) > longestSide || size.width * size.height > MOST_PIXELS) {
    return refuse('tooLarge', { pixels: size.width * size.height });
  }
  const stripped = strip(type, bytes);
  return stripped === null ? refuse('malformed') : { type, bytes: stripped };
}

function sizeOf(bytes: Buffer): { width: number; height: number } | null {
  try {
    const { width, height } = imageSize(bytes);
    return width > 0 && height > 0 ? { width, height } : null;
  } catch {
    return null; // a header that cannot be read is not a picture
  }
}
