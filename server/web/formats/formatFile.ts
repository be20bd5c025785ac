import type { core } from 'zod';
import { longest } from '../../../shared/meeting/limits';
import { tidyTitle } from '../../../shared/names';
import { type FileFault, type FileProblem, formatFile } from '../../../shared/protocol/formats';
import { type FormatStage, type OwnFormat, templateOfFormat } from '../../../shared/templates/ownFormat';
import { jsonLines, pathText } from './jsonLines';

/** So many faults are told at once: whoever mends them reads from the top. */
const TOLD = 20;

/** A format from the text of a file, or what is wrong with it, line by line. */
export function readFormatFile(text: string): { format: OwnFormat } | { faults: FileFault[] } {
  const withoutMark = text.replace(/^\uFEFF/, '');
  const read = jsonLines(withoutMark);
  if ('reason' in read) {
    return { faults: [{ line: read.line, path: '', problem: { kind: 'json', reason: read.reason } }] };
  }
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length--) {
      const line = read.lines.get(pathText(path.slice(0, length)));
      if (line !== undefined) return line;
    }
    return read.lines.get('') ?? 1;
  };
  const fault = (path: readonly PropertyKey[], problem: FileProblem): FileFault => ({
    line: lineOf(path),
    path: pathText(path),
    problem,
  });
  const parsed = formatFile.safeParse(JSON.parse(withoutMark), { reportInput: true });
  if (!parsed.success) {
    const faults = parsed.error.issues.flatMap((issue) => told(issue).map((one) => fault(one.path, one.problem)));
    return { faults: inOrder(faults) };
  }
  const { roundelFormat: _, stages, ...rest } = parsed.data;
  const name = tidyFormatName(rest.name);
  if (name === null) return { faults: [fault(['name'], { kind: 'name' })] };
  const mixed = stages.findIndex((one) => (one.stage === undefined) === (one.break === undefined));
  if (mixed >= 0) return { faults: [fault(['stages', mixed], { kind: 'stageOrBreak' })] };
  const pausedLong = stages.findIndex((one) => one.break !== undefined && one.minutes !== undefined);
  if (pausedLong >= 0) return { faults: [fault(['stages', pausedLong, 'minutes'], { kind: 'unknownField' })] };
  const format: OwnFormat = { ...rest, name, stages: stages.flatMap(stageOf) };
  const built = templateOfFormat(format);
  return 'faults' in built
    ? { faults: inOrder(built.faults.map(({ path, problem }) => fault(path, problem))) }
    : { format };
}

/** What a group calls its format: one line that can be read. */
export const tidyFormatName = (text: string): string | null => {
  const tidied = tidyTitle(text);
  return tidied !== null && tidied.length <= longest.formatName ? tidied : null;
};

const inOrder = (faults: FileFault[]): FileFault[] => faults.sort((a, b) => a.line - b.line).slice(0, TOLD);

type Entry = { stage?: string | undefined; minutes?: number | undefined; break?: number | undefined };

function stageOf({ stage, minutes, break: rest }: Entry): FormatStage[] {
  if (stage !== undefined) return [minutes === undefined ? { stage } : { stage, minutes }];
  return rest === undefined ? [] : [{ break: rest }];
}

/** The library's issue as one of our own, so that it can be said in the reader's language. */
function told(issue: core.$ZodIssue): { path: PropertyKey[]; problem: FileProblem }[] {
  const { path } = issue;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...path, key], problem: { kind: 'unknownField' } }));
    case 'invalid_type':
      if (issue.input === undefined) return [{ path, problem: { kind: 'gone' } }];
      return [{ path, problem: { kind: 'wrongType', expected: expectedOf(issue.expected) } }];
    case 'invalid_value':
      return [{ path, problem: { kind: 'version' } }];
    case 'too_small':
      return [{ path, problem: { kind: 'range', least: Number(issue.minimum), of: measured(issue.origin) } }];
    case 'too_big':
      return [{ path, problem: { kind: 'range', most: Number(issue.maximum), of: measured(issue.origin) } }];
    default:
      return [{ path, problem: { kind: 'wrongType', expected: 'other' } }];
  }
}

const measured = (origin: string): 'number' | 'text' | 'list' =>
  origin === 'string' ? 'text' : origin === 'array' ? 'list' : 'number';

function expectedOf(type: string): Extract<FileProblem, { kind: 'wrongType' }>['expected'] {
  switch (type) {
    case 'string':
      return 'text';
    case 'number':
      return 'number';
    case 'int':
      return 'wholeNumber';
    case 'array':
      return 'list';
    case 'object':
      return 'object';
    default:
      return 'other';
  }
}
