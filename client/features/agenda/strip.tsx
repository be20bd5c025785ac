import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { MINUTE } from '../../../shared/meeting/clock';
import type { Timeline, TimelinePart } from '../../../shared/meeting/draft/timeline';
import { keyOf } from './minutes';
import { wholeMinute } from './wholeMinute';
import './strip.css';

/** The whole meeting to scale, with its planned end as a line across it. */
export function AgendaStrip({ line, nameOf }: { line: Timeline; nameOf: (part: TimelinePart) => string }) {
  const { t } = useTranslation('agendaChange');
  const held = line.parts.filter(({ row, minutes }) => row.state !== 'skipped' && minutes > 0);
  const present = held.find(({ row }) => row.state === 'now');
  const percent = (minutes: number): string => `${(minutes / Math.max(1, line.minutes)) * 100}%`;
  const nowFrom = present === undefined || line.nowAt === null ? null : line.nowAt - present.row.usedMinutes;
  // Beside the time at which the present stage began there has to be room for the beginning.
  const hasRoom = nowFrom === null || nowFrom === 0 || nowFrom / line.minutes > 0.2;
  const planned = wholeMinute(line.plannedEnd);
  const late = Math.round((line.endsAt - line.plannedEnd) / MINUTE);
  const ends = wholeMinute(line.endsAt);
  const says = late === 0 ? t('strip.ends', { time: ends }) : t('strip.endsOther', { planned, time: ends });
  return (
    <div className="agenda-strip-whole">
      <div className="agenda-strip" role="img" aria-label={t('strip.label')}>
        {held.map((part) => (
          <span
            key={keyOf(part.row)}
            className={`agenda-strip-part agenda-strip-${kindOf(part)}`}
            style={{ '--part': part.minutes } as CSSProperties}
            title={nameOf(part)}
          >
            {part.row.kind === 'slot' ? <i dir="auto">{nameOf(part)}</i> : null}
          </span>
        ))}
        {late < 0 ? (
          <span className="agenda-strip-part agenda-strip-free" style={{ '--part': -late } as CSSProperties} />
        ) : null}
        <span className="agenda-strip-end" style={{ insetInlineStart: percent(line.plannedAt) }} />
      </div>
      <p className="agenda-strip-times num" aria-hidden="true" translate="no">
        {hasRoom ? <span>{wholeMinute(line.startsAt)}</span> : null}
        {nowFrom === null || nowFrom === 0 || present?.from == null ? null : (
          <span className="agenda-strip-begun" style={{ insetInlineStart: percent(nowFrom) }}>
            {wholeMinute(present.from)}
          </span>
        )}
      </p>
      <p className={late > 0 ? 'agenda-ends-then agenda-over' : 'agenda-ends-then'} role="status">
        {says}
      </p>
    </div>
  );
}

/** Its colour; what is late has an outline too, and what is a break or protected another ground. */
function kindOf({ row, isLate }: TimelinePart): string {
  if (row.state === 'done') return 'done';
  if (row.state === 'now') return 'now';
  if (isLate !== null) return isLate === 'begins' ? 'late' : 'over';
  if (row.kind === 'slot') return 'slot';
  if (row.stage.protected) return 'protected';
  return row.stage.kind === 'break' ? 'break' : 'ahead';
}
