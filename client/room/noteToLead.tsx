import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { longest } from '../../shared/meeting/limits';
import { useChangeRecords } from '../connection/hooks/records';
import { useUnsentText } from '../connection/hooks/unsentText';
import { useRefusalText } from '../i18n/refusalText';
import { GoButton, SoftButton } from '../ui/buttons';
import { Dialog } from '../ui/dialog';
import { TextArea } from '../ui/field';
import { Notice } from '../ui/notice';

/** A note that only the lead reads. It is sent once, however often Send is pressed, and then the dialog confirms it. */
export function NoteToLead({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('room');
  const whyNot = useRefusalText();
  const change = useChangeRecords();
  const [text, setText] = useUnsentText('noteToLead');
  const [state, setState] = useState<'writing' | 'sending' | 'sent'>('writing');
  const [error, setError] = useState<string | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (text.trim() === '' || state === 'sending') return;
    setState('sending');
    setError(null);
    const answer = await change({ what: 'noteToLead', text: text.trim() });
    if (!answer.ok) {
      setState('writing');
      return setError(whyNot(answer));
    }
    setState('sent');
    setText('');
  }

  function close() {
    if (state === 'sent') setState('writing');
    onClose();
  }

  if (state === 'sent') {
    return (
      <Dialog
        title={t('note.title')}
        open={open}
        onClose={close}
        foot={<SoftButton onClick={close}>{t('close')}</SoftButton>}
      >
        <Notice>{t('note.sent')}</Notice>
      </Dialog>
    );
  }
  return (
    <Dialog title={t('note.title')} open={open} onClose={close}>
      <form onSubmit={(event) => void submit(event)}>
        <TextArea
          label={t('note.label')}
          hint={t('note.about')}
          error={error}
          value={text}
          maxLength={longest.noteToLead}
          readOnly={state === 'sending'}
          onChange={(event) => setText(event.target.value)}
        />
        <div className="ui-dialog-foot">
          <SoftButton onClick={close}>{t('close')}</SoftButton>
          <GoButton type="submit" pending={state === 'sending'}>
            {state === 'sending' ? t('note.sending') : t('note.send')}
          </GoButton>
        </div>
      </form>
    </Dialog>
  );
}
