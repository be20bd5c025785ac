import { useTranslation } from 'react-i18next';
import { stageClock } from '../../../shared/meeting/views/clocks';
import { useWholeMeeting } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { clockText } from '../../ui/text/clockText';
import { plannedTime } from '../../ui/text/plannedTime';

/** The stage clock, to be read from the last row of chairs. Over time it counts up in ember, and says so. */
export function ProjectorClock() {
  const { t } = useTranslation('projector');
  const meeting = useWholeMeeting();
  const seconds = useAtNow((now) => {
    const clock = stageClock(meeting, now);
    return clock ? Math.ceil(clock.leftMs / 1000) : null;
  });
  const running = useAtNow((now) => stageClock(meeting, now)?.running ?? false);
  const of = useAtNow((now) => (stageClock(meeting, now)?.ofMs ?? 0) / 60_000);
  if (seconds === null) return null;
  const over = seconds < 0;
  const text = clockText(seconds * 1000);
  const long = text.length > 5 ? ' projector-time-longest' : text.length > 4 ? ' projector-time-long' : '';
  const tone = over ? ' projector-over' : seconds <= 120 && of > 2 ? ' projector-soon' : '';
  const planned = plannedTime(of);
  const ofText =
    'time' in planned
      ? t(over ? 'plannedTime' : 'leftOfTime', planned)
      : t(over ? 'planned' : 'leftOf', { count: planned.whole });
  return (
    <div className={`projector-clock${tone}`} role="timer" aria-live="off">
      <b className={`num projector-time${long}`} translate="no">
        {text}
      </b>
      <span>
        {over ? <b>{t('over')}</b> : null}
        {over ? ' · ' : null}
        {running ? ofText : t('paused')}
      </span>
    </div>
  );
}
