import { type ComponentProps, type ReactNode, useId, useRef } from 'react';
import { RestOf } from './rest';
import './field.css';

type Around = { label: ReactNode; hint?: ReactNode; error?: ReactNode; className?: string };

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

const box = (className?: string) => (className ? `ui-field ${className}` : 'ui-field');

/** A text field of one line. `className` goes to the frame, everything else to the input. */
export function TextField({
  label,
  hint,
  error,
  className,
  ...rest
}: Around & Omit<ComponentProps<'input'>, 'className'>) {
  const around = useAround({ hint, error });
  const place = useRef<HTMLDivElement>(null);
  return (
    <div className={box(className)} ref={place}>
      <label className="ui-field-label" htmlFor={around.id}>
        {label}
      </label>
      <input dir={takesWords(rest.type) ? 'auto' : undefined} {...rest} {...around.props} className="ui-input" />
      {rest.maxLength ? <RestOf place={place} text={rest.value} /> : null}
      {around.notes}
    </div>
  );
}

export function TextArea({
  label,
  hint,
  error,
  className,
  ...rest
}: Around & Omit<ComponentProps<'textarea'>, 'className'>) {
  const around = useAround({ hint, error });
  const place = useRef<HTMLDivElement>(null);
  return (
    <div className={box(className)} ref={place}>
      <label className="ui-field-label" htmlFor={around.id}>
        {label}
      </label>
      <textarea rows={3} dir="auto" {...rest} {...around.props} className="ui-input" />
      {rest.maxLength ? <RestOf place={place} text={rest.value} /> : null}
      {around.notes}
    </div>
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
  const around = useAround({ hint, error });
  return (
    <div className={box(className)}>
      <label className="ui-field-label" htmlFor={around.id}>
        {label}
      </label>
      <select {...rest} {...around.props} className="ui-input" />
      {around.notes}
    </div>
  );
}
