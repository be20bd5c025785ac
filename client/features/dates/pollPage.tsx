import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupId } from '../../../shared/meeting/state';
import type { Poll } from '../../../shared/protocol/dates';
import { groupPath } from '../../connection/paths';
import { serverNow } from '../../connection/serverTime';
import { Notice } from '../../ui/notice';
import { usePageTitle } from '../../ui/pageTitle';
import { dateTimeText } from '../../ui/text/when';
import { ownZone, placeOf } from '../../ui/text/zones';
import { Waiting } from '../../ui/waiting';
import { BestLine } from './bestLine';
import { ManagePoll, ProposeTime } from './managePoll';
import { foundIn, PassOnDate } from './passOnDate';
import { PollRound } from './pollRound';
import { PollTimes } from './pollTimes';
import { isGone, usePoll } from './usePoll';
import { useWhichDate } from './whichDate';
import './dates.css';
import './poll.css';

/** Where the members of a group say when they can meet. */
export function PollPage({ group, poll, head }: { group: GroupId; poll: string; head: ReactNode }) {
  const { t } = useTranslation('dates');
  const { poll: shown, answer, changed } = usePoll(group, poll);
  usePageTitle(t('poll.heading'));
  return (
    <main className="group-page poll-page">
      {head}
      {shown === null ? (
        answer === null ? (
          <Waiting>{t('poll.loading')}</Waiting>
        ) : (
          <Notice kind="refused" actions={<a href={groupPath(group)}>{t('poll.toGroup')}</a>}>
            {t(isGone(answer) ? 'poll.gone' : 'failed')}
          </Notice>
        )
      ) : (
        <Asked poll={shown} changed={changed} />
      )}
    </main>
  );
}

function Asked({ poll, changed }: { poll: Poll; changed: (now: Poll | null) => void }) {
  const { t } = useTranslation('dates');
  const which = useWhichDate();
  const [pointed, setPointed] = useState<string | null>(null);
  const place = placeOf(ownZone());
  const fixed = foundIn(poll);
  return (
    <div className="poll">
      <section>
        <p className="dates-kicker">
          <a href={groupPath(poll.group)}>{poll.groupName}</a>
        </p>
        <h1 className={fixed ? 'poll-fixed-title' : undefined}>
          {fixed
            ? t('poll.fixed', { when: dateTimeText(fixed.at, serverNow()) })
            : t(poll.moves === null ? 'poll.heading' : 'poll.headingMoves')}
        </h1>
        <p className="dates-about">
          {poll.askedBy === poll.me
            ? t('poll.aboutMine', { minutes: poll.minutes, place })
            : t('poll.about', { minutes: poll.minutes, name: poll.askedByName, place })}{' '}
          {poll.status !== 'fixed' ? which(poll) : null}
          {fixed?.movedFrom == null ? null : t('poll.moved', { when: dateTimeText(fixed.movedFrom, serverNow()) })}
        </p>
        {poll.status === 'closed' ? <Notice>{t('poll.closedNow')}</Notice> : null}
        {fixed ? (
          <>
            <a className="ui-go" href={groupPath(poll.group)}>
              {t('poll.toGroup')}
            </a>
            <PassOnDate poll={poll} />
          </>
        ) : (
          <BestLine poll={poll} />
        )}
        <PollTimes poll={poll} changed={changed} onPoint={setPointed} />
        {poll.status === 'open' ? <ProposeTime poll={poll} changed={changed} /> : null}
        <ManagePoll poll={poll} changed={changed} onWithdrawn={() => location.assign(groupPath(poll.group))} />
      </section>
      <PollRound poll={poll} pointed={pointed} />
    </div>
  );
}
