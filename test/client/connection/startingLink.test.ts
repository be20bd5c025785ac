import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const pass = 'AbCdEfGhIjKlMnOpQrStUv';
const kept = new Map<string, string>();
const opened = (hash: string) => {
  vi.resetModules();
  vi.stubGlobal('location', { hash, pathname: '/', search: '' });
  return import('../../../client/connection/startingLink');
};

beforeEach(() => {
  kept.clear();
  vi.stubGlobal('history', { state: null, replaceState: vi.fn() });
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
  });
});
afterEach(() => vi.unstubAllGlobals());

test('a starting link is kept for the next time and taken out of the address', async () => {
  const first = await opened(`#start=${pass}`);
  expect(first.startingPass()).toBeNull();
  first.readStartingLink();
  expect(first.startingPass()).toBe(pass);
  expect(history.replaceState).toHaveBeenCalledWith(null, '', '/');
  const later = await opened('');
  later.readStartingLink();
  expect(later.startingPass()).toBe(pass);
});

test('where storage is blocked it serves this page; what is no secret is left alone', async () => {
  vi.stubGlobal('localStorage', undefined);
  const page = await opened('#start=short');
  page.readStartingLink();
  expect(page.startingPass()).toBeNull();
  expect(history.replaceState).not.toHaveBeenCalled();
  const other = await opened(`#start=${pass}`);
  other.readStartingLink();
  expect(other.startingPass()).toBe(pass);
});
