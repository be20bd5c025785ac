import { useTranslation } from 'react-i18next';
import type { GroupId } from '../../shared/meeting/state';
import { groupsKnownHere } from '../connection/knownHere';
import { signInFor } from '../connection/paths';

/** For a browser that is nobody in this group, or not any more: how its person comes back. A group that it never knew is not confirmed. */
export function UnknownHere({ group }: { group: GroupId }) {
  const { t } = useTranslation('group');
  const known = groupsKnownHere().find((one) => one.group === group);
  return (
    <section className="group-unknown" role="status">
      <h1>{known ? t('unknown.titleKnown', { name: known.name }) : t('unknown.title')}</h1>
      <p>{t(known ? 'unknown.aboutKnown' : 'unknown.about')}</p>
      <h2>{t('unknown.ways')}</h2>
      <ul>
        <li>{t('unknown.own')}</li>
        <li>
          <a href={signInFor(group)}>{t('unknown.account')}</a>
        </li>
        <li>{t('unknown.ask')}</li>
        {known ? null : <li>{t('unknown.invited')}</li>}
      </ul>
    </section>
  );
}
