import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { GroupHead } from '../../../client/group/head';

test('the pages of a group lead to my other pages, and name the group once it is known', () => {
  const hrefs = (page: string) => [...page.matchAll(/<a href="([^"]+)"/g)].map(([, href]) => href);
  expect(hrefs(renderToStaticMarkup(<GroupHead />))).toEqual(['/', '/actions', '/account']);
  const known = renderToStaticMarkup(<GroupHead group={{ href: '/g/harbour', name: 'Harbour' }} />);
  expect(hrefs(known)).toEqual(['/', '/g/harbour', '/actions', '/account']);
  expect(known).toContain('<a href="/g/harbour" aria-current="page" dir="auto">Harbour</a>');
});
