import { useTranslation } from 'react-i18next';
import type { EvaluationResult } from '../../../shared/protocol/http';
import { averagesOf } from './averagesOf';

/** The averages as figures. A question with too few answers is left out. */
export function Averages({ evaluation }: { evaluation: EvaluationResult }) {
  const { t } = useTranslation(['minutes', 'evaluation']);
  const averages = averagesOf(evaluation, t);
  if (averages === null) return null;
  return (
    <>
      <dl>
        {averages.figures.map(([question, value]) => (
          <div key={question} className="minutes-average">
            <dt>{question}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="faint">{averages.turnout}</p>
    </>
  );
}
