import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupDates } from '../../../shared/protocol/dates';
import type { GroupPage } from '../../../shared/protocol/groups';
import { cancelGroupNext } from '../../connection/datesApi';
import { AskTwice } from '../../ui/askTwice';
import { dateTimeText, dayText, timeOfDay } from '../../ui/text/when';
import { useWhyNot } from './useSending';

/** Dates that somebody planned behind the next meeting. */
export function LaterDates({ page, dates, changed }: { page: GroupPage; dates: GroupDates; changed: () => void }) {
  const { t } = useTranslation('dates');
  const heading = useId();
  const whyNot = useWhyNot();
  if (dates.later.length === 0) return null;
  return (
    <>
      <h3 id={heading}>{t('later.title')}</h3>
      <ul className="dates-ahead" aria-labelledby={heading}>
        {dates.later.map(({ date, startsAt }) => (
          <li key={date}>
            <span>
              <b>{dayText(startsAt, 0)}</b> {timeOfDay(startsAt)}
            </span>
            {page.mayPlan ? (
              <span className="dates-row-actions">
                <AskTwice
                  label={t('later.cancel')}
                  title={t('later.cancelTitle', { when: dateTimeText(startsAt, Date.now()) })}
                  about={t('later.cancelAbout')}
                  yes={t('later.cancelYes')}
                  stay={t('plan.cancelNo')}
                  onYes={async () => {
                    const answer = await cancelGroupNext(page.group, date);
                    changed();
                    return answer.ok ? null : answer.error === 'stale' ? t('plan.notNow') : whyNot(answer);
                  }}
                />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}
