import { useTranslation } from 'react-i18next';
import { useWholeMeeting } from '../../connection/hooks/meeting';
import { useStageClock } from '../../connection/hooks/stageClock';
import { clockText } from '../../ui/text/clockText';
import { plannedTime } from '../../ui/text/plannedTime';

/** The stage clock, to be read from the last row of chairs. Over time it counts up in ember, and says so. */
export function ProjectorClock() {
  const { t } = useTranslation('projector');
  const clock = useStageClock(useWholeMeeting());
  if (clock === null) return null;
  const { seconds, over } = clock;
  const text = clockText(seconds * 1000);
  const long = text.length > 5 ? ' projector-time-longest' : text.length > 4 ? ' projector-time-long' : '';
  const tone = over ? ' projector-over' : clock.soon ? ' projector-soon' : '';
  const planned = plannedTime(clock.ofMinutes);
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
        {clock.running ? ofText : t('paused')}
      </span>
    </div>
  );
}
