import type { TFunction } from 'i18next';
import { meetingForm } from '../../../shared/evaluation/forms';
import { showing } from '../../../shared/evaluation/thresholds';
import type { Minutes } from '../../../shared/protocol/http';

type Averages = {
  /** Each question, short, with its average. */
  figures: [question: string, value: string][];
  turnout: string;
};

/** What the evaluation shows in figures; null when too few people answered. */
export function averagesOf(
  { evaluation, evaluationPresent }: Minutes,
  t: TFunction<readonly ['minutes', 'evaluation']>,
): Averages | null {
  const shown = evaluation && showing(meetingForm, evaluation);
  if (shown === null || shown.kind === 'nothing') return null;
  const { answerers, means } = shown;
  return {
    figures: meetingForm.questions.map((question, index) => [
      t(`${question.messages}.short`, { ns: 'evaluation' }),
      t('evaluation.value', { value: (means[index] ?? 0).toFixed(1) }),
    ]),
    turnout: t('evaluation.of', { answerers, present: evaluationPresent ?? answerers }),
  };
}
