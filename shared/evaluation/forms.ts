/** A form is only structure; its text is in the `evaluation` catalogue under `messages`. */
type Question = {
  id: string;
  /** `${messages}.ask` is shown on the ballot, `${messages}.short` beside the result. */
  messages: string;
  /** Which captions are shown under the scores: only at the ends, or under every score. */
  captions: 'agreement' | 'gain';
};

export type Form = { id: string; questions: readonly Question[]; lowest: number; highest: number; textLimit: number };

/** Form E1, after each meeting: belonging, relevance, way of working, gain for the time spent. */
export const meetingForm = {
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
} as const satisfies Form;

/** The scores of one question, lowest first. */
export const scoresOf = (form: Form): number[] =>
  Array.from({ length: form.highest - form.lowest + 1 }, (_, step) => form.lowest + step);

/** True when every question has one whole score within the scale. */
export function isComplete(form: Form, answers: readonly (number | null | undefined)[]): answers is number[] {
  const scores = scoresOf(form);
  return answers.length === form.questions.length && answers.every((score) => score != null && scores.includes(score));
}
