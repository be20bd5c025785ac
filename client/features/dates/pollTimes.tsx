import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PollAnswer } from '../../../shared/groups/poll';
import type { Poll, PollTime } from '../../../shared/protocol/dates';
import { WorkQueue } from '../../../shared/workQueue';
import { answerPoll, readPoll } from '../../connection/datesApi';
import { serverNow } from '../../connection/serverTime';
import { Face } from '../../ui/face';
import { Notice } from '../../ui/notice';
import { listOf } from '../../ui/text/listOf';
import { dateTimeText, timeOfDay } from '../../ui/text/when';
import { headingOf, ownZone } from '../../ui/text/zones';
import { useCounts } from './bestLine';
import { Mark } from './mark';
import { useHours } from './useHours';
import { useSending } from './useSending';

const answers = ['yes', 'ifNeedBe', 'no'] as const;

/** The marks of more people than these have a line of their own: beside the time there is no room for them. */
const BESIDE = 5;

type Props = { poll: Poll; changed: (now: Poll | null) => void; onPoint: (time: string | null) => void };

/** Every proposed time with my answer and those of the others. */
export function PollTimes({ poll, changed, onPoint }: Props) {
  const { t } = useTranslation('dates');
  const others = poll.people.filter(({ member }) => member !== poll.me);
  const many = others.length > BESIDE ? ' poll-many' : '';
  const { problem, send } = useSending(({ error }) =>
    error === 'stale' ? t('poll.stale') : error === 'notNow' ? t('poll.closedNow') : null,
  );
  // Two answers in quick succession could reach the server in the other order, and the one that I took back would hold.
  const [inTurn] = useState(() => new WorkQueue());
  const give = async ({ time, at }: PollTime, answer: PollAnswer | null) => {
    const ask = { time, at, answer, timeZone: ownZone() };
    const now = await send(() => answerPoll(poll.group, poll.poll, ask));
    if (now !== null) return changed(now.value);
    const holds = await readPoll(poll.group, poll.poll);
    if (holds.ok) changed(holds.value);
  };
  return (
    <>
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
      <div className={`poll-heads${many}`} aria-hidden="true">
        <span className="poll-heads-begins">{t('poll.begins')}</span>
        <span className="poll-heads-mine">{poll.mayAnswer ? t('poll.yours') : null}</span>
        <span className="poll-marks">
          {others.map(({ member, name }) => (
            <Face key={member} name={name} />
          ))}
        </span>
      </div>
      <ul className={`poll-times${many}`}>
        {poll.times.map((time) => (
          <Time
            key={time.time}
            {...{ poll, time, others }}
            onGive={(answer) => void inTurn.add(() => give(time, answer))}
            onPoint={onPoint}
          />
        ))}
      </ul>
      <p className="poll-key">
        {([...answers, 'none'] as const).map((answer) => (
          <span key={answer}>
            <Mark answer={answer} />
            {t(`poll.key.${answer}`)}
          </span>
        ))}
      </p>
      {poll.status === 'open' && poll.mayAnswer ? (
        <p className="faint">
          {t('poll.saved')} {poll.mayFix ? null : t('poll.who')}
        </p>
      ) : null}
    </>
  );
}

function Time({
  poll,
  time,
  others,
  onGive,
  onPoint,
}: {
  poll: Poll;
  time: PollTime;
  others: Poll['people'];
  onGive: (answer: PollAnswer | null) => void;
  onPoint: (time: string | null) => void;
}) {
  const { t } = useTranslation('dates');
  const { elsewhere } = useHours();
  const counts = useCounts();
  const mine = time.answers[poll.me];
  const when = dateTimeText(time.at, serverNow());
  const nameOf = (id: string) => others.find(({ member }) => member === id)?.name;
  const [weekday, day] = headingOf(time.at, serverNow());
  const isFixed = poll.status === 'fixed';
  const isBest = isFixed ? poll.fixed?.time === time.time : poll.best[0] === time.time;
  const tied = !isFixed && poll.best.includes(time.time) ? poll.best.length - 1 : 0;
  const hours = elsewhere(time.at, poll.zones, nameOf);
  const isOver = time.at <= serverNow();
  return (
    <li
      className={isBest ? 'poll-time poll-time-best' : 'poll-time'}
      onPointerEnter={() => onPoint(time.time)}
      onPointerLeave={() => onPoint(null)}
      onFocus={() => onPoint(time.time)}
      onBlur={() => onPoint(null)}
    >
      <div className="poll-when">
        <b>
          {weekday}, <span className="poll-day">{day}</span>
        </b>
        {isBest || tied > 0 ? (
          <span className="poll-flag">
            {isBest
              ? `${t(isFixed ? 'poll.fixedShort' : 'poll.bestShort')}: ${counts(time, poll.people.length)}.`
              : null}
            {tied > 0 ? ` ${t('poll.tie', { count: tied })}` : null}
          </span>
        ) : null}
        {time.movedFrom === null ? null : (
          <span className="poll-moved">
            {time.myFormer === null || mine !== undefined
              ? t('poll.moved', { when: dateTimeText(time.movedFrom, serverNow()) })
              : t('poll.movedMine', {
                  when: dateTimeText(time.movedFrom, serverNow()),
                  answer: t(`poll.key.${time.myFormer}`),
                })}
          </span>
        )}
        {time.clock === null ? null : (
          <span className="faint">{t(`clock.${time.clock}`, { time: timeOfDay(time.at) })}</span>
        )}
        {hours.length === 0 ? null : <span className="faint poll-zones">{listOf(hours)}</span>}
      </div>
      {isOver || !poll.mayAnswer || poll.status === 'fixed' ? (
        // What cannot be answered any more does not look as if it could.
        <span className="quiet">
          {poll.status === 'fixed' ? (mine === undefined ? null : t(`poll.${mine}`)) : isOver ? t('poll.over') : null}
        </span>
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row in every browser.
        <div className="poll-three" role="group" aria-label={t('poll.answers', { when })}>
          {answers.map((answer) => (
            <button
              key={answer}
              type="button"
              className={`poll-choice poll-choice-${answer}`}
              aria-pressed={mine === answer}
              disabled={poll.status !== 'open'}
              onClick={() => onGive(mine === answer ? null : answer)}
            >
              {t(`poll.${answer}`)}
            </button>
          ))}
        </div>
      )}
      <span className="poll-marks">
        {others.map(({ member, name }) => {
          const answer = time.answers[member] ?? 'none';
          return (
            <Mark key={member} answer={answer} label={t('poll.mark', { name, answer: t(`poll.key.${answer}`) })} />
          );
        })}
      </span>
    </li>
  );
}
