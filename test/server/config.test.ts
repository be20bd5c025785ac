import { X509Certificate } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { certificateFor } from '../../server/certificate';
import { readConfig, StartFault } from '../../server/config';
import { readOwnLook } from '../../server/ownLook';
import { settingNames, strangeSettings } from '../../server/settingNames';
import { folderForTest } from '../support/forTest';
import { textOf } from '../support/importGraph';
import { png, pngWithMetadata } from '../support/pictures';

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
  const mail = { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'Roundel <a@b.example>', PUBLIC_URL: 'https://r.example' };
  expect(readConfig(mail).mail).toEqual({ smtpUrl: 'smtp://mail.example', from: 'Roundel <a@b.example>' });
  expect(readConfig({}).mail).toBeNull();
  expect(readConfig({ TRUST_PROXY: 'loopback' }).trustProxy).toBe('loopback');
});

test.each([
  [{ PORT: 'x' }, 'PORT'],
  [{ PORT: '70000' }, 'PORT'],
  [{ PORT: '-1' }, 'PORT'],
  [{ TLS: 'yes' }, 'TLS'],
  [{ TLS_CERT: 'only' }, 'TLS_KEY'],
  [{ TLS: 'self', TLS_CERT: 'c', TLS_KEY: 'k' }, 'not both'],
  [{ TRUST_PROXY: 'nonsense' }, 'TRUST_PROXY'],
  [{ TRUST_PROXY: 'loopback, 10.0.0.0/99' }, 'TRUST_PROXY'],
  [{ STARTING: 'members' }, 'STARTING'],
  [{ DEMOS: 'some' }, 'DEMOS'],
  [{ DEMOS: '-1' }, 'DEMOS'],
  [{ MEDIA: 'carrier pigeons' }, 'MEDIA'],
  [{ PUBLIC_URL: 'ftp://x' }, 'PUBLIC_URL'],
  [{ PUBLIC_URL: 'rooms' }, 'PUBLIC_URL'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
  [{ SECURITY_CONTACT: 'somebody' }, 'SECURITY_CONTACT'],
  [{ SMTP_URL: 'smtp://mail.example' }, 'MAIL_FROM'],
  [{ SMTP_URL: 'mail.example', MAIL_FROM: 'a@b.example' }, 'SMTP_URL'],
  [{ SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'nobody' }, 'MAIL_FROM'],
  [{ SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'a@b.example' }, 'PUBLIC_URL'],
  [{ MAIL_RETURN_TO: 'returned@b.example' }, 'SMTP_URL'],
  [
    {
      SMTP_URL: 'smtp://mail.example',
      MAIL_FROM: 'a@b.example',
      PUBLIC_URL: 'https://r.example',
      MAIL_RETURN_TO: 'Ann <a@b.example>',
    },
    'MAIL_RETURN_TO',
  ],
  [{ DISK_RESERVE_MB: 'much' }, 'DISK_RESERVE_MB'],
  [{ OPERATOR_NAME: 'x'.repeat(41) }, 'OPERATOR_NAME'],
  [{ OPERATOR_NAME: 'Acme {{link}}' }, 'OPERATOR_NAME'],
  [{ OPERATOR_NAME: 'Acme\r\nBcc' }, 'OPERATOR_NAME'],
  [{ OPERATOR_LOGO: 'logo.svg' }, 'OPERATOR_NAME'],
  [{ OPERATOR_NAME: 'Acme', OPERATOR_LOGO_DARK: 'logo.svg' }, 'OPERATOR_LOGO'],
  [{ STUN_URLS: 'http://x' }, 'STUN_URLS'],
])('%j is refused with a sentence that names %s', (env, name) => {
  expect(() => readConfig(env)).toThrow(StartFault);
  expect(() => readConfig(env)).toThrow(name);
});

test('addresses of proxies are taken as Express takes them', () => {
  expect(readConfig({ TRUST_PROXY: 'loopback, 10.0.0.0/8, fd00::/8' }).trustProxy).toBe(
    'loopback, 10.0.0.0/8, fd00::/8',
  );
});

test('a name that looks like one of ours is named with what was probably meant, and other names are left alone', () => {
  const others = [
    'PATH',
    'HOME',
    'HOSTNAME',
    'POST',
    'TLS_CERT',
    'LIVEKIT_KEYS',
    'npm_config_cache',
    'XDG_DATA_DIRS',
    'LOGNAME',
    'MEDIA',
  ];
  expect(strangeSettings(others)).toEqual([]);
  expect(
    strangeSettings(['TRUSTPROXY', 'PUBLIC_ULR', 'LOGLEVEL', 'data_dir', 'LIVEKIT_SECRET', 'ROUNDEL_PORT']),
  ).toEqual([
    { name: 'TRUSTPROXY', meant: 'TRUST_PROXY' },
    { name: 'PUBLIC_ULR', meant: 'PUBLIC_URL' },
    { name: 'LOGLEVEL', meant: 'LOG_LEVEL' },
    { name: 'data_dir', meant: 'DATA_DIR' },
    { name: 'LIVEKIT_SECRET', meant: null },
    { name: 'ROUNDEL_PORT', meant: null },
  ]);
});

test('the settings that are known are those that the pages for operators name', () => {
  const told = ['docs/operations.md', 'docs/livekit.md'].flatMap((page) =>
    textOf(page)
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name)),
  );
  expect([...new Set(told)].sort()).toEqual([...settingNames].sort());
});

test('a logo is a small picture without anything that could run, and a fault in it is told in a sentence', async () => {
  const folder = await folderForTest();
  const file = path.join(folder, 'logo');
  const lookWith = async (bytes: string | Buffer) => {
    await writeFile(file, bytes);
    return readOwnLook(readConfig({ OPERATOR_NAME: 'Ärzte & Co.', OPERATOR_LOGO: file }));
  };
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><path d="M0 0h90v30z"/></svg>';
  expect(await readOwnLook(readConfig({}))).toBeNull();
  expect(await lookWith(drawing)).toMatchObject({
    name: 'Ärzte & Co.',
    logo: { light: { type: 'image/svg+xml', width: 90, height: 30 }, dark: null },
  });
  expect((await lookWith(pngWithMetadata))?.logo?.light.bytes).toEqual(png());
  for (const [bytes, says] of [
    [drawing.replace('<path', '<script>alert(1)</script><path'), 'with a script'],
    [drawing.replace('<path', '<path onload="alert(1)"'), 'with a script'],
    [drawing.replace('viewBox="0 0 90 30"', ''), 'without a size'],
    ['<html></html>', 'must name a picture'],
    [png(3000, 30), 'must name a picture'],
    [Buffer.alloc(200_001), 'more than 200 kB'],
  ] as const)
    await expect(lookWith(bytes)).rejects.toThrow(says);
  const missing = readConfig({ OPERATOR_NAME: 'Acme', OPERATOR_LOGO: path.join(folder, 'nothing.svg') });
  await expect(readOwnLook(missing)).rejects.toThrow(/^OPERATOR_LOGO names a file that cannot be read/);
});

test('our own certificate names this computer, is kept, and is renewed before it expires', async () => {
  const folder = await folderForTest();
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

test('a certificate and a key that do not belong together are named in the error', async () => {
  const folder = await folderForTest();
  const [cert, key] = [path.join(folder, 'cert.pem'), path.join(folder, 'key.pem')];
  await writeFile(cert, 'no certificate');
  await writeFile(key, 'no key');
  const config = readConfig({ TLS_CERT: cert, TLS_KEY: key });
  await expect(certificateFor(config, 0)).rejects.toThrow('TLS_CERT and TLS_KEY do not name a certificate');
});

test('a missing certificate file is named in the error', async () => {
  const config = readConfig({ TLS_CERT: '/no/cert.pem', TLS_KEY: '/no/key.pem' });
  await expect(certificateFor(config, 0)).rejects.toThrow('TLS_CERT names a file that cannot be read: /no/cert.pem');
});
