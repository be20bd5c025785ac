import './ui.css';

/** The logo: a light in a ring of seats. */
export function Mark() {
  return (
    <svg className="ui-mark" viewBox="0 0 32 32" aria-hidden="true">
      <circle
        cx="16"
        cy="16"
        r="12.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.2"
        strokeDasharray="1 9.9"
        strokeLinecap="round"
        transform="rotate(-90 16 16)"
      />
      <circle cx="16" cy="16" r="6.5" fill="var(--lamp)" />
    </svg>
  );
}

/** Logo and name. With `href` it is a link. */
export function Brand({ name = 'Roundel', href }: { name?: string; href?: string }) {
  const inside = (
    <>
      <Mark />
      <span className="ui-brand-name">{name}</span>
    </>
  );
  if (!href) return <span className="ui-brand">{inside}</span>;
  return (
    <a className="ui-brand" href={href}>
      {inside}
    </a>
  );
}
