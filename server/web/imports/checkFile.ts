import type { z } from 'zod';
import type { ImportFault, ImportProblem } from '../../../shared/protocol/imports';
import { jsonLines, pathText } from '../formats/jsonLines';
import { schemaProblems } from '../formats/schemaProblems';

/** So many faults of one file are told: whoever mends them reads from the top. */
const TOLD = 20;
/** Names in a file may be as long as the file. */
const LONGEST_PATH = 120;
/** Values of one file. A board of many thousand points has hundreds of thousands. */
const MOST_VALUES = 1_500_000;
const DEEPEST = 20;

/** A place in a file and what is wrong there. */
export type Wrong = { path: readonly PropertyKey[]; problem: ImportProblem };

/** A file that holds what it should, and a way to say where in it something else is wrong. */
export type Checked<T> = { value: T; faultsAt: (wrong: readonly Wrong[]) => ImportFault[] };

/** What is wrong with a file as a whole. */
export const wholeFile = (file: string, kind: WholeKind): ImportFault[] => [
  { file, line: 0, path: '', problem: { kind } },
];
type WholeKind =
  | 'notAnExport'
  | 'tooManyFiles'
  | 'damaged'
  | 'notText'
  | 'tooLarge'
  | 'noFile'
  | 'twice'
  | 'board'
  | 'picture';

/** Reads a file of an export. Its text comes from anybody, so how much it holds is counted before it is read. */
export function checkedFile<S extends z.ZodType>(
  file: string,
  bytes: Uint8Array,
  schema: S,
): Checked<z.output<S>> | { faults: ImportFault[] } {
  const text = textOf(bytes);
  if (text === null) return { faults: wholeFile(file, 'notText') };
  const extent = extentFault(text);
  if (extent !== null) return { faults: [{ file, path: '', ...extent }] };
  const faultsAt = (wrong: readonly Wrong[]) => located(file, text, wrong);
  const read = parsed(text);
  if (read === null) return { faults: faultsAt([{ path: [], problem: { kind: 'json', reason: 'value' } }]) };
  const checked = schema.safeParse(read.value, { reportInput: true });
  if (checked.success) return { value: checked.data, faultsAt };
  return { faults: faultsAt(checked.error.issues.slice(0, TOLD).flatMap(schemaProblems)) };
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function parsed(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

/** Deeper or more than any of our files: it would take memory and time only to be refused. */
function extentFault(text: string): { line: number; problem: ImportProblem } | null {
  let [depth, values, line, inText] = [0, 0, 1, false];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === LINE) line += 1;
    if (inText) {
      if (sign === BACKSLASH) at += 1;
      else if (sign === QUOTE) inText = false;
    } else if (sign === QUOTE) inText = true;
    else if (sign === BRACE || sign === BRACKET) {
      depth += 1;
      values += 1;
      if (depth > DEEPEST) return { line, problem: { kind: 'json', reason: 'deep' } };
    } else if (sign === BRACE_END || sign === BRACKET_END) depth -= 1;
    else if (sign === COMMA) values += 1;
    if (values > MOST_VALUES) return { line, problem: { kind: 'tooMuch' } };
  }
  return null;
}
const [LINE, QUOTE, BACKSLASH, COMMA] = [10, 34, 92, 44];
const [BRACE, BRACE_END, BRACKET, BRACKET_END] = [123, 125, 91, 93];

/** Where in the text it is wrong, from its top. A text that is no JSON has one mistake, its first. */
function located(file: string, text: string, wrong: readonly Wrong[]): ImportFault[] {
  const wanted = new Set(wrong.flatMap(({ path }) => path.map((_, index) => pathText(path.slice(0, index + 1)))));
  const read = jsonLines(text, (path) => wanted.has(path));
  if ('reason' in read) return [{ file, line: read.line, path: '', problem: { kind: 'json', reason: read.reason } }];
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const line = read.lines.get(pathText(path.slice(0, length)));
      if (line !== undefined) return line;
    }
    return 1;
  };
  return wrong
    .map(({ path, problem }) => ({ file, line: lineOf(path), path: pathText(path).slice(0, LONGEST_PATH), problem }))
    .sort((one, other) => one.line - other.line)
    .slice(0, TOLD);
}
