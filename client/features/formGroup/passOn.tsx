import { useTranslation } from 'react-i18next';
import { writeCsv } from '../../../shared/groups/csv';
import type { GroupFormed } from '../../../shared/protocol/forming';
import { noteTold } from '../../connection/groupsApi';
import { linkWith } from '../../connection/keys';
import { groupPath } from '../../connection/paths';
import { SoftButton } from '../../ui/buttons';
import { CopyButton } from '../../ui/copyButton';
import { offer } from '../../ui/offerFile';
import { usePageTitle } from '../../ui/pageTitle';

/** The group is formed: the links are shown once, to be passed on. */
export function PassOn({
  name,
  formed: { group, invite, invited },
  isPair = false,
}: {
  name: string;
  formed: GroupFormed;
  isPair?: boolean;
}) {
  const { t } = useTranslation('formGroup');
  const title = t(isPair ? 'done.titlePair' : 'done.title', { name });
  usePageTitle(title);
  const people = invited.map((person) => ({
    ...person,
    called: person.name ?? person.email ?? '',
    link: linkWith(group, person.invite),
  }));
  const mailed = people.filter((person) => person.mailed).length;
  const all = people
    .map(({ called, email, link }) =>
      (email === null || email === called ? called : `${called} <${email}>`).concat(`\n${link}`),
    )
    .join('\n\n');
  const tookAll = () =>
    void noteTold(
      group,
      people.map(({ id }) => id),
    );
  function save() {
    const head = [t('done.file.name'), t('done.file.email'), t('done.file.link')];
    const rows = people.map((person) => [person.name ?? '', person.email ?? '', person.link]);
    // With its mark, so that programs for tables read the letters of all languages.
    offer(new Blob([`\ufeff${writeCsv([head, ...rows])}`], { type: 'text/csv' }), 'roundel-links.csv');
    tookAll();
  }
  return (
    <section className="form-done">
      <h1>{title}</h1>
      <p className="quiet">
        {t(
          people.length === 0
            ? 'done.aboutNone'
            : mailed === 0
              ? isPair
                ? 'done.aboutPair'
                : 'done.about'
              : mailed === people.length
                ? 'done.aboutMailed'
                : 'done.aboutSome',
        )}
      </p>
      <ul className="form-links">
        {people.map(({ id, called, email, mailed: isMailed, link }) => (
          <li key={id}>
            <span>
              <b dir="auto">{called}</b>
              {email !== null && email !== called ? <span className="faint">{email}</span> : null}
              {isMailed ? <span className="faint">{t('done.mailed')}</span> : null}
            </span>
            <CopyButton
              text={link}
              copy={t('done.copy')}
              copied={t('done.copied')}
              name={t('done.copyOf', { name: called })}
              onTaken={() => void noteTold(group, [id])}
            />
          </li>
        ))}
        {/* Nobody but the other one comes to a pair. */}
        {isPair ? null : (
          <li>
            <span>
              <b>{t('done.group')}</b>
              <span className="faint">{t('done.groupHint')}</span>
            </span>
            <CopyButton
              text={linkWith(group, invite)}
              copy={t('done.copy')}
              copied={t('done.copied')}
              name={t('done.copyGroup')}
            />
          </li>
        )}
      </ul>
      <div className="form-done-ways">
        <a className="ui-go" href={groupPath(group)}>
          {t(isPair ? 'done.goPair' : 'done.go')}
        </a>
        {people.length > 1 ? (
          <>
            <CopyButton
              text={all}
              copy={t('done.copyAll')}
              copied={t('done.copied')}
              name={t('done.copyAll')}
              onTaken={tookAll}
            />
            <SoftButton icon="download" onClick={save}>
              {t('done.save')}
            </SoftButton>
          </>
        ) : null}
      </div>
    </section>
  );
}
