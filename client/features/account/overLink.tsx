import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailLink } from '../../../shared/protocol/account';
import type { Answer } from '../../../shared/refusal';
import { askForMail } from '../../connection/accountApi';
import { useSaving } from '../../connection/hooks/saving';
import { GoButton, TextButton } from '../../ui/buttons';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { claimsOf, type GivenLink } from './givenLink';
import { useAccountRefusal } from './refused';

type Link = Exclude<GivenLink, { kind: 'failed' }>;
export type WhyOver = 'expiredLink' | 'usedLink' | 'unknownLink';

/** Null: the link may still work, and something else was wrong. */
export const whyOver = (answer: Extract<Answer<never>, { ok: false }>): WhyOver | null =>
  answer.error === 'expiredLink' || answer.error === 'usedLink' || answer.error === 'unknownLink' ? answer.error : null;

const again = { verifyEmail: 'verifyEmail', signIn: 'signIn', password: 'resetPassword' } as const satisfies Record<
  Link['kind'],
  MailLink['kind']
>;

/** A link of a mail that works no more: what happened, and a new one. */
export function OverLink({ link: { kind, token }, why, onBack }: { link: Link; why: WhyOver; onBack: () => void }) {
  const { t } = useTranslation('account');
  const whyNot = useAccountRefusal();
  const claims = claimsOf(token);
  const [email, setEmail] = useState(claims.email);
  const [sent, setSent] = useState<string | null>(null);
  const [busy, refused, send] = useSaving(() => undefined);
  const ask = again[kind];
  // Nothing is left to do with an address that is confirmed, and a change of address is asked for by its account.
  const isDone = kind === 'verifyEmail' && (why === 'usedLink' || claims.isChange);

  async function go(event: FormEvent) {
    event.preventDefault();
    if (isDone) return onBack();
    setSent(null);
    if (await send(() => askForMail({ kind: ask, email: email.trim() })))
      setSent(t(`sent.${ask}`, { email: email.trim() }));
  }
  const reason =
    kind !== 'verifyEmail'
      ? kind
      : why === 'usedLink'
        ? 'confirmed'
        : claims.isChange
          ? 'newAddress'
          : why === 'expiredLink'
            ? 'verifyEmail'
            : 'broken';
  return (
    <form className="account-card" onSubmit={(event) => void go(event)} noValidate>
      <h1>{t('link.over.title')}</h1>
      <p className="quiet">{t(`link.over.${reason}`)}</p>
      {isDone ? null : (
        <TextField
          label={t('form.email')}
          type="email"
          value={email}
          autoComplete="email"
          onChange={(event) => setEmail(event.target.value)}
        />
      )}
      {refused === null ? null : <Notice kind="refused">{whyNot(refused)}</Notice>}
      {sent === null ? null : <Notice>{sent}</Notice>}
      <GoButton type="submit" pending={busy} wide>
        {t(isDone ? 'form.in' : 'link.over.go')}
      </GoButton>
      {isDone ? null : <TextButton onClick={onBack}>{t('form.back')}</TextButton>}
    </form>
  );
}
