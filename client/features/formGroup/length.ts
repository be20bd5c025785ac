import { useTranslation } from 'react-i18next';

/** Minutes as people say them: "2 h 30". */
export function useLength(): (minutes: number) => string {
  const { t } = useTranslation('formGroup');
  return (minutes) => {
    const hours = Math.floor(minutes / 60);
    const rest = minutes % 60;
    if (hours === 0) return t('length.minutes', { minutes });
    return rest === 0 ? t('length.hours', { hours }) : t('length.hoursMinutes', { hours, minutes: rest });
  };
}
