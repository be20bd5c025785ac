import { type ComponentProps, type MouseEvent, type ReactNode, useRef } from 'react';
import { Icon, type IconName } from './icon';
import './buttons.css';

type ButtonProps = Omit<ComponentProps<'button'>, 'disabled'>;

/**
 * `closed` is the reason why the button does nothing: it stays focusable and says that reason. `pending`: it waits for
 * an answer.
 */
type Closable = { closed?: string | null | undefined; pending?: boolean | undefined };

/**
 * A text beside an icon gets an element of its own: a browser that translates the page moves bare texts, and React
 * would no longer find them.
 */
const ownElement = (children: ReactNode): ReactNode =>
  typeof children === 'string' || typeof children === 'number' ? <span>{children}</span> : children;

const classes = (...names: (string | false | null | undefined)[]) => names.filter(Boolean).join(' ');

function guarded({ closed, pending }: Closable, onClick: ButtonProps['onClick']) {
  return {
    'aria-disabled': closed || pending ? true : undefined,
    'aria-busy': pending || undefined,
    title: closed ?? undefined,
    onClick: (event: MouseEvent<HTMLButtonElement>) => {
      if (closed || pending) event.preventDefault();
      else onClick?.(event);
    },
  };
}

/** Changes with every other meaning of a button, so that the protection of new buttons begins anew. */
function useChanged(meaning: ReactNode): boolean {
  const last = useRef({ meaning, changed: false });
  if (typeof meaning === 'string' && last.current.meaning !== meaning)
    last.current = { meaning, changed: !last.current.changed };
  return last.current.changed;
}

/** The one main action of a place, with a large text, a small text below it, and an icon at the right. */
export function GoButton({
  children,
  small,
  icon,
  wide,
  plain,
  due,
  final,
  closed,
  onClosed,
  pending,
  meaning,
  className,
  onClick,
  ...rest
}: ButtonProps &
  Closable & {
    small?: ReactNode;
    icon?: IconName;
    wide?: boolean;
    plain?: boolean;
    due?: boolean;
    /** It cannot be undone: it does not look like a step forward. */
    final?: boolean;
    /** What a press does, where the same words can stand for two things. */
    meaning?: string;
    /** A press while it is closed: leads to what is missing. */
    onClosed?: (() => void) | undefined;
  }) {
  const changed = useChanged(meaning ?? children);
  return (
    <button
      type="button"
      {...rest}
      {...(closed && onClosed ? guarded({ pending }, onClosed) : guarded({ closed, pending }, onClick))}
      aria-disabled={closed ? true : undefined}
      className={classes(
        'ui-go',
        wide && 'ui-go-wide',
        plain && 'ui-go-plain',
        due && 'ui-go-due',
        final && 'ui-go-final',
        changed && 'ui-go-changed',
        className,
      )}
    >
      <span className="ui-go-text">
        <span className="ui-go-main">{children}</span>
        {(closed ?? small) ? <small>{closed ?? small}</small> : null}
      </span>
      {icon ? <Icon name={icon} size={26} /> : null}
    </button>
  );
}

export function SoftButton({
  children,
  icon,
  pressed,
  closed,
  pending,
  className,
  onClick,
  ...rest
}: ButtonProps & Closable & { icon?: IconName | undefined; pressed?: boolean }) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      {...rest}
      {...guarded({ closed, pending }, onClick)}
      className={classes('ui-soft', className)}
    >
      {icon ? <Icon name={icon} size={18} /> : null}
      {ownElement(children)}
    </button>
  );
}

export function TextButton({
  children,
  icon,
  closed,
  pending,
  className,
  onClick,
  ...rest
}: ButtonProps & Closable & { icon?: IconName }) {
  return (
    <button
      type="button"
      {...rest}
      {...guarded({ closed, pending }, onClick)}
      className={classes('ui-text-button', className)}
    >
      {icon ? <Icon name={icon} size={18} /> : null}
      {ownElement(children)}
    </button>
  );
}

/**
 * A round control with its name below. When it is closed, it has a dashed edge and shows the reason in place of its
 * name. The name is then read after the reason, so that people can still say it to speech control. With `below`, the
 * label stands inside the control and that text below it.
 */
export function ControlButton({
  icon,
  label,
  below,
  name,
  variant = 'plain',
  pressed,
  closed,
  pending,
  className,
  onClick,
  onClosed,
  ...rest
}: Omit<ButtonProps, 'name'> &
  Closable & {
    icon: IconName;
    label: string;
    below?: string | undefined;
    name?: string | undefined;
    variant?: 'plain' | 'open' | 'first';
    pressed?: boolean | undefined;
    /** Makes a closed control usable: pressing it offers a way around the reason. */
    onClosed?: (() => void) | undefined;
  }) {
  const wide = below !== undefined;
  const spoken = closed && !wide ? (name ?? label) : name;
  return (
    <button
      type="button"
      aria-pressed={pressed}
      {...rest}
      {...(closed && onClosed ? guarded({ pending }, onClosed) : guarded({ closed, pending }, onClick))}
      className={classes(
        'ui-control',
        wide && 'ui-control-wide',
        variant !== 'plain' && !closed && `ui-control-${variant}`,
        closed && onClosed && 'ui-control-closed',
        className,
      )}
    >
      <span className="ui-control-disc">
        <Icon name={icon} />
        {wide ? <span>{label}</span> : null}
      </span>
      <span>{closed ?? below ?? label}</span>
      {spoken ? <span className="aloud">{`, ${spoken}`}</span> : null}
    </button>
  );
}
