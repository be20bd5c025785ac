import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { newGroupKey } from '../../../client/connection/newGroupKey';

/** The parts of a browser's storage and address bar that these files use. */
function storage(refuses = false): Storage {
  const kept = new Map<string, string>();
  const check = () => {
    if (refuses) throw new DOMException('closed', 'SecurityError');
  };
  return {
    getItem(name) {
      check();
      return kept.get(name) ?? null;
    },
    setItem(name, text) {
      check();
      kept.set(name, text);
    },
    removeItem: (name) => void kept.delete(name),
    clear: () => kept.clear(),
    key: () => null,
    length: 0,
  };
}

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal('location', { origin: 'https://rooms.example' });
  vi.stubGlobal('localStorage', storage());
});
afterEach(() => vi.unstubAllGlobals());

const invite = 'AbCdEfGhIjKlMnOpQrSt_-';

describe('[IN1] the key of a group', () => {
  test('has 256 bits, is made here, travels behind the invite, and is read from the fragment again', async () => {
    const keys = await import('../../../client/connection/keys');
    const key = newGroupKey();
    expect(key).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(newGroupKey()).not.toBe(key);
    expect(keys.groupKey('g')).toBeNull();
    expect(keys.invitationLink('g')).toBeNull();
    keys.rememberKey('g', key);
    keys.rememberInvite('g', invite);
    const link = keys.invitationLink('g') ?? '';
    expect(link).toBe(`https://rooms.example/j#${invite}.${key}`);
    expect(keys.readFragment(new URL(link).hash)).toEqual({ invite, key });
    expect(new URL(link).pathname + new URL(link).search).toBe('/j');
  });

  test('a link without a key works and has no key to show', async () => {
    const keys = await import('../../../client/connection/keys');
    keys.rememberInvite('g', invite);
    expect(keys.invitationLink('g')).toBe(`https://rooms.example/j#${invite}`);
    expect(keys.readFragment(`#${invite}`)).toEqual({ invite, key: null });
  });

  test('the first key stays, whatever later links carry', async () => {
    const keys = await import('../../../client/connection/keys');
    const key = newGroupKey();
    keys.rememberKey('g', key);
    keys.rememberKey('g', newGroupKey());
    keys.rememberKey('h', 'nonsense');
    expect(keys.groupKey('g')).toBe(key);
    expect(keys.groupKey('h')).toBeNull();
  });

  test('a key that fitted nobody is replaced by the next one, once, and a key that fits again stays', async () => {
    const keys = await import('../../../client/connection/keys');
    const [damaged, right, other] = [newGroupKey(), newGroupKey(), newGroupKey()];
    keys.rememberKey('g', damaged);
    keys.rememberInvite('g', invite);
    keys.doubtKey('g', true);
    expect(keys.groupKey('g')).toBe(damaged);
    keys.rememberKey('g', 'nonsense');
    expect(keys.groupKey('g')).toBe(damaged);
    keys.rememberKey('g', right);
    expect(keys.invitationLink('g')).toBe(`https://rooms.example/j#${invite}.${right}`);
    keys.rememberKey('g', other);
    expect(keys.groupKey('g')).toBe(right);
    keys.doubtKey('g', true);
    keys.doubtKey('g', false);
    keys.rememberKey('g', other);
    expect(keys.groupKey('g')).toBe(right);
  });

  test.each(['', '#', '#short', `#${invite}x`, `#${invite}.k.k`, '#<script>', `#?invite=${invite}`])(
    'the fragment %j is no invitation',
    async (fragment) => {
      const keys = await import('../../../client/connection/keys');
      expect(keys.readFragment(fragment)).toBeNull();
    },
  );

  test('without storage, or when storage fails, the page keeps the key in memory', async () => {
    vi.stubGlobal('localStorage', storage(true));
    const keys = await import('../../../client/connection/keys');
    const key = newGroupKey();
    keys.rememberKey('g', key);
    keys.rememberName('Ann');
    expect(keys.groupKey('g')).toBe(key);
    expect(keys.rememberedName()).toBe('Ann');
    vi.stubGlobal('localStorage', storage());
    localStorage.setItem('roundel.group.k', '{"key":7,"invite":');
    expect(keys.groupKey('k')).toBeNull();
  });
});

describe('typed calls never reject', () => {
  test.each<[string, () => Promise<Response>]>([
    ['the network is down', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['it takes too long', () => Promise.reject(new DOMException('late', 'TimeoutError'))],
    ["a proxy's page", async () => new Response('<h1>502 Bad Gateway</h1>', { status: 502 })],
    ['JSON of somebody else', async () => Response.json({ message: 'hello' })],
    ['an empty answer', async () => new Response(null, { status: 204 })],
    ['null', async () => Response.json(null)],
  ])('%s: unavailable', async (_what, answer) => {
    vi.stubGlobal('fetch', answer);
    const { readInvite } = await import('../../../client/connection/api');
    expect(await readInvite(invite)).toEqual({ ok: false, error: 'unavailable' });
  });

  test('the invite travels in the body and never in the address, and a refusal keeps its detail', async () => {
    const asked: [string, RequestInit][] = [];
    vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
      asked.push([address, init]);
      return Response.json({ ok: false, error: 'expiredLink', detail: { why: 'withdrawn' } }, { status: 410 });
    });
    const { readInvite, takeInvite } = await import('../../../client/connection/api');
    expect(await readInvite(invite)).toEqual({ ok: false, error: 'expiredLink', detail: { why: 'withdrawn' } });
    await takeInvite({ invite, name: 'Ann' });
    expect(asked.map(([address]) => address)).toEqual(['/api/invites/look', '/api/invites/use']);
    expect(asked.every(([, init]) => init.method === 'POST' && init.referrerPolicy === 'no-referrer')).toBe(true);
  });
});
