import type { core } from 'zod';
import type { FileProblem } from '../../../shared/protocol/formats';

type SchemaProblem = Extract<FileProblem, { kind: 'gone' | 'unknownField' | 'wrongType' | 'version' | 'range' }>;

/** The library's issue as one of our own, so that it can be said in the reader's language. */
export function schemaProblems(issue: core.$ZodIssue): { path: PropertyKey[]; problem: SchemaProblem }[] {
  const { path } = issue;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({ path: [...path, key], problem: { kind: 'unknownField' } }));
    case 'invalid_type':
      if (issue.input === undefined) return [{ path, problem: { kind: 'gone' } }];
      return [{ path, problem: { kind: 'wrongType', expected: expectedOf(issue.expected) } }];
    case 'invalid_value':
      // A value out of a list; only which kind of file it is has to be one certain number.
      return [{ path, problem: isVersion(path) ? { kind: 'version' } : { kind: 'wrongType', expected: 'other' } }];
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

function expectedOf(type: string): Extract<SchemaProblem, { kind: 'wrongType' }>['expected'] {
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

const isVersion = (path: readonly PropertyKey[]): boolean => path.length === 1 && String(path[0]).startsWith('roundel');
