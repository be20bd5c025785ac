import { useTranslation } from 'react-i18next';
import { type AgendaRow, type AgendaSlot, agendaRows } from '../../../shared/meeting/views/agenda';
import { useMeeting } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { plannedTime } from '../../ui/text/plannedTime';

type Row = ({ kind: 'stage' } & AgendaRow) | ({ kind: 'slot' } & AgendaSlot);

/** A slot whose rest was moved stands in two places. */
export const keyOf = (row: Row): string => (row.kind === 'slot' ? `slot ${row.rows[0]?.stage.key}` : row.stage.key);

/** Whole minutes, rounded to the nearest, as people count them. */
const whole = (minutes: number): number => Math.round(minutes);

/** Planned minutes ahead, "3 of 6 min" for the running row, and "7 min, planned 6" for a row that took too long. */
export function Minutes({ row }: { row: Row | AgendaRow }) {
  const { t } = useTranslation('room');
  switch (row.state) {
    case 'now':
      return <Running row={row} />;
    case 'done': {
      const used = whole(row.usedMinutes);
      const planned = whole(row.plannedMinutes);
      if (used <= planned) return <span className="agenda-minutes num">{t('agenda.minutes', { count: used })}</span>;
      return <span className="agenda-minutes agenda-over num">{t('agenda.usedOfPlanned', { used, planned })}</span>;
    }
    case 'skipped':
      return <span className="agenda-minutes">{t('agenda.skipped')}</span>;
    case 'ahead':
      return <span className="agenda-minutes num">{t('agenda.minutes', { count: whole(row.plannedMinutes) })}</span>;
    default:
      return row.state satisfies never;
  }
}

function Running({ row }: { row: Row | AgendaRow }) {
  const { t } = useTranslation('room');
  const meeting = useMeeting();
  const planned = plannedTime(row.plannedMinutes);
  const key = 'stage' in row ? row.stage.key : keyOf(row);
  const used = useAtNow((now) => Math.floor(usedBy(agendaRows(meeting, now), key)));
  return (
    <span className="agenda-minutes num">
      <b className={used >= row.plannedMinutes + 1 ? 'agenda-over' : undefined}>
        {'time' in planned
          ? t('agenda.runningTime', { used, planned: planned.time })
          : t('agenda.running', { used, planned: planned.whole })}
      </b>
    </span>
  );
}

function usedBy(rows: readonly Row[], key: string): number {
  for (const row of rows) {
    if (keyOf(row) === key) return row.usedMinutes;
    const stage = row.kind === 'slot' ? row.rows.find((each) => each.stage.key === key) : undefined;
    if (stage) return stage.usedMinutes;
  }
  return 0;
}
