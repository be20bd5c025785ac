import { useTranslation } from 'react-i18next';
import { ACCOUNT, ACTIONS, HOME } from '../../connection/paths';
import { Brand } from '../../ui/brand';
import { Masthead } from '../../ui/masthead';

/** The top of the account page: for whoever is signed in with the way to my other pages. */
export function AccountHead({ isIn }: { isIn: boolean }) {
  const { t } = useTranslation('account');
  if (!isIn)
    return (
      <header className="account-brand">
        <Brand href={HOME} />
      </header>
    );
  return (
    <Masthead
      home={HOME}
      label={t('pages.title')}
      links={[
        { href: HOME, text: t('pages.home') },
        { href: ACTIONS, text: t('pages.actions') },
        { href: ACCOUNT, text: t('pages.account'), current: true },
      ]}
    />
  );
}
