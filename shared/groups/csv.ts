/** Rows of a table that a spreadsheet or an address book saved as text (CSV, RFC 4180). */

export type CsvRow = { /** The line of the file on which it begins, from 1. */ line: number; cells: string[] };

/** What stands between two cells: most often in the first line of the file, outside quotation marks. */
function delimiterOf(text: string): string {
  const first = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)?.[0].replace(/"(?:[^"]|"")*"/g, '') ?? '';
  const count = (sign: string) => first.split(sign).length - 1;
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/**
 * Reads any text: a quotation mark that is never closed holds the rest of its line only, so that one mistake does not swallow
 * the file. Rows without content are left out. Nothing is ever computed: a formula is a text like any other.
 */
export function readCsv(file: string): CsvRow[] {
  const text = file.replace(/^\uFEFF/, '');
  const delimiter = delimiterOf(text);
  const rows: CsvRow[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const row: CsvRow = { line, cells: [] };
    for (;;) {
      const cell = cellAt(text, at, delimiter);
      row.cells.push(cell.value.trim());
      line += text.slice(at, cell.end).split('\n').length - 1;
      at = cell.end;
      if (text[at] !== delimiter) break;
      at += 1;
    }
    if (text.startsWith('\r\n', at)) at += 2;
    else if (at < text.length) at += 1;
    line += 1;
    if (row.cells.some((cell) => cell !== '')) rows.push(row);
  }
  return rows;
}

function cellAt(text: string, from: number, delimiter: string): { value: string; end: number } {
  const quoted = quotedAt(text, from, delimiter);
  if (quoted !== null) return quoted;
  let end = from;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { value: text.slice(from, end), end };
}

/** A cell in quotation marks; null where it is none, or where its closing mark is missing. */
function quotedAt(text: string, from: number, delimiter: string): { value: string; end: number } | null {
  if (text[from] !== '"') return null;
  let value = '';
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] !== '"') value += text[at];
    else if (text[at + 1] === '"') {
      value += '"';
      at += 1;
    } else {
      const next = text[at + 1];
      const isClosed = next === undefined || next === delimiter || next === '\n' || next === '\r';
      return isClosed ? { value, end: at + 1 } : null;
    }
  }
  return null;
}

/** Rows as a CSV file. A cell that a program for tables would take for a formula begins with an apostrophe. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map(cellOf).join(',')}\r\n`).join('');

function cellOf(text: string): string {
  const safe = /^[\s]*[=+\-@]|^[\t\r]/u.test(text) ? `'${text}` : text;
  return /[",;\r\n\t]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
