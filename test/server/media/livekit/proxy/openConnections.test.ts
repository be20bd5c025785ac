import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { certificateFor } from '../../../../../server/certificate';
import { readConfig } from '../../../../../server/config';
import { livekitProxy } from '../../../../../server/media/livekit/proxy/proxy';
import type { Media } from '../../../../../server/media/media';
import { createNone } from '../../../../../server/media/none';
import type { RunningApp } from '../../../../support/app';
import { appForTest, folderForTest } from '../../../../support/forTest';

/** A media server behind the app's own address; its sockets are taken when the test says so. */
async function mediaBehind(): Promise<{ media: Media; next(): Promise<() => void> }> {
  const asked: (() => void)[] = [];
  let arrived: () => void = () => undefined;
  const far = createServer((socket) => {
    onTestFinished(() => void socket.destroy());
    socket.on('error', () => undefined);
    socket.once('data', () => {
      const answer = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n';
      asked.push(() => socket.write(answer));
      arrived();
    });
  });
  await new Promise<void>((ready) => far.listen(0, '127.0.0.1', ready));
  onTestFinished(() => void far.close());
  const trial = async () => ({ url: '/livekit', token: 't' });
  const serveOn = livekitProxy(`http://127.0.0.1:${(far.address() as AddressInfo).port}`);
  return {
    media: {
      ...createNone(),
      kind: 'livekit',
      server: { origin: null, names: () => ({}), here: async () => true, onMoved: () => undefined, trial, serveOn },
    },
    next: () =>
      new Promise((resolve) => {
        arrived = () => {
          const take = asked.shift();
          if (take) resolve(take);
        };
        arrived();
      }),
  };
}

function connectTo(url: string): Socket {
  const connection = connect(Number(new URL(url).port), '127.0.0.1');
  connection.on('error', () => undefined);
  onTestFinished(() => void connection.destroy());
  return connection;
}

/** What came back, and how it ended. */
function upgrade(url: string, path: string, more = '') {
  const connection = connectTo(url);
  let got = '';
  const heard = new Promise<string>((resolve) => {
    connection.on('data', (piece) => {
      got += piece;
      if (got.includes('\r\n\r\n')) resolve(got);
    });
    connection.once('close', () => resolve(`${got}(closed)`));
  });
  const closed = new Promise<void>((resolve) => connection.once('close', () => resolve()));
  connection.write(
    `GET ${path} HTTP/1.1\r\nHost: rooms.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      `Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n${more}\r\n`,
  );
  return { connection, heard, closed };
}

async function running(): Promise<{ app: RunningApp; next(): Promise<() => void> }> {
  const { media, next } = await mediaBehind();
  const app = await appForTest({ media });
  return { app, next };
}

test('a handshake of the media server may take longer than the second Socket.IO gives to others', async () => {
  const { app, next } = await running();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { connection, heard } = upgrade(app.url, '/livekit/rtc?access_token=t');
  const take = await next();
  vi.advanceTimersByTime(1_500);
  take();
  expect(await heard).toMatch(/^HTTP\/1\.1 101 /);
  expect(connection.readableEnded).toBe(false);
});

test('an upgrade that nobody takes is ended at once', async () => {
  const { app } = await running();
  for (const path of ['/', '/nowhere', '/livekit/twirp/x', '/socket.iox/']) {
    const { heard, closed } = upgrade(app.url, path);
    expect(await heard, path).toMatch(/^HTTP\/1\.1 404 /);
    await closed;
  }
});

test('a foreign page cannot use the way to the media server', async () => {
  const { app } = await running();
  const { heard, closed } = upgrade(app.url, '/livekit/rtc?access_token=t', 'Origin: https://elsewhere.example\r\n');
  expect(await heard).toMatch(/^HTTP\/1\.1 403 /);
  await closed;
  const asked = await fetch(`${app.url}/livekit/rtc/validate`, { headers: { 'sec-fetch-site': 'cross-site' } });
  expect(asked.status).toBe(403);
});

test('the app stops while somebody is connected to the media server through it', async () => {
  const { app, next } = await running();
  const { heard, closed } = upgrade(app.url, '/livekit/rtc?access_token=t', `Origin: http://rooms.example\r\n`);
  (await next())();
  expect(await heard).toMatch(/^HTTP\/1\.1 101 /);
  await app.stop();
  await closed;
});

test('the app stops while somebody has begun an https connection and says nothing more', async () => {
  const config = readConfig({ DATA_DIR: await folderForTest(), TLS: 'self' });
  const app = await appForTest({ certificate: await certificateFor(config, Date.now()) });
  const connection = connectTo(app.url);
  await new Promise<void>((resolve) => connection.once('connect', resolve));
  const closed = new Promise((resolve) => connection.once('close', resolve));
  await app.stop();
  await closed;
});
