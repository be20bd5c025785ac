import { afterEach, beforeEach, expect, test, vi } from 'vitest';

/** A browser that blocks all cookies: even `typeof localStorage` throws there. */
const names = ['localStorage', 'sessionStorage', 'indexedDB'] as const;
const before = names.map((name) => Object.getOwnPropertyDescriptor(globalThis, name));
beforeEach(() => {
  vi.resetModules();
  for (const name of names)
    Object.defineProperty(globalThis, name, {
      configurable: true,
      get() {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
    });
});
afterEach(() => {
  names.forEach((name, index) => {
    const descriptor = before[index];
    if (descriptor) Object.defineProperty(globalThis, name, descriptor);
    else Reflect.deleteProperty(globalThis, name);
  });
});

test.each([
  ['the theme', () => import('../../../client/ui/theme')],
  ['the shortcuts', () => import('../../../client/features/floor/shortcuts')],
  ['the chime', () => import('../../../client/features/floor/chime')],
  ['the keys of groups', () => import('../../../client/connection/keys')],
  ['the device memory', () => import('../../../client/media/devices/deviceMemory')],
  ['the drafts', () => import('../../../client/connection/documents/drafts')],
  ['the outbox', () => import('../../../client/connection/documents/outbox')],
])('%s can be loaded where all storage is blocked', async (_what, load) => {
  expect(() => typeof localStorage).toThrow('Access is denied');
  await expect(load()).resolves.toBeDefined();
});

test('what would be remembered lasts as long as the page', async () => {
  const keys = await import('../../../client/connection/keys');
  keys.rememberName('Ann');
  expect(keys.rememberedName()).toBe('Ann');
});
