import { useTranslation } from 'react-i18next';
import { HOME } from '../connection/paths';
import { GoButton } from '../ui/buttons';

/** Loading the page again does not help against these refusals. */
const settled = ['signedOut', 'notAdmitted'];

/** The server does not accept this page: says why, and what may help. */
export function RoomRefused({ why }: { why: string }) {
  const { t } = useTranslation(['roomPage', 'refusals']);
  const wasRemoved = why === 'notAdmitted';
  return (
    <main className="ui-waiting ui-waiting-full" role="alert">
      <h1>{wasRemoved ? t('removedTitle') : t('refusedTitle')}</h1>
      <p>{wasRemoved ? t('removedText') : t(`refusals:${why}`, { defaultValue: t('refusals:notFound') })}</p>
      {settled.includes(why) ? null : <GoButton onClick={() => location.reload()}>{t('refusedAgain')}</GoButton>}
      <a className={settled.includes(why) ? 'ui-go' : 'ui-text-button'} href={HOME}>
        {t('refusedHome')}
      </a>
    </main>
  );
}
