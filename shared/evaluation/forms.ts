import type { FormName } from '../templates/template';

/**
 * A form is only structure; its texts are in the `evaluation` catalogue. Both forms ask for whole scores on one scale per
 * question, because nothing else can be added up behind masks.
 */
export type Question = {
  id: string;
  /** `${messages}.ask` is shown on the ballot, `${messages}.short` beside the result. */
  messages: `questions.${QuestionName}`;
  /** Which captions stand under the scores: only at the ends, or under several. */
  captions: 'agreement' | 'gain' | 'goOn';
  /** The heading under which it stands, where a form is long enough to need some. */
  part?: FormPart;
  /** The average says nothing without its captions, so `scales.${explained}` stands beside it. */
  explained?: 'goOn';
};

type QuestionName =
  | 'belonging'
  | 'relevance'
  | 'method'
  | 'gain'
  | 'progress'
  | 'tried'
  | 'skill'
  | 'useful'
  | 'mistakes'
  | 'hardIssues'
  | 'askingHelp'
  | 'facilitation'
  | 'quality'
  | 'goOn';

type FormPart = 'work' | 'safety' | 'meetings';

export type Form = {
  id: FormName;
  questions: readonly Question[];
  lowest: number;
  highest: number;
  textLimit: number;
};

/** After each meeting: belonging, relevance, way of working, gain for the time spent. */
const afterMeeting: Form = {
  id: 'E1',
  questions: [
    { id: 'e1', messages: 'questions.belonging', captions: 'agreement' },
    { id: 'e2', messages: 'questions.relevance', captions: 'agreement' },
    { id: 'e3', messages: 'questions.method', captions: 'agreement' },
    { id: 'e4', messages: 'questions.gain', captions: 'gain' },
  ],
  lowest: 1,
  highest: 5,
  textLimit: 200,
};

/**
 * In the middle and at the end of a cycle. Whether to go on is a score too, from "stop" over "change" to "as it is": three
 * answers without an order could only be counted, and counts of fewer than eight people show who said what.
 */
const ofCycle: Form = {
  id: 'E2',
  questions: [
    { id: 'c1', messages: 'questions.progress', captions: 'agreement', part: 'work' },
    { id: 'c2', messages: 'questions.tried', captions: 'agreement', part: 'work' },
    { id: 'c3', messages: 'questions.skill', captions: 'agreement', part: 'work' },
    { id: 'c4', messages: 'questions.useful', captions: 'agreement', part: 'work' },
    { id: 'c5', messages: 'questions.mistakes', captions: 'agreement', part: 'safety' },
    { id: 'c6', messages: 'questions.hardIssues', captions: 'agreement', part: 'safety' },
    { id: 'c7', messages: 'questions.askingHelp', captions: 'agreement', part: 'safety' },
    { id: 'c8', messages: 'questions.facilitation', captions: 'agreement', part: 'meetings' },
    { id: 'c9', messages: 'questions.quality', captions: 'agreement', part: 'meetings' },
    { id: 'c10', messages: 'questions.goOn', captions: 'goOn', part: 'meetings', explained: 'goOn' },
  ],
  lowest: 1,
  highest: 5,
  textLimit: 200,
};

export const forms: Readonly<Record<FormName, Form>> = { E1: afterMeeting, E2: ofCycle };

/** The longest note of any form: what is longer fits none. */
export const LONGEST_NOTE = Math.max(...Object.values(forms).map((form) => form.textLimit));

/** The scores of one question, lowest first. */
export const scoresOf = (form: Form): number[] =>
  Array.from({ length: form.highest - form.lowest + 1 }, (_, step) => form.lowest + step);

/** The most numbers that a form is sent as: one per question and score. */
export const MOST_CELLS = Math.max(
  ...Object.values(forms).map((form) => form.questions.length * scoresOf(form).length),
);

/** True when every question has one whole score within the scale. */
export function isComplete(form: Form, answers: readonly (number | null | undefined)[]): answers is number[] {
  const scores = scoresOf(form);
  return answers.length === form.questions.length && answers.every((score) => score != null && scores.includes(score));
}

/** The questions under their headings, with their places in the form; a form without headings is one part. */
export function partsOf(form: Form): { part: FormPart | null; questions: { question: Question; index: number }[] }[] {
  const parts: ReturnType<typeof partsOf> = [];
  for (const [index, question] of form.questions.entries()) {
    const part = question.part ?? null;
    if (parts.at(-1)?.part !== part) parts.push({ part, questions: [] });
    parts.at(-1)?.questions.push({ question, index });
  }
  return parts;
}
