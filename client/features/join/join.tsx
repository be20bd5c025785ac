import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { InviteLook } from '../../../shared/protocol/http';
import { readInvite } from '../../connection/api';
import { readFragment, rememberInvite, rememberKey } from '../../connection/keys';
import { groupPath, JOIN, roomPath } from '../../connection/paths';
import { Brand } from '../../ui/brand';
import { usePageTitle } from '../../ui/pageTitle';
import { Waiting } from '../../ui/waiting';
import { DeadLink, type DeadReason, deadReasonOf } from './deadLink';
import { Invitation } from './invitation';
import './join.css';

type Seen = { kind: 'looking' } | { kind: 'dead'; reason: DeadReason } | { kind: 'invited'; details: InviteLook };

/**
 * `/j#invite.key`: asks the server where the link leads, and goes in with a click. It asks by POST from the running
 * page, because mail scanners request only the address. The part after `#` is not sent with that request for the page.
 */
export function JoinPage() {
  const { t } = useTranslation('join');
  const [, goTo] = useLocation();
  /** A new object starts a new attempt, even for the same link. */
  const [attempt, setAttempt] = useState(() => ({ fragment: location.hash }));
  const [seen, setSeen] = useState<Seen>({ kind: 'looking' });
  const link = readFragment(attempt.fragment);
  usePageTitle(t('title'));

  useEffect(() => {
    const changed = () => setAttempt({ fragment: location.hash });
    addEventListener('hashchange', changed);
    return () => removeEventListener('hashchange', changed);
  }, []);

  useEffect(() => {
    const invite = readFragment(attempt.fragment)?.invite;
    if (invite === undefined) return setSeen({ kind: 'dead', reason: { why: 'incomplete' } });
    if (blocksCookies()) return setSeen({ kind: 'dead', reason: { why: 'noCookie' } });
    let isCurrent = true;
    setSeen({ kind: 'looking' });
    void readInvite(invite).then((answer) => {
      if (!isCurrent) return;
      setSeen(answer.ok ? { kind: 'invited', details: answer.value } : { kind: 'dead', reason: deadReasonOf(answer) });
    });
    return () => {
      isCurrent = false;
    };
  }, [attempt]);

  return (
    <main className="join">
      <header className="join-brand">
        <Brand href="/" />
      </header>
      {seen.kind === 'looking' ? <Waiting>{t('looking')}</Waiting> : null}
      {seen.kind === 'dead' ? <DeadLink reason={seen.reason} onAgain={() => setAttempt({ ...attempt })} /> : null}
      {seen.kind === 'invited' && link ? (
        <Invitation
          details={seen.details}
          invite={link.invite}
          hasKey={link.key !== null}
          onRefused={(answer) => setSeen({ kind: 'dead', reason: deadReasonOf(answer, seen.details) })}
          onUsed={(used) => {
            if (link.key !== null) rememberKey(used.group, link.key);
            if (seen.details.kind === 'group') rememberInvite(used.group, link.invite);
            // Replaces the entry of the history, so that the secret is neither in the address bar nor behind the Back
            // button.
            history.replaceState(null, '', JOIN);
            goTo(used.meeting === null ? groupPath(used.group) : roomPath(used.meeting), { replace: true });
          }}
        />
      ) : null}
    </main>
  );
}

/** Not every browser that blocks all cookies says so, but then it refuses even to name its storage. */
function blocksCookies(): boolean {
  try {
    return !navigator.cookieEnabled || typeof localStorage === 'undefined';
  } catch {
    return true;
  }
}
