import { type ComponentProps, type ReactNode, useId, useRef } from 'react';
import { RestOf } from './rest';
import './field.css';

type Around = { label: ReactNode; hint?: ReactNode; error?: ReactNode; className?: string | undefined };

function useAround({ hint, error }: { hint?: ReactNode; error?: ReactNode }) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = error ? `${id}-error` : undefined;
  return {
    id,
    props: {
      id,
      'aria-describedby': [errorId, hintId].filter(Boolean).join(' ') || undefined,
      'aria-invalid': error ? true : undefined,
    },
    notes: (
      <>
        {error ? (
          <span className="ui-field-error" id={errorId} role="alert">
            {error}
          </span>
        ) : null}
        {hint ? (
          <span className="ui-field-hint" id={hintId}>
            {hint}
          </span>
        ) : null}
      </>
    ),
  };
}

/** Addresses, dates and numbers are read from left to right, words as their first letter says. */
const takesWords = (type: string | undefined): boolean => type === undefined || type === 'text' || type === 'search';

/** The label, the field between its notes, and how much may still be written where the field limits it. */
function Framed({
  label,
  hint,
  error,
  className,
  written,
  children,
}: Around & {
  /** The text of a field that limits its length. */
  written?: { text: ComponentProps<'input'>['value'] } | null;
  children: (props: ReturnType<typeof useAround>['props']) => ReactNode;
}) {
  const around = useAround({ hint, error });
  const place = useRef<HTMLDivElement>(null);
  return (
    <div className={className ? `ui-field ${className}` : 'ui-field'} ref={place}>
      <label className="ui-field-label" htmlFor={around.id}>
        {label}
      </label>
      {children(around.props)}
      {written ? <RestOf place={place} text={written.text} /> : null}
      {around.notes}
    </div>
  );
}

const limited = ({ maxLength, value }: Pick<ComponentProps<'input'>, 'maxLength' | 'value'>) =>
  maxLength ? { text: value } : null;

/** A text field of one line. `className` goes to the frame, everything else to the input. */
export function TextField({
  label,
  hint,
  error,
  className,
  ...rest
}: Around & Omit<ComponentProps<'input'>, 'className'>) {
  return (
    <Framed {...{ label, hint, error, className }} written={limited(rest)}>
      {(props) => <input dir={takesWords(rest.type) ? 'auto' : undefined} {...rest} {...props} className="ui-input" />}
    </Framed>
  );
}

export function TextArea({
  label,
  hint,
  error,
  className,
  ...rest
}: Around & Omit<ComponentProps<'textarea'>, 'className'>) {
  return (
    <Framed {...{ label, hint, error, className }} written={limited(rest)}>
      {(props) => <textarea rows={3} dir="auto" {...rest} {...props} className="ui-input" />}
    </Framed>
  );
}

/** `children` are the options. */
export function SelectField({
  label,
  hint,
  error,
  className,
  ...rest
}: Around & Omit<ComponentProps<'select'>, 'className'>) {
  return (
    <Framed {...{ label, hint, error, className }}>
      {(props) => <select {...rest} {...props} className="ui-input" />}
    </Framed>
  );
}
