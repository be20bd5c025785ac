import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberId } from '../../../shared/meeting/state';
import { votersNow } from '../../../shared/meeting/views/besideStage';
import { stageClock } from '../../../shared/meeting/views/clocks';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { upNext } from '../../../shared/meeting/views/floor';
import { useConnection } from '../../connection/hooks/context';
import { useMe, useMeeting, useShortNames } from '../../connection/hooks/meeting';
import { messages } from '../../i18n/load';
import { Icon } from '../../ui/icon';
import { lazyPage } from '../../ui/lazy/lazyPage';
import { QuietPlace } from '../../ui/lazy/places';
import { timeOfDay } from '../../ui/text/when';
import { TurnRing, TurnTime } from './turnClock';

const InterludeHub = lazyPage(async () => (await import('./interlude')).InterludeHub, messages('moments'));

/** The middle of the round: the ring around the person who speaks, my own turn, or what kind of talk this is. */
export function Hub({
  centre,
  asker,
  shift,
  size,
  muted,
}: {
  centre: MemberId | null;
  asker: MemberId | null;
  shift: number;
  size: 'large' | 'small';
  /** My microphone is off, although the others would hear me. */
  muted: boolean;
}) {
  const { t } = useTranslation('room');
  const meeting = useMeeting();
  const me = useMe();
  const nameOf = useShortNames();
  const at = currentStage(meeting);
  if (meeting.interlude) {
    return (
      <QuietPlace>
        <InterludeHub />
      </QuietPlace>
    );
  }
  if (!at || !centre) return <QuietHub />;
  const talk = at.progress.talk;
  if (centre === me) {
    const next = upNext(meeting).find((each) => each.member !== me)?.member;
    const after =
      talk.kind === 'round'
        ? next
          ? t('hub.after', { name: nameOf(next) })
          : t('hub.last')
        : at.slot?.client === me
          ? t('hub.yourSlot')
          : '';
    return (
      <div className="seats-hub seats-mine-now">
        <span className="seats-mine-face">
          <span>
            <span className="seats-word">
              {asker ? t('hub.asksYou', { name: nameOf(asker) }) : t('hub.youHaveTheFloor')}
            </span>
            {asker ? null : <TurnTime member={me} className="seats-big" />}
            {muted ? (
              <span className="seats-after seats-muted">
                <Icon name="micOff" size={16} /> {t('hub.muted')}
              </span>
            ) : null}
            {size === 'large' && after && !asker ? <span className="seats-after">{after}</span> : null}
          </span>
        </span>
        {asker ? null : <TurnRing member={me} />}
      </div>
    );
  }
  const isClient = at.slot?.client === centre && (asker !== null || talk.kind !== 'round');
  return (
    <div className="seats-hub" style={{ '--shift': shift } as CSSProperties}>
      {asker ? null : <TurnRing member={centre} />}
      <span className="seats-plate">
        <span className="seats-plate-name" dir="auto">
          {nameOf(centre)}
        </span>{' '}
        <span className="seats-role">
          {isClient ? t('hub.isClient') : asker ? t('hub.isAsked') : t('hub.hasTheFloor')}
        </span>
        {asker ? null : <TurnTime member={centre} />}
      </span>
    </div>
  );
}

/** Nobody is in the middle: says how people talk in this stage. */
function QuietHub() {
  const { t } = useTranslation('room');
  const connection = useConnection();
  const meeting = useMeeting();
  const at = currentStage(meeting);
  const kind = !at ? 'before' : at.stage.kind === 'break' ? 'break' : at.progress.talk.kind;
  const clock = stageClock(meeting, connection.now());
  const ballot = votersNow(meeting);
  const back = kind === 'break' && clock ? timeOfDay(connection.now() + Math.max(0, clock.leftMs)) : null;
  return (
    <div className="seats-hub seats-open-hub">
      <span className="seats-word">
        {ballot === null
          ? t(`hub.talk.${kind}`)
          : t('hub.voted', { count: ballot.voted.length, of: ballot.voters.length })}
      </span>
      {back ? (
        <span className="seats-big seats-back num">{back}</span>
      ) : (
        <span className="seats-after">
          {t(kind === 'quiet' && at?.stage.writing ? 'hub.about.othersWrite' : `hub.about.${kind}`)}
        </span>
      )}
    </div>
  );
}
