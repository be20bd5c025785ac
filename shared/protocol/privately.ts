import { z } from 'zod';
import { LONGEST_PRIVATE, type PrivateTexts } from '../groups/privately';
import type { MemberId, Time } from '../meeting/state';

/** Messages over HTTP about private questions while a group is being formed. Every answer is an `Answer<T>`. */

const text = z.string().max(LONGEST_PRIVATE);

/** `PUT /api/groups/:group/private-answer`: the whole answer in place of the one before. */
export const givePrivateAnswer = z.strictObject({ manager: text, report: text, competitor: text, objection: text });

/** `POST /api/groups/:group/private-answers/read`: whoever formed the group has read what was given until then. */
export const readPrivateAnswers = z.strictObject({ upTo: z.number().int().min(0) });

/** `GET /api/groups/:group/private-questions`. */
export type PrivateQuestions = {
  /** Who formed the group and is the only one to read the answers; null: nobody does, and nothing is asked. */
  reader: { member: MemberId; name: string; takesPart: boolean } | null;
  /** The group has not met yet, so answers are given and changed. */
  isOpen: boolean;
  asks: 'first' | 'again' | null;
  mine: { texts: PrivateTexts; at: Time } | null;
  /** For whoever formed the group, and null for everybody else, answers or not. */
  answers: PrivateAnswer[] | null;
};

export type PrivateAnswer = { member: MemberId; name: string; texts: PrivateTexts; at: Time; isNew: boolean };
