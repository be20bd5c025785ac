import { useTranslation } from 'react-i18next';
import type { GroupSeries } from '../../../shared/protocol/dates';
import { weekdayOf, writtenTime } from '../../ui/text/zones';
import { weekName } from './rhythm';

/** How often the group meets, in words. */
export function useRhythmText() {
  const { t } = useTranslation('dates');
  return ({ first, rhythm }: Pick<GroupSeries, 'first' | 'rhythm'>): string => {
    const day = weekdayOf(first);
    const time = writtenTime(first);
    return rhythm.every === 'weeks'
      ? t('series.weeks', { count: rhythm.weeks, day, time })
      : t('series.month', { week: t(`series.week.${weekName(rhythm.week)}`), day, time });
  };
}
