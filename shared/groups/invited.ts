import { longest } from '../meeting/limits';
import { tidyName } from '../names';
import { type CsvRow, readCsv } from './csv';

/** Who is to be invited, as an organiser types or pastes it: names, e-mail addresses, or both. */

/** At least one of them is there. */
export type InvitedPerson = { name: string | null; email: string | null };

/** `row`: the line of the text or of the file. `value`: what stands there. */
export type BadRow = {
  row: number;
  value: string;
  why: RowFault /** The row of the same person, for `twice`. */;
  like?: number;
};
export type RowFault = 'nobody' | 'noAt' | 'email' | 'name' | 'twice' | 'me';
export type GoodRow = { row: number; person: InvitedPerson };
export type PeopleRead = { good: GoodRow[]; bad: BadRow[] };

/** People whom one group invites at once: more than any of the models takes. */
export const MOST_INVITED = 40;
export const LONGEST_EMAIL = 254;

/** What a mail server would take. Whether somebody reads it only a mail can show. */
const address =
  /^[^\s@<>()[\],;:\\"]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;

export const isEmail = (text: string): boolean => text.length <= LONGEST_EMAIL && address.test(text);

/** Two rows with the same key are the same person. */
const personKey = ({ name, email }: InvitedPerson): string =>
  email === null ? `name ${(name ?? '').normalize('NFKC').toLowerCase()}` : `mail ${email.toLowerCase()}`;

const nameKey = ({ name }: InvitedPerson): string | null => (name === null ? null : personKey({ name, email: null }));

type Parts = { name: string; email: string };

function personOf({ name, email }: Parts): InvitedPerson | RowFault {
  if (email === '' && name === '') return 'nobody';
  if (email !== '' && !email.includes('@')) return 'noAt';
  if (email !== '' && !isEmail(email)) return 'email';
  const tidied = name === '' ? null : tidyName(name);
  if (name !== '' && tidied === null) return 'name';
  return { name: tidied, email: email === '' ? null : email };
}

/** "Amara Okafor, amara@example.org", "Amara Okafor <amara@example.org>", or one of the two. */
function partsOf(line: string): Parts {
  const pointed = /^(.*?)<([^<>]*)>\s*$/.exec(line);
  if (pointed) return { name: bare(pointed[1]), email: (pointed[2] ?? '').trim() };
  const cells = line.split(/[,;\t]/).map(bare);
  if (cells.length === 1) {
    const [only = ''] = cells;
    return only.includes('@') ? { name: '', email: only } : { name: only, email: '' };
  }
  const withAt = cells.findIndex((cell) => cell.includes('@'));
  const email = withAt === -1 ? cells.length - 1 : withAt;
  return {
    name: cells
      .filter((_, index) => index !== email)
      .join(' ')
      .trim(),
    email: cells[email] ?? '',
  };
}

const bare = (text: string | undefined): string =>
  (text ?? '')
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim();

type Row = Parts & { row: number; value: string };

/**
 * Sorts rows into people and faults. A person who stands in it twice is invited once: the same e-mail address, or a name that
 * has no address in one of the two rows. `before` are people who are known already, and `me` is my own name.
 */
function sorted(rows: readonly Row[], before: readonly GoodRow[], me: string): PeopleRead {
  const good: GoodRow[] = [];
  const bad: BadRow[] = [];
  for (const { row, value, ...parts } of rows) {
    const person = personOf(parts);
    if (typeof person === 'string') {
      bad.push({ row, value, why: person });
      continue;
    }
    if (person.email === null && nameKey(person) === nameKey({ name: tidyName(me), email: null })) {
      bad.push({ row, value, why: 'me' });
      continue;
    }
    const twin = [...before, ...good].find((other) => isSamePerson(other.person, person));
    if (twin) bad.push({ row, value, why: 'twice', like: twin.row });
    else good.push({ row, person });
  }
  return { good, bad };
}

export function isSamePerson(one: InvitedPerson, other: InvitedPerson): boolean {
  if (one.email !== null && other.email !== null) return personKey(one) === personKey(other);
  return nameKey(one) !== null && nameKey(one) === nameKey(other);
}

/** One person a line; empty lines are left out. */
export function peopleOfText(text: string, before: readonly GoodRow[], me: string): PeopleRead {
  const rows = text
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ ...partsOf(line), row: index + 1, value: line.trim() }))
    .filter(({ value }) => value !== '');
  return sorted(rows, before, me);
}

/** One line that somebody corrects; null when it is empty, which leaves the row out. */
export const personOfLine = (line: string): InvitedPerson | RowFault | null =>
  line.trim() === '' ? null : personOf(partsOf(line));

/** How columns of address books are called: Outlook, Google, Thunderbird, and by hand. */
const columns = {
  email: /^(?:e-?mail|mail)(?:[ -]?(?:address|adresse|1.*))?$|^primary email$/i,
  first: /^(?:first|given) ?name$|^vorname$/i,
  last: /^(?:last|family) ?name$|^surname$|^nachname$/i,
  name: /^(?:full |display |anzeige)?name$/i,
} as const;

type Columns = { email: number; names: number[] };

/** Where names and addresses stand, if the first row says so. */
function columnsOf({ cells }: CsvRow): Columns | null {
  if (cells.some((cell) => cell.includes('@'))) return null;
  const at = (pattern: RegExp) => cells.findIndex((cell) => pattern.test(cell));
  const parts = [at(columns.first), at(columns.last)].filter((index) => index !== -1);
  const whole = at(columns.name);
  const names = whole === -1 ? parts : [whole];
  const email = at(columns.email);
  return email === -1 && names.length === 0 ? null : { email, names };
}

/**
 * The people of a CSV file. With a row of headings, its columns for names and e-mail addresses count; without one, the cell
 * with an @ is the address and the rest the name. More rows than a group takes are not read at all.
 */
export function peopleOfCsv(
  file: string,
  before: readonly GoodRow[],
  me: string,
): PeopleRead | { tooMany: number; most: number } {
  const all = readCsv(file);
  const [first] = all;
  const chosen = first === undefined ? null : columnsOf(first);
  const rows = chosen === null ? all : all.slice(1);
  if (rows.length > MOST_INVITED) return { tooMany: rows.length, most: MOST_INVITED };
  return sorted(
    rows.map((row) => ({ ...inColumns(row, chosen), row: row.line, value: shownOf(row) })),
    before,
    me,
  );
}

function inColumns({ cells }: CsvRow, chosen: Columns | null): Parts {
  if (chosen === null) return cells.length === 1 ? partsOf(cells[0] ?? '') : partsOf(cells.join('\t'));
  const name = chosen.names.map((index) => cells[index] ?? '').filter((part) => part !== '');
  return { name: onOneLine(name.join(' ')), email: chosen.email === -1 ? '' : (cells[chosen.email] ?? '') };
}

const onOneLine = (text: string): string => text.replace(/\s*[\r\n]+\s*/g, ' ');

/** What is shown of a bad row, and can be corrected as one line. */
const LONGEST_SHOWN = longest.name + LONGEST_EMAIL;
const shownOf = ({ cells }: CsvRow): string => onOneLine(cells.filter(Boolean).join(', ')).slice(0, LONGEST_SHOWN);
