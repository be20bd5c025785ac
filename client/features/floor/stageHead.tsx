import { useMethodText } from '../../i18n/methodText';
import { useSlotText } from '../../i18n/slotText';
import './floor.css';
import './floorSmall.css'; // Imported last, because its rules override those for large windows.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { present } from '../../../shared/meeting/people/people';
import { slotClock } from '../../../shared/meeting/views/clocks';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { useStageClock } from '../../connection/hooks/stageClock';
import { Icon } from '../../ui/icon';
import { clockText } from '../../ui/text/clockText';
import { plannedTime } from '../../ui/text/plannedTime';
import { dayText, timeOfDay } from '../../ui/text/when';

/**
 * The slot or kind of talk, the name of the stage (on small screens it opens the agenda), and the stage clock. `badge`
 * stands behind the first line.
 */
export function StageHead({ onAgenda, badge }: { onAgenda: () => void; badge: ReactNode }) {
  const { t } = useTranslation('room');
  const method = useMethodText();
  const meeting = useMeeting();
  const at = currentStage(meeting);
  const above = useAbove();
  if (!at) return <BeforeHead badge={badge} />;
  const name = method.name(at.stage.words);
  return (
    <header className="floor-head">
      <div>
        <p className="floor-above">
          <span>{above.text}</span>
          {above.left === '' ? null : <span>{above.left}</span>}
          {badge}
        </p>
        <h1>
          <span className="floor-title">{name}</span>
          <button
            type="button"
            className="floor-title-button"
            onClick={onAgenda}
            aria-label={t('agenda.show', { name })}
          >
            <span className="floor-title-name">{name}</span>
            <Icon name="down" size={18} />
          </button>
        </h1>
      </div>
      <StageClock />
    </header>
  );
}

/** Before the start there is no stage and no clock, only the planned start and how many people are here. */
function BeforeHead({ badge }: { badge: ReactNode }) {
  const { t } = useTranslation('room');
  const meeting = useMeeting();
  const day = useAtNow((now) => dayText(meeting.startsAt, now));
  return (
    <header className="floor-head">
      <div>
        <p className="floor-above">
          <span>{t('before.here', { count: present(meeting).length })}</span>
          {badge}
        </p>
        <h1>{t('before.title')}</h1>
      </div>
      <div className="floor-clock">
        <b className="num">{meeting.unplanned ? meeting.minutes : timeOfDay(meeting.startsAt)}</b>
        <span>{meeting.unplanned ? t('before.startNow') : day ? t('before.startOn', { day }) : t('before.start')}</span>
      </div>
    </header>
  );
}

/** The slot with its time, or the kind of talk. */
function useAbove(): { text: string; left: string } {
  const { t } = useTranslation('room');
  const meeting = useMeeting();
  const me = useMe();
  const slotText = useSlotText(me, useShortNames());
  const at = currentStage(meeting);
  const left = useAtNow((now) => {
    const clock = slotClock(meeting, now);
    return clock ? Math.ceil(clock.leftMs / 60_000) : null;
  });
  if (!at) return { text: '', left: '' };
  const talk = at.progress.talk;
  if (at.slot) {
    const whose = slotText.title(at.slot);
    if (left === null) return { text: whose, left: '' };
    return {
      text: whose,
      left: ` · ${left >= 0 ? t('head.left', { count: left }) : t('head.over', { count: -left })}`,
    };
  }
  if (talk.kind === 'round') {
    const done = talk.spoken.length + talk.passed.length;
    const all = done + talk.waiting.length + (talk.turn ? 1 : 0);
    return { text: t('head.round', { count: all, done: Math.min(all, done + (talk.turn ? 1 : 0)) }), left: '' };
  }
  return { text: t(`head.talk.${at.stage.kind === 'break' ? 'break' : talk.kind}`), left: '' };
}

/**
 * The stage clock: lamp from two minutes on, bold from thirty seconds on, then it counts up in ember. Nothing blinks.
 */
function StageClock() {
  const { t } = useTranslation('room');
  const clock = useStageClock(useMeeting());
  if (clock === null) return null;
  const { over } = clock;
  const tone = over ? ' floor-over' : clock.last ? ' floor-soon floor-last' : clock.soon ? ' floor-soon' : '';
  const text = clockText(clock.seconds * 1000);
  const planned = plannedTime(clock.ofMinutes);
  const ofText =
    'time' in planned
      ? t(over ? 'clock.plannedTime' : 'clock.leftOfTime', planned)
      : t(over ? 'clock.planned' : 'clock.leftOf', { count: planned.whole });
  return (
    <div className={`floor-clock${tone}`} role="timer" aria-live="off">
      <b className="num" translate="no">
        {over ? t('clock.over', { time: text }) : text}
      </b>
      <span>{clock.running ? ofText : t('clock.paused')}</span>
    </div>
  );
}
