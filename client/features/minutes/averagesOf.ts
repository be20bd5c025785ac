import type { TFunction } from 'i18next';
import { forms } from '../../../shared/evaluation/forms';
import { showing } from '../../../shared/evaluation/thresholds';
import type { EvaluationResult } from '../../../shared/protocol/http';

type Averages = {
  /** Each question, short, with its average. */
  figures: [question: string, value: string][];
  turnout: string;
};

/** What an evaluation shows in figures; null when too few people answered. */
export function averagesOf(
  { form: name, result, present }: EvaluationResult,
  t: TFunction<readonly ['minutes', 'evaluation']>,
): Averages | null {
  const form = forms[name];
  const shown = showing(form, result);
  if (shown.kind === 'nothing') return null;
  const { answerers, means } = shown;
  return {
    figures: form.questions.map((question, index) => [
      question.explained
        ? t('evaluation.explained', {
            question: t(`${question.messages}.short`, { ns: 'evaluation' }),
            scale: t(`scales.${question.explained}`, { ns: 'evaluation' }),
          })
        : t(`${question.messages}.short`, { ns: 'evaluation' }),
      t('evaluation.value', { value: (means[index] ?? 0).toFixed(1) }),
    ]),
    turnout: t('evaluation.of', { answerers, present }),
  };
}
