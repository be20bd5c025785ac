import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberId } from '../../../shared/meeting/state';
import type { AccountGroup, AccountPage, Seat } from '../../../shared/protocol/account';
import { keepMember, signOutHere } from '../../connection/accountApi';
import { canUsePasskeys } from '../../connection/passkeys';
import { groupPath } from '../../connection/paths';
import { GoButton, SoftButton } from '../../ui/buttons';
import { Face } from '../../ui/face';
import { Notice } from '../../ui/notice';
import { ChangeSignIn } from './changeSignIn';
import { DeleteAccount } from './deleteAccount';
import { Passkeys } from './passkeys';
import { useAccountRefusal } from './refused';
import { Sessions } from './sessions';

type Account = NonNullable<AccountPage['account']>;

/** For whoever is signed in: first what the page has to ask, then groups and browsers. */
export function SignedInPage({
  page,
  account,
  onChanged,
  onDone,
}: {
  page: AccountPage;
  account: Account;
  onChanged: () => void;
  onDone: (says?: string) => void;
}) {
  const { t } = useTranslation('account');
  const whyNot = useAccountRefusal();
  const [problem, setProblem] = useState<string | null>(null);
  const [waits, setWaits] = useState(false);
  const [later, setLater] = useState<readonly MemberId[]>([]);

  async function doing(ask: ReturnType<typeof keepMember>, then: () => void) {
    setWaits(true);
    const answer = await ask;
    setWaits(false);
    setProblem(answer.ok ? null : whyNot(answer));
    if (answer.ok) then();
  }
  const keep = (member: MemberId) => void doing(keepMember(member), onChanged);
  const mine = page.groups.filter(({ here }) => here === 'same').map(({ group }) => group);
  const asked = page.here.filter(({ member }) => !later.includes(member));

  return (
    <div className="account-page">
      <section className="account-me">
        <Face name={account.name} size={64} />
        <div className="account-who">
          <h1 dir="auto">{account.name}</h1>
          <p className="quiet">{t('me.signedIn', { email: account.email })}</p>
        </div>
        <SoftButton pending={waits} onClick={() => void doing(signOutHere(mine), () => onDone())}>
          {t('me.out')}
        </SoftButton>
      </section>
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
      {page.groups.map((group) => (
        <Twice key={group.group} group={group} waits={waits} onKeep={keep} />
      ))}
      {asked.length > 0 ? (
        <section className="account-ask">
          <h2>{t('groups.keepTitle')}</h2>
          <p className="quiet">{t('groups.keepAbout')}</p>
          <ul className="account-list">
            {asked.map((seat) => (
              <li key={seat.member}>
                <SeatLine seat={seat} />
                <SoftButton onClick={() => setLater([...later, seat.member])}>{t('groups.kept')}</SoftButton>
                <GoButton pending={waits} onClick={() => keep(seat.member)}>
                  {t('groups.keep')}
                </GoButton>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {page.groups.length > 0 ? (
        <section>
          <h2>{t('groups.title')}</h2>
          <ul className="account-list">
            {page.groups.map((group) => (
              <li key={group.group}>
                <SeatLine seat={group} />
                {group.here === 'same' ? (
                  <a className="ui-text-button" href={groupPath(group.group)}>
                    {t('groups.open')}
                  </a>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ) : asked.length === 0 ? (
        <section>
          <h2>{t('groups.title')}</h2>
          <p className="quiet">{t('groups.none')}</p>
        </section>
      ) : null}
      <ChangeSignIn account={account} sendsMail={page.ways.mail} onChanged={onChanged} />
      <Passkeys account={account} mayAdd={canUsePasskeys(page.ways.passkeys)} onChanged={onChanged} />
      <Sessions sessions={page.sessions} onChanged={onChanged} />
      {page.ways.mail || !account.hasPassword ? null : <p className="faint account-note">{t('noMail')}</p>}
      <DeleteAccount account={account} groups={page.groups} onGone={() => onDone(t('remove.gone'))} />
    </div>
  );
}

function SeatLine({ seat }: { seat: Seat }) {
  const { t } = useTranslation('account');
  return (
    <span className="account-seat">
      <b dir="auto">{seat.groupName}</b>
      <small>{t('groups.as', { name: seat.name })}</small>
    </span>
  );
}

/** Somebody who is two members of one group decides which of them they are. */
function Twice({
  group: { here, groupName, name, member },
  waits,
  onKeep,
}: {
  group: AccountGroup;
  waits: boolean;
  onKeep: (member: MemberId) => void;
}) {
  const { t } = useTranslation('account');
  if (typeof here === 'string') return null;
  return (
    <section className="account-ask">
      <h2>{t('twice.title')}</h2>
      <p className="quiet">{t('twice.about', { mine: name, here: here.name, group: groupName })}</p>
      <div className="account-answers">
        <GoButton pending={waits} onClick={() => onKeep(member)}>
          {t('twice.mine', { name })}
        </GoButton>
        <SoftButton pending={waits} onClick={() => onKeep(here.member)}>
          {t('twice.here', { name: here.name })}
        </SoftButton>
      </div>
    </section>
  );
}
