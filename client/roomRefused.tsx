import { useTranslation } from 'react-i18next';
import { HOME } from './connection/paths';
import { GoButton } from './ui/buttons';

/** The server will not have this page: why, and what may help. */
export function RoomRefused({ why }: { why: string }) {
  const { t } = useTranslation(['gate', 'refusals']);
  return (
    <main className="ui-waiting ui-waiting-full" role="alert">
      <h1>{t('refusedTitle')}</h1>
      <p>{t(`refusals:${why}`, { defaultValue: t('refusals:notFound') })}</p>
      {why === 'signedOut' ? null : <GoButton onClick={() => location.reload()}>{t('refusedAgain')}</GoButton>}
      <a className={why === 'signedOut' ? 'ui-go' : 'ui-text-button'} href={HOME}>
        {t('refusedHome')}
      </a>
    </main>
  );
}
