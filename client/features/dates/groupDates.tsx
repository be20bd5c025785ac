import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AheadDate, GroupDates, GroupSeries } from '../../../shared/protocol/dates';
import type { GroupPage } from '../../../shared/protocol/groups';
import { changeSeries } from '../../connection/datesApi';
import { serverNow } from '../../connection/serverTime';
import { arriving } from '../../ui/arrival';
import { TextButton } from '../../ui/buttons';
import { lazyPage } from '../../ui/lazy/lazyPage';
import { QuietPlace } from '../../ui/lazy/places';
import { Notice } from '../../ui/notice';
import { dateTimeText, dayText, timeOfDay } from '../../ui/text/when';
import { dayOf, ownZone, placeOf } from '../../ui/text/zones';
import { Calendar } from './calendar';
import { LaterDates } from './laterDates';
import { NoSeries } from './noSeries';
import { Polls } from './polls';
import { useRhythmText } from './rhythmText';
import { useSending } from './useSending';
import './dates.css';

const SeriesDialog = lazyPage(async () => (await import('./seriesDialog')).SeriesDialog);
const MoveOne = lazyPage(async () => (await import('./moveOne')).MoveOne);

type Props = { page: GroupPage; dates: GroupDates; changed: () => void };

/** So many dates are shown at first. */
const FEW = 4;

/** The dates of a group beyond the next one: its series, its polls, and the way into my calendar. */
export function DatesOfGroup({ page, dates, changed }: Props) {
  const { t } = useTranslation('dates');
  const heading = useId();
  const [isEditing, setEditing] = useState(false);
  const { series } = dates;
  return (
    <section className="dates-part" id="dates" ref={arriving} aria-labelledby={heading}>
      <div className="dates-head">
        <h2 id={heading}>{t('series.title')}</h2>
        {page.mayPlan ? (
          <TextButton onClick={() => setEditing(true)}>{t(series ? 'series.change' : 'series.begin')}</TextButton>
        ) : null}
      </div>
      {series === null ? (
        <NoSeries {...{ page, dates, changed }} onChoose={() => setEditing(true)} />
      ) : (
        <Series {...{ page, dates, series, changed }} />
      )}
      <LaterDates {...{ page, dates, changed }} />
      <Polls {...{ page, dates, changed }} />
      <Calendar page={page} dates={dates} changed={changed} />
      {isEditing ? (
        <QuietPlace>
          <SeriesDialog {...{ page, dates, changed }} onClose={() => setEditing(false)} />
        </QuietPlace>
      ) : null}
    </section>
  );
}

function Series({ page, dates, series, changed }: Props & { series: GroupSeries }) {
  const { t } = useTranslation('dates');
  const rhythmText = useRhythmText();
  const [isWhole, setWhole] = useState(false);
  const [moving, setMoving] = useState<AheadDate | null>(null);
  const { isBusy, problem, send } = useSending(({ error }) => (error === 'stale' ? t('series.stale') : null));
  const change = async (day: string, what: 'leaveOut' | 'asPlanned') => {
    if (isBusy) return;
    await send(() => changeSeries(page.group, { version: dates.version, change: what, day }));
    changed();
  };
  const shown = isWhole ? series.ahead : series.ahead.slice(0, FEW);
  const zone = dates.timeZone !== null && dates.timeZone !== ownZone() ? dates.timeZone : null;
  return (
    <>
      <p>
        {rhythmText(series)}
        {zone === null ? null : ` (${t('series.zone', { place: placeOf(zone) })})`}
        {series.until === null ? null : `, ${t('series.until', { day: dayOf(series.until) })}`}
      </p>
      {series.ahead.length === 0 ? <p className="quiet">{t('series.nothing')}</p> : null}
      <ul className="dates-ahead" aria-label={t('series.ahead')}>
        {shown.map((date) => (
          <li key={date.day} className={date.state === 'leftOut' ? 'dates-left-out' : undefined}>
            <span>
              <b>{dayText(date.at, 0)}</b> {timeOfDay(date.at)}
              {date.state === 'asPlanned' ? null : <span className="dates-mark">{t(`series.${date.state}`)}</span>}
              {date.clock === null || date.state === 'leftOut' ? null : (
                <small className="faint">{t(`series.${date.clock}`, { time: timeOfDay(date.at) })}</small>
              )}
            </span>
            {page.mayPlan ? (
              <span className="dates-row-actions">
                {date.state === 'leftOut' ? null : (
                  <OfDate what={t('series.moveOne')} date={date} onPress={() => setMoving(date)} />
                )}
                {date.state === 'asPlanned' ? (
                  <OfDate
                    what={t('series.leaveOut')}
                    date={date}
                    isBusy={isBusy}
                    onPress={() => void change(date.day, 'leaveOut')}
                  />
                ) : (
                  <OfDate
                    what={t('series.putBack')}
                    date={date}
                    isBusy={isBusy}
                    onPress={() => void change(date.day, 'asPlanned')}
                  />
                )}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {series.ahead.length > FEW && !isWhole ? (
        <TextButton onClick={() => setWhole(true)}>{t('series.more')}</TextButton>
      ) : null}
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
      {moving === null ? null : (
        <QuietPlace>
          <MoveOne {...{ page, dates, changed }} date={moving} onClose={() => setMoving(null)} />
        </QuietPlace>
      )}
    </>
  );
}

function OfDate({
  what,
  date,
  isBusy = false,
  onPress,
}: {
  what: string;
  date: AheadDate;
  isBusy?: boolean;
  onPress: () => void;
}) {
  const { t } = useTranslation('dates');
  return (
    <TextButton
      pending={isBusy}
      aria-label={t('series.of', { what, when: dateTimeText(date.at, serverNow()) })}
      onClick={onPress}
    >
      {what}
    </TextButton>
  );
}
