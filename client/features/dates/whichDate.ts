import { useTranslation } from 'react-i18next';
import type { Poll } from '../../../shared/protocol/dates';
import { serverNow } from '../../connection/serverTime';
import { dateTimeText } from '../../ui/text/when';

/** Which date a poll finds: another time for a planned one, or a further one beside what is planned. */
export function useWhichDate() {
  const { t } = useTranslation('dates');
  return ({ moves, planned }: Pick<Poll, 'moves' | 'planned'>): string | null => {
    if (moves !== null) return t('poll.moves', { when: dateTimeText(moves.startsAt, serverNow()) });
    return planned === null ? null : t('poll.further', { when: dateTimeText(planned.startsAt, serverNow()) });
  };
}
