import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { type DoorLimits, livekitDoor } from '../../../../../server/media/livekit/proxy/proxy';
import type { Passage, Visitors } from '../../../../../server/media/media';

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

type Upgraded = { request: IncomingMessage; socket: Socket; take(): void };

/** In place of LiveKit: what reaches it, and sockets that are taken when the test says so. */
class Upstream {
  readonly asked: string[] = [];
  readonly upgrades: Upgraded[] = [];
  readonly #waiting: ((upgrade: Upgraded) => void)[] = [];
  url = '';

  constructor(status = 101) {
    const server = createServer((request, response) => {
      this.asked.push(`${request.method} ${request.url}`);
      response.setHeader('X-Inside', 'stays').writeHead(401).end('no such ticket\n');
    });
    server.on('upgrade', (request: IncomingMessage, socket: Socket) => {
      this.asked.push(`upgrade ${request.url}`);
      socket.on('error', () => undefined);
      undo.push(() => socket.destroy());
      if (status !== 101) {
        // As a kept-alive line: what follows would be read as the next request.
        socket.write(`HTTP/1.1 ${status} No\r\nContent-Length: 2\r\n\r\nno`);
        socket.on('data', (piece) => this.asked.push(piece.toString('latin1')));
        return;
      }
      const take = () => {
        socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n');
        socket.write('Sec-WebSocket-Accept: agreed\r\nX-Inside: stays\r\n\r\n');
        socket.pipe(socket);
      };
      const upgrade = { request, socket, take };
      const waiting = this.#waiting.shift();
      if (waiting) waiting(upgrade);
      else this.upgrades.push(upgrade);
    });
    this.ready = listen(server).then((port) => {
      this.url = `http://127.0.0.1:${port}`;
    });
    undo.push(() => server.close());
  }
  readonly ready: Promise<void>;

  next(): Promise<Upgraded> {
    const here = this.upgrades.shift();
    return here ? Promise.resolve(here) : new Promise((resolve) => this.#waiting.push(resolve));
  }
}

type Door = { server: Server; passage: Passage; port: number; ask(path: string, more?: string): Line };

const everybody: Visitors = { isOwn: () => true, addressOf: () => 'here' };

async function door(upstream: Upstream, visitors: Partial<Visitors> = {}, limits?: DoorLimits): Promise<Door> {
  await upstream.ready;
  const server = createServer((request, response) => {
    if (!passage.answer(request, response)) response.writeHead(404).end('the app');
  });
  const passage = livekitDoor(upstream.url, limits)(server, { ...everybody, ...visitors });
  const port = await listen(server);
  undo.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const ask = (path: string, more = '') => {
    const line = new Line(connect(port, '127.0.0.1'));
    undo.push(() => line.socket.destroy());
    line.socket.write(
      `GET ${path} HTTP/1.1\r\nHost: rooms.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nCookie: session=ours\r\n${more}\r\n`,
    );
    return line;
  };
  return { server, passage, port, ask };
}

const limits = { handshakeMs: 60_000, linesPerAddress: 10 };

describe('the way through the app to the media server', () => {
  test('ending it ends open lines on both sides and takes no more, so that the web server can close', async () => {
    const upstream = new Upstream();
    const { server, passage, ask } = await door(upstream);
    const line = ask('/livekit/rtc?access_token=t');
    const { socket, take } = await upstream.next();
    take();
    await line.has('101');
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    const farEnd = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    passage.end();
    await Promise.all([line.closed, farEnd, closed]);
  });

  test('a socket that is taken carries both ways, also what was said too early; our cookie and its headers stay inside', async () => {
    const upstream = new Upstream();
    const { ask } = await door(upstream);
    const line = ask('/livekit/rtc/v1?access_token=t', 'Sec-WebSocket-Protocol: livekit\r\n');
    line.socket.write('early ');
    const { request, take } = await upstream.next();
    expect(request.url).toBe('/rtc/v1?access_token=t');
    expect(request.headers).toMatchObject({ 'sec-websocket-version': '13', 'sec-websocket-protocol': 'livekit' });
    expect(request.headers.cookie).toBeUndefined();
    take();
    await line.has('early ');
    line.socket.write('late');
    await line.has('early late');
    expect(line.got).toMatch(/^HTTP\/1\.1 101 /);
    expect(line.got).toContain('sec-websocket-accept: agreed\r\n');
    expect(line.got).not.toContain('X-Inside');
  });

  test('after a refusal nothing of the line is passed: the media server’s API is not behind it', async () => {
    const upstream = new Upstream(401);
    const { ask } = await door(upstream);
    const line = ask('/livekit/rtc?access_token=stale');
    line.socket.write('POST /twirp/livekit.RoomService/ListRooms HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}');
    await line.closed;
    expect(line.got).toMatch(/^HTTP\/1\.1 401 Unauthorized\r\n/);
    expect(upstream.asked).toEqual(['upgrade /rtc?access_token=stale']);
  });

  test('only the socket and the question about it are passed', async () => {
    const upstream = new Upstream();
    const { server, port, passage } = await door(upstream);
    const turnedAway: (string | undefined)[] = [];
    server.on('upgrade', (request: IncomingMessage, socket: Socket) => {
      if (passage.takes(request)) return;
      turnedAway.push(request.url);
      socket.destroy();
    });
    const others = [
      '/livekit',
      '/livekit/',
      '/livekit/twirp/x',
      '/livekit/rtcx',
      '/livekit/rtc/../twirp',
      '/livekit/rtc/v2',
    ];
    for (const path of others) {
      const line = new Line(connect(port, '127.0.0.1'));
      line.socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
      await line.closed;
      expect((await fetch(`http://127.0.0.1:${port}${path}`)).status).toBe(404);
    }
    const post = await fetch(`http://127.0.0.1:${port}/livekit/rtc/validate`, { method: 'POST' });
    expect(post.status).toBe(404);
    expect(turnedAway).toEqual(others);
    expect(upstream.asked).toEqual([]);
  });

  test('the question why a socket was not taken gets the media server’s own answer', async () => {
    const upstream = new Upstream();
    const { port } = await door(upstream);
    for (const path of ['/rtc/validate?access_token=t', '/rtc/v1/validate?access_token=t']) {
      const answer = await fetch(`http://127.0.0.1:${port}/livekit${path}`, { headers: { cookie: 'session=ours' } });
      expect([answer.status, await answer.text()]).toEqual([401, 'no such ticket\n']);
      expect(answer.headers.get('x-inside')).toBeNull();
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
    expect(upstream.asked).toEqual(['GET /rtc/validate?access_token=t', 'GET /rtc/v1/validate?access_token=t']);
  });

  test('a foreign page gets neither', async () => {
    const upstream = new Upstream();
    const { ask, port } = await door(upstream, { isOwn: () => false });
    const line = ask('/livekit/rtc?access_token=t');
    await line.closed;
    expect(line.got).toMatch(/^HTTP\/1\.1 403 /);
    expect((await fetch(`http://127.0.0.1:${port}/livekit/rtc/validate?access_token=t`)).status).toBe(403);
    expect(upstream.asked).toEqual([]);
  });

  test('one address has so many lines and no more; a line that closed makes room', async () => {
    const upstream = new Upstream();
    let address = 'one';
    const { ask } = await door(upstream, { addressOf: () => address }, { ...limits, linesPerAddress: 2 });
    const first = ask('/livekit/rtc?n=1');
    const inside = await upstream.next();
    ask('/livekit/rtc?n=2');
    await upstream.next();
    const third = ask('/livekit/rtc?n=3');
    await third.closed;
    expect(third.got).toMatch(/^HTTP\/1\.1 429 /);

    address = 'another';
    ask('/livekit/rtc?n=4');
    expect((await upstream.next()).request.url).toBe('/rtc?n=4');

    address = 'one';
    inside.socket.destroy();
    await first.closed;
    ask('/livekit/rtc?n=5');
    expect((await upstream.next()).request.url).toBe('/rtc?n=5');
  });

  test('a media server that does not answer is waited for so long and no longer', async () => {
    const upstream = new Upstream();
    const { ask } = await door(upstream, {}, { ...limits, handshakeMs: 20 });
    const line = ask('/livekit/rtc?access_token=t');
    await line.closed;
    expect(line.got).toMatch(/^HTTP\/1\.1 502 /);
  });

  test('a media server that is not there is a plain refusal', async () => {
    const upstream = new Upstream();
    await upstream.ready;
    upstream.url = 'http://127.0.0.1:1';
    const { ask, port } = await door(upstream);
    const line = ask('/livekit/rtc?access_token=t');
    await line.closed;
    expect(line.got).toMatch(/^HTTP\/1\.1 502 /);
    expect((await fetch(`http://127.0.0.1:${port}/livekit/rtc/validate`)).status).toBe(502);
  });
});
