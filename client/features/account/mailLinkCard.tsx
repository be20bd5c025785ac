import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openMailLink } from '../../connection/accountApi';
import { GoButton, TextButton } from '../../ui/buttons';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import type { GivenLink } from './givenLink';
import { OverLink, type WhyOver, whyOver } from './overLink';
import { useAccountRefusal } from './refused';

/** The link of a mail. It is used up with a click only, because programs that look through mails open every link. */
export function MailLinkCard({
  link,
  onDone,
}: {
  link: Exclude<GivenLink, { kind: 'failed' }>;
  onDone: (says?: string) => void;
}) {
  const { t } = useTranslation('account');
  const whyNot = useAccountRefusal();
  const { kind, token } = link;
  const [over, setOver] = useState<WhyOver | null>(null);
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function go(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const answer = await openMailLink(kind === 'password' ? { kind, token, password } : { kind, token });
    setBusy(false);
    if (answer.ok) return onDone(kind === 'password' ? t('link.password.done') : undefined);
    setOver(whyOver(answer));
    setProblem(whyNot(answer));
  }
  if (over !== null) return <OverLink link={link} why={over} onBack={() => onDone()} />;

  return (
    <form className="account-card" onSubmit={go} noValidate>
      <h1>{t(`link.${kind}.title`)}</h1>
      <p className="quiet">{t(`link.${kind}.about`)}</p>
      {kind === 'password' ? (
        <TextField
          label={t('form.newPassword')}
          type="password"
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      ) : null}
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
      <GoButton type="submit" pending={busy} wide>
        {t(`link.${kind}.go`)}
      </GoButton>
      {problem === null ? null : <TextButton onClick={() => onDone()}>{t('form.back')}</TextButton>}
    </form>
  );
}
