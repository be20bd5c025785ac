import { z } from 'zod';
import { longest } from '../meeting/limits';
import type { FormatProblem, OwnFormat } from '../templates/ownFormat';

/** Formats that a group keeps: kept from a meeting, written to a file, read from one. */

const name = z.string().min(1).max(longest.formatName);
const id = z.string().min(1).max(64);
const place = z.string().min(1).max(80);

/** A file of a format. Whoever writes one by hand is told the line of what is wrong, so each field says what it takes. */
export const formatFile = z.strictObject({
  roundelFormat: z.literal(1),
  name,
  frame: id,
  block: id.nullable(),
  minutes: z.number().int().min(5).max(480),
  stages: z
    .array(
      z.strictObject({
        stage: id.optional(),
        minutes: z.number().min(0.5).max(180).optional(),
        break: z.number().min(0.5).max(180).optional(),
      }),
    )
    .min(1)
    .max(60),
  prompts: z.array(z.strictObject({ stage: place, text: z.string().trim().min(1).max(longest.prompt) })).max(100),
});

/** `POST /api/meetings/:id/formats`: keeps the agenda of this meeting as it stands now. */
export const keepFormat = z.strictObject({ name: z.string().max(2_000) });
/** `PUT /api/meetings/:id/formats/:format`. `version` is the one that was seen: a later one is not overwritten. */
export const renameFormat = z.strictObject({ name: z.string().max(2_000), version: z.number().int().min(0) });
/** `POST /api/meetings/:id/formats/import`: the text of a file. */
export const importFormat = z.strictObject({ text: z.string().max(longest.formatFile) });

/** `people`: how many it is for; null when this server can no longer run it. */
export type KeptFormat = {
  id: string;
  version: number;
  format: OwnFormat;
  people: { least: number; most: number } | null;
};

/** `GET /api/meetings/:id/formats`. */
export type FormatList = { formats: KeptFormat[] };

/** What a file says that is no format. `path` is as in `stages.2.minutes`. */
export type FileProblem =
  | FormatProblem
  | { kind: 'json'; reason: JsonFault }
  | { kind: 'gone' }
  | { kind: 'unknownField' }
  | { kind: 'wrongType'; expected: 'text' | 'number' | 'wholeNumber' | 'list' | 'object' | 'other' }
  | { kind: 'version' }
  | { kind: 'range'; least?: number; most?: number; of: 'number' | 'text' | 'list' }
  | { kind: 'stageOrBreak' }
  | { kind: 'name' };

/** What a file that is no JSON has at that place. */
export type JsonFault =
  | 'end'
  | 'value'
  | 'name'
  | 'colon'
  | 'commaOrBrace'
  | 'commaOrBracket'
  | 'text'
  | 'escape'
  | 'number'
  | 'twice'
  | 'deep'
  | 'rest';

export type FileFault = { line: number; path: string; problem: FileProblem };

/** Nothing is kept when there are faults. */
export type FormatImported = { kind: 'kept'; format: KeptFormat } | { kind: 'faults'; faults: FileFault[] };
