import { chmod, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:https';
import path from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { DatabaseSync } from '../../server/store/engines/driver';
import { folderForTest } from '../support/forTest';
import { startServer } from '../support/serverProcess';

const entry = inject('serverEntry');

/** What the server prints when it cannot start: one sentence, no stack, exit code 1. */
async function refusal(env: Record<string, string>): Promise<string> {
  const fault = await startServer([entry], env).then(
    () => new Error('it started'),
    (error: Error) => error,
  );
  expect(fault.message).toMatch(/^ended with 1: /);
  expect(fault.message).not.toMatch(/\n\s+at /);
  return fault.message;
}

const modeOf = async (place: string) => ((await stat(place)).mode & 0o777).toString(8);

test('what people wrote can be read by the user of the server only, also in a folder of an earlier version', async () => {
  const data = path.join(await folderForTest(), 'new', 'data');
  const env = { PORT: '0', DATA_DIR: data, TLS: 'self' };
  const first = await startServer([entry], env);
  await first.end('SIGTERM');
  expect(await modeOf(data)).toBe('700');
  for (const name of await readdir(data)) expect(await modeOf(path.join(data, name)), name).toMatch(/^[67]00$/);
  await chmod(data, 0o755);
  await chmod(path.join(data, 'roundel.db'), 0o644);
  const again = await startServer([entry], { ...env, LOG_LEVEL: 'warn' });
  await again.end('SIGTERM');
  expect(await modeOf(path.join(data, 'roundel.db'))).toBe('600');
  expect(again.output()).toContain(`chmod 700 ${data}`);
});

test('settings that ask for something that is not there end with one sentence', async () => {
  const data = await folderForTest();
  const none = { PORT: '0', DATA_DIR: data, PATH: '/nowhere' };
  expect(await refusal({ ...none, MEDIA: 'livekit' })).toContain('MEDIA=livekit needs LIVEKIT_URL');
  expect(await refusal({ ...none, TRUST_PROXY: 'nonsense' })).toContain('TRUST_PROXY must be');
});

test('with STARTING=link the start prints the link, and keeps it', async () => {
  const data = await folderForTest();
  const env = { PORT: '0', DATA_DIR: data, STARTING: 'link', TRUSTPROXY: '1', LOG_LEVEL: 'warn' };
  const printed = async () => {
    const server = await startServer([entry], env);
    onTestFinished(async () => void (await server.end('SIGTERM')));
    await expect.poll(() => server.output()).toMatch(/#start=/);
    await server.end('SIGTERM');
    expect(server.output()).toContain('The setting TRUSTPROXY is not known and has no effect: was TRUST_PROXY meant?');
    return /http:\/\/localhost:\d+\/#start=([\w-]{22})$/m.exec(server.output())?.[1];
  };
  const pass = await printed();
  expect(pass).toBeDefined();
  expect(await printed()).toBe(pass);
});

test('a port that is in use is named in the error', async () => {
  const first = await startServer([entry], { PORT: '0', DATA_DIR: await folderForTest() });
  onTestFinished(async () => void (await first.end('SIGTERM')));
  const said = await refusal({ PORT: String(first.port), DATA_DIR: await folderForTest() });
  expect(said).toContain(`Port ${first.port} is taken`);
});

test('a bad setting and an unwritable data folder are named in the error', async () => {
  expect(await refusal({ PORT: 'many' })).toContain('PORT must be a number');
  const unwritable = '/proc/roundel';
  expect(await refusal({ PORT: '0', DATA_DIR: unwritable })).toContain(
    `The data folder ${unwritable} cannot be written`,
  );
  const file = path.join(await folderForTest(), 'file');
  await writeFile(file, '');
  await chmod(file, 0o400);
  expect(await refusal({ PORT: '0', DATA_DIR: file })).toContain('cannot be written');
});

test('data of a newer version are named in the error and stay unchanged', async () => {
  const data = await folderForTest();
  const server = await startServer([entry], { PORT: '0', DATA_DIR: data });
  await server.end('SIGTERM');
  const file = path.join(data, 'roundel.db');
  const database = new DatabaseSync(file);
  database.exec("insert into kysely_migration values ('9999_later', '2030-01-01')");
  database.close();
  const before = await readFile(file);
  expect(await refusal({ PORT: '0', DATA_DIR: data })).toContain(`The data in ${data} were written by a newer Roundel`);
  expect(before.equals(await readFile(file))).toBe(true);
});

test('a damaged database file is named in the error, and stays as it is', async () => {
  const data = await folderForTest();
  const file = path.join(data, 'roundel.db');
  const damaged = Buffer.alloc(8192, 0xa7);
  await writeFile(file, damaged);
  const said = await refusal({ PORT: '0', DATA_DIR: data });
  expect(said).toContain(`the file ${file} is damaged`);
  expect(said.trim().split('\n')).toHaveLength(1);
  expect(damaged.equals(await readFile(file))).toBe(true);
});

test('a data folder in use by another process is refused until that process ends, however it ends', async () => {
  const data = await folderForTest();
  const env = { PORT: '0', DATA_DIR: data };
  const first = await startServer([entry], env);
  const link = path.join(await folderForTest(), 'by-another-name');
  await symlink(data, link);
  for (const name of [data, link]) {
    const said = await refusal({ ...env, DATA_DIR: name });
    expect(said).toContain(`Another Roundel is already running on the data folder ${name}.`);
    expect(said.trim().split('\n')).toHaveLength(1);
  }
  expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
  await first.end('SIGKILL');
  const second = await startServer([entry], env);
  await second.end('SIGTERM');
  const third = await startServer([entry], env);
  await third.end('SIGTERM');
});

test('of many processes that start at once on one data folder, exactly one runs', async () => {
  const env = { PORT: '0', DATA_DIR: await folderForTest() };
  const started = await Promise.allSettled(Array.from({ length: 4 }, () => startServer([entry], env)));
  const running = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  await Promise.all(running.map((server) => server.end('SIGTERM')));
  expect(running).toHaveLength(1);
});

test('a data folder on a full disk is named in the error', async () => {
  // The kernel's own full disk: every write to it ends with "no space left".
  const data = await folderForTest();
  await symlink('/dev/full', path.join(data, 'roundel.db'));
  expect(await refusal({ PORT: '0', DATA_DIR: data })).toContain(`The data folder ${data} cannot be written`);
});

test('TLS=self serves https with a certificate of its own, and keeps it', async () => {
  const data = await folderForTest();
  const fetched = async () => {
    const server = await startServer([entry], { PORT: '0', DATA_DIR: data, TLS: 'self' });
    expect(server.output()).toContain('https://');
    const certificate = await new Promise<string>((resolve, reject) => {
      const asked = request({ port: server.port, path: '/healthz', rejectUnauthorized: false }, (response) => {
        expect(response.statusCode).toBe(200);
        const { fingerprint256 } = (response.socket as import('node:tls').TLSSocket).getPeerCertificate();
        response.resume().on('end', () => resolve(fingerprint256));
      });
      asked.on('error', reject).end();
    });
    await server.end('SIGTERM');
    return certificate;
  };
  expect(await fetched()).toBe(await fetched());
});
