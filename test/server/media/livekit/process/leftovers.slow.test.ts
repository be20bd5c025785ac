import { mkdir, readdir, readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { beforeEach, expect, inject, onTestFinished, test } from 'vitest';
import { endLeftovers } from '../../../../../server/media/livekit/process/leftovers';
import { folderForTest } from '../../../../support/forTest';
import { standIn } from '../../../../support/livekit/standIn';
import { portToKeep } from '../../../../support/ports';
import { type ServerProcess, startServer } from '../../../../support/serverProcess';

const entry = inject('serverEntry');
let data: string;
let env: Record<string, string>;
beforeEach(async () => {
  const folder = await folderForTest();
  data = path.join(folder, 'data');
  await mkdir(data);
  // Where a test failed, nothing stays behind either.
  onTestFinished(async () => void (await endLeftovers(data)));
  env = {
    PORT: '0',
    DATA_DIR: data,
    LOG_LEVEL: 'info',
    MEDIA: 'livekit',
    LIVEKIT_SERVER: await standIn(folder),
    LIVEKIT_TCP_PORT: String(await portToKeep()),
  };
});

async function start(): Promise<ServerProcess> {
  const server = await startServer([entry], env);
  onTestFinished(async () => void (await server.end('SIGKILL')));
  return server;
}
const folders = async () => (await readdir(data)).filter((name) => name.startsWith('livekit-'));

/** The media server that runs now. */
async function childOf(): Promise<{ pid: number; port: number }> {
  const [folder = ''] = await folders();
  const read = async (file: string) => JSON.parse(await readFile(path.join(data, folder, file), 'utf8'));
  return { pid: (await read('processes.json')).server, port: (await read('livekit.yaml')).port };
}
/** Its number may stay taken after its end, where nobody collects the dead. */
const answers = ({ port }: { port: number }) =>
  fetch(`http://127.0.0.1:${port}`).then(
    ({ ok }) => ok,
    () => false,
  );

test('SIGTERM while somebody is connected to LiveKit: all is closed, LiveKit is gone, and so are its keys', async () => {
  const server = await start();
  const child = await childOf();
  const socket = connect(server.port, '127.0.0.1');
  socket.on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  const answered = new Promise((resolve) => socket.once('data', resolve));
  socket.write(
    'GET /livekit/rtc?access_token=t HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
  );
  expect(String(await answered)).toMatch(/^HTTP\/1\.1 101 /);
  expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
  expect(await answers(child)).toBe(false);
  expect(await folders()).toEqual([]);
});

test('kill -9: the next start ends the LiveKit that was left, and has the same fixed port', async () => {
  const first = await start();
  const old = await childOf();
  onTestFinished(async () => {
    if (await answers(old)) process.kill(old.pid, 'SIGKILL');
  });
  await first.end('SIGKILL');
  expect(await answers(old)).toBe(true);

  const second = await start();
  expect(second.output()).toContain('a LiveKit server was still running from before');
  expect(await answers(old)).toBe(false);
  const [, ...more] = await folders();
  expect(more).toEqual([]);
  expect(await second.end('SIGTERM')).toEqual({ code: 0, signal: null });
});
