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
  isBusy,
}: {
  group: GroupId;
  invited: readonly Invited[];
  change: Change;
  isBusy: boolean;
}) {
  return (
    <ul className="coming-list">
      {invited.map((person) => (
        <Person key={person.id} group={group} person={person} change={change} isBusy={isBusy} />
      ))}
    </ul>
  );
}

function Person({
  group,
  person,
  change,
  isBusy,
}: {
  group: GroupId;
  person: Invited;
  change: Change;
  isBusy: boolean;
}) {
  const { t } = useTranslation('coming');
  const [link, setLink] = useState<string | null>(null);
  // The list still names people who have just been taken off; they are left out until it is asked for again.
  const [isGone, setGone] = useState(false);
  const { id, name, email, at, dead } = person;
  const called = name ?? email ?? '';
  const about = dead === null ? t('invited', { when: dayText(at, 0) ?? '' }) : t(`dead.${dead}`);
  if (isGone) return null;
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
            pending={isBusy}
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
          pending={isBusy}
          onClick={async () => {
            if ((await change(() => changeInvitation(group, id, 'withdraw'))) !== null) setGone(true);
          }}
        >
          {t('takeOff')}
        </TextButton>
      </div>
    </li>
  );
}
