import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupId } from '../../../shared/meeting/state';
import type { Invited } from '../../../shared/protocol/forming';
import { CAME_BACK } from '../../../shared/returnedMail';
import { changeInvitation, noteTold } from '../../connection/groupsApi';
import { linkWith } from '../../connection/keys';
import { TextButton } from '../../ui/buttons';
import { CopyButton } from '../../ui/copyButton';
import { Face } from '../../ui/face';
import { dayText } from '../../ui/text/when';
import type { Change } from './change';
import { MailLink } from './mailLink';

type Around = { group: GroupId; sendsMail: boolean; change: Change; isBusy: boolean };

/** People who were invited one by one and have not come yet. A link is shown only while it is new. */
export function InvitedPeople({ invited, ...around }: Around & { invited: readonly Invited[] }) {
  return (
    <ul className="coming-list">
      {invited.map((person) => (
        <Person key={person.id} person={person} {...around} />
      ))}
    </ul>
  );
}

function Person({ group, person, sendsMail, change, isBusy }: Around & { person: Invited }) {
  const { t } = useTranslation('coming');
  const [link, setLink] = useState<string | null>(null);
  const [isMailing, setMailing] = useState(false);
  // The list still names people who have just been taken off; they are left out until it is asked for again.
  const [isGone, setGone] = useState(false);
  const { id, name, email, mail, mayReach, mayTakeOff } = person;
  const called = name ?? email ?? t('somebody');
  const about = useAbout(person);
  const hasBounced = mail?.state === 'failed';
  if (isGone) return null;
  return (
    <li className="coming-person">
      <Face name={called} size={40} className="coming-face" />
      <p>
        <b dir="auto">{called}</b>
        {hasBounced ? (
          <>
            {name !== null && email !== null ? <span className="faint">{email}</span> : null}
            <span className="coming-bounced">{about}</span>
          </>
        ) : (
          <span className="faint">{name !== null && email !== null ? `${email} · ${about}` : about}</span>
        )}
      </p>
      <div className="coming-ways">
        {sendsMail && mayReach && !isMailing ? (
          <TextButton
            aria-label={t(hasBounced ? 'mail.namedCorrect' : mail === null ? 'mail.namedSend' : 'mail.namedSendAgain', {
              name: called,
            })}
            onClick={() => setMailing(true)}
          >
            {t(hasBounced ? 'mail.correct' : mail === null ? 'mail.send' : 'mail.sendAgain')}
          </TextButton>
        ) : null}
        {link === null ? (
          <TextButton
            aria-label={t('newLinkFor', { name: called })}
            pending={isBusy}
            onClick={async () => {
              const made = await change(() => changeInvitation(group, id, { change: 'newLink' }));
              if (made?.invite) setLink(linkWith(group, made.invite));
            }}
          >
            {t('newLink')}
          </TextButton>
        ) : (
          <CopyButton
            text={link}
            copy={t('copy')}
            copied={t('copied')}
            name={t('copyOf', { name: called })}
            onTaken={() => void change(() => noteTold(group, [id]))}
          />
        )}
        {mayTakeOff ? (
          <TextButton
            aria-label={t('takeOffNamed', { name: called })}
            pending={isBusy}
            onClick={async () => {
              if ((await change(() => changeInvitation(group, id, { change: 'withdraw' }))) !== null) setGone(true);
            }}
          >
            {t('takeOff')}
          </TextButton>
        ) : null}
      </div>
      {isMailing ? (
        <MailLink
          {...{ group, person, change }}
          onClose={() => setMailing(false)}
          onSent={(byHand) => {
            setLink(byHand);
            setMailing(false);
          }}
        />
      ) : null}
    </li>
  );
}

/** Since when they know that they are invited, or what became of the mail. */
function useAbout({ toldAt, dead, mail, mayReach }: Invited): string {
  const { t } = useTranslation('coming');
  const when = dayText(toldAt ?? 0, 0) ?? '';
  if (dead !== null) return t(`dead.${dead}`);
  if (mail === null) return toldAt === null ? t('notTold') : t('invited', { when });
  const { state } = mail;
  const problem = mail.problem ?? '';
  switch (state) {
    case 'waiting':
      return problem === '' ? t('mail.waiting') : t('mail.again', { problem });
    case 'sent':
      return t('mail.sent', { when });
    case 'failed':
      if (problem === CAME_BACK) return t(mayReach ? 'mail.returned' : 'mail.returnedByHand');
      return t(mayReach ? 'mail.failed' : 'mail.failedByHand', { problem });
    default:
      return state satisfies never;
  }
}
