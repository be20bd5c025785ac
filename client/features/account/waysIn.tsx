import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountPage, MailLink } from '../../../shared/protocol/account';
import type { Answer } from '../../../shared/refusal';
import { askForMail, companyAddress, signIn, signUp } from '../../connection/accountApi';
import { rememberedName } from '../../connection/keys';
import { canUsePasskeys, enterByPasskey } from '../../connection/passkeys';
import { GoButton, SoftButton, TextButton } from '../../ui/buttons';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { Tabs } from '../../ui/tabs';
import { useAccountRefusal } from './refused';

type Way = 'in' | 'up';

/** For whoever is not signed in: both ways stand on one card, and what this browser is already names the first one. */
export function WaysIn({
  page: { ways, here },
  failed,
  onDone,
}: {
  page: AccountPage;
  failed: boolean;
  onDone: (says?: string) => void;
}) {
  const { t } = useTranslation('account');
  const whyNot = useAccountRefusal();
  const [way, setWay] = useState<Way>(here.length > 0 ? 'up' : 'in');
  const [name, setName] = useState(here[0]?.name ?? rememberedName());
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(failed ? t('refused.company') : null);
  const [unconfirmed, setUnconfirmed] = useState(false);
  const [sent, setSent] = useState<string | null>(null);

  async function doing<T>(ask: Promise<Answer<T>>, then: (value: T) => void) {
    setBusy(true);
    setProblem(null);
    setSent(null);
    const answer = await ask;
    setBusy(false);
    if (answer.ok) return then(answer.value);
    setUnconfirmed('detail' in answer && answer.detail?.why === 'unconfirmed');
    setProblem(whyNot(answer));
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    if (way === 'in') return void doing(signIn({ email, password }), () => onDone());
    void doing(signUp({ email, password, name }), ({ next }) =>
      next === 'signedIn' ? onDone() : setSent(t('sent.confirm', { email })),
    );
  }
  const mail = (kind: MailLink['kind']) =>
    void doing(askForMail({ kind, email }), () => setSent(t(`sent.${kind}`, { email })));
  async function passkey() {
    setBusy(true);
    setProblem(null);
    setSent(null);
    const entered = await enterByPasskey();
    setBusy(false);
    if (entered.ok) return onDone();
    setProblem('undone' in entered ? t('passkeys.notUsed') : whyNot(entered));
  }
  const company = () => void doing(companyAddress(), ({ url }) => location.assign(url));

  return (
    <form className="account-card" onSubmit={submit} noValidate>
      <h1>{t('welcome.title')}</h1>
      <p className="quiet">{t('welcome.about')}</p>
      {here.length > 0 ? <p className="quiet">{t('welcome.here', { count: here.length })}</p> : null}
      {ways.company === null ? null : (
        <>
          <GoButton wide pending={busy} onClick={company}>
            {t('form.company', { name: ways.company })}
          </GoButton>
          <p className="account-or faint">{t('form.or')}</p>
        </>
      )}
      <Tabs
        className="account-tabs"
        label={t('choose.legend')}
        value={way}
        options={[
          { value: 'in', label: t('choose.in') },
          { value: 'up', label: t('choose.up') },
        ]}
        onChange={(chosen: Way) => {
          setWay(chosen);
          setProblem(null);
        }}
      />
      {way === 'up' ? (
        <TextField
          label={t('form.name')}
          value={name}
          autoComplete="name"
          onChange={(event) => setName(event.target.value)}
        />
      ) : null}
      <TextField
        label={t('form.email')}
        type="email"
        value={email}
        autoComplete="email"
        onChange={(event) => setEmail(event.target.value)}
      />
      <TextField
        label={t(way === 'up' ? 'form.newPassword' : 'form.password')}
        type="password"
        value={password}
        autoComplete={way === 'up' ? 'new-password' : 'current-password'}
        onChange={(event) => setPassword(event.target.value)}
      />
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
      {sent === null ? null : <Notice>{sent}</Notice>}
      {ways.company === null ? (
        <GoButton type="submit" wide pending={busy}>
          {t(`form.${way}`)}
        </GoButton>
      ) : (
        <SoftButton type="submit" pending={busy}>
          {t(`form.${way}`)}
        </SoftButton>
      )}
      {way === 'in' && canUsePasskeys(ways.passkeys) ? (
        <SoftButton pending={busy} onClick={() => void passkey()}>
          {t('form.passkey')}
        </SoftButton>
      ) : null}
      {ways.mail && way === 'in' ? (
        <p className="account-more">
          <TextButton onClick={() => mail('signIn')}>{t('form.mailLink')}</TextButton>
          <TextButton onClick={() => mail('resetPassword')}>{t('form.forgot')}</TextButton>
          {unconfirmed ? <TextButton onClick={() => mail('verifyEmail')}>{t('form.again')}</TextButton> : null}
        </p>
      ) : null}
      {ways.mail ? null : <p className="faint">{t('noMail')}</p>}
      {way === 'in' ? <p className="faint">{t('lost')}</p> : null}
    </form>
  );
}
