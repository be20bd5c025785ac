import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon';
import './insecure.css';

/**
 * Browsers close camera, microphone and `crypto.subtle` on pages that came over plain http from another computer. This
 * panel says so before anything fails, and what to do.
 */
export function InsecurePanel() {
  const { t } = useTranslation('insecure');
  const port = location.port === '' ? '' : `:${location.port}`;
  return (
    <aside className="insecure" aria-labelledby="insecure-heading">
      <Icon name="alert" size={26} />
      <div className="insecure-text">
        <h2 id="insecure-heading">{t('heading')}</h2>
        <p>{t('why')}</p>
        <ul>
          <li>{t('host', { address: `http://localhost${port}` })}</li>
          <li>{t('others')}</li>
          <li>{t('still')}</li>
          <li>{t('evaluation')}</li>
        </ul>
      </div>
    </aside>
  );
}
