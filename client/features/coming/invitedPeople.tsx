import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupId } from '../../../shared/meeting/state';
import type { Invited } from '../../../shared/protocol/forming';
import { changeInvitation } from '../../connection/groupsApi';
import { linkWith } from '../../connection/keys';
import { TextButton } from '../../ui/buttons';
import { CopyButton } from '../../ui/copyButton';
import { Face } from '../../ui/face';
import { dayText } from '../../ui/text/when';
import type { Change } from './change';

/** People who were invited one by one and have not come yet. A link is shown only while it is new. */
export function InvitedPeople({
  group,
  invited,
  change,
}: {
  group: GroupId;
  invited: readonly Invited[];
  change: Change;
}) {
  return (
    <ul className="coming-list">
      {invited.map((person) => (
        <Person key={person.id} group={group} person={person} change={change} />
      ))}
    </ul>
  );
}

function Person({ group, person, change }: { group: GroupId; person: Invited; change: Change }) {
  const { t } = useTranslation('coming');
  const [link, setLink] = useState<string | null>(null);
  const { id, name, email, at, dead } = person;
  const called = name ?? email ?? '';
  const about = dead === null ? t('invited', { when: dayText(at, 0) ?? '' }) : t(`dead.${dead}`);
  return (
    <li>
      <Face name={called} size={40} className="coming-face" />
      <p>
        <b dir="auto">{called}</b>
        <span className="faint">{name !== null && email !== null ? `${email} · ${about}` : about}</span>
      </p>
      <div className="coming-ways">
        {link === null ? (
          <TextButton
            aria-label={t('newLinkFor', { name: called })}
            onClick={async () => {
              const made = await change(() => changeInvitation(group, id, 'newLink'));
              if (made?.invite) setLink(linkWith(group, made.invite));
            }}
          >
            {t('newLink')}
          </TextButton>
        ) : (
          <CopyButton text={link} copy={t('copy')} copied={t('copied')} name={t('copyOf', { name: called })} />
        )}
        <TextButton
          aria-label={t('takeOffNamed', { name: called })}
          onClick={() => void change(() => changeInvitation(group, id, 'withdraw'))}
        >
          {t('takeOff')}
        </TextButton>
      </div>
    </li>
  );
}
