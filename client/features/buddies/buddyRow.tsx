import { useTranslation } from 'react-i18next';
import { clashOf } from '../../../shared/groups/buddies';
import type { GroupId } from '../../../shared/meeting/state';
import type { AnswerBuddies, Buddy } from '../../../shared/protocol/buddies';
import type { NextMeeting } from '../../../shared/protocol/groups';
import { calendarFilePath } from '../../connection/datesApi';
import { minutesPath, roomPath } from '../../connection/paths';
import { serverNow } from '../../connection/serverTime';
import { AskTwice } from '../../ui/askTwice';
import { SoftButton, TextButton } from '../../ui/buttons';
import { Face } from '../../ui/face';
import { Notice } from '../../ui/notice';
import { listOf } from '../../ui/text/listOf';
import { dayText } from '../../ui/text/when';
import { formatKey, namesOf, type takenFor, useBuddyText } from './texts';

type Props = {
  group: GroupId;
  pair: Buddy;
  isBusy: boolean;
  /** What takes time of mine already. */
  taken: ReturnType<typeof takenFor>;
  /** Null where nobody meets any more. */
  onAgain: (() => void) | null;
  /** False when it was refused; why is said above the list. */
  onAnswer: (ask: AnswerBuddies) => Promise<boolean>;
};

/** What I have with one other member, or with two. */
export function BuddyRow({ group, pair, isBusy, taken, onAgain, onAnswer }: Props) {
  const { t } = useTranslation('buddies');
  const names = namesOf(pair);
  const { next, proposed, past, isOver } = pair;
  const isAsked = proposed !== null && !proposed.isMine;
  const asker = pair.with.find(({ member }) => member === proposed?.by)?.name ?? names;
  const last = past[0];
  return (
    <li className={isAsked ? 'buddies-pair buddies-asks' : 'buddies-pair'}>
      <span className="buddies-faces">
        {pair.with.map(({ member, name }) => (
          <Face key={member} name={name} size={36} />
        ))}
      </span>
      <div className="buddies-what">
        <b dir="auto">{isAsked ? t('asks', { name: asker }) : names}</b>
        {next === null ? null : <Planned {...{ group, pair, next, names, isBusy, taken, onAgain, onAnswer }} />}
        {proposed === null ? null : (
          <Proposed {...{ group, pair, proposed, names, isBusy, taken, onAgain, onAnswer }} />
        )}
        {isOver ? <p className="faint">{t('gone', { names: listOf(goneFrom(pair)) })}</p> : null}
        {next !== null || proposed !== null ? null : (
          <p className="buddies-past faint">
            {past.length > 0 ? <span>{t('past', { count: past.length })}</span> : null}
            {last ? (
              <a
                href={minutesPath(last.meeting)}
                aria-label={t('minutesOf', { when: dayText(last.startedAt, 0) ?? '', names })}
              >
                {t('minutes', { when: dayText(last.startedAt, 0) ?? '' })}
              </a>
            ) : null}
          </p>
        )}
      </div>
      {next === null && proposed === null && !isOver && onAgain ? (
        <SoftButton aria-label={t('proposeTo', { names })} onClick={onAgain}>
          {t('propose')}
        </SoftButton>
      ) : null}
    </li>
  );
}

const goneFrom = ({ with: others }: Buddy): string[] => others.filter(({ hasLeft }) => hasLeft).map(({ name }) => name);

function Facts({ when, minutes, format }: { when: string; minutes: number; format: string }) {
  const { t } = useTranslation('buddies');
  return (
    <>
      <p>{when}</p>
      <p className="faint">{t('facts', { count: minutes, format: t(`formats.${formatKey(format)}`) })}</p>
    </>
  );
}

function Planned({
  group,
  pair,
  next,
  names,
  isBusy,
  onAgain,
  onAnswer,
}: Props & { next: NextMeeting; names: string }) {
  const { t } = useTranslation('buddies');
  const text = useBuddyText();
  // Only for the wording. What is allowed when, the server's clock decides.
  const now = serverNow();
  const when = text.when(next.startsAt, now);
  if (next.running) {
    return (
      <div className="buddies-ways">
        <span>{t('running')}</span>
        <a className="ui-soft" href={roomPath(next.meeting)}>
          {t(next.running.hasSeat ? 'back' : 'enter')}
        </a>
      </div>
    );
  }
  const isOpen = next.isOpenToMe || now >= next.opensAt;
  return (
    <>
      <Facts when={when} minutes={next.minutes} format={next.format} />
      <div className="buddies-ways">
        {isOpen ? (
          <a className="ui-soft" href={roomPath(next.meeting)}>
            {t('open')}
          </a>
        ) : (
          <span className="faint">{t('opens', { when: text.when(next.opensAt, now) })}</span>
        )}
        <a href={calendarFilePath(group, next.meeting)} download aria-label={t('calendarOf', { names })}>
          {t('calendar')}
        </a>
        {pair.proposed === null && onAgain ? (
          <TextButton aria-label={t('otherOf', { names })} pending={isBusy} onClick={onAgain}>
            {t('other')}
          </TextButton>
        ) : null}
        <AskTwice
          label={t('cancel')}
          title={t('cancelTitle', { names })}
          about={t('cancelAbout', { names, when })}
          yes={t('cancelYes')}
          stay={t('stay')}
          onYes={() => onAnswer({ answer: 'cancel', meeting: next.meeting }).then(() => null)}
        />
      </div>
    </>
  );
}

function Proposed({
  pair,
  proposed,
  names,
  isBusy,
  taken,
  onAgain,
  onAnswer,
}: Props & { proposed: NonNullable<Buddy['proposed']>; names: string }) {
  const { t } = useTranslation('buddies');
  const text = useBuddyText();
  const { isMine, waitsFor, declined, startsAt, minutes, format, askedAt } = proposed;
  const nameOf = (members: readonly string[]) =>
    listOf(pair.with.filter(({ member }) => members.includes(member)).map(({ name }) => name));
  const others = waitsFor.filter((member) => pair.with.some((one) => one.member === member));
  // Whoever is in none of the lists has said yes: that is me, or the one who proposes it.
  const isForMe = waitsFor.length > others.length;
  const clash = clashOf({ startsAt, minutes }, taken);
  const saidNo = declined.filter((member) => pair.with.some((one) => one.member === member));
  return (
    <>
      <Facts when={text.when(startsAt, serverNow())} minutes={minutes} format={format} />
      {isForMe && clash !== null ? <Notice kind="warn">{t(`clash.${clash}`)}</Notice> : null}
      {saidNo.length > 0 ? (
        <p>{t('declined', { names: nameOf(saidNo) })}</p>
      ) : others.length > 0 && !isForMe ? (
        <p className="faint">{t(isMine ? 'waiting' : 'agreed', { names: nameOf(others) })}</p>
      ) : null}
      <div className="buddies-ways">
        {isForMe ? (
          <SoftButton
            icon="check"
            aria-label={t('acceptOf', { names })}
            pending={isBusy}
            onClick={() => void onAnswer({ answer: 'accept', askedAt })}
          >
            {t('accept')}
          </SoftButton>
        ) : null}
        {onAgain ? (
          <TextButton aria-label={t('otherOf', { names })} pending={isBusy} onClick={onAgain}>
            {t('other')}
          </TextButton>
        ) : null}
        {isMine ? (
          <TextButton
            aria-label={t('takeBackOf', { names })}
            pending={isBusy}
            onClick={() => void onAnswer({ answer: 'withdraw', askedAt })}
          >
            {t('takeBack')}
          </TextButton>
        ) : isForMe ? (
          <TextButton
            aria-label={t('declineOf', { names })}
            pending={isBusy}
            onClick={() => void onAnswer({ answer: 'decline', askedAt })}
          >
            {t('decline')}
          </TextButton>
        ) : null}
      </div>
    </>
  );
}
