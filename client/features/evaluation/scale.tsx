import { type KeyboardEvent, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type Form, type Question, scoresOf } from '../../../shared/evaluation/forms';

/** One question with its five scores, as radio buttons. `number` is its place in a long form. */
export function Scale({
  form,
  question,
  number,
  value,
  onChange,
}: {
  form: Form;
  question: Question;
  number: number | null;
  value: number | null;
  onChange: (score: number) => void;
}) {
  const { t } = useTranslation('evaluation');
  const name = useId();
  const asks = useId();
  const scores = scoresOf(form);
  /** The figures of the scale choose a score, wherever in the question the focus is. */
  const choose = (event: KeyboardEvent<HTMLElement>) => {
    const score = Number(event.key);
    if (!scores.includes(score) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.currentTarget.querySelector<HTMLInputElement>(`input[value="${score}"]`)?.focus();
    onChange(score);
  };
  return (
    // no fieldset, because not every browser lays one with a legend out as a grid
    <div
      className="evaluation-ask"
      role="radiogroup"
      aria-labelledby={asks}
      data-open={value === null || undefined}
      onKeyDown={choose}
    >
      <p id={asks} className="evaluation-question">
        {number === null ? null : <span className="evaluation-number">{number}</span>}
        <span>{t(`${question.messages}.ask`)}</span>
      </p>
      <div className="evaluation-scale">
        {scores.map((score) => {
          const caption = t(`captions.${question.captions}.${score}` as 'captions.gain.1', { defaultValue: '' });
          return (
            <label key={score} className="evaluation-score">
              <input
                type="radio"
                name={name}
                value={score}
                checked={score === value}
                onChange={() => onChange(score)}
                // One stop of the Tab key, also without an answer: Chromium alone stops twice, now and then.
                tabIndex={score === (value ?? scores[0]) ? 0 : -1}
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
