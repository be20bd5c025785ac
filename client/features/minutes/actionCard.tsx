import { useTranslation } from 'react-i18next';
import type { MinutesAction } from '../../../shared/protocol/http';
import { serverNow } from '../../connection/serverTime';
import { actionFacts, factText } from './facts';

/** One accepted action, as its owner wrote it. My own says how I told that it went. */
export function ActionCard({ entry }: { entry: MinutesAction }) {
  const { t } = useTranslation('minutes');
  const { action } = entry;
  const now = serverNow();
  const given = actionFacts.filter((fact) => factText(action, fact, now).trim() !== '');
  const told = entry.mine && entry.action.status !== 'open' ? entry.action : null;
  return (
    <article className="minutes-action">
      {entry.mine ? null : (
        <p className="minutes-by" dir="auto">
          {entry.name}
        </p>
      )}
      <p className="minutes-say minutes-what" dir="auto">
        {action.what}
      </p>
      {given.length > 0 || told !== null ? (
        <dl>
          {given.map((fact) => (
            <div key={fact} className="minutes-fact">
              <dt>{t(`actions.${fact}`)}</dt>
              <dd dir="auto">{factText(action, fact, now)}</dd>
            </div>
          ))}
          {told === null ? null : (
            <div className="minutes-fact">
              <dt>{t('actions.went')}</dt>
              <dd>
                {t(`actions.is.${told.status}`)}
                {told.learned === '' ? null : <p dir="auto">{told.learned}</p>}
              </dd>
            </div>
          )}
        </dl>
      ) : null}
    </article>
  );
}
