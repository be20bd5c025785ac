import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ComingMeeting, DatePlanned } from '../../../shared/protocol/dates';
import type { GroupPage } from '../../../shared/protocol/groups';
import { cancelGroupNext, planNext } from '../../connection/datesApi';
import { AskTwice } from '../../ui/askTwice';
import { QuietPlace } from '../../ui/lazy/places';
import { fieldValue, ownZone, placeOf } from '../../ui/text/zones';
import { asUsual } from './askedFormat';
import { DateDialog } from './dateDialog';
import { FormatChoice } from './lazyFormat';
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
  const [format, setFormat] = useState(asUsual);
  // Whoever is invited may still come.
  const people = (coming?.coming ?? page.people.length) + page.invited.length;
  const whyNot = useWhyNot();
  const notNow = ({ error }: Refused) => (error === 'notNow' || error === 'stale' ? t('plan.notNow') : null);
  const { isBusy, problem, send } = useSending((answer) => (isOfDate(answer) ? t('plan.past') : notNow(answer)));
  const planned = fieldValue(next.startsAt, ownZone());
  const move = async (wall: string) => {
    const planned = await send(() => planNext(page.group, { when: { wall, timeZone: ownZone() }, ...format }));
    if (planned !== null) onDone(planned.value);
  };
  return (
    <DateDialog
      title={t('plan.moveTitle')}
      about={t('plan.moveAbout')}
      first={planned}
      label={t('plan.when', { place: placeOf(ownZone()) })}
      button={(wall) =>
        t(format.template !== null && wall.slice(0, 16) === planned ? 'plan.changeFormat' : 'plan.move')
      }
      isBusy={isBusy}
      problem={problem}
      onSend={(wall) => void move(wall)}
      onClose={onClose}
      below={
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
      }
    >
      <QuietPlace>
        <FormatChoice isPlanned usual={next} people={people} value={format} onChange={setFormat} />
      </QuietPlace>
    </DateDialog>
  );
}
