import { useTranslation } from 'react-i18next';
import { useWhoAnswers } from './whoAnswers';

/** "4 of 6 have answered", with a dot for each person. It never says who. */
export function Progress() {
  const { t } = useTranslation('evaluation');
  const { ready, possible, declined } = useWhoAnswers();
  const dots = Array.from({ length: possible }, (_, place) => ({ place, in: place < ready }));
  return (
    <div className="evaluation-progress">
      <p role="status">
        {t('progress.answered', { ready, count: possible })}
        {declined > 0 ? `, ${t('progress.declined', { count: declined })}` : null}
      </p>
      <div className="evaluation-dots" aria-hidden="true">
        {dots.map((dot) => (
          <i key={dot.place} className={dot.in ? 'evaluation-in' : undefined} />
        ))}
      </div>
    </div>
  );
}
