import { z } from 'zod';
import type { MemberId, Time } from '../meeting/state';
import type { FileProblem, JsonFault } from './formats';

/** Bringing what a group owned elsewhere into a group that is still empty. */

/** A year of meetings with drawings; pictures and texts for people are left out by the browser that sends it. */
export const LARGEST_IMPORT = 64 * 1024 * 1024;

/** What a file of an export has wrong. */
export type ImportProblem =
  | { kind: 'json'; reason: JsonFault }
  | Extract<FileProblem, { kind: 'gone' | 'unknownField' | 'wrongType' | 'version' | 'range' }>
  /** Neither the archive that an export is, nor its `group.json`. */
  | { kind: 'notAnExport' | 'tooManyFiles' | 'damaged' | 'notText' | 'tooLarge' | 'tooMuch' }
  /** `group.json` names this file, and it is not there. */
  | { kind: 'noFile' }
  | { kind: 'twice' | 'unknownPerson' | 'unknownName' | 'notAName' | 'otherMeeting' | 'noPlace' }
  | { kind: 'element' | 'board' | 'picture' };

/** `line`: 0 where the file as a whole is meant, or where it has no lines. `path` is as in `members.2.name`. */
export type ImportFault = { file: string; line: number; path: string; problem: ImportProblem };

/** What a file holds, before somebody says that it shall come in. */
export type ImportHolds = {
  /** What the group was called, and when it was written. */
  name: string;
  writtenAt: Time;
  /** `now`: who was a member when it was written. */
  people: { name: string; isNow: boolean }[];
  meetings: { title: string; startedAt: Time; hasMinutes: boolean }[];
  actions: { open: number; settled: number };
  boards: number;
  formats: number;
  /** `kept`: others have signed the one of the group, which is changed by them together. */
  agreement: 'new' | 'same' | 'kept';
  /** `kept`: the group keeps its own, because it was formed as another kind of group, or cannot meet by that plan. */
  plan: 'new' | 'same' | 'kept';
};

/**
 * `POST /api/groups/:group/import/check` and `POST /api/groups/:group/import`, each with the file as its body. The first
 * changes nothing. Where there are faults nothing comes in.
 */
export type ImportAnswer = { kind: 'faults'; faults: ImportFault[] } | { kind: 'fine'; holds: ImportHolds };

/** Somebody whom the file names, whom nobody in the group is yet. */
export type ImportedPerson = {
  person: string;
  name: string;
  /** They had left the group before the file was written. */
  hadLeft: boolean;
  open: number;
  settled: number;
  /** Somebody invited them: what is theirs waits for them. */
  isInvited: boolean;
};

/** `GET /api/groups/:group/import`. */
export type Imported = {
  /** The group is empty, and I may bring something in. */
  mayImport: boolean;
  /** For whoever may say who they are. */
  people: ImportedPerson[];
  /** Which member is which person of the file. */
  matched: { person: string; name: string; member: MemberId }[];
};

/** `POST /api/groups/:group/imported/:person`: this member is that person; null: they are to be invited under their name. */
export const matchImported = z.strictObject({ member: z.string().min(1).max(64).nullable() });

/**
 * `DELETE /api/groups/:group/imported/:person`: this member is not that person after all. What waited for the person in the file
 * waits again, as it was in the file.
 */
export const unmatchImported = z.strictObject({ member: z.string().min(1).max(64) });
