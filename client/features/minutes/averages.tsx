import { useTranslation } from 'react-i18next';
import { meetingForm } from '../../../shared/evaluation/forms';
import { showing } from '../../../shared/evaluation/thresholds';
import type { EvaluationTotals } from '../../../shared/meeting/state';

/** The averages as figures. A question with too few answers is left out. */
export function Averages({ totals, present }: { totals: EvaluationTotals; present: number | null }) {
  const { t } = useTranslation(['minutes', 'evaluation']);
  const shown = showing(meetingForm, totals);
  if (shown.kind === 'nothing') return null;
  return (
    <>
      <dl>
        {meetingForm.questions.map((question, index) => (
          <div key={question.id} className="minutes-average">
            <dt>{t(`${question.messages}.short`, { ns: 'evaluation' })}</dt>
            <dd>{t('evaluation.value', { value: (shown.means[index] ?? 0).toFixed(1) })}</dd>
          </div>
        ))}
      </dl>
      <p className="faint">{t('evaluation.of', { answerers: shown.answerers, present: present ?? shown.answerers })}</p>
    </>
  );
}
