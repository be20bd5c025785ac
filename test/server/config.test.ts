import { X509Certificate } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { certificateFor } from '../../server/certificate';
import { readConfig, StartFault } from '../../server/config';
import { dataFolder } from '../support/app';

test('without settings the server listens on this computer only, on port 3000, over plain http', () => {
  expect(readConfig({})).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    dataDir: path.resolve('data'),
    tls: { kind: 'none' },
    trustProxy: false,
    publicUrl: null,
  });
});

test('settings from the environment are used', () => {
  const env = {
    PORT: '0',
    HOST: '::',
    DATA_DIR: '/x',
    TLS: 'self',
    TRUST_PROXY: '1',
    PUBLIC_URL: 'https://r.example/',
  };
  expect(readConfig(env)).toMatchObject({
    port: 0,
    host: '::',
    dataDir: '/x',
    tls: { kind: 'self' },
    trustProxy: 1,
    publicUrl: 'https://r.example',
  });
  expect(readConfig({ TLS_CERT: 'c', TLS_KEY: 'k' }).tls).toEqual({ kind: 'files', cert: 'c', key: 'k' });
  expect(readConfig({ TRUST_PROXY: 'loopback' }).trustProxy).toBe('loopback');
});

test.each([
  [{ PORT: 'x' }, 'PORT'],
  [{ PORT: '70000' }, 'PORT'],
  [{ PORT: '-1' }, 'PORT'],
  [{ TLS: 'yes' }, 'TLS'],
  [{ TLS_CERT: 'only' }, 'TLS_KEY'],
  [{ TLS: 'self', TLS_CERT: 'c', TLS_KEY: 'k' }, 'not both'],
  [{ PUBLIC_URL: 'ftp://x' }, 'PUBLIC_URL'],
  [{ PUBLIC_URL: 'rooms' }, 'PUBLIC_URL'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
  [{ SECURITY_CONTACT: 'somebody' }, 'SECURITY_CONTACT'],
  [{ DISK_RESERVE_MB: 'much' }, 'DISK_RESERVE_MB'],
  [{ STUN_URLS: 'http://x' }, 'STUN_URLS'],
])('%j is refused with a sentence that names %s', (env, name) => {
  expect(() => readConfig(env)).toThrow(StartFault);
  expect(() => readConfig(env)).toThrow(name);
});

const undo: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0)) await one();
});

test('our own certificate names this computer, is kept, and is renewed before it expires', async () => {
  const { folder, remove } = await dataFolder();
  undo.push(remove);
  const config = readConfig({ TLS: 'self', DATA_DIR: folder });
  const now = Date.UTC(2026, 5, 1);
  const first = await certificateFor(config, now);
  const read = new X509Certificate(first?.cert ?? '');
  expect(read.checkHost('localhost')).toBe('localhost');
  expect(read.checkIP('127.0.0.1')).toBe('127.0.0.1');
  const day = 24 * 60 * 60 * 1000;
  expect(await certificateFor(config, now + 300 * day)).toEqual(first);
  expect((await certificateFor(config, now + 340 * day))?.cert).not.toBe(first?.cert);
  await writeFile(path.join(folder, 'tls', 'cert.pem'), 'not a certificate');
  expect((await certificateFor(config, now))?.cert).toContain('BEGIN CERTIFICATE');
});

test('a missing certificate file is named in the error', async () => {
  const config = readConfig({ TLS_CERT: '/no/cert.pem', TLS_KEY: '/no/key.pem' });
  await expect(certificateFor(config, 0)).rejects.toThrow('TLS_CERT names a file that cannot be read: /no/cert.pem');
});
