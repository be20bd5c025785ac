import { useTranslation } from 'react-i18next';
import { speakingNow } from '../../../shared/meeting/views/floor';
import { useMeeting } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { clockText } from '../../ui/text/clockText';

const STEPS = 400;

/**
 * The ring is the turn clock: the remaining time is lit. Over time, the whole ring is ember. Without a turn clock the
 * ring is thin.
 */
export function TurnRing({ member }: { member: string }) {
  const meeting = useMeeting();
  const left = useAtNow((now) => {
    const holder = speakingNow(meeting, now).find((each) => each.member === member);
    if (!holder) return null;
    if (holder.leftMs === null || !holder.ofMs) return 'still';
    if (holder.leftMs < 0) return -1;
    return Math.round((holder.leftMs / holder.ofMs) * STEPS) / STEPS;
  });
  if (left === null) return null;
  if (left === 'still') return <span className="seats-ring seats-ring-still" aria-hidden="true" />;
  return (
    <span
      className={left < 0 ? 'seats-ring seats-ring-over' : 'seats-ring'}
      style={{ '--left': left < 0 ? 1 : Math.min(1, left) } as React.CSSProperties}
      aria-hidden="true"
    />
  );
}

/** The turn clock as numbers. Draws nothing when this floor has no clock. */
export function TurnTime({ member, className }: { member: string; className?: string }) {
  const { t } = useTranslation('room');
  const meeting = useMeeting();
  const seconds = useAtNow((now) => {
    const holder = speakingNow(meeting, now).find((each) => each.member === member);
    if (!holder || holder.leftMs === null) return null;
    return holder.leftMs >= 0 ? Math.ceil(holder.leftMs / 1000) : Math.ceil(holder.leftMs / 1000) || -0.5;
  });
  if (seconds === null) return null;
  const text = clockText(seconds * 1000);
  const over = seconds < 0;
  return (
    <span
      translate="no"
      className={`num seats-time${over ? ' seats-time-over' : ''}${className ? ` ${className}` : ''}`}
    >
      {over ? t('clock.over', { time: text }) : text}
    </span>
  );
}
