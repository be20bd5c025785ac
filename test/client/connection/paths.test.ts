import { expect, test } from 'vitest';
import { signInFor, wantedPage } from '../../../client/connection/paths';

test('whoever signs in to see a group goes on to its page, and no address leads anywhere else', () => {
  const { search } = new URL(signInFor('8fd9ecb9-4a36'), 'https://rooms.example');
  expect(wantedPage(search)).toBe('/g/8fd9ecb9-4a36');
  for (const to of ['', '//elsewhere.example', 'https://elsewhere.example/g/a', '/g/../account', '/g/a?b', '/left'])
    expect(wantedPage(`?to=${encodeURIComponent(to)}`)).toBe('/');
  expect(wantedPage('')).toBe('/');
});
