import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { Face, initialsOf } from '../../ui/face';
import { Icon } from '../../ui/icon';
import { Portrait } from './portrait';
import './roundPicture.css';

/** Six people, clockwise in speaking order, with my own seat at the bottom. */
const seats = ['you', 'jonas', 'leila', 'tomas', 'mei', 'ruth'] as const;
type SeatName = (typeof seats)[number];

const degrees = (seat: SeatName) => 180 + seats.indexOf(seat) * 60; // 0 is the top, clockwise
const along = (angle: number, radius: number) => ({
  x: Math.round(Math.sin((angle * Math.PI) / 180) * radius * 1000) / 1000,
  y: Math.round(-Math.cos((angle * Math.PI) / 180) * radius * 1000) / 1000,
});

/** One picture that shows how a meeting works. My seat shows the initials of the name that is being typed. */
export function RoundPicture({ name }: { name: string }) {
  const { t } = useTranslation('home');
  return (
    <figure className="home-picture">
      <div className="home-round" role="img" aria-label={t('picture.aloud')}>
        <div className="home-round-glow" />
        <Line />
        <Seat seat="tomas" status={t('picture.next')} isNext />
        <Seat seat="mei" />
        <Seat seat="ruth" />
        <Seat seat="you" status={t('picture.wait')} name={name} />
        <Seat seat="jonas" hasSpoken />
        <div className="home-hub">
          <Face name="Leila Haddad">
            <Portrait of="leila" />
          </Face>
          <span className="home-ring" />
          <span className="home-plate">
            {t('picture.people.leila')} <small>{t('picture.hasFloor')}</small>
            <b className="num">{t('picture.left')}</b>
          </span>
        </div>
      </div>
      <figcaption>{t('picture.caption')}</figcaption>
    </figure>
  );
}

/**
 * The line is dotted where people have not spoken yet, and solid where they have. The spoke leads from the middle to
 * the seat of the person who speaks, and the arrow points at the next one.
 */
function Line() {
  const from = along(degrees('jonas'), 100);
  const place = along(degrees('leila'), 100);
  const inner = along(degrees('leila'), 67);
  const turn = degrees('leila') + 25;
  const arrow = along(turn, 100);
  return (
    <svg className="home-round-line" viewBox="-100 -100 200 200" aria-hidden="true">
      <circle className="home-way" r="100" />
      <path className="home-gone" d={`M${from.x} ${from.y}A100 100 0 0 1 ${place.x} ${place.y}`} />
      <g transform={`translate(${arrow.x} ${arrow.y}) rotate(${turn})`}>
        <path className="home-arrow" d="M-2 -2.2L2.4 0L-2 2.2Z" />
      </g>
      <line className="home-beam" x1={place.x} y1={place.y} x2={inner.x} y2={inner.y} />
      <circle className="home-place" cx={place.x} cy={place.y} r="4.6" />
    </svg>
  );
}

function Seat({
  seat,
  status,
  isNext,
  hasSpoken,
  name,
}: {
  seat: Exclude<SeatName, 'leila'>;
  status?: string;
  isNext?: boolean;
  hasSpoken?: boolean;
  name?: string;
}) {
  const { t } = useTranslation('home');
  const { x, y } = along(degrees(seat), 1);
  const isMine = seat === 'you';
  const isFree = isMine && !name?.trim();
  return (
    <div
      className={seat === 'tomas' ? 'home-seat home-seat-top' : isFree ? 'home-seat home-seat-free' : 'home-seat'}
      style={{ '--x': x, '--y': y } as CSSProperties}
    >
      <Face name={name ?? ''}>
        {isMine || seat === 'mei' ? (
          <span className="ui-initials">
            {isFree ? '' : isMine ? initialsOf(name ?? '') : t('picture.initials.mei')}
          </span>
        ) : (
          <Portrait of={seat} />
        )}
      </Face>
      <span className="home-seat-text">
        <span className="home-seat-name">
          {hasSpoken ? <Icon name="check" size={16} /> : null}
          {isMine ? t('picture.you') : t(`picture.people.${seat}`)}
        </span>
        {status ? (
          <span className={isNext ? 'home-seat-status home-seat-next' : 'home-seat-status'}>{status}</span>
        ) : null}
      </span>
    </div>
  );
}
