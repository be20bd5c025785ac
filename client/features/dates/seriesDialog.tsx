import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupDates } from '../../../shared/protocol/dates';
import type { GroupPage } from '../../../shared/protocol/groups';
import { changeSeries, setSeries } from '../../connection/datesApi';
import { AskTwice } from '../../ui/askTwice';
import { GoButton, SoftButton } from '../../ui/buttons';
import { Dialog } from '../../ui/dialog';
import { SelectField, TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { fieldValue, ownZone, placeOf, weekdayOf } from '../../ui/text/zones';
import { afterRhythm, choiceOf, rhythmOf, rhythmOfPlan, weekChoices, weekName, weeksOfMonth } from './rhythm';
import { useSending, useWhyNot } from './useSending';

/** Sets, changes and ends the series of a group. */
export function SeriesDialog({
  page,
  dates,
  changed,
  onClose,
}: {
  page: GroupPage;
  dates: GroupDates;
  changed: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation('dates');
  const { series } = dates;
  const [timeZone, setTimeZone] = useState(dates.timeZone ?? ownZone());
  const [first, setFirst] = useState(() => firstOf(page, dates));
  const [rhythm, setRhythm] = useState(() =>
    choiceOf(series?.rhythm ?? rhythmOfPlan(page.plan, first.slice(0, 10)) ?? { every: 'weeks', weeks: 4 }),
  );
  const [until, setUntil] = useState(series?.until ?? '');
  const whyNot = useWhyNot();
  const { isBusy, problem, send } = useSending((refused) => {
    if (refused.error === 'stale') return t('series.stale');
    const field = 'detail' in refused ? refused.detail?.field : undefined;
    return field === 'until' ? t('series.badUntil') : refused.error === 'badInput' ? t('series.badFirst') : null;
  });
  const months = weeksOfMonth(first).map((week) => ({ week, value: `month ${week}` }));
  const isMonth = rhythm.startsWith('month');
  // With another first day it is another weekday of the month.
  const chosen = isMonth && !months.some(({ value }) => value === rhythm) ? (months[0]?.value ?? '4') : rhythm;
  const [before] = useState({ first, rhythm, until });
  // What these fields were filled with: somebody else may have changed it since.
  const [version] = useState(dates.version);
  const isSameSeries = series !== null && first === before.first && chosen === before.rhythm && until === before.until;
  const save = async () => {
    const saved = await send(() =>
      // A new series would forget which of its dates were moved or left out.
      isSameSeries
        ? changeSeries(page.group, { version, change: 'timeZone', timeZone })
        : setSeries(page.group, {
            version,
            timeZone,
            first: first.slice(0, 16),
            rhythm: rhythmOf(chosen),
            until: until === '' ? null : until,
          }),
    );
    changed();
    if (saved !== null) onClose();
  };
  const day = weekdayOf(first);
  return (
    <Dialog
      title={t('series.editTitle')}
      open
      onClose={onClose}
      foot={
        <>
          <SoftButton onClick={onClose}>{t('cancel')}</SoftButton>
          <GoButton pending={isBusy} closed={first === '' ? t('series.badFirst') : null} onClick={() => void save()}>
            {t('series.save')}
          </GoButton>
        </>
      }
    >
      <p className="quiet">
        {t('series.editAbout')} {page.next === null ? null : t('series.stays')}
        {series === null ? null : ` ${t('series.zoneAbout')}`}
      </p>
      <div className="dates-fields">
        <TextField
          label={t('series.first', { place: placeOf(timeZone) })}
          type="datetime-local"
          required
          value={first}
          onChange={(event) => event.target.value === '' || setFirst(event.target.value)}
        />
        <SelectField label={t('series.rhythm')} value={chosen} onChange={(event) => setRhythm(event.target.value)}>
          {[...new Set([...weekChoices, ...(isMonth ? [] : [Number(rhythm)])])]
            .sort((one, other) => one - other)
            .map((count) => (
              <option key={count} value={`${count}`}>
                {t('series.rhythmWeeks', { count })}
              </option>
            ))}
          {months.map(({ week, value }) => (
            <option key={value} value={value}>
              {t('series.rhythmMonth', { week: t(`series.week.${weekName(week)}`), day })}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('series.untilLabel')}
          type="date"
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
        <SelectField
          label={t('series.timeZone')}
          value={timeZone}
          onChange={(event) => setTimeZone(event.target.value)}
        >
          {zones(timeZone).map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </SelectField>
      </div>
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
      {series === null ? null : (
        <AskTwice
          label={t('series.end')}
          title={t('series.endTitle')}
          about={t('series.endAbout')}
          yes={t('series.endYes')}
          stay={t('series.endNo')}
          onYes={async () => {
            const answer = await changeSeries(page.group, { version, change: 'end' });
            changed();
            if (answer.ok) onClose();
            return answer.ok ? null : answer.error === 'stale' ? t('series.stale') : whyNot(answer);
          }}
        />
      )}
    </Dialog>
  );
}

/** The next date of the series, or the usual rhythm after what is planned or was held last. */
function firstOf(page: GroupPage, dates: GroupDates): string {
  const zone = dates.timeZone ?? ownZone();
  const coming = dates.series?.ahead.find(({ state }) => state === 'asPlanned');
  return coming ? fieldValue(coming.at, zone) : afterRhythm(page, dates, zone);
}

/** All zones that this browser knows, and the one that is chosen. */
const zones = (chosen: string): string[] => [...new Set([chosen, ownZone(), ...Intl.supportedValuesOf('timeZone')])];
