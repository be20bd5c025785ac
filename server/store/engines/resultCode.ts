/** SQLite's own words for its result codes. */
const words: readonly [number, RegExp][] = [
  [5, /database is locked/],
  [6, /database table is locked/],
  [7, /out of memory/],
  [8, /readonly database/],
  [10, /disk I\/O error/],
  [11, /malformed/],
  [13, /database or disk is full/],
  [14, /unable to open database file/],
  [18, /string or blob too big/],
  [19, /constraint failed/],
  [20, /datatype mismatch/],
  [26, /file is not a database/],
];

/**
 * The primary result code of an error of SQLite; null when the error is not SQLite's. @photostructure/sqlite 1.2 leaves
 * the code out where a statement that answers rows fails on its way, and then only the words tell it.
 */
export function resultCode(error: unknown): number | null {
  if (!(error instanceof Error)) return null;
  if ('errcode' in error && typeof error.errcode === 'number') return error.errcode & 0xff;
  if (!('code' in error) || error.code !== 'ERR_SQLITE_ERROR') return null;
  return words.find(([, said]) => said.test(error.message))?.[0] ?? null;
}
