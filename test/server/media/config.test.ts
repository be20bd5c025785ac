import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { chooseMedia } from '../../../server/media/choose';
import { readMediaConfig } from '../../../server/media/config';
import { createMesh } from '../../../server/media/mesh/mesh';
import { turnCredentials } from '../../../server/media/mesh/turnCredentials';

describe('what the operator says about media', () => {
  test('nothing set: a mesh that asks no outside server', async () => {
    const ticket = await createMesh(readMediaConfig({})).join('m', 'ann');
    expect(ticket).toEqual({ kind: 'mesh', iceServers: [] });
  });

  test('lists are read with commas and spaces, and mistakes stop the start', () => {
    expect(readMediaConfig({ STUN_URLS: 'stun:a.example, stun:b.example' }).stunUrls).toEqual([
      'stun:a.example',
      'stun:b.example',
    ]);
    for (const env of [
      { STUN_URLS: 'https://a.example' },
      { TURN_URLS: 'stun:a.example', TURN_SECRET: 'x' },
      { TURN_URLS: 'turn:a.example' },
      { MEDIA: 'cinema' },
    ]) {
      expect(() => readMediaConfig(env), JSON.stringify(env)).toThrow();
    }
  });

  test('[SE15] a TURN name lives some hours, is never the same twice, and its password is the HMAC of the name', () => {
    const now = 1_700_000_000_000;
    const one = turnCredentials(['turn:a.example'], 'secret', now);
    const other = turnCredentials(['turn:a.example'], 'secret', now);
    expect(one.username).not.toBe(other.username);
    const expiry = Number(one.username?.split(':')[0]);
    expect(expiry - now / 1000).toBeGreaterThan(3 * 3600);
    expect(expiry - now / 1000).toBeLessThanOrEqual(6 * 3600);
    expect(one.credential).toBe(createHmac('sha1', 'secret').update(String(one.username)).digest('base64'));
    expect(JSON.stringify(one)).not.toContain('secret');
  });

  test('the server says which media it carries', async () => {
    const said: unknown[] = [];
    const log = { info: (facts: unknown) => said.push(facts), warn: () => undefined, error: () => undefined };
    const none = await chooseMedia(readMediaConfig({ MEDIA: 'none', DATA_DIR: '/nowhere' }), log);
    expect(none.kind).toBe('none');
    expect(said).toMatchObject([{ media: 'none' }]);
    await none.stop();
  });
});
