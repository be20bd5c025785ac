import { useTranslation } from 'react-i18next';
import type { Action } from '../../../shared/protocol/records';
import { actionFacts, factText } from './facts';

/** One accepted action, as its owner wrote it. Without a `name` it is mine, and says how I told that it went. */
export function ActionCard({ action, name }: { action: Action; name?: string }) {
  const { t } = useTranslation('minutes');
  const now = Date.now();
  const given = actionFacts.filter((fact) => factText(action, fact, now).trim() !== '');
  const isTold = name === undefined && action.status !== 'open';
  return (
    <article className="minutes-action">
      {name === undefined ? null : (
        <p className="minutes-by" dir="auto">
          {name}
        </p>
      )}
      <p className="minutes-say minutes-what" dir="auto">
        {action.what}
      </p>
      {given.length > 0 || isTold ? (
        <dl>
          {given.map((fact) => (
            <div key={fact} className="minutes-fact">
              <dt>{t(`actions.${fact}`)}</dt>
              <dd dir="auto">{factText(action, fact, now)}</dd>
            </div>
          ))}
          {isTold ? (
            <div className="minutes-fact">
              <dt>{t('actions.went')}</dt>
              <dd>
                {t(`actions.is.${action.status}`)}
                {action.learned === '' ? null : <p dir="auto">{action.learned}</p>}
              </dd>
            </div>
          ) : null}
        </dl>
      ) : null}
    </article>
  );
}
