import { z } from 'zod';
import { forms } from '../evaluation/forms';
import { longest, most } from '../meeting/limits';

/** What the page of minutes shows, as it stands in a file. Whatever comes from a file has an end. */

/** More than any group has. */
export const MOST_MEMBERS = 500;

export const id = z.string().min(1).max(64);
export const time = z.number().int().min(0).max(8_640_000_000_000_000);
export const count = z.number().int().min(0).max(1_000_000);
export const score = z.number().int().min(1).max(10);
export const role = z.enum(['member', 'facilitator', 'speaker']);
export const text = (largest: number) => z.string().max(largest);

/** A name with the number that tells it from an equal one. */
const name = text(longest.name + 20);
const names = z.array(name).max(MOST_MEMBERS);
/** The key of a text of the method. */
const key = z.string().regex(/^[A-Za-z0-9.]{1,80}$/);
const minutes = z.number().min(0).max(100_000);

export const issueCard = z.strictObject({
  line: text(longest.issueLine),
  whyNow: text(longest.issueField),
  tried: text(longest.issueField),
  wanted: text(longest.issueField),
  keyQuestion: text(longest.issueField),
  notWanted: text(longest.issueField),
  help: z.array(z.enum(['questions', 'ideas', 'experience', 'materials', 'advice'])).max(5),
});

const totals = z.strictObject({
  answerers: z.number().int().min(1).max(MOST_MEMBERS),
  shape: z.enum(['sums', 'counts']),
  totals: z.array(count).min(1).max(100),
});

const evaluation = z
  .strictObject({
    stage: text(80),
    form: z.enum(['E1', 'E2']),
    result: totals,
    present: count,
    texts: z.array(text(5_000)).max(MOST_MEMBERS),
    last: totals.nullable(),
  })
  .refine(({ form, result, last }) => [result, last].every((one) => one === null || fits(forms[form], one)));

/** A number for each question, or one for each of its scores. */
function fits({ questions, lowest, highest }: (typeof forms)['E1'], { shape, totals: sums }: z.infer<typeof totals>) {
  return sums.length === questions.length * (shape === 'sums' ? 1 : highest - lowest + 1);
}

export const exportedMinutes = z.strictObject({
  title: text(longest.title),
  groupName: text(longest.title),
  startedAt: time,
  endedAt: time.nullable(),
  attendance: z.array(z.strictObject({ name, minutesPresent: count, role })).max(MOST_MEMBERS),
  stages: z
    .array(
      z.strictObject({
        words: key,
        slotOf: name.nullable(),
        people: z.strictObject({ how: z.enum(['inGroups', 'talked']), names: names.readonly() }).exactOptional(),
        plannedMinutes: minutes,
        actualMinutes: minutes,
        skipped: z.boolean(),
        decided: z.array(key).max(100).readonly().exactOptional(),
      }),
    )
    .max(500),
  /** As in the list of actions, which says by their ids whose they are. */
  actions: z.array(z.looseObject({})).max(most.actionsInMeeting * MOST_MEMBERS),
  parking: z
    .array(
      z.strictObject({
        name,
        text: text(longest.parkedItem),
        score: z.strictObject({ importance: score, urgency: score }).nullable(),
      }),
    )
    .max(10 * most.parked),
  requests: z
    .array(
      z.strictObject({
        name,
        kind: z.enum(['progress', 'request']),
        text: text(longest.parkedItem),
        helpers: names,
      }),
    )
    .max(10 * most.parked),
  evaluations: z.array(evaluation).max(20),
  oneChange: text(longest.oneChange).nullable(),
  issues: z.array(z.strictObject({ name, card: issueCard })).max(MOST_MEMBERS),
  leftOut: names,
  agreement: z.strictObject({ version: count, signed: names }).nullable(),
  pages: z
    .array(z.strictObject({ name, words: key, slotOf: name.nullable(), text: text(longest.page) }))
    .max(20 * MOST_MEMBERS),
  /** Only ever of its reader. */
  myTalkMs: z.null(),
  talk: z
    .array(z.strictObject({ name, ms: time }))
    .max(MOST_MEMBERS)
    .nullable(),
  boards: z.array(z.strictObject({ document: text(300), label: text(2_000) })).max(100),
  nextStartsAt: time.nullable(),
});
