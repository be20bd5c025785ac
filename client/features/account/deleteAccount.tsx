import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccountGroup, AccountPage } from '../../../shared/protocol/account';
import { deleteAccount } from '../../connection/accountApi';
import { groupPath } from '../../connection/paths';
import { GoButton, SoftButton, TextButton } from '../../ui/buttons';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { useAccountRefusal } from './refused';

/** The end of the account: what it means, what can be taken along first, and the address typed again. */
export function DeleteAccount({
  account,
  groups,
  onGone,
}: {
  account: NonNullable<AccountPage['account']>;
  groups: readonly AccountGroup[];
  onGone: () => void;
}) {
  const { t } = useTranslation('account');
  const whyNot = useAccountRefusal();
  const [open, setOpen] = useState(false);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function remove() {
    setBusy(true);
    const answer = await deleteAccount(
      { email, password },
      groups.map(({ group }) => group),
    );
    setBusy(false);
    if (!answer.ok) return setProblem(whyNot(answer));
    setOpen(false);
    onGone();
  }

  return (
    <section className="account-end">
      <TextButton icon="remove" onClick={() => setOpen(true)}>
        {t('remove.open')}
      </TextButton>
      <Dialog
        title={t('remove.title')}
        open={open}
        onClose={() => setOpen(false)}
        alert
        foot={
          <>
            <SoftButton onClick={() => setOpen(false)}>{t('remove.stay')}</SoftButton>
            <GoButton final pending={busy} onClick={() => void remove()}>
              {t('remove.yes')}
            </GoButton>
          </>
        }
      >
        <div className="account-delete">
          <p>{t('remove.about')}</p>
          {groups.length > 0 ? (
            <div>
              <p>{t('remove.export')}</p>
              <ul className="account-take">
                {groups.map(({ group, groupName }) => (
                  <li key={group}>
                    <a href={groupPath(group)} dir="auto">
                      {groupName}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          ) : null}
          <TextField
            label={t('remove.email')}
            type="email"
            autoComplete="off"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
          {account.hasPassword ? (
            <TextField
              label={t('form.password')}
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          ) : null}
          {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
        </div>
      </Dialog>
    </section>
  );
}
