import { useTranslation } from 'react-i18next';
import type { MemberId, Priority } from '../../../shared/meeting/state';
import { favoursFor } from '../../../shared/meeting/views/whatFits';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { SoftButton } from '../../ui/buttons';

/** How important somebody's issue is to them: told by the form of the sign, and by its letter. */
export function PrioritySign({ priority }: { priority: Priority | undefined }) {
  const { t } = useTranslation('slots');
  if (priority === undefined) return <span className="floor-priority floor-priority-none" aria-hidden="true" />;
  return (
    <span className={`floor-priority floor-priority-${priority}`} title={t(`priorities.${priority}`)}>
      <span className="aloud">{t('priority')} </span>
      {priority}
    </span>
  );
}

/** The votes for somebody's issue, and mine. Everybody sees how many; nobody sees whose. */
export function Favour({ member, mine, onVote }: { member: MemberId; mine: boolean; onVote: (() => void) | null }) {
  const { t } = useTranslation('slots');
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const count = favoursFor(meeting, member);
  return (
    <span className="floor-favour">
      <span className="floor-favour-count">
        <b className="num">{count}</b> <small>{t('votes', { count })}</small>
      </span>
      {onVote === null || member === me ? null : (
        <SoftButton
          icon={mine ? 'check' : undefined}
          pressed={mine}
          aria-label={t(mine ? 'myVoteFor' : 'voteFor', { name: nameOf(member) })}
          onClick={onVote}
        >
          {t(mine ? 'myVote' : 'vote')}
        </SoftButton>
      )}
    </span>
  );
}
