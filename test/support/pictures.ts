import { crc32, deflateSync } from 'node:zlib';

/** Pictures of 5 by 3 pixels as a browser's canvas writes them: JPEG and WebP with a colour profile. */
export const jpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAADAAUDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAH/xAAZEAADAQEBAAAAAAAAAAAAAAAAAQIDETH/xAAVAQEBAAAAAAAAAAAAAAAAAAAFBv/EABYRAQEBAAAAAAAAAAAAAAAAAAEAEf/aAAwDAQACEQMRAD8AmecZQozXJXiABMqrrMABhf/Z',
  'base64',
);
const vp8 = Buffer.from(
  'EAIAnQEqBQADAAFAJiWwAnS6AfgAgAAAAAD+idvP3Hjy/FA+F/6+Nf68v70f07v07v8DH/y4VvX2+/dwOg73wAAA',
  'base64',
);

export const CANARY = 'GPS-52.5200N-13.4050E-canary';

// ---------------------------------------------------------------- PNG

export function pngChunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const piece = Buffer.alloc(8 + body.length);
  piece.writeUInt32BE(content.length, 0);
  body.copy(piece, 4);
  piece.writeUInt32BE(crc32(body), 4 + body.length);
  return piece;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** `rows` are the compressed lines of red, green and blue, each after a byte that says how it is filtered. */
export function pngOf(width: number, height: number, rows: Buffer, extra: Buffer[] = []): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    ...extra,
    pngChunk('IDAT', rows),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

export function png(width = 5, height = 3, extra: Buffer[] = [], after: Buffer = Buffer.alloc(0)): Buffer {
  const rows = Buffer.alloc(Math.min(height, 3) * (1 + Math.min(width, 5) * 3), 7);
  return Buffer.concat([pngOf(width, height, deflateSync(rows), extra), after]);
}

export const pngWithMetadata = png(5, 3, [
  pngChunk('eXIf', Buffer.from(`II*\0${CANARY}`)),
  pngChunk('tEXt', Buffer.from(`Comment\0${CANARY}`)),
  pngChunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${CANARY}`)),
  pngChunk('tIME', Buffer.from([7, 234, 11, 22, 19, 0, 0])),
  pngChunk('iCCP', Buffer.from(`${CANARY}\0\0`)),
  pngChunk('prVt', Buffer.from(CANARY)),
]);

// --------------------------------------------------------------- JPEG

export function jpegSegment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** The same picture with EXIF, XMP, a profile, a comment and a JFIF thumbnail, and with a file hidden after its end. */
export const jpegWithMetadata = Buffer.concat([
  jpeg.subarray(0, 2),
  jpegSegment(
    0xe0,
    Buffer.concat([Buffer.from('JFIF\0'), Buffer.from([1, 1, 0, 0, 1, 0, 1, 1, 1]), Buffer.from('RGB')]),
  ),
  jpegSegment(0xe1, Buffer.from(`Exif\0\0II*\0${CANARY}`)),
  jpegSegment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x>${CANARY}</x>`)),
  jpegSegment(0xe2, Buffer.from(`ICC_PROFILE\0\u0001\u0001${CANARY}`)),
  jpegSegment(0xed, Buffer.from(`Photoshop 3.0\0${CANARY}`)),
  jpegSegment(0xfe, Buffer.from(CANARY)),
  jpeg.subarray(20), // after the 18 bytes of its own JFIF segment
  Buffer.from(`<script>${CANARY}</script>`),
]);

export function jpegHeader(width: number, height: number): Buffer {
  const at = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  const large = Buffer.from(jpeg);
  large.writeUInt16BE(height, at + 5);
  large.writeUInt16BE(width, at + 7);
  return large;
}

// --------------------------------------------------------------- WebP

function webpChunk(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 0, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}

function riff(chunks: Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks]);
  const head = Buffer.from('RIFF\0\0\0\0');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

const extended = (flags: number, width = 5, height = 3): Buffer => {
  const content = Buffer.alloc(10);
  content[0] = flags;
  content.writeUIntLE(width - 1, 4, 3);
  content.writeUIntLE(height - 1, 7, 3);
  return webpChunk('VP8X', content);
};

export const webp = riff([webpChunk('VP8 ', vp8)]);
export const webpWithMetadata = Buffer.concat([
  riff([
    extended(0x2c),
    webpChunk('ICCP', Buffer.from(CANARY)),
    webpChunk('VP8 ', vp8),
    webpChunk('EXIF', Buffer.from(`II*\0${CANARY}`)),
    webpChunk('XMP ', Buffer.from(`<x>${CANARY}</x>`)),
    webpChunk('junk', Buffer.from(CANARY)),
  ]),
  Buffer.from(CANARY),
]);
export const webpThatMoves = riff([
  extended(0x02),
  webpChunk('ANIM', Buffer.alloc(6)),
  webpChunk('ANMF', Buffer.concat([Buffer.alloc(16), webpChunk('VP8 ', vp8)])),
]);
export const webpHeader = (width: number, height: number): Buffer =>
  riff([extended(0, width, height), webpChunk('VP8 ', vp8)]);

export const svg = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="5" height="3"><script>alert(1)</script></svg>',
);
export const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
