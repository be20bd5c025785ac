import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { GoButton, SoftButton } from './buttons';
import type { IconName } from './icon';
import './oneLine.css';

/**
 * One line and a button that sends it. The line may stay empty. `onSend` answers whether it was taken; otherwise the text stays.
 */
export function OneLine({
  label,
  longest,
  button,
  icon,
  quiet = false,
  starts = '',
  takesFocus = false,
  onSend,
  children,
}: {
  label: string;
  longest: number;
  button: string;
  icon?: IconName;
  /** Not the one main action of its place. */
  quiet?: boolean;
  starts?: string;
  takesFocus?: boolean;
  onSend: (line: string) => Promise<boolean>;
  children?: ReactNode;
}) {
  const [line, setLine] = useState(starts);
  const [pending, setPending] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);

  async function send(event: FormEvent) {
    event.preventDefault();
    if (pending) return;
    setPending(true);
    const taken = await onSend(line.trim());
    setPending(false);
    if (taken) setLine('');
  }
  return (
    <form className="ui-one-line" onSubmit={send}>
      <input
        ref={field}
        type="text"
        dir="auto"
        aria-label={label}
        placeholder={label}
        maxLength={longest}
        value={line}
        onChange={(event) => setLine(event.target.value)}
      />
      {quiet ? (
        <SoftButton type="submit" pending={pending} {...(icon ? { icon } : {})}>
          {button}
        </SoftButton>
      ) : (
        <GoButton type="submit" pending={pending} {...(icon ? { icon } : {})}>
          {button}
        </GoButton>
      )}
      {children}
    </form>
  );
}
