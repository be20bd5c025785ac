import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { GoButton, SoftButton } from './buttons';
import type { IconName } from './icon';
import './oneLine.css';

/**
 * One line and a button that sends it. The line may stay empty. What is written is kept by whoever shows this, so that it is
 * still there when the field comes back.
 */
export function OneLine({
  label,
  longest,
  button,
  icon,
  quiet = false,
  line,
  onLine,
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
  line: string;
  onLine: (line: string) => void;
  takesFocus?: boolean;
  onSend: (line: string) => Promise<unknown>;
  children?: ReactNode;
}) {
  const [pending, setPending] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another label asks for something else.
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus, label]);

  async function send(event: FormEvent) {
    event.preventDefault();
    if (pending) return;
    setPending(true);
    await onSend(line.trim());
    setPending(false);
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
        onChange={(event) => onLine(event.target.value)}
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
