import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { HomePage } from '../../../../client/features/home/home';
import { home as texts } from '../../../../client/i18n/en/home';

test('the start page says what peer coaching is and what is needed, and shows both ways to begin as buttons', () => {
  vi.stubGlobal('location', { pathname: '/', search: '', hash: '', origin: 'https://roundel.test' });
  const html = renderToStaticMarkup(<HomePage />);
  expect(html).toContain('In peer coaching people take turns');
  expect(html).toMatch(/video[^<]*browser: nothing to install, no account/);
  expect(html).toMatch(/<a class="ui-soft" href="\/new">/);
  expect(html.indexOf(texts.start)).toBeLessThan(html.indexOf(texts.formGroup));
  expect(html.indexOf(texts.formGroup)).toBeLessThan(html.indexOf(texts.demo));
});
