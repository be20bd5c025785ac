import { afterEach, describe, expect, test, vi } from 'vitest';
import { newId } from '../../../client/connection/newId';
import { copyText } from '../../../client/ui/copyText';

/** What browsers offer on a page over plain http: no `randomUUID` and no clipboard. */
function onPlainHttp() {
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) });
  vi.stubGlobal('navigator', {});
}
afterEach(() => vi.unstubAllGlobals());

describe('on a page over plain http', () => {
  test('every id that is made is different', () => {
    onPlainHttp();
    const made = Array.from({ length: 500 }, newId);
    expect(new Set(made).size).toBe(500);
    for (const id of made) expect(id).toMatch(/^[0-9a-f]{32}$/);
  });

  test('copying answers that it failed', async () => {
    onPlainHttp();
    expect(await copyText('words')).toBe(false);
  });
});

describe('copying', () => {
  test('works with a clipboard', async () => {
    const copied: string[] = [];
    vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => void copied.push(text) } });
    expect(await copyText('words')).toBe(true);
    expect(copied).toEqual(['words']);
  });

  test('answers that it failed when the clipboard is refused', async () => {
    vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.reject(new Error('not allowed')) } });
    expect(await copyText('words')).toBe(false);
  });
});
