import type { ReactNode } from 'react';
import { Brand } from './brand';
import './masthead.css';

export type MastheadLink = {
  href: string;
  text: string;
  current?: boolean /** Left out on a phone. */;
  wide?: boolean;
};

/** The top of a page about me: the way home, and to the other pages. `children` stand at the end. */
export function Masthead({
  home,
  label,
  links,
  children,
}: {
  home: string;
  label: string;
  links: readonly MastheadLink[];
  children?: ReactNode;
}) {
  return (
    <header className="ui-masthead">
      <Brand href={home} />
      <nav aria-label={label}>
        <ul>
          {links.map(({ href, text, current, wide }) => (
            <li key={href} className={wide ? 'ui-masthead-wide' : undefined}>
              <a href={href} aria-current={current ? 'page' : undefined} dir="auto">
                {text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </header>
  );
}
