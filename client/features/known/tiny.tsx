import type { GroupColour } from '../../../shared/groups/colours';
import { pointAt } from '../../ui/circle';

/** A group as a small ring with one dot per seat, around its picture where it has one. Mine is at the bottom. */
export function TinyRound({
  seats,
  colour,
  picture = null,
}: {
  seats: number;
  colour: GroupColour | null;
  /** Its address. */
  picture?: string | null;
}) {
  const dots = Array.from({ length: Math.min(seats, 16) }, (_, index) => pointAt(180 + (index * 360) / seats, 17));
  return (
    <svg className="known-tiny" data-colour={colour ?? undefined} viewBox="-22 -22 44 44" aria-hidden="true">
      {picture === null ? null : (
        <image
          className="known-tiny-picture"
          href={picture}
          x={-11}
          y={-11}
          width={22}
          height={22}
          preserveAspectRatio="xMidYMid slice"
        />
      )}
      {dots.map(({ x, y }, index) => (
        <circle
          key={`${x} ${y}`}
          className={index === 0 ? 'known-tiny-mine' : undefined}
          cx={x.toFixed(1)}
          cy={y.toFixed(1)}
          r={seats > 9 ? 2.9 : 3.9}
        />
      ))}
    </svg>
  );
}
