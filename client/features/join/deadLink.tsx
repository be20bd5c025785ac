import { useTranslation } from 'react-i18next';
import type { InviteLook } from '../../../shared/protocol/http';
import type { Answer } from '../../../shared/refusal';
import { ACCOUNT } from '../../connection/paths';
import { SoftButton } from '../../ui/buttons';

/** Reasons why a link does not lead into a meeting. */
export type DeadReason =
  | { why: 'unknown' | 'incomplete' | 'used' | 'expired' | 'withdrawn' | 'full' | 'removed' | 'noCookie' }
  | { why: 'tooFast' | 'unavailable' }
  | { why: 'ended'; title: string }
  | { why: 'fault'; ref: string };

export function deadReasonOf(answer: Extract<Answer<never>, { ok: false }>, details?: InviteLook): DeadReason {
  if (answer.error === 'internal') return { why: 'fault', ref: answer.ref };
  switch (answer.error) {
    case 'unknownLink':
    case 'badInput':
      return { why: 'unknown' };
    case 'usedLink':
      return { why: 'used' };
    case 'expiredLink':
      return { why: answer.detail?.why === 'withdrawn' ? 'withdrawn' : 'expired' };
    case 'ended':
      return { why: 'ended', title: details?.title ?? '' };
    case 'noCookie':
      return { why: 'noCookie' };
    case 'notAdmitted':
      return { why: 'removed' };
    case 'full':
      return { why: 'full' };
    case 'tooFast':
      return { why: 'tooFast' };
    default:
      return { why: 'unavailable' };
  }
}

/** One page per reason: what happened, and what to do. */
export function DeadLink({ reason, onAgain }: { reason: DeadReason; onAgain?: () => void }) {
  const { t } = useTranslation('join');
  const mayHelp =
    reason.why === 'noCookie' || reason.why === 'tooFast' || reason.why === 'unavailable' || reason.why === 'fault';
  const values = { title: reason.why === 'ended' ? reason.title : '', ref: reason.why === 'fault' ? reason.ref : '' };
  return (
    <section className="join-card join-dead" role="status">
      <BrokenRound />
      <h1>{t(`dead.${reason.why}.heading`)}</h1>
      <p className="join-say">{t(`dead.${reason.why}.text`, values)}</p>
      <div className="join-ways">
        {mayHelp && onAgain ? <SoftButton onClick={onAgain}>{t('again')}</SoftButton> : null}
        {reason.why === 'used' || reason.why === 'withdrawn' ? (
          <a className="ui-soft" href={ACCOUNT}>
            {t('account')}
          </a>
        ) : null}
        <a className="ui-soft" href="/">
          {t('home')}
        </a>
      </div>
    </section>
  );
}

/** The round with one empty seat, and without its light. */
function BrokenRound() {
  return (
    <svg className="join-broken" viewBox="-50 -50 100 100" aria-hidden="true">
      <circle className="join-broken-line" r="38" />
      {[30, 90, 150, 210, 270].map((angle) => (
        <circle
          key={angle}
          className="join-broken-seat"
          r="7"
          cx={Math.sin((angle * Math.PI) / 180) * 38}
          cy={-Math.cos((angle * Math.PI) / 180) * 38}
        />
      ))}
      <circle
        className="join-broken-gap"
        r="7"
        cx={Math.sin((330 * Math.PI) / 180) * 38}
        cy={-Math.cos((330 * Math.PI) / 180) * 38}
      />
      <circle className="join-broken-light" r="9" />
    </svg>
  );
}
