import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DatePlanned, GroupDates } from '../../../shared/protocol/dates';
import type { GroupPage } from '../../../shared/protocol/groups';
import { calendarFilePath, tellZone } from '../../connection/datesApi';
import { roomPath } from '../../connection/paths';
import { serverNow } from '../../connection/serverTime';
import { messages } from '../../i18n/load';
import { GoButton, TextButton } from '../../ui/buttons';
import { lazyPage } from '../../ui/lazy/lazyPage';
import { QuietPlace } from '../../ui/lazy/places';
import { Notice } from '../../ui/notice';
import { listOf } from '../../ui/text/listOf';
import { timeOfDay, whenText } from '../../ui/text/when';
import { daysAway, headingOf, ownZone, placeOf } from '../../ui/text/zones';
import { Absence, AbsentPeople } from './absence';
import { AskHere } from './askHere';
import { BeginNow } from './beginNow';
import { FormatLine } from './lazyFormat';
import { OpenNow } from './openNow';
import { PlanFirst } from './planFirst';
import { useHours } from './useHours';
import './dates.css';

const ComingDate = lazyPage(async () => (await import('./comingDate')).ComingDate, messages('nextDate'));
const MoveDialog = lazyPage(async () => (await import('./moveDialog')).MoveDialog);

type Props = { page: GroupPage; dates: GroupDates | null; changed: () => void };

/** The group's next meeting: when it is for whom, who comes, and the way into its room. */
export function NextDate({ page, dates, changed }: Props) {
  const { t } = useTranslation('dates');
  const heading = useId();
  const [planned, setPlanned] = useState<DatePlanned | null>(null);
  useOwnZone(page, dates);
  const { next } = page;
  const done = (one: DatePlanned | null) => {
    setPlanned(one);
    changed();
  };
  return (
    <section className="dates-next" aria-labelledby={heading}>
      {next === null ? (
        <>
          <h1 id={heading}>{t('next.none')}</h1>
          <PlanFirst page={page} dates={dates} onPlanned={done} />
        </>
      ) : next.running ? (
        <Running id={heading} page={page} next={next} />
      ) : (
        <Planned id={heading} {...{ page, next, dates, changed }} onPlanned={done} />
      )}
      {planned?.clock && planned.meeting === next?.meeting ? (
        <Notice>{t(`clock.${planned.clock}`, { time: timeOfDay(planned.startsAt) })}</Notice>
      ) : null}
    </section>
  );
}

/** The others see what hour it is for me: this browser says in which zone it is, once it is another one than they know. */
function useOwnZone({ group, me, lookedAfter }: GroupPage, dates: GroupDates | null): void {
  const known = dates?.zones[me.member];
  const isNews = dates !== null && lookedAfter === null && known !== ownZone();
  useEffect(() => {
    if (isNews) void tellZone(group, ownZone());
  }, [isNews, group]);
}

type Next = NonNullable<GroupPage['next']>;

const DOORS_MINUTES = 15;

function Running({ id, page, next }: { id: string; page: GroupPage; next: Next }) {
  const { t } = useTranslation('dates');
  return (
    <>
      <p className="dates-now">{t('next.running')}</p>
      <h1 id={id}>{next.title}</h1>
      {next.running ? (
        <p className="dates-about">{t('next.since', { when: whenText(next.running.since, serverNow()) })}</p>
      ) : null}
      {page.lookedAfter === null ? (
        <>
          <a className="ui-go dates-go" href={roomPath(next.meeting)}>
            {t(next.running?.hasSeat ? 'next.back' : 'next.enter')}
          </a>
          <QuietPlace>
            <ComingDate group={page.group} />
          </QuietPlace>
        </>
      ) : null}
    </>
  );
}

function Planned({
  id,
  page,
  next,
  dates,
  changed,
  onPlanned,
}: Props & { id: string; next: Next; onPlanned: (planned: DatePlanned | null) => void }) {
  const { t } = useTranslation('dates');
  const { elsewhere } = useHours();
  const [isMoving, setMoving] = useState(false);
  const [isAsking, setAsking] = useState(false);
  // Only for the wording. What is allowed when, the server's clock decides.
  const now = serverNow();
  const nameOf = (member: string) =>
    member === page.me.member ? undefined : page.people.find((one) => one.member === member)?.name;
  const takesPart = page.lookedAfter === null;
  const [weekday, day] = headingOf(next.startsAt, now);
  const away = daysAway(next.startsAt, now);
  const isNow = next.startsAt <= now;
  const hours = elsewhere(next.startsAt, dates?.zones ?? {}, nameOf);
  const lead = page.people.find(({ member }) => member === next.lead);
  const invited = page.invited.length;
  const coming = dates?.next?.meeting === next.meeting ? dates.next : null;
  return (
    <>
      <p className="dates-kicker">{isNow ? t('next.kickerNow') : t('next.kicker', { away })}</p>
      <h1 id={id}>
        {isNow ? (
          t('next.now')
        ) : (
          <>
            <span className="dates-weekday">{weekday}</span> {day}
          </>
        )}
      </h1>
      <p className="dates-about">
        {isNow
          ? `${t(next.isCalled ? 'next.calledAt' : 'next.wasToBegin', { time: timeOfDay(next.startsAt) })} `
          : null}
        {t('next.minutes', { count: next.minutes })}{' '}
        {coming === null ? null : invited > 0 ? (
          <>{t('next.soFar', { count: invited, come: page.people.length, all: page.people.length + invited })} </>
        ) : (
          <>{t('next.coming', { count: coming.coming })} </>
        )}
        {lead ? (lead.member === page.me.member ? t('next.youLead') : t('next.lead', { name: lead.name })) : null}
        {hours.length === 0 ? null : (
          <>
            <br />
            {t('next.elsewhere', { place: placeOf(ownZone()), others: listOf(hours) })}
          </>
        )}
      </p>
      <QuietPlace>
        <FormatLine format={next.format} />
      </QuietPlace>
      {takesPart ? (
        <div className="dates-actions">
          {/* The main button is for the time when the others come in too. */}
          {next.opensAt <= now || next.isOpenToMe ? (
            <a
              className={next.opensAt > now ? 'ui-go ui-go-plain dates-go' : 'ui-go dates-go'}
              href={roomPath(next.meeting)}
            >
              {t('next.open')}
            </a>
          ) : (
            <GoButton
              className="dates-go"
              closed={t('next.closed', { when: whenText(next.opensAt, now), count: DOORS_MINUTES })}
            >
              {t('next.open')}
            </GoButton>
          )}
          <OpenNow {...{ page, next, now, changed }} />
        </div>
      ) : null}
      {dates === null || coming === null ? null : (
        <AbsentPeople {...{ page, coming, changed }} onMove={() => setMoving(true)} onAsk={() => setAsking(true)} />
      )}
      <div className="dates-links">
        {takesPart ? (
          <>
            {coming === null ? null : <Absence {...{ page, coming, changed }} />}
            <a href={calendarFilePath(page.group, next.meeting)} download>
              {t('next.calendar')}
            </a>
          </>
        ) : null}
        {page.mayPlan ? <TextButton onClick={() => setMoving(true)}>{t('next.change')}</TextButton> : null}
        {page.mayPlan && takesPart && next.opensAt > now ? <BeginNow {...{ page, next, dates }} /> : null}
      </div>
      {takesPart && next.startsAt <= now ? (
        <QuietPlace>
          <ComingDate group={page.group} />
        </QuietPlace>
      ) : null}
      {isAsking ? <AskHere moves {...{ page, dates }} onClose={() => setAsking(false)} /> : null}
      {isMoving ? (
        <QuietPlace>
          <MoveDialog
            {...{ page, next, coming }}
            onClose={() => setMoving(false)}
            onDone={(planned) => {
              setMoving(false);
              onPlanned(planned);
            }}
          />
        </QuietPlace>
      ) : null}
    </>
  );
}
