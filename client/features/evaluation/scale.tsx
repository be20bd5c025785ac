import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { meetingForm, scoresOf } from '../../../shared/evaluation/forms';

/** One question with its five scores, as radio buttons. */
export function Scale({
  question,
  value,
  onChange,
}: {
  question: (typeof meetingForm.questions)[number];
  value: number | null;
  onChange: (score: number) => void;
}) {
  const { t } = useTranslation('evaluation');
  const name = useId();
  const asks = useId();
  return (
    // no fieldset, because not every browser lays one with a legend out as a grid
    <div className="evaluation-ask" role="radiogroup" aria-labelledby={asks}>
      <p id={asks} className="evaluation-question">
        {t(`${question.messages}.ask`)}
      </p>
      <div className="evaluation-scale">
        {scoresOf(meetingForm).map((score) => {
          const caption = t(`captions.${question.captions}.${score}`, { defaultValue: '' });
          return (
            <label key={score} className="evaluation-score">
              <input
                type="radio"
                name={name}
                value={score}
                checked={score === value}
                onChange={() => onChange(score)}
                aria-label={caption ? t('ballot.scoreNamed', { score, caption }) : t('ballot.score', { score })}
              />
              <span className="evaluation-dot" aria-hidden="true">
                {score}
              </span>
              <span className="evaluation-caption" aria-hidden="true">
                {caption}
              </span>
            </label>
          );
        })}
      </div>
    </div>
  );
}
