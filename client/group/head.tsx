import { useTranslation } from 'react-i18next';
import { ACCOUNT, ACTIONS, HOME } from '../connection/paths';
import { Masthead } from '../ui/masthead';

/** The top of a group's pages: the way to my other pages. `group`: the one that this page is of, once it is known. */
export function GroupHead({ group = null }: { group?: { href: string; name: string } | null }) {
  const { t } = useTranslation('group');
  return (
    <Masthead
      home={HOME}
      label={t('pages.title')}
      links={[
        { href: HOME, text: t('pages.home') },
        ...(group === null ? [] : [{ href: group.href, text: group.name, current: true, wide: true }]),
        { href: ACTIONS, text: t('pages.actions') },
        { href: ACCOUNT, text: t('pages.account') },
      ]}
    />
  );
}
