import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longest } from '../../../shared/meeting/limits';
import type { Action } from '../../../shared/protocol/records';
import { TextButton } from '../../ui/buttons';
import { OneLine } from '../../ui/oneLine';
import { farAway, shortDay } from '../../ui/text/days';
import { lineToSend } from './reported';
import { Sentence } from './sentence';
import type { Dated } from './timeline';

type Status = Action['status'];
const choices = ['done', 'partly', 'notDone', 'dropped'] as const satisfies Status[];

/**
 * One action that is not settled. A status is chosen first, then its line is asked for and one button saves both; for the one due next that
 * it is done is chosen already, so that one press says it.
 */
export function OpenItem({
  one,
  today,
  manyGroups,
  isFirst,
  line,
  onLine,
  onReport,
}: {
  one: Dated;
  today: string;
  manyGroups: boolean;
  isFirst: boolean;
  /** What is written and not sent; undefined: nothing was written yet. */
  line: string | undefined;
  onLine: (line: string) => void;
  onReport: (status: Status, learned: string) => Promise<boolean>;
}) {
  const { t } = useTranslation('myActions');
  const { action, day, isForNext } = one;
  const [chosen, setChosen] = useState<Status | null>(null);
  const asked = chosen ?? (isFirst ? 'done' : null);
  const isOver = day !== null && day < today;

  async function send(written: string): Promise<void> {
    if (asked !== null && (await onReport(asked, lineToSend(action, asked, written)))) setChosen(null);
  }
  return (
    <li className={isOver ? 'actions-item actions-item-over' : 'actions-item'}>
      <p className="actions-when">
        {day === null ? (
          <b>{t('noDay')}</b>
        ) : (
          <>
            <time dateTime={day}>{shortDay(day, today)}</time>{' '}
            <span>{isOver ? t('was', { far: farAway(day, today) }) : isForNext ? t('next') : farAway(day, today)}</span>
          </>
        )}
      </p>
      <div className="actions-what">
        <Sentence one={one} today={today} manyGroups={manyGroups} />
        {action.learned === '' ? null : (
          <p className="actions-learned">
            <span>{t('soFar')}</span>
            <span dir="auto">{action.learned}</span>
          </p>
        )}
        {action.status === 'partly' || action.status === 'notDone' ? (
          <p className="actions-with">{t(`saidBefore.${action.status}`)}</p>
        ) : null}
        <fieldset className="actions-status" aria-label={t('how', { what: action.what })}>
          {choices.map((status) => (
            <button key={status} type="button" aria-pressed={asked === status} onClick={() => setChosen(status)}>
              {t(`status.${status}`)}
            </button>
          ))}
        </fieldset>
        {asked === null ? null : (
          <OneLine
            label={t(`lines.${asked}`)}
            longest={longest.learned}
            button={t(`save.${asked}`)}
            icon="check"
            line={line ?? (asked === action.status ? action.learned : '')}
            onLine={(written) => {
              onLine(written);
              // Another action may be due next by then. This one stays open for whoever writes.
              setChosen(asked);
            }}
            takesFocus={chosen !== null}
            onSend={send}
          >
            {chosen === null ? null : <TextButton onClick={() => setChosen(null)}>{t('cancel')}</TextButton>}
          </OneLine>
        )}
      </div>
    </li>
  );
}
