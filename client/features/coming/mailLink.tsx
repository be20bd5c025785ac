import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupId } from '../../../shared/meeting/state';
import type { Invited } from '../../../shared/protocol/forming';
import { answered } from '../../../shared/refusal';
import { changeInvitation } from '../../connection/groupsApi';
import { linkWith } from '../../connection/keys';
import { SoftButton, TextButton } from '../../ui/buttons';
import { TextField } from '../../ui/field';
import type { Change } from './change';

/** Mails somebody a new link, to the address as it stands there then. `onSent`: with the link that has to be passed on by hand. */
export function MailLink({
  group,
  person: { id, name, email },
  change,
  onClose,
  onSent,
}: {
  group: GroupId;
  person: Invited;
  change: Change;
  onClose: () => void;
  onSent: (byHand: string | null) => void;
}) {
  const { t } = useTranslation('coming');
  const [address, setAddress] = useState(email ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function send() {
    setBusy(true);
    setProblem(null);
    const done = await change(async () => {
      const answer = await changeInvitation(group, id, { change: 'mail', email: address.trim() });
      if (answer.ok || answer.error !== 'badInput') return answer;
      // Said beside the field.
      setProblem(t(answer.detail?.why === 'twice' ? 'mail.twice' : 'mail.badEmail'));
      return answered(null);
    });
    setBusy(false);
    if (done !== null) onSent(done.invite === null ? null : linkWith(group, done.invite));
  }

  return (
    <form
      className="coming-mail"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <TextField
        label={t('mail.address', { name: name ?? email ?? '' })}
        hint={t('mail.hint')}
        error={problem}
        type="email"
        autoComplete="off"
        value={address}
        onChange={({ target }) => setAddress(target.value)}
      />
      <div className="coming-ways">
        <SoftButton type="submit" pending={isBusy}>
          {t('mail.now')}
        </SoftButton>
        <TextButton onClick={onClose}>{t('cancel')}</TextButton>
      </div>
    </form>
  );
}
