import { useTranslation } from 'react-i18next';
import type { Poll } from '../../../shared/protocol/dates';
import { calendarFilePath } from '../../connection/datesApi';
import { groupPath } from '../../connection/paths';
import { serverNow } from '../../connection/serverTime';
import { CopyButton } from '../../ui/copyButton';
import { dateTimeText } from '../../ui/text/when';
import { ownZone, placeOf } from '../../ui/text/zones';

/**
 * The date that a poll found, for a calendar and for messages that people write elsewhere. The link opens to members alone, and
 * brings nobody in.
 */
export function PassOnDate({ poll }: { poll: Pick<Poll, 'group' | 'groupName' | 'fixed'> }) {
  const { t } = useTranslation('dates');
  const now = serverNow();
  const at = poll.fixed?.standsAt ?? null;
  if (poll.fixed === null || at === null || at <= now) return null;
  const text = t('poll.passOnText', {
    group: poll.groupName,
    when: dateTimeText(at, now),
    place: placeOf(ownZone()),
    link: new URL(groupPath(poll.group), location.href).href,
  });
  return (
    <div className="dates-links">
      <CopyButton text={text} copy={t('poll.passOn')} copied={t('poll.passOnCopied')} name={t('poll.passOn')} />
      <a href={calendarFilePath(poll.group, poll.fixed.meeting)} download>
        {t('next.calendar')}
      </a>
    </div>
  );
}

/** When the date that a poll found is now, and the time that it found where somebody has moved it since. */
export function foundIn({
  fixed,
  times,
}: Pick<Poll, 'fixed' | 'times'>): { at: number; movedFrom: number | null } | null {
  const found = times.find(({ time }) => time === fixed?.time);
  if (fixed === null || found === undefined) return null;
  const at = fixed.standsAt ?? found.at;
  return { at, movedFrom: at === found.at ? null : found.at };
}
