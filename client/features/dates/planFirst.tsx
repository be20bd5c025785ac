import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DatePlanned, GroupDates } from '../../../shared/protocol/dates';
import type { GroupPage } from '../../../shared/protocol/groups';
import { beginNow, planNext } from '../../connection/datesApi';
import { pollPath, roomPath } from '../../connection/paths';
import { serverNow } from '../../connection/serverTime';
import { TextButton } from '../../ui/buttons';
import { QuietPlace } from '../../ui/lazy/places';
import { inAWeek, ownZone, placeOf } from '../../ui/text/zones';
import { asUsual } from './askedFormat';
import { DateForm } from './dateForm';
import { FormatChoice } from './lazyFormat';
import { useSending } from './useSending';

/** Plans a meeting where none is planned, for those who may. */
export function PlanFirst({
  page,
  dates,
  onPlanned,
}: {
  page: GroupPage;
  dates: GroupDates | null;
  onPlanned: (planned: DatePlanned) => void;
}) {
  const { t } = useTranslation('dates');
  const { isBusy, problem, send } = useSending((refused) =>
    refused.error === 'badInput'
      ? t('plan.past')
      : refused.error === 'notNow' && 'detail' in refused && refused.detail?.why === 'nobodyLeads'
        ? t('plan.nobodyLeads')
        : null,
  );
  const [format, setFormat] = useState(asUsual);
  const usual = dates?.usual;
  const poll = dates?.polls.find(({ status }) => status === 'open');
  const asked =
    poll === undefined ? null : (
      <>
        <p className="dates-about">{t('next.polling', { count: poll.answered })}</p>
        <a className="ui-go dates-go" href={pollPath(page.group, poll.poll)}>
          {t('next.pollingOpen')}
        </a>
      </>
    );
  if (!page.mayPlan) return asked ?? <p className="dates-about">{t('next.noneOthers')}</p>;
  const isFirst = page.past.length === 0;
  const plan = async (wall: string) => {
    const when = { wall, timeZone: ownZone() };
    const planned = await send(() => planNext(page.group, { when, ...format }));
    if (planned !== null) onPlanned(planned.value);
  };
  const begin = async () => {
    const begun = await send(() => beginNow(page.group, format));
    if (begun !== null) location.assign(roomPath(begun.value.meeting));
  };
  return (
    <>
      {asked}
      <p className="dates-about">
        {asked
          ? t('next.pollingPlan')
          : t(page.lookedAfter !== null ? 'next.noneOutside' : isFirst ? 'next.noneFirst' : 'next.noneAfter')}
      </p>
      <DateForm
        first={inAWeek(serverNow())}
        label={t('plan.when', { place: placeOf(ownZone()) })}
        button={t('plan.button')}
        isPlain={asked !== null}
        isBusy={isBusy}
        problem={problem}
        onSend={(wall) => void plan(wall)}
      >
        {usual?.planned == null ? null : (
          <QuietPlace>
            <FormatChoice
              usual={usual.planned}
              people={page.people.length + page.invited.length}
              value={format}
              onChange={setFormat}
            />
          </QuietPlace>
        )}
      </DateForm>
      {page.lookedAfter === null ? (
        <div className="dates-links">
          {asked ? null : <a href="#dates">{t('next.findTogether')}</a>}
          <TextButton pending={isBusy} onClick={() => void begin()}>
            {t('plan.now')}
          </TextButton>
        </div>
      ) : null}
    </>
  );
}
