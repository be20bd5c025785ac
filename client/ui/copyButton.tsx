import { useEffect, useState } from 'react';
import { SoftButton } from './buttons';
import { copyText } from './copyText';

const SAID_FOR_MS = 2_500;

/** Copies a text, such as a link, and says so. Where the browser cannot, the text is shown to be copied by hand. */
export function CopyButton({
  text,
  copy,
  copied,
  name,
  onTaken,
}: {
  text: string;
  copy: string;
  copied: string;
  /** What the button is called, and the text beside it. */
  name: string;
  /** The text is in somebody's hands: copied, or shown. */
  onTaken?: () => void;
}) {
  const [state, setState] = useState<'idle' | 'copied' | 'byHand'>('idle');
  useEffect(() => {
    if (state !== 'copied') return;
    const timer = setTimeout(() => setState('idle'), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [state]);
  if (state === 'byHand') {
    return (
      <input
        className="ui-input ui-copy"
        aria-label={name}
        readOnly
        value={text}
        onFocus={(event) => event.target.select()}
      />
    );
  }
  return (
    <SoftButton
      icon={state === 'copied' ? 'check' : 'copy'}
      aria-label={state === 'copied' ? undefined : name}
      onClick={async () => {
        setState((await copyText(text)) ? 'copied' : 'byHand');
        onTaken?.();
      }}
    >
      <span role="status">{state === 'copied' ? copied : copy}</span>
    </SoftButton>
  );
}
