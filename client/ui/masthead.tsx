import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Brand } from './brand';
import './masthead.css';

type MyPage = 'home' | 'actions' | 'account';

export type MastheadLink = {
  href: string;
  text: string;
  current?: boolean;
  /** Left out on a phone. */
  wide?: boolean;
};

/** The top of a page about me: the way to my pages, and to `groups` after the first. `children` stand at the end. */
export function Masthead({
  mine,
  current,
  groups = [],
  children,
}: {
  mine: Readonly<Record<MyPage, string>>;
  current?: MyPage;
  groups?: readonly MastheadLink[];
  children?: ReactNode;
}) {
  const { t } = useTranslation('common');
  const linkTo = (page: MyPage): MastheadLink => ({
    href: mine[page],
    text: t(`pages.${page}`),
    current: page === current,
  });
  return (
    <header className="ui-masthead">
      <Brand href={mine.home} />
      <nav aria-label={t('pages.title')}>
        <ul>
          {[linkTo('home'), ...groups, linkTo('actions'), linkTo('account')].map(
            ({ href, text, current: isCurrent, wide }) => (
              <li key={href} className={wide ? 'ui-masthead-wide' : undefined}>
                <a href={href} aria-current={isCurrent ? 'page' : undefined} dir="auto">
                  {text}
                </a>
              </li>
            ),
          )}
        </ul>
      </nav>
      {children}
    </header>
  );
}
