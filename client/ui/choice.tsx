import { type ComponentProps, type ReactNode, useId } from 'react';
import './field.css';

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
  const asks = useId();
  const stop = options.find((option) => option.value === value) ?? options[0];
  return (
    // no fieldset, because not every browser lays one with a legend out as a grid
    <div className={className ? `ui-choice ${className}` : 'ui-choice'} role="radiogroup" aria-labelledby={asks}>
      <p id={asks} className="ui-choice-legend">
        {legend}
      </p>
      {options.map((option) => (
        <label className="ui-tick" key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            // One stop of the Tab key, also while nothing is chosen: Chromium alone stops twice, now and then.
            tabIndex={option === stop ? 0 : -1}
          />
          <span>
            {option.label}
            {option.note ? <small>{option.note}</small> : null}
          </span>
        </label>
      ))}
    </div>
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
