import './ui.css';

/**
 * The pages of a panel, one of them open. They are toggle buttons and no ARIA tabs, so that every page keeps its own
 * heading.
 */
export function Tabs<Value extends string>({
  label,
  value,
  options,
  onChange,
  className,
}: {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
  className?: string;
}) {
  return (
    <fieldset className={className ? `ui-tabs ${className}` : 'ui-tabs'} aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
