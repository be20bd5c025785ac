import type { CSSProperties, ReactNode } from 'react';
import { pointAt } from '../circle';
import { Face } from '../face';
import './colours.css';
import './round.css';

/**
 * One seat of a round. `label` stands under the face, and `word` under that. `away` is a person who cannot come or has not
 * answered, `free` a seat that nobody has yet.
 */
export type RoundSeat = {
  id: string;
  name: string;
  label?: ReactNode;
  word?: ReactNode;
  /** What the word says is important for the next meeting. */
  stands?: boolean;
  look?: 'away' | 'free';
  /** The face and the name are a button then, which is called `openLabel`. */
  onOpen?: (() => void) | undefined;
  openLabel?: string;
};

/**
 * Faces outside the room, in a ring that is not lit. The first seat is at the bottom, where my own is, and the others follow
 * clockwise. `children` stand in the middle.
 */
export function Round({
  label,
  seats,
  children,
  colour = null,
  className,
}: {
  label: string;
  seats: readonly RoundSeat[];
  children?: ReactNode;
  /** That of the group, for its line. */
  colour?: string | null;
  className?: string;
}) {
  const many = seats.length > 8;
  return (
    <div
      className={`ui-round${many ? ' ui-round-many' : ''}${className ? ` ${className}` : ''}`}
      data-colour={colour ?? undefined}
    >
      <svg className="ui-round-line" viewBox="-50 -50 100 100" aria-hidden="true">
        <circle r="50" vectorEffect="non-scaling-stroke" />
      </svg>
      <ul aria-label={label}>
        {seats.map((seat, index) => (
          <Seat key={seat.id} seat={seat} angle={180 + (index * 360) / seats.length} />
        ))}
      </ul>
      {children ? <div className="ui-round-middle">{children}</div> : null}
    </div>
  );
}

function Seat({
  seat: { name, label, word, stands, look, onOpen, openLabel },
  angle,
}: {
  seat: RoundSeat;
  angle: number;
}) {
  const { x, y } = pointAt(angle, 1);
  const names = ['ui-round-seat', y < -0.95 ? 'ui-round-top' : '', look ? `ui-round-${look}` : ''];
  return (
    <li
      className={names.filter(Boolean).join(' ')}
      style={{ '--x': x.toFixed(3), '--y': y.toFixed(3) } as CSSProperties}
    >
      {onOpen ? (
        <button type="button" className="ui-round-open" aria-label={openLabel} onClick={onOpen}>
          <Face name={name} />
        </button>
      ) : look === 'free' ? (
        <span className="ui-face" aria-hidden="true" />
      ) : (
        <Face name={name} />
      )}
      <span className="ui-round-text">
        <span className="ui-round-name" dir="auto">
          {label ?? name}
        </span>
        {word ? <span className={stands ? 'ui-round-word ui-round-stands' : 'ui-round-word'}>{word}</span> : null}
      </span>
    </li>
  );
}
