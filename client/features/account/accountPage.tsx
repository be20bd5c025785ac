import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../shared/refusal';
import { accountPage, arriveHere } from '../../connection/accountApi';
import { useAnswer } from '../../connection/hooks/answer';
import { SoftButton } from '../../ui/buttons';
import { Notice } from '../../ui/notice';
import { usePageTitle } from '../../ui/pageTitle';
import { Waiting } from '../../ui/waiting';
import { type GivenLink, readGivenLink } from './givenLink';
import { AccountHead } from './head';
import { MailLinkCard } from './mailLinkCard';
import { useAccountRefusal } from './refused';
import { SignedInPage } from './signedIn';
import { WaysIn } from './waysIn';
import './account.css';

/** `/account`: making an account, signing in, and what belongs to it. */
export function AccountPage() {
  const { t } = useTranslation('account');
  const whyNot = useAccountRefusal();
  const [link, setLink] = useState<GivenLink | null>(readGivenLink);
  const [said, setSaid] = useState<string | null>(null);
  const [answer, again] = useAnswer(accountPage, '');
  const [comes, setComes] = useState(false);
  /** Why this browser did not become the account's members. */
  const [notHere, setNotHere] = useState<Extract<Answer<null>, { ok: false }> | null>(null);
  usePageTitle(t('title'));
  const page = answer?.ok ? answer.value : null;
  const isNew = page?.account != null && page.groups.some(({ here }) => here === 'nobody');

  // Whoever signed in a moment ago becomes the account's member in each of its groups; where this browser is somebody else
  // the page asks.
  useEffect(() => {
    if (!isNew || comes) return;
    setComes(true);
    void arriveHere().then((arrived) => {
      setNotHere(arrived.ok ? null : arrived);
      again();
    });
  }, [isNew, comes, again]);

  useEffect(() => {
    const changed = () => setLink(readGivenLink());
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);

  const done = (says: string | null = null) => {
    setLink(null);
    setSaid(says);
    setComes(false);
    again();
  };
  return (
    <main className={page?.account ? 'account account-mine' : 'account'}>
      <AccountHead isIn={page?.account != null} />
      {said === null ? null : <Notice>{said}</Notice>}
      {notHere === null || !isNew ? null : (
        <Notice kind="refused" actions={<SoftButton onClick={() => setComes(false)}>{t('tryAgain')}</SoftButton>}>
          {t('groups.notHere')} {whyNot(notHere)}
        </Notice>
      )}
      {link !== null && link.kind !== 'failed' ? (
        <MailLinkCard key={link.token} link={link} onDone={done} />
      ) : page === null ? (
        answer === null ? (
          <Waiting>{t('loading')}</Waiting>
        ) : (
          <Notice kind="refused" actions={<SoftButton onClick={again}>{t('tryAgain')}</SoftButton>}>
            {answer.ok ? null : whyNot(answer)}
          </Notice>
        )
      ) : page.account === null ? (
        <WaysIn page={page} failed={link?.kind === 'failed'} onDone={done} />
      ) : (
        <SignedInPage page={page} account={page.account} onChanged={again} onDone={done} />
      )}
    </main>
  );
}
