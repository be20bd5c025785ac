import { useTranslation } from 'react-i18next';
import { timeOfDay, whenText } from '../../ui/text/when';

/** When something is, inside a sentence: an hour alone does not say that it is meant for today. */
export function useWhen(): (at: number, now: number) => string {
  const { t } = useTranslation('known');
  return (at, now) =>
    new Date(at).toDateString() === new Date(now).toDateString()
      ? t('next.todayAt', { time: timeOfDay(at) })
      : whenText(at, now);
}
