import { useTranslation } from 'react-i18next';
import { DEMO, HOME } from '../../connection/paths';
import './demo.css';

/** After the end: the way on to a meeting with people. */
export function DemoEnd() {
  const { t } = useTranslation('demo');
  return (
    <section className="demo-end" aria-labelledby="demo-end">
      <h2 id="demo-end">{t('end.title')}</h2>
      <p>{t('end.about')}</p>
      <p className="demo-ways">
        <a className="ui-go" href={HOME}>
          {t('end.start')}
        </a>
        <a className="ui-text-button" href={DEMO}>
          {t('end.again')}
        </a>
      </p>
    </section>
  );
}

/** When everything of a demo was erased while its page was still open. */
export function DemoOver() {
  const { t } = useTranslation('demo');
  return (
    <main className="ui-waiting ui-waiting-full" role="alert">
      <h1>{t('over.title')}</h1>
      <p>{t('over.about')}</p>
      <a className="ui-go" href={HOME}>
        {t('end.start')}
      </a>
      <a className="ui-text-button" href={DEMO}>
        {t('end.again')}
      </a>
    </main>
  );
}
