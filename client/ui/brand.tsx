import { logos, product } from './ownLook';
import { useTheme } from './theme';
import './ui.css';

/** A logo that is wider than it is high by so much holds the name already. */
const WIDE = 1.8;
const saysName = logos.light !== null && logos.light.width > WIDE * logos.light.height;

/** The operator's logo, or ours: a light in a ring of seats. */
export function Mark() {
  const theme = useTheme();
  const logo = logos[theme] ?? logos.light;
  if (logo !== null)
    return (
      <img
        className={`ui-logo${logos.dark === null ? ' ui-logo-on-light' : ''}`}
        {...logo}
        alt={saysName ? product : ''}
      />
    );
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
export function Brand({ href }: { href?: string }) {
  const inside = (
    <>
      <Mark />
      {saysName ? null : <span className="ui-brand-name">{product}</span>}
    </>
  );
  if (!href) return <span className="ui-brand">{inside}</span>;
  return (
    <a className="ui-brand" href={href}>
      {inside}
    </a>
  );
}
