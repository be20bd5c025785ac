import { useTranslation } from 'react-i18next';
import type { Poll, PollTime } from '../../../shared/protocol/dates';
import { serverNow } from '../../connection/serverTime';
import { dateTimeText, shortWhenText } from '../../ui/text/when';
import { Mark } from './mark';

/** How many gave each answer, in words. */
export function useCounts() {
  const { t } = useTranslation('dates');
  return ({ answers }: PollTime, people: number): string => {
    const given = Object.values(answers);
    const count = (of: string) => given.filter((answer) => answer === of).length;
    const open = people - given.length;
    return [
      ...(count('yes') > 0 ? [t('poll.countYes', { count: count('yes') })] : []),
      ...(count('ifNeedBe') > 0 ? [t('poll.countIfNeedBe', { count: count('ifNeedBe') })] : []),
      ...(count('no') > 0 ? [t('poll.countNo', { count: count('no') })] : []),
      ...(open > 0 ? [t('poll.countNone', { count: open })] : []),
    ].join(', ');
  };
}

/** The best time so far, and a tie where there is one. */
export function BestLine({ poll }: { poll: Poll }) {
  const { t } = useTranslation('dates');
  const counts = useCounts();
  const best = poll.times.find(({ time }) => time === poll.best[0]);
  if (best === undefined) return <p className="quiet">{t('poll.nobody')}</p>;
  const tied = poll.times.filter(({ time }) => poll.best.includes(time));
  return (
    <p className="poll-best-line">
      <Mark answer="yes" />
      <span>
        <b>{t('poll.best', { when: dateTimeText(best.at, serverNow()) })}</b>
        <br />
        {counts(best, poll.people.length)}
        {tied.length > 1 ? (
          <>
            <br />
            {t('poll.tied', { list: tied.map(({ at }) => shortWhenText(at, 0)).join('; ') })}
          </>
        ) : null}
      </span>
    </p>
  );
}
