import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberId } from '../../../shared/meeting/state';
import { type AgendaRow, agendaRows, projectedEnd, rowThatFollows } from '../../../shared/meeting/views/agenda';
import { currentStage } from '../../../shared/meeting/views/currentStage';
import { nextStage } from '../../../shared/meeting/views/nextStep';
import { useConnection } from '../../connection/hooks/context';
import { useMe, useMeeting, useNames, useShortNames } from '../../connection/hooks/meeting';
import { useAtNow } from '../../connection/hooks/now';
import { useMethodText } from '../../i18n/methodText';
import { useSlotText } from '../../i18n/slotText';
import { Face } from '../../ui/face';
import { Icon } from '../../ui/icon';
import { Scroll } from '../../ui/scroll';
import { timeOfDay } from '../../ui/text/when';
import { keyOf, Minutes } from './minutes';
import './agenda.css';

/** The whole agenda: stages behind, the running one and those ahead, and when the meeting is expected to end. */
export function AgendaList() {
  const { t } = useTranslation(['room', 'method']);
  const connection = useConnection();
  const meeting = useMeeting();
  const me = useMe();
  const slotText = useSlotText(me, useShortNames());
  const rows = agendaRows(meeting, connection.now());
  return (
    <div className="agenda-scroll">
      <p className="agenda-head" aria-hidden="true">
        {t('agenda.title')}
      </p>
      <Scroll className="agenda-list" label={t('agenda.title')}>
        <ol aria-label={t('agenda.title')}>
          {rows.map((row) =>
            row.kind === 'stage' ? (
              <StageRow key={keyOf(row)} row={row} />
            ) : (
              <Fragment key={keyOf(row)}>
                <li
                  className={`agenda-row agenda-slot agenda-${row.state === 'now' ? 'within' : row.state}`}
                  aria-current={row.state === 'now' ? 'step' : undefined}
                >
                  <span className="agenda-mark">
                    {row.state === 'done' ? <Icon name="check" size={15} /> : <ClientFace client={row.slot.client} />}
                  </span>
                  <span className="agenda-name">
                    {row.slot.client === me ? t('agenda.yourSlot') : slotText.who(row.slot)}
                  </span>
                  <Minutes row={row} />
                </li>
                {row.state === 'now'
                  ? row.rows.map((inner) => <StageRow key={inner.stage.key} row={inner} within />)
                  : null}
              </Fragment>
            ),
          )}
        </ol>
      </Scroll>
      <Ends />
    </div>
  );
}

/** Whose slot it is; a face without a name where nobody has it yet. */
function ClientFace({ client }: { client: MemberId }) {
  const nameOf = useNames();
  return <Face name={client === '' ? '' : nameOf(client)} size={18} className="agenda-face" />;
}

function StageRow({ row, within }: { row: AgendaRow; within?: boolean }) {
  const { t } = useTranslation('room');
  const method = useMethodText();
  return (
    <li
      className={`agenda-row agenda-${row.state}${within ? ' agenda-inner' : ''}`}
      aria-current={row.state === 'now' ? 'step' : undefined}
    >
      <span className="agenda-mark">{row.state === 'done' ? <Icon name="check" size={15} /> : <i />}</span>
      <span className="agenda-words">
        <span className="agenda-name">{method.name(row.stage.words)}</span>
        {row.stage.protected && row.state === 'ahead' ? (
          <span className="agenda-protected" title={t('agenda.protectedWhy')}>
            <Icon name="lock" size={12} />
            <span className="aloud">{` ${t('agenda.protected')}`}</span>
          </span>
        ) : null}
      </span>
      <Minutes row={row} />
    </li>
  );
}

/** When the meeting is expected to end. */
export function Ends({ slim }: { slim?: boolean }) {
  const { t } = useTranslation('room');
  const meeting = useMeeting();
  const at = useAtNow((now) => Math.floor(projectedEnd(meeting, now).at / 60_000) * 60_000);
  const late = useAtNow((now) => Math.round(projectedEnd(meeting, now).lateMinutes));
  if (meeting.status !== 'running') return null;
  const time = timeOfDay(at);
  if (slim) {
    const how = late > 0 ? t('agenda.late', { count: late }) : late < 0 ? t('agenda.early') : t('agenda.onTime');
    return (
      <p className="agenda-ends-slim" title={how}>
        <span>{t('agenda.endsShort')}</span>
        <b className="num" translate="no">
          {time}
        </b>
      </p>
    );
  }
  return (
    <p className={late > 0 ? 'agenda-ends agenda-over num' : 'agenda-ends num'}>
      {late > 0
        ? t('agenda.endsLate', { time, count: late })
        : late < 0
          ? t('agenda.endsEarly', { time })
          : t('agenda.endsOnTime', { time })}
    </p>
  );
}

/** The agenda beside an open panel: only icons, with the names of the running stage and the next one. */
export function AgendaDots() {
  const { t } = useTranslation('room');
  const method = useMethodText();
  const connection = useConnection();
  const meeting = useMeeting();
  const slotText = useSlotText(useMe(), useShortNames());
  const rows = agendaRows(meeting, connection.now());
  const at = currentStage(meeting);
  const next = nextStage(meeting);
  const nextRow = rowThatFollows(meeting, rows);
  const nextName =
    nextRow?.kind === 'slot' && next?.slot === nextRow.slot.id
      ? slotText.next(nextRow.slot)
      : next && method.name(next.words);
  return (
    <>
      <ol className="agenda-dots" aria-hidden="true">
        {rows.map((row) => (
          <li key={keyOf(row)} className={`agenda-${row.state === 'now' ? 'now' : row.state}`}>
            {row.state === 'done' ? (
              <Icon name="check" size={14} />
            ) : row.kind === 'slot' && row.state === 'ahead' ? (
              <ClientFace client={row.slot.client} />
            ) : (
              <i />
            )}
            {row.state === 'now' ? (
              <span className="agenda-near">
                {row.kind === 'slot' ? slotText.who(row.slot) : method.name(row.stage.words)}
              </span>
            ) : null}
            {row === nextRow ? (
              <span className="agenda-near agenda-near-next">
                {row.kind === 'slot' ? slotText.who(row.slot) : method.name(row.stage.words)}
              </span>
            ) : null}
          </li>
        ))}
      </ol>
      <p className="aloud">
        {t('agenda.title')}. {at ? t('agenda.nowIs', { name: method.name(at.stage.words) }) : ''}
        {nextName ? ` ${t('agenda.thenIs', { name: nextName })}` : ''}
      </p>
    </>
  );
}
