/** A form is structure; its wording is in the `evaluation` catalogue below `words`. */
type Question = {
  id: string;
  /** `${words}.ask` on the ballot, `${words}.short` beside the result. */
  words: string;
  /** Which captions stand under the scores: only the ends, or every one. */
  captions: 'agreement' | 'gain';
};

export type Form = { id: string; questions: readonly Question[]; lowest: number; highest: number; textLimit: number };

/** E1, after each meeting: belonging, relevance, way of working, gain for the time spent. */
export const meetingForm = {
  id: 'E1',
  questions: [
    { id: 'e1', words: 'questions.belonging', captions: 'agreement' },
    { id: 'e2', words: 'questions.relevance', captions: 'agreement' },
    { id: 'e3', words: 'questions.method', captions: 'agreement' },
    { id: 'e4', words: 'questions.gain', captions: 'gain' },
  ],
  lowest: 1,
  highest: 5,
  textLimit: 200,
} as const satisfies Form;

/** The scores of one question, lowest first. */
export const scoresOf = (form: Form): number[] =>
  Array.from({ length: form.highest - form.lowest + 1 }, (_, step) => form.lowest + step);

/** True when every question has one whole score of the scale. */
export function isComplete(form: Form, answers: readonly (number | null | undefined)[]): answers is number[] {
  const scores = scoresOf(form);
  return answers.length === form.questions.length && answers.every((score) => score != null && scores.includes(score));
}
