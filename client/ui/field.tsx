import { type ComponentProps, type ReactNode, useId } from 'react';
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
  return (
    <div className={box(className)}>
      <label className="ui-field-label" htmlFor={around.id}>
        {label}
      </label>
      <input {...rest} {...around.props} className="ui-input" />
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
  return (
    <div className={box(className)}>
      <label className="ui-field-label" htmlFor={around.id}>
        {label}
      </label>
      <textarea rows={3} {...rest} {...around.props} className="ui-input" />
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

export type Option<V extends string> = { value: V; label: ReactNode; note?: ReactNode };

/** One choice of several, as radio buttons. */
export function Choice<V extends string>({
  legend,
  options,
  value,
  onChange,
  className,
}: {
  legend: ReactNode;
  options: readonly Option<V>[];
  value: V | null;
  onChange: (value: V) => void;
  className?: string;
}) {
  const name = useId();
  return (
    <fieldset className={className ? `ui-choice ${className}` : 'ui-choice'}>
      <legend className="ui-choice-legend">{legend}</legend>
      {options.map((option) => (
        <label className="ui-tick" key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.label}
            {option.note ? <small>{option.note}</small> : null}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** A checkbox. */
export function Tick({
  children,
  note,
  checked,
  onChange,
  ...rest
}: Omit<ComponentProps<'input'>, 'type' | 'onChange' | 'checked'> & {
  note?: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <label className="ui-tick">
      <input {...rest} type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>
        {children}
        {note ? <small>{note}</small> : null}
      </span>
    </label>
  );
}
