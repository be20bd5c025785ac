import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { distinctNames } from '../../../shared/distinctNames';
import type { GroupPage } from '../../../shared/protocol/groups';
import type { ImportedPerson } from '../../../shared/protocol/imports';
import { useSaving } from '../../connection/hooks/saving';
import { matchImported } from '../../connection/importApi';
import { useGroupRefusal } from '../../i18n/groupRefusal';
import { SoftButton, TextButton } from '../../ui/buttons';
import { Face } from '../../ui/face';
import { SelectField } from '../../ui/field';
import { Notice } from '../../ui/notice';

/** People whom only the file names: somebody says which member each of them is, or invites them. */
export function ImportedPeople({
  page,
  people,
  onChanged,
}: {
  page: GroupPage;
  people: readonly ImportedPerson[];
  onChanged: () => void;
}) {
  const { t } = useTranslation('importGroup');
  const heading = useId();
  return (
    <section className="import-group" aria-labelledby={heading}>
      <h3 id={heading}>{t('people.title')}</h3>
      <p className="quiet">{t('people.about')}</p>
      <ul className="import-group-people">
        {people.map((person) => (
          <Person key={person.person} {...{ page, person, onChanged }} />
        ))}
      </ul>
    </section>
  );
}

function Person({ page, person, onChanged }: { page: GroupPage; person: ImportedPerson; onChanged: () => void }) {
  const { t } = useTranslation('importGroup');
  const whyNot = useGroupRefusal();
  const [isOpen, setOpen] = useState(false);
  const [member, setMember] = useState('');
  const [isBusy, refused, send] = useSaving(onChanged);
  const names = distinctNames(page.people.map(({ member: id, name }) => ({ id, name })));
  const { name } = person;

  const say = (who: string | null) => send(() => matchImported(page.group, person.person, who));

  return (
    <li>
      <Face name={name} size={40} />
      <p>
        <b dir="auto">{name}</b>
        <span className="faint">{about()}</span>
      </p>
      <div className="import-group-ways">
        {isOpen ? null : (
          <TextButton aria-label={t('people.isNamed', { name })} onClick={() => setOpen(true)}>
            {t('people.is')}
          </TextButton>
        )}
        {person.isInvited ? null : (
          <TextButton aria-label={t('people.inviteNamed', { name })} pending={isBusy} onClick={() => void say(null)}>
            {t('people.invite')}
          </TextButton>
        )}
      </div>
      {isOpen ? (
        <form
          className="import-group-match"
          onSubmit={(event) => {
            event.preventDefault();
            if (member !== '') void say(member);
          }}
        >
          <SelectField
            label={t('people.which', { name })}
            value={member}
            onChange={({ target }) => setMember(target.value)}
          >
            <option value="">{t('people.choose')}</option>
            {page.people.map((one) => (
              <option key={one.member} value={one.member}>
                {names.get(one.member)?.whole ?? one.name}
              </option>
            ))}
          </SelectField>
          <p className="faint">{t('people.forGood')}</p>
          <div className="import-group-ways">
            <SoftButton type="submit" pending={isBusy}>
              {t('people.yes')}
            </SoftButton>
            <TextButton onClick={() => setOpen(false)}>{t('cancel')}</TextButton>
          </div>
        </form>
      ) : null}
      {refused === null ? null : <Notice kind="refused">{whyNot(refused)}</Notice>}
    </li>
  );

  function about(): string {
    const { open, settled, hadLeft, isInvited } = person;
    return [
      hadLeft ? t('people.hadLeft') : null,
      isInvited ? t('people.invited') : null,
      open + settled === 0 ? null : t('people.actions', { count: open + settled, open }),
    ]
      .filter((part) => part !== null)
      .join(' · ');
  }
}
