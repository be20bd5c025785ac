import { useTranslation } from 'react-i18next';
import type { Minutes } from '../../../shared/protocol/http';
import { listOf } from '../../ui/text/listOf';
import { numbered } from './belongings';

/** Topics for later, with the score that their owner gave. */
export function ParkedLines({ parking }: { parking: Minutes['parking'] }) {
  const { t } = useTranslation('minutes');
  return (
    <ul className="minutes-lines">
      {numbered(parking).map(({ item: { text, name, score }, index }) => (
        <li key={index}>
          <span dir="auto">{text}</span>
          {score === null ? null : <span className="minutes-by">{t('parking.scored', { name, ...score })}</span>}
        </li>
      ))}
    </ul>
  );
}

/** What people told and asked for in a network call, and who offered help. */
export function RequestLines({ requests }: { requests: Minutes['requests'] }) {
  const { t } = useTranslation('minutes');
  return (
    <ul className="minutes-lines">
      {numbered(requests).map(({ item: { name, kind, text, helpers }, index }) => (
        <li key={index}>
          <span className="minutes-by">{t(`requests.kinds.${kind}`, { name })}</span>
          <span dir="auto">{text}</span>{' '}
          {helpers.length > 0 ? (
            <span className="minutes-by">{t('requests.helps', { count: helpers.length, names: listOf(helpers) })}</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
