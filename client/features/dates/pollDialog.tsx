import { useTranslation } from 'react-i18next';
import type { GroupId } from '../../../shared/meeting/state';
import { serverNow } from '../../connection/serverTime';
import { SoftButton } from '../../ui/buttons';
import { Dialog } from '../../ui/dialog';
import { Notice } from '../../ui/notice';
import { dateTimeText } from '../../ui/text/when';
import { ownZone, placeOf } from '../../ui/text/zones';
import { Waiting } from '../../ui/waiting';
import { BestLine } from './bestLine';
import { ManagePoll, ProposeTime } from './managePoll';
import { foundIn, PassOnDate } from './passOnDate';
import { PollTimes } from './pollTimes';
import { isGone, usePoll } from './usePoll';
import { useWhichDate } from './whichDate';
import './dates.css';
import './poll.css';

/** The poll over the page that somebody is on: in the room nobody leaves the meeting to answer. */
export function PollDialog({ group, poll: id, onClose }: { group: GroupId; poll: string; onClose: () => void }) {
  const { t } = useTranslation('dates');
  const { poll, answer, changed } = usePoll(group, id);
  const which = useWhichDate();
  const fixed = poll === null ? null : foundIn(poll);
  const told = { minutes: poll?.minutes ?? 0, place: placeOf(ownZone()) };
  return (
    <Dialog
      title={fixed ? t('poll.fixed', { when: dateTimeText(fixed.at, serverNow()) }) : t('poll.heading')}
      open
      wide
      onClose={onClose}
      foot={<SoftButton onClick={onClose}>{t('poll.done')}</SoftButton>}
    >
      {poll === null ? (
        answer === null ? (
          <Waiting>{t('poll.loading')}</Waiting>
        ) : (
          <Notice kind="refused">{t(isGone(answer) ? 'poll.gone' : 'failed')}</Notice>
        )
      ) : (
        <div className="poll-inside">
          <p className="quiet">
            {poll.askedBy === poll.me
              ? t('poll.aboutMine', told)
              : t('poll.about', { ...told, name: poll.askedByName })}{' '}
            {poll.status !== 'fixed' ? which(poll) : null}
            {fixed?.movedFrom == null ? null : t('poll.moved', { when: dateTimeText(fixed.movedFrom, serverNow()) })}
          </p>
          {poll.status === 'closed' ? <Notice>{t('poll.closedNow')}</Notice> : null}
          {fixed ? <PassOnDate poll={poll} /> : <BestLine poll={poll} />}
          <PollTimes poll={poll} changed={changed} onPoint={() => undefined} />
          {poll.status === 'open' ? <ProposeTime poll={poll} changed={changed} /> : null}
          <ManagePoll poll={poll} changed={changed} onWithdrawn={onClose} />
        </div>
      )}
    </Dialog>
  );
}
