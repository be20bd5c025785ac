import { useTranslation } from 'react-i18next';
import { groupsKnownHere } from '../../connection/knownHere';
import { groupPath, MINE } from '../../connection/paths';
import { SoftButton } from '../../ui/buttons';
import { Masthead } from '../../ui/masthead';
import { usePageTitle } from '../../ui/pageTitle';
import './known.css';

/** The server has not answered yet, and is not reached. What this browser knows by itself is shown. */
export function NotReached({ onAgain }: { onAgain: () => void }) {
  const { t } = useTranslation('known');
  const groups = groupsKnownHere();
  usePageTitle(t('title'));
  return (
    <main className="known">
      <Masthead mine={MINE} current="home" />
      <section className="known-hero known-hero-alone">
        <div className="known-next" role="status">
          <h1>{t('nothing.title')}</h1>
          <p className="known-about">{t('nothing.about')}</p>
          <div className="known-acts">
            <SoftButton onClick={onAgain}>{t('nothing.again')}</SoftButton>
          </div>
        </div>
      </section>
      {groups.length === 0 ? null : (
        <section aria-labelledby="known-groups">
          <h2 id="known-groups">{t('nothing.groups')}</h2>
          <ul className="known-rows">
            {groups.map(({ group, name }) => (
              <li key={group}>
                <a className="known-row" href={groupPath(group)} dir="auto">
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}
