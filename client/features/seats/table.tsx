import { useRef } from 'react';
import { clockwise, pointAt } from '../../ui/circle';
import { shortestTurn } from './geometry';

/**
 * The line of the round. It is solid where people have spoken and dotted where they have not. The arrow points at the
 * next person.
 */
export function Table({
  opener,
  speaker,
  next,
  reach,
  client,
}: {
  opener: number | null;
  speaker: number | null;
  next: number | null;
  /** Where the spoke ends, as a distance from the middle. It is shorter when the asker leans in. */
  reach: number;
  /** The client's empty place while somebody else speaks to them. */
  client: number | null;
}) {
  const light = useTurning(speaker);
  const sweep = opener !== null && speaker !== null ? clockwise(opener, speaker) : 0;
  return (
    <svg className="seats-table" viewBox="-100 -100 200 200" aria-hidden="true">
      <circle className="seats-way" r="100" />
      {opener !== null && (
        <path
          className="seats-gone"
          d="M0 -100A100 100 0 0 1 0 100A100 100 0 0 1 0 -100"
          pathLength={360}
          style={{ transform: `rotate(${opener}deg)`, strokeDasharray: `${sweep} 720` }}
        />
      )}
      {next !== null && speaker !== null && <Arrow from={speaker} to={next} />}
      {client !== null && <Place angle={client} className="seats-empty-place" r={3} />}
      {light !== null && (
        <g className="seats-light" style={{ transform: `rotate(${light}deg)` }}>
          <line className="seats-beam" x1="0" y1="-100" x2="0" y2={-reach} />
          <circle className="seats-place" cx="0" cy="-100" r="4.6" />
        </g>
      )}
    </svg>
  );
}

function Place({ angle, className, r }: { angle: number; className: string; r: number }) {
  const { x, y } = pointAt(angle, 100);
  return <circle className={className} cx={x} cy={y} r={r} />;
}

function Arrow({ from, to }: { from: number; to: number }) {
  const span = clockwise(from, to);
  const middle = from + span * (span > 70 ? 0.5 : 0.42);
  const { x, y } = pointAt(middle, 100);
  return (
    <g transform={`translate(${x} ${y}) rotate(${middle})`}>
      <path className="seats-arrow" d="M-2 -2.2L2.4 0L-2 2.2Z" />
    </g>
  );
}

/** Counts full turns, so that the light takes the short way round. */
function useTurning(angle: number | null): number | null {
  const last = useRef<number | null>(null);
  if (angle === null) return null;
  const next = last.current === null ? angle : shortestTurn(last.current, angle);
  last.current = next;
  return next;
}
