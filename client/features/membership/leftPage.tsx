import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HOME } from '../../connection/paths';
import { Brand } from '../../ui/brand';
import { SoftButton } from '../../ui/buttons';
import { offer } from '../../ui/offerFile';
import { usePageTitle } from '../../ui/pageTitle';
import { leftGroup } from './leftGroup';
import './membership.css';

/** `/left`: that I am out of a group, what was kept and what is gone, and my file once more. */
export function LeftPage() {
  const { t } = useTranslation('left');
  const [left] = useState(leftGroup);
  const [isSaved, setSaved] = useState(false);
  usePageTitle(t('title'));
  useEffect(() => {
    // After a reload nothing is known of it any more.
    if (left === null) location.replace(HOME);
  }, [left]);
  if (left === null) return null;
  const { name, ended, mine } = left;
  return (
    <main className="membership-left">
      <header>
        <Brand href={HOME} />
      </header>
      <section>
        <h1>{t('heading', { name })}</h1>
        <h2>{t('kept')}</h2>
        <p>{t(ended ? 'keptEnded' : 'keptAbout')}</p>
        <h2>{t('gone')}</h2>
        <p>{t('goneAbout')}</p>
        <h2>{t('file')}</h2>
        <p>{t(mine === null ? 'noFile' : 'fileAbout')}</p>
        <div className="membership-left-ways">
          {mine === null ? null : (
            <SoftButton
              icon="download"
              onClick={() => {
                offer(mine, 'roundel-mine.zip');
                setSaved(true);
              }}
            >
              {t('save')}
            </SoftButton>
          )}
          <a className="ui-go" href={HOME}>
            {t('home')}
          </a>
        </div>
        <p role="status">{isSaved ? t('saved') : ''}</p>
      </section>
    </main>
  );
}
