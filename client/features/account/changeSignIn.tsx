import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountPage } from '../../../shared/protocol/account';
import { changeAddress, changePassword } from '../../connection/accountApi';
import { TextButton } from '../../ui/buttons';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { Foot, PasswordNow, useChange } from './changeForm';

type What = 'address' | 'password';

/** The address and the password of an account, each with a way to change it. */
export function ChangeSignIn({
  account,
  sendsMail,
  onChanged,
}: {
  account: NonNullable<AccountPage['account']>;
  sendsMail: boolean;
  onChanged: () => void;
}) {
  const { t } = useTranslation('account');
  const [open, setOpen] = useState<What | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const close = () => setOpen(null);
  const done = (says: string) => {
    setOpen(null);
    setSaid(says);
    onChanged();
  };
  const line = (what: What, value: string) => (
    <li>
      <span className="account-seat">
        <b>{t(`change.${what}`)}</b>
        <small dir="auto">{value}</small>
      </span>
      <TextButton aria-label={t('change.openNamed', { what: t(`change.${what}`) })} onClick={() => setOpen(what)}>
        {t('change.open')}
      </TextButton>
    </li>
  );
  return (
    <section>
      <h2>{t('change.title')}</h2>
      {said === null ? null : <Notice>{said}</Notice>}
      <ul className="account-list">
        {line('address', account.email)}
        {account.hasPassword ? line('password', t('change.hidden')) : null}
      </ul>
      <Dialog title={t('change.addressTitle')} open={open === 'address'} onClose={close}>
        <Address account={account} sendsMail={sendsMail} onStay={close} onDone={done} />
      </Dialog>
      <Dialog title={t('change.passwordTitle')} open={open === 'password'} onClose={close}>
        <Password onStay={close} onDone={done} />
      </Dialog>
    </section>
  );
}

type Asking = { onStay: () => void; onDone: (says: string) => void };

function Address({
  account,
  sendsMail,
  onStay,
  onDone,
}: Asking & { account: NonNullable<AccountPage['account']>; sendsMail: boolean }) {
  const { t } = useTranslation('account');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [state, submit] = useChange(async () => {
    const answer = await changeAddress({ email: email.trim(), password });
    if (answer.ok)
      onDone(t(answer.value.next === 'confirm' ? 'change.addressSent' : 'change.addressDone', { email: email.trim() }));
    return answer;
  });
  return (
    <form className="account-delete" noValidate onSubmit={submit}>
      {sendsMail ? <p>{t('change.addressMail')}</p> : null}
      <TextField
        label={t('change.newAddress')}
        type="email"
        autoComplete="email"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      {account.hasPassword ? <PasswordNow value={password} onValue={setPassword} /> : null}
      <Foot state={state} go={t('change.addressGo')} onStay={onStay} />
    </form>
  );
}

function Password({ onStay, onDone }: Asking) {
  const { t } = useTranslation('account');
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [state, submit] = useChange(async () => {
    const answer = await changePassword({ current, password });
    if (answer.ok) onDone(t('change.passwordDone'));
    return answer;
  });
  return (
    <form className="account-delete" noValidate onSubmit={submit}>
      <p>{t('change.passwordAbout')}</p>
      <PasswordNow value={current} onValue={setCurrent} />
      <TextField
        label={t('form.newPassword')}
        type="password"
        autoComplete="new-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Foot state={state} go={t('change.passwordGo')} onStay={onStay} />
    </form>
  );
}
