import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChangePoll, Poll, PollTime } from '../../../shared/protocol/dates';
import { changePoll } from '../../connection/datesApi';
import { serverNow } from '../../connection/serverTime';
import { AskTwice } from '../../ui/askTwice';
import { TextButton } from '../../ui/buttons';
import { SelectField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { listOf } from '../../ui/text/listOf';
import { dateTimeText } from '../../ui/text/when';
import { fieldValue, ownZone, placeOf } from '../../ui/text/zones';
import { DateDialog } from './dateDialog';
import { DateForm } from './dateForm';
import { useSending, useWhyNot } from './useSending';

type Props = { poll: Poll; changed: (now: Poll | null) => void };

const MOST = 12;
const DAY = 24 * 60 * 60 * 1000;

/** Another time, which every member may propose. */
export function ProposeTime({ poll, changed }: Props) {
  const { t } = useTranslation('dates');
  const [isOpen, setOpen] = useState(false);
  const { isBusy, problem, send } = useSending(({ error }) => (error === 'badInput' ? t('ask.bad') : null));
  const last = poll.times.at(-1);
  if (poll.times.length >= MOST || last === undefined) return <p className="faint">{t('poll.full')}</p>;
  const add = async (wall: string) => {
    const ask = { change: 'add' as const, timeZone: ownZone(), wall };
    const now = await send(() => changePoll(poll.group, poll.poll, ask));
    if (now === null) return;
    setOpen(false);
    changed(now.value);
  };
  return (
    <>
      <TextButton onClick={() => setOpen(!isOpen)}>{t('poll.propose')}</TextButton>
      {isOpen ? (
        <DateForm
          first={fieldValue(last.at + DAY, ownZone())}
          label={t('plan.when', { place: placeOf(ownZone()) })}
          button={t('poll.proposeSend')}
          isBusy={isBusy}
          problem={problem}
          onSend={(wall) => void add(wall)}
        />
      ) : null}
    </>
  );
}

/** What whoever asked and whoever may plan can do: fix a time, move or remove one, close the poll and withdraw it. */
export function ManagePoll({ poll, changed, onWithdrawn }: Props & { onWithdrawn: () => void }) {
  const { t } = useTranslation('dates');
  const ahead = poll.times.filter(({ at }) => at > serverNow());
  const [picked, setPicked] = useState<string | null>(null);
  const [moving, setMoving] = useState<PollTime | null>(null);
  const whyNot = useWhyNot();
  const { isBusy, problem, send } = useSending(({ error }) => (error === 'stale' ? t('poll.stale') : null));
  if (poll.status === 'fixed' || (!poll.mayChange && !poll.mayFix)) return null;
  const chosen = ahead.find(({ time }) => time === (picked ?? poll.best[0])) ?? ahead[0];
  const fixAbout = (at: number) => {
    const inWords = (moment: number) => dateTimeText(moment, serverNow());
    const { moves, planned } = poll;
    if (moves !== null) return t('poll.fixAboutMoved', { when: inWords(at), before: inWords(moves.startsAt) });
    if (planned === null) return t('poll.fixAbout', { when: inWords(at) });
    return t('poll.fixAboutFurther', { when: inWords(at), planned: inWords(planned.startsAt) });
  };
  const change = async (ask: ChangePoll) => {
    if (isBusy) return;
    const now = await send(() => changePoll(poll.group, poll.poll, ask));
    if (now !== null) changed(now.value);
  };
  return (
    <div className="poll-manage">
      {chosen === undefined ? null : (
        <>
          <SelectField label={t('poll.more')} value={chosen.time} onChange={(event) => setPicked(event.target.value)}>
            {ahead.map(({ time, at }) => (
              <option key={time} value={time}>
                {dateTimeText(at, serverNow())}
              </option>
            ))}
          </SelectField>
          <div className="dates-links">
            {poll.mayFix ? (
              <AskTwice
                icon="check"
                isMain
                isFinal={false}
                label={t('poll.fix')}
                title={t('poll.fixTitle')}
                about={fixAbout(chosen.at)}
                yes={t('poll.fixYes')}
                stay={t('poll.fixNo')}
                onYes={async () => {
                  // Why it was refused stands below, once.
                  await change({ change: 'fix', time: chosen.time, at: chosen.at });
                  return null;
                }}
              >
                <Without people={poll.people} time={chosen} />
              </AskTwice>
            ) : null}
            {poll.mayChange && poll.status === 'open' ? (
              <>
                <TextButton
                  aria-label={t('poll.moveOf', { when: dateTimeText(chosen.at, serverNow()) })}
                  onClick={() => setMoving(chosen)}
                >
                  {t('poll.moveTime')}
                </TextButton>
                {poll.times.length > 2 ? (
                  <TextButton
                    aria-label={t('poll.removeOf', { when: dateTimeText(chosen.at, serverNow()) })}
                    pending={isBusy}
                    onClick={() => void change({ change: 'remove', time: chosen.time })}
                  >
                    {t('poll.removeTime')}
                  </TextButton>
                ) : null}
              </>
            ) : null}
          </div>
        </>
      )}
      {poll.mayChange ? (
        <div className="dates-links">
          {poll.status === 'open' ? (
            <TextButton pending={isBusy} onClick={() => void change({ change: 'close' })}>
              {t('poll.close')}
            </TextButton>
          ) : (
            <TextButton pending={isBusy} onClick={() => void change({ change: 'reopen' })}>
              {t('poll.reopen')}
            </TextButton>
          )}
          <AskTwice
            label={t('poll.withdraw')}
            title={t('poll.withdrawTitle')}
            about={t('poll.withdrawAbout')}
            yes={t('poll.withdrawYes')}
            stay={t('poll.withdrawNo')}
            onYes={async () => {
              const answer = await changePoll(poll.group, poll.poll, { change: 'withdraw' });
              if (answer.ok) onWithdrawn();
              return answer.ok ? null : whyNot(answer);
            }}
          />
        </div>
      ) : null}
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
      {moving === null ? null : <MoveTime {...{ poll, changed }} time={moving} onClose={() => setMoving(null)} />}
    </div>
  );
}

/** Who said no to it, and so counts as somebody who cannot come; and that they leave too few for the meeting. */
export function Without({ people, time: { answers, tooFew } }: { people: Poll['people']; time: PollTime }) {
  const { t } = useTranslation('dates');
  const away = people.filter(({ member }) => answers[member] === 'no').map(({ name }) => name);
  if (away.length === 0 && tooFew === null) return null;
  return (
    <Notice kind="warn" className="poll-without">
      {away.length === 0 ? null : t('poll.fixWithout', { count: away.length, names: listOf(away) })}{' '}
      {tooFew === null ? null : t('poll.fixTooFew', { count: tooFew.coming, least: tooFew.least })}
    </Notice>
  );
}

function MoveTime({ poll, changed, time, onClose }: Props & { time: PollTime; onClose: () => void }) {
  const { t } = useTranslation('dates');
  const { isBusy, problem, send } = useSending(({ error }) => (error === 'badInput' ? t('ask.bad') : null));
  const move = async (wall: string) => {
    const ask = { change: 'move' as const, time: time.time, timeZone: ownZone(), wall };
    const now = await send(() => changePoll(poll.group, poll.poll, ask));
    if (now === null) return;
    changed(now.value);
    onClose();
  };
  return (
    <DateDialog
      title={t('poll.moveTitle')}
      about={t('poll.moveAbout')}
      first={fieldValue(time.at, ownZone())}
      label={t('plan.when', { place: placeOf(ownZone()) })}
      button={t('poll.moveSend')}
      isBusy={isBusy}
      problem={problem}
      onSend={(wall) => void move(wall)}
      onClose={onClose}
    />
  );
}
