import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PastMeeting } from '../../../shared/protocol/groups';
import { minutesPath } from '../../connection/paths';
import { arriving } from '../../ui/arrival';
import { TextButton } from '../../ui/buttons';
import { dateText, dayText } from '../../ui/text/when';
import './pastMeetings.css';

/** So many are shown at first: what was held long ago is seldom looked for. */
const NEWEST = 6;

/** The meetings that the group held, the newest first. Minutes are for the people who were there. */
export function PastMeetings({ past }: { past: readonly PastMeeting[] }) {
  const { t } = useTranslation('group');
  const heading = useId();
  const [all, setAll] = useState(false);
  const shown = all ? past : past.slice(0, NEWEST);
  return (
    <section id="past" ref={arriving} aria-labelledby={heading}>
      <h2 id={heading}>{t('past.title')}</h2>
      <ul className="past-meetings">
        {shown.map(({ meeting, title, number, startedAt, wasThere }) => (
          <li key={meeting}>
            <b>{dayText(startedAt, 0)}</b>
            <span className="quiet">{t('past.number', { number })}</span>
            {wasThere ? (
              <a href={minutesPath(meeting)} aria-label={t('past.minutesOf', { title, when: dateText(startedAt) })}>
                {t('past.minutes')}
              </a>
            ) : (
              <span className="faint">{t('past.notThere')}</span>
            )}
          </li>
        ))}
      </ul>
      {shown.length < past.length ? (
        <TextButton className="past-all" onClick={() => setAll(true)}>
          {t('past.all', { count: past.length })}
        </TextButton>
      ) : null}
    </section>
  );
}
