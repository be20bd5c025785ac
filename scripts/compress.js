// Packs the built pages once, so that the server only sends what is ready: beside each file that shrinks lies its brotli and
// its gzip form.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

/** Pictures and fonts are packed already. */
const shrinks = /\.(?:js|css|html|svg|json|wasm|txt|webmanifest|binarypb|tflite|data)$/;
/** Below this a packet carries it either way. */
const SMALLEST = 700;
/** Programs of the picture's blur: packed hardest they would take longer than the whole build. */
const LARGE = 2_000_000;

const forms = [
  {
    ending: 'br',
    pack: (bytes) =>
      brotli(bytes, {
        params: {
          [zlib.constants.BROTLI_PARAM_QUALITY]: bytes.length > LARGE ? 8 : zlib.constants.BROTLI_MAX_QUALITY,
          [zlib.constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      }),
  },
  { ending: 'gz', pack: (bytes) => gzip(bytes, { level: zlib.constants.Z_BEST_COMPRESSION }) },
];

async function pack(path) {
  const bytes = await readFile(path);
  if (bytes.length < SMALLEST) return;
  for (const { ending, pack: packed } of forms) {
    const smaller = await packed(bytes);
    if (smaller.length < bytes.length) await writeFile(`${path}.${ending}`, smaller);
  }
}

/** Every file of a folder that shrinks; the work is spread over Node's own threads. */
export async function compressFolder(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile() && shrinks.test(entry.name));
  await Promise.all(paths.map((entry) => pack(join(entry.parentPath ?? entry.path, entry.name))));
}
