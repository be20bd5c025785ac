import { mayHold, mayWrite } from '../../../shared/evaluation/thresholds';
import { evaluationsOf } from '../../../shared/meeting/evaluations';
import type { EvaluationPlace, EvaluationTotals, Meeting } from '../../../shared/meeting/state';
import type { EvaluationResult } from '../../../shared/protocol/http';
import type { FormName } from '../../../shared/templates/template';
import type { MeetingRow } from '../../store/store';
import type { WebDeps } from '../deps';
import type { Here } from '../meetings/member';

/**
 * How many meetings back the result of "last time" is searched: the form of each meeting was asked recently if at all, that
 * of a cycle half a cycle ago.
 */
const lookBack: Record<FormName, number> = { E1: 3, E2: 8 };

/** The results of a meeting with their notes, in the order in which they came. */
export async function evaluationsFor(
  deps: WebDeps,
  { row, meeting }: Here,
  meetings: readonly MeetingRow[],
): Promise<EvaluationResult[]> {
  const published = publishedIn(meeting);
  if (published.length === 0) return [];
  const texts = await deps.store.evaluationTexts(row.id);
  const first = evaluationsOf(meeting)[0]?.stage;
  const textsOf = ({ stage, result }: Published): string[] => {
    if (!mayWrite(result.answerers)) return [];
    // Notes without a stage are from a time when there was only one evaluation.
    return texts.get(stage) ?? (stage === first ? texts.get('') : undefined) ?? [];
  };
  return Promise.all(
    published.map(async (one) => ({
      ...one,
      texts: textsOf(one),
      last: await lastOf(deps, one.form, row, meetings),
    })),
  );
}

type Published = EvaluationPlace & { result: EvaluationTotals; present: number };

const publishedIn = (meeting: Meeting): Published[] =>
  evaluationsOf(meeting).flatMap(({ stage, form, evaluation }) => {
    if (evaluation.phase !== 'published' || !mayHold(evaluation.result.answerers)) return [];
    return [{ stage, form, result: evaluation.result, present: evaluation.present }];
  });

async function lastOf(
  deps: WebDeps,
  form: FormName,
  row: MeetingRow,
  meetings: readonly MeetingRow[],
): Promise<EvaluationTotals | null> {
  const earlier = meetings.filter((other) => other.ordinal < row.ordinal).sort((a, b) => b.ordinal - a.ordinal);
  for (const other of earlier.slice(0, lookBack[form])) {
    const meeting = await deps.rooms.meeting(other.id);
    const found = meeting === null ? undefined : publishedIn(meeting).findLast((one) => one.form === form);
    if (found) return found.result;
  }
  return null;
}
