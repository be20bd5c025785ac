import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, describe, test } from 'vitest';
import { livekitDoor } from '../../server/media/livekitDoor';
import type { Passage } from '../../server/media/media';

/** A raw line of somebody's browser, and what came back on it. */
class Line {
  got = '';
  readonly closed: Promise<void>;
  readonly #watchers = new Set<() => void>();

  constructor(readonly socket: Socket) {
    this.closed = new Promise((resolve) => socket.once('close', () => resolve()));
    socket.on('error', () => undefined);
    socket.on('data', (piece) => {
      this.got += piece.toString('latin1');
      for (const look of this.#watchers) look();
    });
  }
  has(text: string): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (this.got.includes(text)) resolve();
      };
      this.#watchers.add(look);
      look();
    });
  }
}

const listen = (server: Server) =>
  new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

const undo: (() => void)[] = [];
afterEach(() => {
  for (const one of undo.splice(0).reverse()) one();
});

/** In place of LiveKit: takes every upgrade, and says back what it hears. */
async function upstream(): Promise<{ url: string; lines: Socket[] }> {
  const lines: Socket[] = [];
  const server = createServer();
  server.on('upgrade', (_request, socket: Socket) => {
    lines.push(socket);
    socket.on('error', () => undefined);
    socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
    socket.pipe(socket);
  });
  const port = await listen(server);
  undo.push(() => {
    for (const line of lines) line.destroy();
    server.close();
  });
  return { url: `http://127.0.0.1:${port}`, lines };
}

async function door(url: string): Promise<{ server: Server; passage: Passage; ask: (path: string) => Line }> {
  const server = createServer();
  const passage = livekitDoor(url)(server);
  const port = await listen(server);
  const lines: Line[] = [];
  undo.push(() => {
    for (const line of lines) line.socket.destroy();
    server.close();
  });
  return {
    server,
    passage,
    ask(path) {
      const line = new Line(connect(port, '127.0.0.1'));
      lines.push(line);
      line.socket.write(
        `GET ${path} HTTP/1.1\r\nHost: rooms.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
          'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
      );
      return line;
    },
  };
}

describe('the way through the app to the media server', () => {
  test('ending it ends open lines on both sides and takes no more, so that the web server can close', async () => {
    const { url, lines } = await upstream();
    const { server, passage, ask } = await door(url);
    const line = ask('/livekit/rtc?access_token=t');
    await line.has('101');
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    const farEnd = new Promise<void>((resolve) => lines[0]?.once('close', () => resolve()));
    passage.end();
    await Promise.all([line.closed, farEnd, closed]);
  });
});
