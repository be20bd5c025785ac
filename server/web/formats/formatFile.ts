import type { z } from 'zod';
import { longest } from '../../../shared/meeting/limits';
import { tidyTitle } from '../../../shared/names';
import { type FileFault, type FileProblem, formatFile } from '../../../shared/protocol/formats';
import { type FormatStage, type OwnFormat, templateOfFormat } from '../../../shared/templates/ownFormat';
import { jsonLines, pathText } from './jsonLines';
import { schemaProblems } from './schemaProblems';

/** So many faults are told at once: whoever mends them reads from the top. */
const TOLD = 20;

/** A format from the text of a file, or what is wrong with it, line by line. */
export function readFormatFile(text: string): { format: OwnFormat } | { faults: FileFault[] } {
  const withoutMark = text.replace(/^\uFEFF/, '');
  const lines = jsonLines(withoutMark);
  if ('reason' in lines) {
    return { faults: [{ line: lines.line, path: '', problem: { kind: 'json', reason: lines.reason } }] };
  }
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length--) {
      const line = lines.lines.get(pathText(path.slice(0, length)));
      if (line !== undefined) return line;
    }
    return lines.lines.get('') ?? 1;
  };
  const fault = (path: readonly PropertyKey[], problem: FileProblem): FileFault => ({
    line: lineOf(path),
    path: pathText(path),
    problem,
  });
  const parsed = formatFile.safeParse(JSON.parse(withoutMark), { reportInput: true });
  if (!parsed.success) {
    const faults = parsed.error.issues.flatMap((issue) =>
      schemaProblems(issue).map((one) => fault(one.path, one.problem)),
    );
    return { faults: inOrder(faults) };
  }
  const read = ownFormatOf(parsed.data);
  if ('problem' in read) return { faults: [fault(read.path, read.problem)] };
  const { format } = read;
  const built = templateOfFormat(format);
  return 'faults' in built
    ? { faults: inOrder(built.faults.map(({ path, problem }) => fault(path, problem))) }
    : { format };
}

type Written = z.output<typeof formatFile>;
type Misread = {
  path: PropertyKey[];
  problem: Extract<FileProblem, { kind: 'name' | 'stageOrBreak' | 'unknownField' }>;
};

/** A format as a file holds it, without the question whether this server can run it. */
export function ownFormatOf({ roundelFormat: _, stages, ...rest }: Written): { format: OwnFormat } | Misread {
  const name = tidyFormatName(rest.name);
  if (name === null) return { path: ['name'], problem: { kind: 'name' } };
  const mixed = stages.findIndex((one) => (one.stage === undefined) === (one.break === undefined));
  if (mixed >= 0) return { path: ['stages', mixed], problem: { kind: 'stageOrBreak' } };
  const pausedLong = stages.findIndex((one) => one.break !== undefined && one.minutes !== undefined);
  if (pausedLong >= 0) return { path: ['stages', pausedLong, 'minutes'], problem: { kind: 'unknownField' } };
  return { format: { ...rest, name, stages: stages.flatMap(stageOf) } };
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
