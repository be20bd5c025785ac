import type { CSSProperties, ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelinePart } from '../../../shared/meeting/draft/timeline';
import { TextButton } from '../../ui/buttons';
import { wholeMinute } from './wholeMinute';

/** What every line of the agenda has while it is changed: when it begins, its name, how long it takes, and what opens below it. */
export type LineProps = {
  part: TimelinePart;
  name: string;
  /** The longest line is drawn with a full bar. */
  longest: number;
  /** Its minutes without the draft, where they are others now. */
  wasMinutes: number | null;
  isAdded: boolean;
  isOpen: boolean;
  /** Null: nothing opens below it. */
  onOpen: (() => void) | null;
};

export function Line({
  part,
  name,
  longest,
  wasMinutes,
  isAdded,
  isOpen,
  onOpen,
  mark,
  face,
  minutes,
  action,
  children,
  place,
  style,
}: LineProps & {
  mark: ReactNode;
  face?: ReactNode;
  minutes: ReactNode;
  action: ReactNode;
  /** What opens below. */
  children: ReactNode;
  place?: Ref<HTMLLIElement>;
  style?: CSSProperties;
}) {
  const { t } = useTranslation('agendaChange');
  const { row, from, isLate } = part;
  const isOut = row.state === 'skipped';
  const isLateNow = isLate === 'begins';
  const notes = [
    row.state === 'now' ? t('line.now', { count: Math.max(0, Math.round(part.minutes - row.usedMinutes)) }) : null,
    isOut ? t('line.out') : null,
    isAdded ? t('line.added') : null,
    wasMinutes !== null && !isOut && !isAdded ? t('line.was', { count: Math.round(wasMinutes) }) : null,
    isLateNow ? t('line.late') : null,
  ].filter((note) => note !== null);
  const kind = row.kind === 'slot' ? 'slot' : row.stage.protected ? 'protected' : 'stage';
  return (
    <li ref={place} style={style} className={`agenda-line agenda-line-${kind} agenda-line-${row.state}`}>
      <span className="agenda-line-mark">{mark}</span>
      <span className={isLateNow ? 'agenda-line-time agenda-over num' : 'agenda-line-time num'} translate="no">
        {from === null ? null : wholeMinute(from)}
      </span>
      <span className="agenda-line-who">
        {face}
        <span className="agenda-line-name">
          <b dir="auto">{name}</b>
          {notes.length > 0 ? (
            <small className={isLateNow ? 'agenda-over' : undefined}>{notes.join(', ')}</small>
          ) : null}
        </span>
      </span>
      <span className="agenda-line-bar" aria-hidden="true">
        <i style={{ width: `${(part.minutes / Math.max(1, longest)) * 100}%` }} />
      </span>
      <span className="agenda-line-minutes">{minutes}</span>
      <span className="agenda-line-action">{action}</span>
      {onOpen === null ? null : (
        <TextButton
          className="agenda-line-open"
          icon="pencil"
          aria-expanded={isOpen}
          aria-label={t('steps.openOf', { name })}
          onClick={onOpen}
        />
      )}
      {isOpen && onOpen !== null ? <div className="agenda-steps">{children}</div> : null}
    </li>
  );
}

/** Minutes of what lies ahead, one more or one fewer at a press. What the meeting then takes is shown above. */
export function Stepper({
  name,
  minutes,
  closed,
  onSet,
}: {
  name: string;
  minutes: number;
  /** Why it cannot become shorter. */
  closed: string | null;
  onSet: (minutes: number) => void;
}) {
  const { t } = useTranslation(['room', 'roomDialogs']);
  const now = Math.round(minutes);
  return (
    <span className="agenda-stepper">
      <TextButton
        icon="minus"
        aria-label={t('roomDialogs:agenda.fewer', { name })}
        closed={closed ?? (now <= 1 ? t('roomDialogs:agenda.least') : null)}
        onClick={() => onSet(now - 1)}
      />
      <span className="num">
        <span aria-hidden="true">{now}</span>
        <span className="aloud">{t('agenda.minutes', { count: now })}</span>
      </span>
      <TextButton icon="plus" aria-label={t('roomDialogs:agenda.more', { name })} onClick={() => onSet(now + 1)} />
    </span>
  );
}
