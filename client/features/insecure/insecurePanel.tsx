import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon';
import './insecure.css';

/** Browsers close camera, microphone and `crypto.subtle` on pages that came over plain http from another computer (D4). */
export const pageIsSecure = (): boolean => window.isSecureContext;

/** Says so, before anything else fails, and what to do. Draws nothing on a secure page; shown once, above every page. */
export function InsecurePanel() {
  const { t } = useTranslation('home');
  if (pageIsSecure()) return null;
  const port = location.port === '' ? '' : `:${location.port}`;
  return (
    <aside className="insecure" aria-labelledby="insecure-heading">
      <Icon name="alert" size={26} />
      <div className="insecure-text">
        <h2 id="insecure-heading">{t('insecure.heading')}</h2>
        <p>{t('insecure.why')}</p>
        <ul>
          <li>{t('insecure.host', { address: `http://localhost${port}` })}</li>
          <li>{t('insecure.others')}</li>
          <li>{t('insecure.still')}</li>
        </ul>
      </div>
    </aside>
  );
}
