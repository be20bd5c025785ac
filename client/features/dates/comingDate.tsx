import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { distinctNames } from '../../../shared/distinctNames';
import type { GroupId } from '../../../shared/meeting/state';
import type { ComingDate as Coming, DateAhead } from '../../../shared/protocol/dates';
import { nextDateOf, planNext, tellAbsence } from '../../connection/datesApi';
import { useAnswer } from '../../connection/hooks/answer';
import { serverNow } from '../../connection/serverTime';
import { SoftButton, TextButton } from '../../ui/buttons';
import { lazyPage } from '../../ui/lazy/lazyPage';
import { QuietPlace } from '../../ui/lazy/places';
import { Notice } from '../../ui/notice';
import { listOf } from '../../ui/text/listOf';
import { dateTimeText } from '../../ui/text/when';
import { daysAway, fieldValue, headingOf, inAWeek, ownZone, placeOf } from '../../ui/text/zones';
import { DateForm } from './dateForm';
import { isOfDate, useSending } from './useSending';
import './comingDate.css';

const AskDialog = lazyPage(async () => (await import('./askDialog')).AskDialog);
const PollDialog = lazyPage(async () => (await import('./pollDialog')).PollDialog);
const AbsenceDialog = lazyPage(async () => (await import('./absenceDialog')).AbsenceDialog);

/** Others set it, move it or answer meanwhile. */
const ASK_AGAIN_MS = 5_000;

type Props = { coming: Coming; changed: () => void };

/**
 * When the group meets next, said where people sit together or have just left: `whole` with its date, and otherwise only what
 * stands beside it. Nothing waits for it, so it says nothing while the server does not answer.
 */
export function ComingDate({ group, whole = true }: { group: GroupId; whole?: boolean }) {
  const { t } = useTranslation('nextDate');
  const heading = useId();
  const [answer, changed] = useAnswer(nextDateOf, group, { everyMs: ASK_AGAIN_MS });
  if (!answer?.ok) return null;
  const coming = answer.value;
  const { next } = coming;
  if (!whole)
    return (
      <div className="coming-date">
        {next === null ? (
          <>
            <Polls {...{ coming, changed }} />
            <p className="coming-date-acts">
              <Ask {...{ coming, changed }} />
            </p>
          </>
        ) : (
          <About {...{ coming, next, changed }} />
        )}
      </div>
    );
  return (
    <section className="coming-date" aria-labelledby={heading}>
      <h2 id={heading}>{t('title')}</h2>
      {/* Said aloud when somebody sets it. */}
      <p role="status">{next === null ? t('none') : <When at={next.startsAt} />}</p>
      {next === null ? null : <About {...{ coming, next, changed }} />}
      {next === null ? <Polls {...{ coming, changed }} /> : null}
      <Planning key={next?.startsAt ?? 0} {...{ coming, changed }} />
    </section>
  );
}

function When({ at }: { at: number }) {
  const [weekday, day] = headingOf(at, serverNow());
  return (
    <>
      <b className="coming-date-when">
        {weekday}, {day}
      </b>
      <span className="faint">{daysAway(at, serverNow())}</span>
    </>
  );
}

/** Who leads, presents and cannot come, and that I cannot. */
function About({ coming, next, changed }: Props & { next: DateAhead }) {
  const { t } = useTranslation('nextDate');
  const [isOpen, setOpen] = useState(false);
  const { isBusy, problem, send } = useSending();
  const { group, me, people } = coming;
  const names = distinctNames(people.map(({ member, name }) => ({ id: member, name })));
  const nameOf = (member: string) => names.get(member)?.short ?? '';
  const lead = people.find(({ member }) => member === next.lead);
  const isMine = next.absent.includes(me);
  const others = next.absent.filter((member) => member !== me);
  // Where everybody has a turn, nobody's is worth saying.
  const presents = next.presents.length < people.length ? next.presents : [];
  const isOnlyMine = presents.length === 1 && presents[0] === me;
  const back = async () => {
    if ((await send(() => tellAbsence(group, { meeting: next.date, comes: true }))) !== null) changed();
  };
  return (
    <>
      <p className="coming-date-about">
        {lead === undefined ? null : next.lead === me ? t('youLead') : t('lead', { name: nameOf(lead.member) })}{' '}
        {presents.length === 0
          ? null
          : isOnlyMine
            ? t('youPresent')
            : t('presents', {
                count: presents.length,
                names: listOf(presents.map((one, at) => (one === me ? t(at === 0 ? 'you' : 'youIn') : nameOf(one)))),
              })}{' '}
        {others.length === 0 ? null : t('absent', { names: listOf(others.map(nameOf)) })}{' '}
        {isMine ? t('absentMe') : null}
      </p>
      <p className="coming-date-acts">
        {isMine ? (
          <SoftButton pending={isBusy} onClick={() => void back()}>
            {t('back')}
          </SoftButton>
        ) : (
          <SoftButton onClick={() => setOpen(true)}>{t('cannotCome')}</SoftButton>
        )}
      </p>
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
      {isOpen ? (
        <QuietPlace>
          <AbsenceDialog
            group={group}
            date={next.date}
            readers={people.filter(({ member }) => next.readers.includes(member)).map(({ name }) => name)}
            leads={next.lead === me}
            onClose={() => setOpen(false)}
            onSaid={() => {
              setOpen(false);
              changed();
            }}
          />
        </QuietPlace>
      ) : null}
    </>
  );
}

/** Sets the date, or moves it: first of all to the one that the group's rhythm gives. */
function Planning({ coming, changed }: Props) {
  const { t } = useTranslation('nextDate');
  const { group, mayPlan, next, proposed } = coming;
  const [isOpen, setOpen] = useState(false);
  const { isBusy, problem, send } = useSending((refused) => (isOfDate(refused) ? t('past') : null));
  const ask = next === null ? <Ask {...{ coming, changed }} /> : null;
  if (!mayPlan)
    return next === null ? (
      <>
        <p className="coming-date-about">{t('noneOthers')}</p>
        <p className="coming-date-acts">{ask}</p>
      </>
    ) : null;
  const plan = async (wall: string) => {
    const when = { wall, timeZone: ownZone() };
    if ((await send(() => planNext(group, { when, minutes: null, template: null }))) === null) return;
    setOpen(false);
    changed();
  };
  const shown = next?.startsAt ?? proposed;
  if (isOpen)
    return (
      <DateForm
        first={shown === null ? inAWeek(serverNow()) : fieldValue(shown, ownZone())}
        label={t('anotherWhen', { place: placeOf(ownZone()) })}
        button={t('plan')}
        isBusy={isBusy}
        problem={problem}
        onSend={(wall) => void plan(wall)}
      >
        <SoftButton onClick={() => setOpen(false)}>{t('keep')}</SoftButton>
      </DateForm>
    );
  return (
    <>
      {next === null && proposed !== null ? (
        <p className="coming-date-acts">
          <SoftButton icon="check" pending={isBusy} onClick={() => void plan(fieldValue(proposed, ownZone()))}>
            {t('take', { when: dateTimeText(proposed, serverNow()) })}
          </SoftButton>
          <span className="faint">{daysAway(proposed, serverNow())}</span>
        </p>
      ) : null}
      <p className="coming-date-acts">
        <TextButton icon="clock" onClick={() => setOpen(true)}>
          {t('another')}
        </TextButton>
        {ask}
      </p>
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
    </>
  );
}

/** What the group is asked now. Answers are given over this page, so that nobody leaves the room. */
function Polls({ coming: { group, me, people, polls }, changed }: Props) {
  const { t } = useTranslation('nextDate');
  const [opened, setOpened] = useState<string | null>(null);
  const nameOf = (id: string) => people.find(({ member }) => member === id)?.name ?? '';
  return (
    <>
      {polls.map(({ poll, askedBy, iAnswered }) => (
        <p key={poll} className="coming-date-acts">
          <span>{askedBy === me ? t('askedMine') : t('asked', { name: nameOf(askedBy) })}</span>
          <SoftButton onClick={() => setOpened(poll)}>{t(iAnswered ? 'look' : 'answer')}</SoftButton>
        </p>
      ))}
      {opened === null ? null : (
        <QuietPlace>
          <PollDialog
            group={group}
            poll={opened}
            onClose={() => {
              setOpened(null);
              changed();
            }}
          />
        </QuietPlace>
      )}
    </>
  );
}

/** Asks the group when it can meet. */
function Ask({ coming: { group, proposed }, changed }: Props) {
  const { t } = useTranslation('nextDate');
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <TextButton icon="people" onClick={() => setAsking(true)}>
        {t('ask')}
      </TextButton>
      {isAsking ? (
        <QuietPlace>
          <AskDialog
            group={group}
            first={proposed === null ? inAWeek(serverNow()) : fieldValue(proposed, ownZone())}
            onClose={() => setAsking(false)}
            onAsked={() => {
              setAsking(false);
              changed();
            }}
          />
        </QuietPlace>
      ) : null}
    </>
  );
}
