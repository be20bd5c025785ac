import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeetingId } from '../../../shared/meeting/state';
import type { KeptFormat } from '../../../shared/protocol/formats';
import type { MeetingSummary } from '../../../shared/protocol/http';
import { cancelNext, meetAgain, meetingSummary } from '../../connection/api';
import { groupFormats } from '../../connection/formatsApi';
import { useAnswer } from '../../connection/hooks/answer';
import { roomPath } from '../../connection/paths';
import { serverNow } from '../../connection/serverTime';
import { messages } from '../../i18n/load';
import { AskTwice } from '../../ui/askTwice';
import { GoButton, SoftButton, TextButton } from '../../ui/buttons';
import { SelectField, TextField } from '../../ui/field';
import { lazyPage } from '../../ui/lazy/lazyPage';
import { QuietPlace } from '../../ui/lazy/places';
import { Notice } from '../../ui/notice';
import { dateTimeText, timeOfDay, whenText } from '../../ui/text/when';
import { daysAway } from '../../ui/text/zones';
import type { Another } from './anotherFormat';
import { Block } from './block';

const AnotherFormat = lazyPage(
  async () => (await import('./anotherFormat')).AnotherFormat,
  messages('home', 'method', 'minutes'),
  async () => (await import('../../i18n/methods')).loadAboutFormats(),
);

/** Somebody else may plan the next meeting while this page is open, so it asks again. */
const ASK_AGAIN_MS = 5_000;

/** The next meeting of the group, if there is one. */
export function nextOf(summary: MeetingSummary | null) {
  const newest = summary?.newest ?? null;
  return newest?.status === 'ended' ? null : newest;
}

/**
 * What the server knows of this meeting and the next one, which others may plan or cancel meanwhile; null when the
 * server does not answer. The function asks again at once.
 */
export function useSummary(meeting: MeetingId): [MeetingSummary | null | 'loading', () => void] {
  const [answer, askAgain] = useAnswer(meetingSummary, meeting, { everyMs: ASK_AGAIN_MS });
  return [answer === null ? 'loading' : answer.ok ? answer.value : null, askAgain];
}

/** Nothing is planned, and I may do it. */
export const plansHere = (summary: MeetingSummary | null): boolean =>
  summary?.mayPlan === true && nextOf(summary) === null;

/** The formats that the group keeps, for those who plan its next meeting now; null: nobody does here. */
export const useOwnFormats = (meeting: MeetingId, summary: MeetingSummary | null | 'loading') =>
  useAnswer(groupFormats, summary !== 'loading' && plansHere(summary) ? meeting : null);

export function NextMeeting({
  meeting,
  summary,
  formats,
  changed,
  about,
}: {
  meeting: MeetingId;
  summary: MeetingSummary | null;
  /** Those that the group keeps. */
  formats: readonly KeptFormat[];
  changed: () => void;
  /** What else the group sees of its next date, and how it is asked for one. */
  about: ReactNode;
}) {
  const { t } = useTranslation('minutes');
  const next = nextOf(summary);
  const now = serverNow();
  if (next === null) {
    return summary?.mayPlan ? (
      <MeetAgain
        {...{ meeting, formats }}
        startsAt={summary.proposed ?? monthLater(summary.startsAt)}
        onPlanned={changed}
      >
        {about}
      </MeetAgain>
    ) : (
      about
    );
  }
  return (
    <Block title={t('ended.next')}>
      <p>
        {whenText(next.startsAt, now)}
        {next.isOpenToMe || next.status !== 'lobby' ? null : (
          <span className="faint minutes-opens">
            {t('ended.opens', { time: timeOfDay(next.opensAt), count: (next.startsAt - next.opensAt) / 60_000 })}
          </span>
        )}
      </p>
      {about}
      {next.isOpenToMe ? (
        // The main button is for the time when the others come in too.
        <a
          className={next.status === 'lobby' && next.opensAt > now ? 'ui-go ui-go-plain' : 'ui-go'}
          href={roomPath(next.meeting)}
        >
          {t('ended.open')}
        </a>
      ) : null}
      {summary?.mayPlan && next.status === 'lobby' ? (
        <ChangeNext meeting={meeting} next={next} changed={changed} />
      ) : null}
    </Block>
  );
}

/** Moves the planned meeting to another date in one step, or gives it up. */
function ChangeNext({
  meeting,
  next,
  changed,
}: {
  meeting: MeetingId;
  next: NonNullable<MeetingSummary['newest']>;
  changed: () => void;
}) {
  const { t } = useTranslation('minutes');
  const [isMoving, setMoving] = useState(false);
  if (isMoving) {
    return (
      <DateForm
        startsAt={next.startsAt}
        label={t('ended.moveTo')}
        plan={(startsAt) => meetAgain(meeting, { startsAt, minutes: null, template: null })}
        onPlanned={() => {
          setMoving(false);
          changed();
        }}
      >
        <SoftButton onClick={() => setMoving(false)}>{t('ended.moveNot')}</SoftButton>
      </DateForm>
    );
  }
  return (
    <div className="minutes-change-next">
      <TextButton icon="clock" onClick={() => setMoving(true)}>
        {t('ended.move')}
      </TextButton>
      <AskTwice
        label={t('ended.cancel')}
        title={t('ended.cancelTitle')}
        about={t('ended.cancelAbout')}
        yes={t('ended.cancelYes')}
        stay={t('ended.cancelNo')}
        onYes={async () => {
          const { ok } = await cancelNext(meeting, next.meeting);
          if (ok) changed();
          return ok ? null : t('ended.failed');
        }}
      />
    </div>
  );
}

/** The same weekday and hour four weeks later, in summer and in winter: most groups meet monthly. */
const monthLater = (at: number): number => new Date(at).setDate(new Date(at).getDate() + 28);

/** First of all the date that the group's rhythm gives, with one press. */
function MeetAgain({
  meeting,
  startsAt,
  formats,
  onPlanned,
  children,
}: {
  meeting: MeetingId;
  startsAt: number;
  formats: readonly KeptFormat[];
  onPlanned: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation('minutes');
  const [chosen, setChosen] = useState('');
  // Somebody else may have removed it meanwhile.
  const template = formats.some(({ id }) => id === chosen) ? `own:${chosen}` : null;
  const [another, setAnother] = useState<Another | null>(null);
  const [isOpen, setOpen] = useState(false);
  const { state, send } = usePlanning();
  const other = template === null ? another : null;
  const plan = (at: number | null) => meetAgain(meeting, { startsAt: at, minutes: null, template, ...other });
  const now = serverNow();
  const isProposed = startsAt > now;
  return (
    <Block title={t('ended.again')}>
      {formats.length === 0 ? null : (
        <SelectField
          className="minutes-format"
          label={t('ended.format')}
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
        >
          <option value="">{t('ended.formatAsLast')}</option>
          {formats.map(({ id, format, people }) => (
            <option key={id} value={id} disabled={people === null}>
              {t(people === null ? 'ended.formatCannot' : 'ended.formatOwn', {
                name: format.name,
                minutes: format.minutes,
                least: people?.least ?? 0,
                most: people?.most ?? 0,
              })}
            </option>
          ))}
        </SelectField>
      )}
      {template === null ? (
        <QuietPlace>
          <AnotherFormat chosen={another} onChoose={setAnother} />
        </QuietPlace>
      ) : null}
      {isOpen || !isProposed ? (
        <DateForm
          startsAt={isProposed ? startsAt : monthLater(now)}
          label={t('ended.againAt')}
          plan={plan}
          onPlanned={onPlanned}
        >
          {isProposed ? <SoftButton onClick={() => setOpen(false)}>{t('ended.anotherNot')}</SoftButton> : null}
        </DateForm>
      ) : (
        <GoButton
          icon="check"
          pending={state === 'busy'}
          small={daysAway(startsAt, now)}
          onClick={() =>
            void send(async () => {
              const { ok } = await plan(startsAt);
              if (ok) onPlanned();
              return ok;
            })
          }
        >
          {t('ended.take', { when: dateTimeText(startsAt, now) })}
        </GoButton>
      )}
      <div className="minutes-change-next">
        {isOpen || !isProposed ? null : (
          <TextButton icon="clock" onClick={() => setOpen(true)}>
            {t('ended.another')}
          </TextButton>
        )}
        <TextButton
          icon="next"
          pending={state === 'busy'}
          onClick={() =>
            void send(async () => {
              const answer = await plan(null);
              if (answer.ok) location.assign(roomPath(answer.value.meeting));
              return answer.ok;
            })
          }
        >
          {t('ended.againNow')}
        </TextButton>
      </div>
      {state === 'failed' ? <Notice kind="refused">{t('ended.failed')}</Notice> : null}
      {children}
    </Block>
  );
}

/** One plan is sent at a time. */
function usePlanning() {
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const send = async (ask: () => Promise<boolean>) => {
    setState('busy');
    setState((await ask()) ? 'idle' : 'failed');
  };
  return { state, send };
}

/** A date, the button that plans the meeting for it, and another button beside it. */
function DateForm({
  startsAt,
  label,
  plan,
  onPlanned,
  children,
}: {
  startsAt: number;
  label: string;
  plan: (startsAt: number) => Promise<{ ok: boolean }>;
  onPlanned: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation('minutes');
  const [date, setDate] = useState(() => localInput(startsAt));
  const { state, send } = usePlanning();
  const chosen = Date.parse(date);
  return (
    <>
      <form
        className="minutes-again"
        onSubmit={(event) => {
          event.preventDefault();
          if (Number.isNaN(chosen)) return;
          void send(async () => {
            const { ok } = await plan(chosen);
            // What holds is what everybody reads: somebody else may plan another date at the same moment.
            if (ok) onPlanned();
            return ok;
          });
        }}
      >
        <TextField
          label={t('ended.date')}
          type="datetime-local"
          required
          value={date}
          onChange={(event) => setDate(event.target.value)}
        />
        <GoButton type="submit" pending={state === 'busy'}>
          {label}
        </GoButton>
        {children}
      </form>
      {state === 'failed' ? <Notice kind="refused">{t('ended.failed')}</Notice> : null}
    </>
  );
}

/** A time in the format of `datetime-local`: the reader's own time zone, to the minute. */
function localInput(at: number): string {
  const date = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return date.toISOString().slice(0, 16);
}
