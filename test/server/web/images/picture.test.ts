import { describe, expect, test } from 'vitest';
import { acceptPicture, LARGEST_BYTES } from '../../../../server/web/images/picture';
import { isRefusal } from '../../../../shared/refusal';
import {
  CANARY,
  gif,
  jpeg,
  jpegHeader,
  jpegSegment,
  jpegWithMetadata,
  png,
  pngChunk,
  pngWithMetadata,
  svg,
  webp,
  webpHeader,
  webpThatMoves,
  webpWithMetadata,
} from '../../../support/pictures';
import { chanceFrom, printedSeed } from '../../../support/random';

function kept(bytes: Buffer) {
  const picture = acceptPicture(bytes);
  if (isRefusal(picture)) throw new Error(`refused: ${picture.refused}`);
  return picture;
}
const refusalOf = (bytes: Buffer) => {
  const picture = acceptPicture(bytes);
  return isRefusal(picture) ? picture.refused : `kept as ${picture.type}`;
};

describe('[FA15] pictures', () => {
  test.each([
    ['image/png', png()],
    ['image/jpeg', jpeg],
    ['image/webp', webp],
  ])('a plain %s is kept byte for byte', (type, bytes) => {
    expect(kept(bytes).type).toBe(type);
    expect(kept(bytes).bytes.equals(bytes)).toBe(true);
  });

  test.each([
    ['image/png', pngWithMetadata, png()],
    ['image/jpeg', jpegWithMetadata, jpeg],
    ['image/webp', webpWithMetadata, null],
  ])('place, time, profile, comments and bytes after the end are removed from a %s', (type, bytes, bare) => {
    expect(bytes.includes(CANARY)).toBe(true);
    const picture = kept(bytes);
    expect(picture.type).toBe(type);
    expect(picture.bytes.includes(CANARY)).toBe(false);
    expect(picture.bytes.includes('Exif')).toBe(false);
    if (bare) expect(picture.bytes.equals(bare)).toBe(true);
    // The cleaned picture has the same type and passes again unchanged.
    expect(kept(picture.bytes).bytes.equals(picture.bytes)).toBe(true);
  });

  test.each<[string, Buffer]>([
    ['SVG', svg],
    ['SVG behind a byte order mark', Buffer.concat([Buffer.from('\ufeff'), svg])],
    ['GIF', gif],
    ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['PDF', Buffer.from('%PDF-1.7\n')],
    ['BMP', Buffer.from('BM\x36\0\0\0\0\0\0\0', 'latin1')],
    ['nothing', Buffer.alloc(0)],
    ['one byte', Buffer.from([0x89])],
    ['zeros', Buffer.alloc(5000)],
    ['a PNG signature alone', png().subarray(0, 8)],
    ['a JPEG start alone', jpeg.subarray(0, 3)],
    ['a RIFF that is a sound', Buffer.from('RIFF\x24\0\0\0WAVEfmt ', 'latin1')],
    ['a PNG of no width', png(0, 3)],
    [
      'a PNG that does not begin with its header',
      Buffer.concat([png().subarray(0, 8), pngChunk('tEXt', Buffer.from('a\0b')), png().subarray(8)]),
    ],
    ['a PNG with a wrong checksum', Buffer.from(png()).fill(0xff, png().length - 4)],
    ['a PNG without pixels', Buffer.concat([png().subarray(0, 33), pngChunk('IEND', Buffer.alloc(0))])],
    ['a WebP that moves', webpThatMoves],
  ])('%s is refused as a picture', (_what, bytes) => {
    expect(refusalOf(bytes)).toBe('malformed');
  });

  test.each<[string, Buffer]>([
    ['PNG', png(50_000, 50_000)],
    ['JPEG', jpegHeader(50_000, 50_000)],
    ['WebP', webpHeader(16_000, 16_000)],
    ['a long thin PNG', png(100_000, 1)],
  ])('a small file that unpacks to a huge picture is refused because of its header: %s', (_what, bytes) => {
    expect(bytes.length).toBeLessThan(2000);
    expect(refusalOf(bytes)).toBe('tooLarge');
  });

  test('more bytes than allowed are refused, whatever they are', () => {
    expect(refusalOf(Buffer.concat([png(), Buffer.alloc(LARGEST_BYTES)]))).toBe('tooLarge');
  });

  test.each<[string, Buffer]>([
    ['PNG', pngWithMetadata],
    ['JPEG', jpegWithMetadata.subarray(0, jpegWithMetadata.lastIndexOf(Buffer.from([0xff, 0xd9])) + 2)],
    ['WebP', webpWithMetadata.subarray(0, -CANARY.length)],
  ])('a %s cut off at any byte is refused, and never kept in part or a fault', (_what, whole) => {
    expect(refusalOf(whole)).toMatch(/^kept/);
    for (let length = 0; length < whole.length; length += 1) {
      const outcome = refusalOf(whole.subarray(0, length));
      // A cut file may pass only when its end marker is there: then nothing of the picture is missing.
      if (outcome.startsWith('kept')) throw new Error(`cut at ${length} of ${whole.length}: ${outcome}`);
    }
  });

  test('randomly changed bytes end in a refusal or a picture, never in a fault', () => {
    const seed = printedSeed('pictures bent');
    const chance = chanceFrom(seed);
    const below = (limit: number) => Math.floor(chance() * limit);
    for (const whole of [pngWithMetadata, jpegWithMetadata, webpWithMetadata]) {
      for (let round = 0; round < 3000; round += 1) {
        const bent = Buffer.from(whole);
        for (let times = 1 + below(4); times > 0; times -= 1) bent[below(bent.length)] = below(256);
        expect(refusalOf(bent), `SEED=${seed} round ${round}`).toMatch(
          /^(kept as image\/(png|jpeg|webp)|malformed|tooLarge)$/,
        );
      }
    }
  });

  test('a segment that claims to be longer than the file is refused', () => {
    const long = jpegSegment(0xe1, Buffer.from('x'));
    long.writeUInt16BE(0xffff, 2);
    expect(refusalOf(Buffer.concat([jpeg.subarray(0, 2), long, jpeg.subarray(2)]))).toBe('malformed');
  });
});
