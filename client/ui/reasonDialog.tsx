import { useState } from 'react';
import { GoButton, SoftButton } from './buttons';
import { Dialog } from './dialog';
import { TextField } from './field';
import { Notice } from './notice';

const LONGEST = 300;

/** Asks before something is sent, for a reason too where somebody reads it. `words.reason`: null where nobody would. */
export function ReasonDialog({
  words: { title, about, reason, send, cancel },
  isBusy,
  problem,
  onSend,
  onClose,
}: {
  words: { title: string; about: string; reason: string | null; send: string; cancel: string };
  isBusy: boolean;
  problem: string | null;
  onSend: (reason: string) => void;
  onClose: () => void;
}) {
  const [text, setText] = useState('');
  return (
    <Dialog
      title={title}
      open
      onClose={onClose}
      foot={
        <>
          <SoftButton onClick={onClose}>{cancel}</SoftButton>
          <GoButton pending={isBusy} onClick={() => onSend(text)}>
            {send}
          </GoButton>
        </>
      }
    >
      <p className="quiet">{about}</p>
      {reason === null ? null : (
        <TextField label={reason} maxLength={LONGEST} value={text} onChange={(event) => setText(event.target.value)} />
      )}
      {problem === null ? null : <Notice kind="refused">{problem}</Notice>}
    </Dialog>
  );
}
