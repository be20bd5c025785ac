import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountPage } from '../../../shared/protocol/account';
import { removePasskey } from '../../connection/accountApi';
import { makePasskey } from '../../connection/passkeys';
import { AskTwice } from '../../ui/askTwice';
import { SoftButton } from '../../ui/buttons';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { dayText } from '../../ui/text/when';
import { Foot, PasswordNow } from './changeForm';
import { useAccountRefusal } from './refused';

/** The passkeys of an account. One can be added where the browser makes them, and removed anywhere. */
export function Passkeys({
  account,
  mayAdd,
  onChanged,
}: {
  account: NonNullable<AccountPage['account']>;
  mayAdd: boolean;
  onChanged: () => void;
}) {
  const { t } = useTranslation('account');
  const whyNot = useAccountRefusal();
  const [adding, setAdding] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const { passkeys } = account;
  if (passkeys.length === 0 && !mayAdd) return null;

  async function remove(passkey: string) {
    const answer = await removePasskey(passkey);
    if (!answer.ok) return whyNot(answer);
    setSaid(t('passkeys.removed'));
    onChanged();
    return null;
  }
  return (
    <section>
      <h2>{t('passkeys.title')}</h2>
      <p className="quiet">{t('passkeys.about')}</p>
      {said === null ? null : <Notice>{said}</Notice>}
      {passkeys.length === 0 ? null : (
        <ul className="account-list">
          {passkeys.map(({ id, name, since }) => (
            <li key={id}>
              <span className="account-seat">
                <b dir="auto">{name}</b>
                <small>{t('passkeys.since', { when: dayText(since, 0) ?? '' })}</small>
              </span>
              <AskTwice
                label={t('passkeys.remove')}
                title={t('passkeys.removeTitle', { name })}
                about={t('passkeys.removeAbout')}
                yes={t('passkeys.removeYes')}
                stay={t('change.stay')}
                onYes={() => remove(id)}
              />
            </li>
          ))}
        </ul>
      )}
      {mayAdd ? (
        <p className="account-add">
          <SoftButton onClick={() => setAdding(true)}>{t('passkeys.add')}</SoftButton>
        </p>
      ) : null}
      <Dialog title={t('passkeys.add')} open={adding} onClose={() => setAdding(false)}>
        <Adding
          hasPassword={account.hasPassword}
          onStay={() => setAdding(false)}
          onDone={() => {
            setAdding(false);
            setSaid(t('passkeys.added'));
            onChanged();
          }}
        />
      </Dialog>
    </section>
  );
}

function Adding({ hasPassword, onStay, onDone }: { hasPassword: boolean; onStay: () => void; onDone: () => void }) {
  const { t } = useTranslation('account');
  const whyNot = useAccountRefusal();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function go(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    if (name.trim() === '') return setProblem(t('refused.passkeyName'));
    setBusy(true);
    setProblem(null);
    const made = await makePasskey({ name, password });
    setBusy(false);
    if (made.ok) return onDone();
    setProblem('undone' in made ? t(`passkeys.${made.undone}`) : whyNot(made));
  }
  return (
    <form className="account-delete" noValidate onSubmit={go}>
      <p>{t('passkeys.addAbout')}</p>
      <TextField
        label={t('passkeys.name')}
        value={name}
        maxLength={80}
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
      />
      {hasPassword ? <PasswordNow value={password} onValue={setPassword} /> : null}
      <Foot state={{ busy, problem }} go={t('passkeys.go')} onStay={onStay} />
    </form>
  );
}
