import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DatePlanned, GroupDates } from '../../../shared/protocol/dates';
import type { GroupPage } from '../../../shared/protocol/groups';
import { cancelGroupNext } from '../../connection/datesApi';
import { serverNow } from '../../connection/serverTime';
import { AskTwice } from '../../ui/askTwice';
import { TextButton } from '../../ui/buttons';
import { lazyPage } from '../../ui/lazy/lazyPage';
import { QuietPlace } from '../../ui/lazy/places';
import { dateTimeText, dayText, timeOfDay } from '../../ui/text/when';
import { useWhyNot } from './useSending';

const MoveLater = lazyPage(async () => (await import('./moveLater')).MoveLater);

type Later = GroupDates['later'][number];

/** Dates that somebody planned behind the next meeting. */
export function LaterDates({ page, dates, changed }: { page: GroupPage; dates: GroupDates; changed: () => void }) {
  const { t } = useTranslation('dates');
  const heading = useId();
  const [moving, setMoving] = useState<Later | null>(null);
  const [moved, setMoved] = useState<DatePlanned | null>(null);
  if (dates.later.length === 0) return null;
  return (
    <>
      <h3 id={heading}>{t('later.title')}</h3>
      <ul className="dates-ahead" aria-labelledby={heading}>
        {dates.later.map((later) => (
          <li key={later.date}>
            <span>
              <b>{dayText(later.startsAt, 0)}</b> {timeOfDay(later.startsAt)}
              {moved?.clock && moved.startsAt === later.startsAt ? (
                <small className="faint">{t(`series.${moved.clock}`, { time: timeOfDay(later.startsAt) })}</small>
              ) : null}
            </span>
            {page.mayPlan ? <Ways {...{ page, later, changed }} onMove={() => setMoving(later)} /> : null}
          </li>
        ))}
      </ul>
      {moving === null ? null : (
        <QuietPlace>
          <MoveLater {...{ page, changed }} later={moving} onMoved={setMoved} onClose={() => setMoving(null)} />
        </QuietPlace>
      )}
    </>
  );
}

/** What whoever may plan does with such a date. */
function Ways({
  page,
  later: { date, startsAt },
  changed,
  onMove,
}: {
  page: GroupPage;
  later: Later;
  changed: () => void;
  onMove: () => void;
}) {
  const { t } = useTranslation('dates');
  const whyNot = useWhyNot();
  const when = dateTimeText(startsAt, serverNow());
  return (
    <span className="dates-row-actions">
      <TextButton aria-label={t('series.of', { what: t('series.moveOne'), when })} onClick={onMove}>
        {t('series.moveOne')}
      </TextButton>
      <AskTwice
        label={t('later.cancel')}
        title={t('later.cancelTitle', { when })}
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
  );
}
