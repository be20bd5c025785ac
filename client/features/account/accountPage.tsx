import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Answer } from '../../../shared/refusal';
import { accountPage, arriveHere } from '../../connection/accountApi';
import { useAnswer } from '../../connection/hooks/answer';
import { wantedPage } from '../../connection/paths';
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
  // Whoever came only to sign in goes on to where they wanted to go, unless the page has something to ask.
  const [cameToSignIn, setCameToSignIn] = useState(false);
  const [, goTo] = useLocation();
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

  const hasQuestion =
    page === null ||
    page.here.length > 0 ||
    page.groups.some(({ here }) => typeof here !== 'string') ||
    notHere !== null;
  const goesOn = cameToSignIn && page?.account != null && !isNew && page.groups.length > 0 && !hasQuestion;
  useEffect(() => {
    if (goesOn) goTo(wantedPage(location.search), { replace: true });
  }, [goesOn, goTo]);

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
        <WaysIn
          page={page}
          failed={link?.kind === 'failed'}
          onDone={(says) => {
            setCameToSignIn(says === undefined);
            done(says);
          }}
        />
      ) : (
        <SignedInPage page={page} account={page.account} onChanged={again} onDone={done} />
      )}
    </main>
  );
}
