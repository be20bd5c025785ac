/** Markdown from what people wrote: their text is never markup. */

/** Somebody's text on one line. */
export function plain(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line
    .replace(/[\\`*_{}[\]<>#|~!&]/g, '\\$&')
    .replace(/^(\d+)([.)])|^([-+=])/, (_all, digits, dot, sign) =>
      digits === undefined ? `\\${sign}` : `${digits}\\${dot}`,
    );
}

/** Lines that somebody wrote stay lines. */
export const paragraphs = (text: string): string[] =>
  text
    .split('\n')
    .map(plain)
    .filter((line) => line !== '')
    .flatMap((line, index) => (index === 0 ? [line] : ['', line]));

export const section = (title: string, lines: readonly string[]): string =>
  lines.length > 0 ? `## ${title}\n\n${lines.join('\n')}` : '';

/** A page with its parts; what is empty is left out. */
export const page = (parts: readonly string[]): string => `${parts.filter((part) => part !== '').join('\n\n')}\n`;

/** Labels with texts below a point of a list. */
export const facts = (pairs: readonly (readonly [string, string])[]): string[] =>
  pairs.filter(([, text]) => text.trim() !== '').map(([label, text]) => `  - ${label}: ${plain(text)}`);

/** Days and times of a file are in UTC: it travels, and the server does not know where its reader is. */
export const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
export const moment = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
