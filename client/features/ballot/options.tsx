import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberId } from '../../../shared/meeting/state';
import { type BallotView, closerOf, mayCloseBallot, mostVoted } from '../../../shared/meeting/views/ballot';
import { useConnection } from '../../connection/hooks/context';
import { useMe, useMeeting, useNames, useShortNames } from '../../connection/hooks/meeting';
import { useSend } from '../../connection/hooks/send';
import { useProposeStep } from '../../connection/proposedStep';
import { SoftButton } from '../../ui/buttons';
import { Face } from '../../ui/face';
import { SelectField } from '../../ui/field';
import { listOf } from '../../ui/text/listOf';
import { useLatest } from '../../ui/useLatest';
import { useOptionText } from './optionText';
import { Reopen } from './reopen';

/** Options with their counts and my vote; for whoever closes the ballot, what is to hold. */
export function Options({ at }: { at: BallotView }) {
  const { t } = useTranslation('ballot');
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const send = useSend();
  const from = at.stage.key;
  const textOf = useTextOf(at);
  const [mine, vote] = useLatest<readonly string[]>(at.mine, (options) =>
    send({ type: 'castVote', from, options: [...options] }),
  );
  const closes = mayCloseBallot(meeting, me, useConnection().now());
  const closer = closerOf(meeting);
  const [picked, pick] = useState<string | null>(null);
  // Whoever chooses by themselves begins with nothing; whoever closes a vote, with what has most.
  const decides = at.ballot.closedBy === 'client' && closer === me;
  const holds = picked ?? (decides ? null : mostVoted(at.counts));
  useClosing(at, closes, holds, textOf);

  const toggle = (option: string) =>
    vote((now) => {
      const on = now.includes(option);
      if (at.ballot.choice === 'several') return on ? now.filter((each) => each !== option) : [...now, option];
      return on ? [] : [option];
    });

  if (at.chosen !== null) return <Closed at={at} textOf={textOf} />;
  const picks = closes && !at.mayVote;
  return (
    <>
      <p className="quiet ballot-about">
        {closer === null || (closer === me && !decides)
          ? null
          : decides
            ? t('youChoose')
            : t(at.ballot.closedBy === 'client' ? 'chooses' : 'closes', { name: nameOf(closer) })}{' '}
        {t('secret')}
      </p>
      <ul className="ballot-options">
        {at.options.map((option) => {
          const { name, about } = textOf(option);
          const count = at.counts.get(option) ?? 0;
          const isMine = mine.includes(option);
          return (
            <li key={option} className={holds === option && closes ? 'ballot-holds' : undefined}>
              {at.ballot.options === 'members' ? <OptionFace member={option} /> : null}
              <span className="ballot-text">
                <b>{name}</b>
                {about === '' ? null : <span>{about}</span>}
              </span>
              <span className="ballot-count">
                <b className="num">{count}</b>
                <small>{t('votes', { count })}</small>
              </span>
              {at.mayVote ? (
                <SoftButton
                  className="ballot-vote"
                  icon={isMine ? 'check' : undefined}
                  pressed={isMine}
                  aria-label={t(isMine ? 'myVoteFor' : 'voteFor', { option: name })}
                  onClick={() => void toggle(option)}
                >
                  {isMine ? t('myVote') : t('vote')}
                </SoftButton>
              ) : picks ? (
                <SoftButton
                  className="ballot-vote"
                  icon={holds === option ? 'check' : undefined}
                  pressed={holds === option}
                  aria-label={t(holds === option ? 'isChosen' : 'chooseNamed', { option: name })}
                  onClick={() => pick(option)}
                >
                  {holds === option ? t('chosen') : t('choose')}
                </SoftButton>
              ) : null}
            </li>
          );
        })}
      </ul>
      <div className="ballot-foot">
        <p className="quiet" role="status">
          {t('voted', { count: at.voters.length - at.missing.length, of: at.voters.length })}
          {at.missing.length > 0 && !closes
            ? ` · ${t('missing', { count: at.missing.length, names: listOf(at.missing.map(nameOf)) })}`
            : ''}
        </p>
        {closes && at.mayVote ? (
          <SelectField
            label={t('holds')}
            hint={t('holdsHint')}
            value={holds ?? ''}
            onChange={(event) => pick(event.target.value === '' ? null : event.target.value)}
          >
            {holds === null ? <option value="">{t('holdsOpen')}</option> : null}
            {at.options.map((option) => (
              <option key={option} value={option}>
                {textOf(option).name}
              </option>
            ))}
          </SelectField>
        ) : null}
      </div>
    </>
  );
}

type TextOf = (option: string) => { name: string; about: string };

function useTextOf({ stage, ballot }: BallotView): TextOf {
  const optionText = useOptionText();
  const nameOf = useNames();
  return (option) =>
    ballot.options === 'members'
      ? { name: nameOf(option), about: '' }
      : optionText(`${stage.words}.options.${option}`, 'about');
}

/** The main button of whoever closes the ballot says what will hold. */
function useClosing(at: BallotView, closes: boolean, holds: string | null, textOf: TextOf): void {
  const { t } = useTranslation('ballot');
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const closer = closerOf(meeting);
  const missing =
    at.missing.length > 0
      ? t('missing', { count: at.missing.length, names: listOf(at.missing.map(nameOf)) })
      : undefined;
  const forOther = at.ballot.closedBy === 'client' && closer !== null && closer !== me ? closer : null;
  const from = at.stage.key;
  useProposeStep(
    !closes || at.chosen !== null
      ? null
      : holds === null
        ? {
            from,
            main: at.ballot.closedBy === 'client' && forOther === null ? t('chooseOpen') : t('closeOpen'),
            small: at.ballot.closedBy === 'client' && forOther === null ? t('chooseHow') : t('closeTie'),
            above: missing,
            command: null,
          }
        : {
            from,
            main:
              forOther === null
                ? t('close', { option: textOf(holds).name })
                : t('closeFor', { name: nameOf(forOther), option: textOf(holds).name }),
            small: t('closeSmall', { count: at.counts.get(holds) ?? 0 }),
            above: missing,
            command: { type: 'closeBallot', from, options: [holds] },
          },
  );
}

/** What was chosen, and what becomes of it. The counts stay. */
function Closed({ at, textOf }: { at: BallotView; textOf: TextOf }) {
  const { t } = useTranslation('ballot');
  const chosen = at.chosen ?? [];
  const { decides } = at.ballot;
  const others = [...at.options]
    .filter((option) => !chosen.includes(option) && (at.counts.get(option) ?? 0) > 0)
    .sort((one, other) => (at.counts.get(other) ?? 0) - (at.counts.get(one) ?? 0));
  return (
    <>
      {chosen.map((option) => {
        const { name, about } = textOf(option);
        return (
          <div key={option} className="ballot-chosen" role="status">
            <p className="say">{t('isChosen', { option: name })}</p>
            {about === '' ? null : <p>{about}</p>}
          </div>
        );
      })}
      <p className="quiet">{t(decides === 'module' ? 'becomes.module' : 'becomes.decision')}</p>
      {others.length > 0 ? (
        <ul className="ballot-options ballot-rest">
          {[...chosen, ...others].map((option) => (
            <li key={option}>
              <span className="ballot-text">{textOf(option).name}</span>
              <span className="ballot-count">
                <b className="num">{at.counts.get(option) ?? 0}</b>
                <small>{t('votes', { count: at.counts.get(option) ?? 0 })}</small>
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      <Reopen from={at.stage.key} />
    </>
  );
}

function OptionFace({ member }: { member: MemberId }) {
  const nameOf = useNames();
  return <Face name={nameOf(member)} size={40} />;
}
