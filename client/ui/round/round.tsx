import { type CSSProperties, type ReactNode, useId } from 'react';
import { Face } from '../face';
import { type RoundPlaces, roundPlaces } from './places';
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
  /** The face is a button then, which is called `openLabel`, and a press on the words counts as one on the face. */
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
  const { tall, face, seats: places } = roundPlaces(seats.length);
  return (
    <div
      className={`ui-round${face === null ? '' : ' ui-round-many'}${className ? ` ${className}` : ''}`}
      style={
        face === null
          ? undefined
          : ({ '--tall': tall.toFixed(3), '--seat': `calc(var(--R) * ${face.toFixed(3)})` } as CSSProperties)
      }
      data-colour={colour ?? undefined}
    >
      <svg className="ui-round-line" viewBox="-50 -50 100 100" preserveAspectRatio="none" aria-hidden="true">
        <circle r="50" vectorEffect="non-scaling-stroke" />
      </svg>
      <ul aria-label={label}>
        {seats.map((seat, index) => {
          const place = places[index];
          return place ? <Seat key={seat.id} seat={seat} place={place} /> : null;
        })}
      </ul>
      {children ? <div className="ui-round-middle">{children}</div> : null}
    </div>
  );
}

function Seat({
  seat: { name, label, word, stands, look, onOpen, openLabel },
  place: { x, y, words, room },
}: {
  seat: RoundSeat;
  place: RoundPlaces['seats'][number];
}) {
  const open = useId();
  const names = ['ui-round-seat', `ui-round-${words}`, look ? `ui-round-${look}` : ''];
  const place = { '--x': x.toFixed(3), '--y': y.toFixed(3), ...(room === null ? {} : { '--room': room.toFixed(3) }) };
  const text = (
    <>
      <span className="ui-round-name" dir="auto">
        {label ?? name}
      </span>
      {word ? <span className={stands ? 'ui-round-word ui-round-stands' : 'ui-round-word'}>{word}</span> : null}
    </>
  );
  return (
    <li className={names.filter(Boolean).join(' ')} style={place as CSSProperties}>
      {onOpen ? (
        <button id={open} type="button" className="ui-round-open" aria-label={openLabel} onClick={onOpen}>
          <Face name={name} />
        </button>
      ) : look === 'free' ? (
        <span className="ui-face" aria-hidden="true" />
      ) : (
        <Face name={name} />
      )}
      {onOpen ? (
        <label className="ui-round-text" htmlFor={open}>
          {text}
        </label>
      ) : (
        <span className="ui-round-text">{text}</span>
      )}
    </li>
  );
}
