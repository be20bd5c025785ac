import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { noteMailReturned } from '../../connection/operatorApi';
import { SoftButton } from '../../ui/buttons';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';

/** Mail that was taken and came back later is seen by nobody but whoever reads the mailbox of the sender. */
export function Returned({ onNoted }: { onNoted: () => void }) {
  const { t } = useTranslation('operator');
  const [address, setAddress] = useState('');
  const [said, setSaid] = useState<{ isDone: boolean; text: string } | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function note(event: FormEvent) {
    event.preventDefault();
    if (isBusy || address.trim() === '') return;
    setBusy(true);
    const answer = await noteMailReturned(address.trim());
    setBusy(false);
    if (!answer.ok) {
      const known = answer.error === 'notFound' || answer.error === 'badInput' ? 'none' : null;
      const why = known ?? (answer.error === 'signedOut' ? 'signedOut' : 'failed');
      return setSaid({ isDone: false, text: t(`mails.back.${why}`) });
    }
    setSaid({ isDone: true, text: t('mails.back.done', { count: answer.value.count, address: address.trim() }) });
    setAddress('');
    onNoted();
  }

  return (
    <form className="ui-stack operator-returned" onSubmit={note} noValidate>
      <h3>{t('mails.back.title')}</h3>
      <TextField
        label={t('mails.back.label')}
        hint={t('mails.back.note')}
        type="email"
        autoComplete="off"
        value={address}
        onChange={(event) => setAddress(event.target.value)}
      />
      <SoftButton type="submit" pending={isBusy}>
        {t('mails.back.send')}
      </SoftButton>
      {said === null ? null : <Notice kind={said.isDone ? 'info' : 'refused'}>{said.text}</Notice>}
    </form>
  );
}
