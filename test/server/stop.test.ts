import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { certificateFor } from '../../server/certificate';
import { readConfig } from '../../server/config';
import { livekitDoor } from '../../server/media/livekitDoor';
import type { Media } from '../../server/media/media';
import { createNone } from '../../server/media/none';
import { dataFolder, startApp } from '../support/app';

const undo: (() => void)[] = [];
afterEach(() => {
  for (const one of undo.splice(0).reverse()) one();
});

/** A media server that takes every socket, behind the app's own address. */
async function media(): Promise<Media> {
  const lines: Socket[] = [];
  const far = createServer((socket) => {
    lines.push(socket);
    socket.on('error', () => undefined);
    socket.once('data', () =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'),
    );
  });
  await new Promise<void>((ready) => far.listen(0, '127.0.0.1', ready));
  undo.push(() => {
    for (const line of lines) line.destroy();
    far.close();
  });
  const serveOn = livekitDoor(`http://127.0.0.1:${(far.address() as AddressInfo).port}`);
  return {
    ...createNone(),
    kind: 'livekit',
    server: {
      origin: null,
      names: () => ({}),
      here: async () => true,
      onMoved: () => undefined,
      trial: () => Promise.reject(new Error('none here')),
      serveOn,
    },
  };
}

function lineTo(url: string): Socket {
  const line = connect(Number(new URL(url).port), '127.0.0.1');
  line.on('error', () => undefined);
  undo.push(() => line.destroy());
  return line;
}

test('the app stops while somebody is connected to the media server through it', async () => {
  const app = await startApp({ media: await media() });
  const line = lineTo(app.url);
  const answered = new Promise((resolve) => line.once('data', resolve));
  line.write(
    'GET /livekit/rtc?access_token=t HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
  );
  expect(String(await answered)).toMatch(/^HTTP\/1\.1 101 /);
  const closed = new Promise((resolve) => line.once('close', resolve));
  await app.stop();
  await closed;
});

test('the app stops while somebody has begun an https line and says nothing more', async () => {
  const { folder, remove } = await dataFolder();
  try {
    const config = readConfig({ DATA_DIR: folder, TLS: 'self' });
    const app = await startApp({ certificate: await certificateFor(config, Date.now()) });
    const line = lineTo(app.url);
    await new Promise<void>((resolve) => line.once('connect', resolve));
    const closed = new Promise((resolve) => line.once('close', resolve));
    await app.stop();
    await closed;
  } finally {
    await remove();
  }
});
