import { useTranslation } from 'react-i18next';
import { useMeeting } from '../../connection/hooks/meeting';
import { useTurnLeft, useTurnSeconds } from '../../connection/hooks/turnClock';
import { clockText } from '../../ui/text/clockText';

/**
 * The ring is the turn clock: the remaining time is lit. Over time, the whole ring is ember. Without a turn clock the
 * ring is thin.
 */
export function TurnRing({ member }: { member: string }) {
  const left = useTurnLeft(useMeeting(), member);
  if (left === null) return null;
  if (left === 'still') return <span className="seats-ring seats-ring-still" aria-hidden="true" />;
  return (
    <span
      className={left === 'over' ? 'seats-ring seats-ring-over' : 'seats-ring'}
      style={{ '--left': left === 'over' ? 1 : left } as React.CSSProperties}
      aria-hidden="true"
    />
  );
}

/** The turn clock as numbers. Draws nothing when this floor has no clock. */
export function TurnTime({ member, className }: { member: string; className?: string }) {
  const { t } = useTranslation('room');
  const seconds = useTurnSeconds(useMeeting(), member);
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
