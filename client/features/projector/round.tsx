import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberId } from '../../../shared/meeting/state';
import type { ProjectorMiddle, ProjectorSeat } from '../../../shared/meeting/views/projector';
import { useNames, useShortNames, useWholeMeeting } from '../../connection/hooks/meeting';
import { useTurnLeft, useTurnSeconds } from '../../connection/hooks/turnClock';
import { clockwise, pointAt } from '../../ui/circle';
import { Face } from '../../ui/face';
import { clockText } from '../../ui/text/clockText';

type Round = Extract<ProjectorMiddle, { kind: 'round' }>;

/** The round in speaking order, clockwise from the top, and who speaks in its middle. */
export function ProjectorRound({ round }: { round: Round }) {
  const { t } = useTranslation('projector');
  const { seats, centre } = round;
  const angleOf = (member: MemberId | null) => {
    const place = seats.findIndex((seat) => seat.member === member);
    return place < 0 ? null : (place * 360) / seats.length;
  };
  const next = seats.find(({ mark }) => mark === 'next');
  const size = seats.length > 12 ? 'projector-crowd' : seats.length > 8 ? 'projector-many' : '';
  return (
    <section className={`projector-round ${size}`} aria-label={t('round')}>
      <Way
        opener={angleOf(round.opener)}
        speaker={angleOf(centre)}
        next={round.opener === null ? null : angleOf(next?.member ?? null)}
      />
      <ul>
        {seats.map((seat) =>
          seat.member === centre ? null : <Seat key={seat.member} seat={seat} angle={angleOf(seat.member) ?? 0} />,
        )}
      </ul>
      {centre === null ? null : <Centre member={centre} />}
    </section>
  );
}

/** The line of the round: solid where people have spoken, with a light at the place of the person who speaks. */
function Way({ opener, speaker, next }: { opener: number | null; speaker: number | null; next: number | null }) {
  if (speaker === null) {
    return (
      <svg className="projector-way" viewBox="-110 -110 220 220" aria-hidden="true">
        <circle r="100" />
      </svg>
    );
  }
  const place = pointAt(speaker, 100);
  const end = pointAt(speaker, 66);
  const sweep = opener === null ? 0 : clockwise(opener, speaker);
  const between = next === null ? null : speaker + clockwise(speaker, next) / 2;
  const arrow = between === null ? null : pointAt(between, 100);
  return (
    <svg className="projector-way" viewBox="-110 -110 220 220" aria-hidden="true">
      <circle r="100" />
      {sweep > 0 && opener !== null ? <path className="projector-gone" d={arc(opener, speaker, sweep)} /> : null}
      <line x1={place.x} y1={place.y} x2={end.x} y2={end.y} />
      <circle className="projector-light" cx={place.x} cy={place.y} r="4" />
      {arrow === null || between === null ? null : (
        <path
          className="projector-arrow"
          d="M-2.4 -2.8L3 0L-2.4 2.8Z"
          transform={`translate(${arrow.x} ${arrow.y}) rotate(${between})`}
        />
      )}
    </svg>
  );
}

function arc(from: number, to: number, sweep: number): string {
  const start = pointAt(from, 100);
  const end = pointAt(to, 100);
  return `M${start.x} ${start.y}A100 100 0 ${sweep > 180 ? 1 : 0} 1 ${end.x} ${end.y}`;
}

function Seat({ seat, angle }: { seat: ProjectorSeat; angle: number }) {
  const { t } = useTranslation('projector');
  const wholeNameOf = useNames();
  const nameOf = useShortNames();
  const { x, y } = pointAt(angle, 1);
  const { member, mark } = seat;
  const label = mark === 'next' || mark === 'client' ? t(mark) : null;
  return (
    <li
      className={`projector-seat projector-seat-${mark}${y < -0.95 ? ' projector-top' : ''}`}
      style={{ '--x': x, '--y': y } as CSSProperties}
    >
      <Face name={wholeNameOf(member)} className="projector-face" />
      <span className="projector-name">
        <span dir="auto">
          {mark === 'done' ? <i aria-hidden="true">✓ </i> : null}
          {nameOf(member)}
        </span>
        {mark === 'done' ? <span className="aloud">{t('done')}</span> : null}
        {label === null ? null : <small>{label}</small>}
      </span>
    </li>
  );
}

/** Who speaks, with their turn clock where there is one. */
function Centre({ member }: { member: MemberId }) {
  const { t } = useTranslation('projector');
  const meeting = useWholeMeeting();
  const wholeNameOf = useNames();
  const nameOf = useShortNames();
  const seconds = useTurnSeconds(meeting, member);
  const left = useTurnLeft(meeting, member);
  const over = left === 'over';
  return (
    <div className={over ? 'projector-centre projector-centre-over' : 'projector-centre'}>
      <svg viewBox="-50 -50 100 100" aria-hidden="true">
        <circle r="47.5" />
        {left === null || left === 'still' ? null : (
          <circle
            className="projector-left"
            r="47.5"
            pathLength={1}
            style={{ strokeDasharray: `${over ? 1 : left} 2` }}
          />
        )}
      </svg>
      <Face name={wholeNameOf(member)} className="projector-face" />
      <p className="projector-plate">
        <span dir="auto">{nameOf(member)}</span>
        {seconds === null ? null : (
          <>
            {' '}
            <b className="num" translate="no">
              {over ? `${clockText(seconds * 1000)} ${t('over')}` : clockText(seconds * 1000)}
            </b>
          </>
        )}
      </p>
    </div>
  );
}
