import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { GoButton, SoftButton } from './buttons';
import type { IconName } from './icon';
import './oneLine.css';

/**
 * One line, which grows where it is long, and a button that sends it. The line may stay empty. What is written is kept by whoever shows this, so that it is
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
  const field = useRef<HTMLTextAreaElement>(null);
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
      <textarea
        ref={field}
        rows={1}
        dir="auto"
        aria-label={label}
        placeholder={label}
        maxLength={longest}
        value={line}
        onChange={(event) => onLine(event.target.value.replace(/\s*\n\s*/g, ' '))}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
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
