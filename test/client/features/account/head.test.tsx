import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { AccountHead } from '../../../../client/features/account/head';

test('the account page leads whoever is signed in to home and my actions, and a stranger to the start page', () => {
  const hrefs = (isIn: boolean) =>
    [...renderToStaticMarkup(<AccountHead isIn={isIn} />).matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, href]) => href);
  expect(hrefs(true)).toEqual(['/', '/', '/actions', '/account']);
  expect(hrefs(false)).toEqual(['/']);
});
