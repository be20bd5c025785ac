import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComingMeeting, DatePlanned } from '../../../shared/protocol/dates';
import type { GroupPage } from '../../../shared/protocol/groups';
import { misfit, type PickerEntry, picker } from '../../../shared/templates/picker';
import { cancelGroupNext, planNext } from '../../connection/datesApi';
import { useFormatText } from '../../i18n/formatText';
import { loadMessages } from '../../i18n/load';
import { loadAboutFormats } from '../../i18n/methods';
import { AskTwice } from '../../ui/askTwice';
import { SelectField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { fieldValue, ownZone, placeOf } from '../../ui/text/zones';
import { DateDialog } from './dateDialog';
import { isOfDate, type Refused, useSending, useWhyNot } from './useSending';

type Next = NonNullable<GroupPage['next']>;

/** Moves the planned meeting, gives it another format, or cancels it. */
export function MoveDialog({
  page,
  next,
  coming,
  onClose,
  onDone,
}: {
  page: GroupPage;
  next: Next;
  coming: ComingMeeting | null;
  onClose: () => void;
  onDone: (planned: DatePlanned | null) => void;
}) {
  const { t } = useTranslation('dates');
  const [format, setFormat] = useState('');
  // Whoever is invited may still come.
  const people = (coming?.coming ?? page.people.length) + page.invited.length;
  const formats = useFormats();
  const text = useFormatText();
  const whyNot = useWhyNot();
  const notNow = ({ error }: Refused) => (error === 'notNow' || error === 'stale' ? t('plan.notNow') : null);
  const { isBusy, problem, send } = useSending((answer) => (isOfDate(answer) ? t('plan.past') : notNow(answer)));
  const planned = fieldValue(next.startsAt, ownZone());
  const now = formats?.find(({ id }) => id === next.format);
  const chosen = formats?.find(({ id }) => id === format);
  const why = chosen === undefined ? null : misfit(chosen, { least: people, most: people });
  const move = async (wall: string) => {
    const other = chosen === undefined ? { minutes: null, template: null } : planOf(chosen, next.minutes);
    const planned = await send(() => planNext(page.group, { when: { wall, timeZone: ownZone() }, ...other }));
    if (planned !== null) onDone(planned.value);
  };
  return (
    <DateDialog
      title={t('plan.moveTitle')}
      about={t('plan.moveAbout')}
      first={planned}
      label={t('plan.when', { place: placeOf(ownZone()) })}
      button={(wall) => t(chosen !== undefined && wall.slice(0, 16) === planned ? 'plan.changeFormat' : 'plan.move')}
      isBusy={isBusy}
      problem={problem}
      onSend={(wall) => void move(wall)}
      onClose={onClose}
      below={
        <>
          <div role="status">
            {chosen === undefined || why === null ? null : (
              <Notice kind="warn">{t(`plan.${why}`, { count: people, ...chosen.people })}</Notice>
            )}
          </div>
          <AskTwice
            label={t('plan.cancelDate')}
            title={t('plan.cancelTitle')}
            about={t(coming?.isOfSeries ? 'plan.cancelSeries' : 'plan.cancelAbout')}
            yes={t('plan.cancelYes')}
            stay={t('plan.cancelNo')}
            onYes={async () => {
              const answer = await cancelGroupNext(page.group, next.meeting);
              if (!answer.ok) return notNow(answer) ?? whyNot(answer);
              onDone(null);
              return null;
            }}
          />
        </>
      }
    >
      {formats === null ? null : (
        <SelectField label={t('plan.format')} value={format} onChange={(event) => setFormat(event.target.value)}>
          <option value="">
            {now === undefined ? t('plan.formatSame') : t('plan.formatSameNamed', { name: text.option(now) })}
          </option>
          {formats.map((one) => (
            <option key={one.id} value={one.id}>
              {t('plan.formatOption', { name: text.option(one), count: planOf(one, next.minutes).minutes })}
            </option>
          ))}
        </SelectField>
      )}
    </DateDialog>
  );
}

/** As many minutes as now, as far as the format can be held in them. */
const planOf = ({ id, minutes: { least, most } }: PickerEntry, now: number) => ({
  template: id,
  minutes: Math.min(most, Math.max(least, now)),
});

/** All formats; null until their names are loaded. */
function useFormats(): readonly PickerEntry[] | null {
  const [isHere, setHere] = useState(false);
  useEffect(() => {
    let current = true;
    Promise.all([loadMessages('home', 'method'), loadAboutFormats()]).then(
      () => current && setHere(true),
      // Without the names a meeting can still be moved.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, []);
  return isHere ? picker : null;
}
