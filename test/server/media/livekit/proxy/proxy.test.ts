import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { livekitProxy, type ProxyLimits } from '../../../../../server/media/livekit/proxy/proxy';
import type { MediaProxy, RequestOrigins } from '../../../../../server/media/media';

/** A raw connection of somebody's browser, and what came back on it. */
class Connection {
  got = '';
  readonly closed: Promise<void>;
  readonly #watchers = new Set<() => void>();

  constructor(readonly socket: Socket) {
    this.closed = new Promise((resolve) => socket.once('close', () => resolve()));
    socket.on('error', () => undefined);
    socket.on('data', (piece) => {
      this.got += piece.toString('latin1');
      for (const check of this.#watchers) check();
    });
  }
  has(text: string): Promise<void> {
    return new Promise((resolve) => {
      const check = () => {
        if (this.got.includes(text)) resolve();
      };
      this.#watchers.add(check);
      check();
    });
  }
}

const listen = (server: Server) =>
  new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
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
      onTestFinished(() => void socket.destroy());
      if (status !== 101) {
        // As a kept-alive connection: what follows would be read as the next request.
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
    onTestFinished(() => void server.close());
  }
  readonly ready: Promise<void>;

  next(): Promise<Upgraded> {
    const here = this.upgrades.shift();
    return here ? Promise.resolve(here) : new Promise((resolve) => this.#waiting.push(resolve));
  }
}

type RunningProxy = { server: Server; proxy: MediaProxy; port: number; ask(path: string, more?: string): Connection };

const everybody: RequestOrigins = { isOwn: () => true, addressOf: () => 'here' };

async function startProxy(
  upstream: Upstream,
  origins: Partial<RequestOrigins> = {},
  limits?: ProxyLimits,
): Promise<RunningProxy> {
  await upstream.ready;
  const server = createServer((request, response) => {
    if (!proxy.answer(request, response)) response.writeHead(404).end('the app');
  });
  const proxy = livekitProxy(upstream.url, limits)(server, { ...everybody, ...origins });
  const port = await listen(server);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const ask = (path: string, more = '') => {
    const connection = new Connection(connect(port, '127.0.0.1'));
    onTestFinished(() => void connection.socket.destroy());
    connection.socket.write(
      `GET ${path} HTTP/1.1\r\nHost: rooms.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nCookie: session=ours\r\n${more}\r\n`,
    );
    return connection;
  };
  return { server, proxy, port, ask };
}

const limits = { handshakeMs: 60_000, connectionsPerAddress: 10 };

describe('the way through the app to the media server', () => {
  test('ending it ends open connections on both sides and takes no more, so that the web server can close', async () => {
    const upstream = new Upstream();
    const { server, proxy, ask } = await startProxy(upstream);
    const connection = ask('/livekit/rtc?access_token=t');
    const { socket, take } = await upstream.next();
    take();
    await connection.has('101');
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    const farEnd = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    proxy.end();
    await Promise.all([connection.closed, farEnd, closed]);
  });

  test('a socket that is taken carries both ways, also what was said too early; our cookie and its headers stay inside', async () => {
    const upstream = new Upstream();
    const { ask } = await startProxy(upstream);
    const connection = ask('/livekit/rtc/v1?access_token=t', 'Sec-WebSocket-Protocol: livekit\r\n');
    connection.socket.write('early ');
    const { request, take } = await upstream.next();
    expect(request.url).toBe('/rtc/v1?access_token=t');
    expect(request.headers).toMatchObject({ 'sec-websocket-version': '13', 'sec-websocket-protocol': 'livekit' });
    expect(request.headers.cookie).toBeUndefined();
    take();
    await connection.has('early ');
    connection.socket.write('late');
    await connection.has('early late');
    expect(connection.got).toMatch(/^HTTP\/1\.1 101 /);
    expect(connection.got).toContain('sec-websocket-accept: agreed\r\n');
    expect(connection.got).not.toContain('X-Inside');
  });

  test('after a refusal nothing of the connection is passed: the media server’s API is not behind it', async () => {
    const upstream = new Upstream(401);
    const { ask } = await startProxy(upstream);
    const connection = ask('/livekit/rtc?access_token=stale');
    connection.socket.write(
      'POST /twirp/livekit.RoomService/ListRooms HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}',
    );
    await connection.closed;
    expect(connection.got).toMatch(/^HTTP\/1\.1 401 Unauthorized\r\n/);
    expect(upstream.asked).toEqual(['upgrade /rtc?access_token=stale']);
  });

  test('only the socket and the question about it are passed', async () => {
    const upstream = new Upstream();
    const { server, port, proxy } = await startProxy(upstream);
    const turnedAway: (string | undefined)[] = [];
    server.on('upgrade', (request: IncomingMessage, socket: Socket) => {
      if (proxy.takes(request)) return;
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
      const connection = new Connection(connect(port, '127.0.0.1'));
      connection.socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
      await connection.closed;
      expect((await fetch(`http://127.0.0.1:${port}${path}`)).status).toBe(404);
    }
    const post = await fetch(`http://127.0.0.1:${port}/livekit/rtc/validate`, { method: 'POST' });
    expect(post.status).toBe(404);
    expect(turnedAway).toEqual(others);
    expect(upstream.asked).toEqual([]);
  });

  test('the question why a socket was not taken gets the media server’s own answer', async () => {
    const upstream = new Upstream();
    const { port } = await startProxy(upstream);
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
    const { ask, port } = await startProxy(upstream, { isOwn: () => false });
    const connection = ask('/livekit/rtc?access_token=t');
    await connection.closed;
    expect(connection.got).toMatch(/^HTTP\/1\.1 403 /);
    expect((await fetch(`http://127.0.0.1:${port}/livekit/rtc/validate?access_token=t`)).status).toBe(403);
    expect(upstream.asked).toEqual([]);
  });

  test('one address has so many connections and no more; a connection that closed makes room', async () => {
    const upstream = new Upstream();
    let address = 'one';
    const { ask } = await startProxy(upstream, { addressOf: () => address }, { ...limits, connectionsPerAddress: 2 });
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
    const { ask } = await startProxy(upstream, {}, { ...limits, handshakeMs: 20 });
    const connection = ask('/livekit/rtc?access_token=t');
    await connection.closed;
    expect(connection.got).toMatch(/^HTTP\/1\.1 502 /);
  });

  test('a media server that is not there is a plain refusal', async () => {
    const upstream = new Upstream();
    await upstream.ready;
    upstream.url = 'http://127.0.0.1:1';
    const { ask, port } = await startProxy(upstream);
    const connection = ask('/livekit/rtc?access_token=t');
    await connection.closed;
    expect(connection.got).toMatch(/^HTTP\/1\.1 502 /);
    expect((await fetch(`http://127.0.0.1:${port}/livekit/rtc/validate`)).status).toBe(502);
  });
});
