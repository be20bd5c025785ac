import {
  type ClientRequest,
  type IncomingMessage,
  request as open,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import { type Duplex, pipeline } from 'node:stream';
import type { MediaProxy, RequestOrigins } from '../../media';
import { type Closable, OpenConnections } from './openConnections';

/** Where browsers find the media server's socket at this app's own address. */
export const LIVEKIT_PATH = '/livekit';

/** The headers of a browser's handshake that reach the media server; our cookies and everything else stay here. */
const requestHeaders = [
  'sec-websocket-key',
  'sec-websocket-version',
  'sec-websocket-extensions',
  'sec-websocket-protocol',
  'user-agent',
];
/** The headers of the media server's handshake that reach the browser. */
const responseHeaders = ['sec-websocket-accept', 'sec-websocket-extensions', 'sec-websocket-protocol'];

const socketAt = /^\/rtc(\/v1)?(\?[!-~]*)?$/;
/** The SDK asks this after a socket that was not taken, to learn why. */
const validateAt = /^\/rtc(\/v1)?\/validate(\?[!-~]*)?$/;

const HANDSHAKE_WITHIN_MS = 10_000;
/** A whole company may sit behind one address, each with a connection, and two while a meeting moves. */
const CONNECTIONS_PER_ADDRESS = 1_000;

export type ProxyLimits = { handshakeMs: number; connectionsPerAddress: number };

/**
 * Passes the media server's socket through. One origin and one certificate for everything, and the media server itself
 * listens on loopback only. It goes by the token in the address alone, so nothing but that socket and the question about
 * it is passed on: its API is on the same port, and whatever follows a refused handshake would reach it.
 */
export function livekitProxy(
  url: string,
  { handshakeMs, connectionsPerAddress }: ProxyLimits = {
    handshakeMs: HANDSHAKE_WITHIN_MS,
    connectionsPerAddress: CONNECTIONS_PER_ADDRESS,
  },
): (server: Server, origins: RequestOrigins) => MediaProxy {
  const { hostname, port } = new URL(url);

  function ask(path: string, headers: Record<string, string>): ClientRequest {
    const asked = open({ hostname, port, path, headers, agent: false });
    const late = setTimeout(() => asked.destroy(new Error('no answer in time')), handshakeMs);
    for (const event of ['upgrade', 'response', 'close'] as const) asked.once(event, () => clearTimeout(late));
    asked.end();
    return asked;
  }

  return (server, origins) => {
    const connections = new OpenConnections(connectionsPerAddress);

    function connect(path: string, request: IncomingMessage, socket: Duplex, head: Buffer): void {
      const asked = ask(path, { connection: 'Upgrade', upgrade: 'websocket', ...pick(request, requestHeaders) });
      socket.once('close', () => asked.destroy());
      asked.once('upgrade', (answer, upstream, first) => {
        socket.once('close', () => upstream.destroy());
        upstream.once('close', () => socket.destroy());
        upstream.on('error', () => socket.destroy());
        upstream.setNoDelay(true);
        socket.write(`${handshake(answer)}\r\n\r\n`);
        socket.write(first);
        upstream.write(head);
        upstream.pipe(socket).pipe(upstream);
      });
      asked.once('response', (answer) => {
        answer.resume();
        reject(socket, answer.statusCode ?? 502);
      });
      asked.on('error', () => reject(socket, 502));
    }

    function pass(path: string, request: IncomingMessage, response: ServerResponse): void {
      const asked = ask(path, pick(request, ['user-agent']));
      response.once('close', () => asked.destroy());
      asked.on('error', () => respond(response, 502));
      asked.once('response', (answer) => {
        response.writeHead(answer.statusCode ?? 502, { 'Content-Type': 'text/plain; charset=utf-8' });
        pipeline(answer, response, () => undefined);
      });
    }

    function refusal(request: IncomingMessage, connection: Closable): number | null {
      if (!origins.isOwn(request)) return 403;
      return connections.add(connection, origins.addressOf(request));
    }

    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      const path = upstreamPath(request, socketAt);
      if (path === null) return;
      socket.on('error', () => socket.destroy());
      const refused = refusal(request, socket);
      if (refused === null) connect(path, request, socket, head);
      else reject(socket, refused);
    });

    return {
      takes: (request) => upstreamPath(request, socketAt) !== null,
      answer(request, response) {
        const path = upstreamPath(request, validateAt);
        if (path === null) return false;
        response.setHeader('Cache-Control', 'no-store').setHeader('X-Content-Type-Options', 'nosniff');
        const refused = refusal(request, response);
        if (refused === null) pass(path, request, response);
        else respond(response, refused);
        return true;
      },
      end: () => connections.end(),
    };
  };
}

/** The media server's path in this request, if it is of that kind; nothing else can be reached from outside through us. */
function upstreamPath(request: IncomingMessage, kind: RegExp): string | null {
  if (request.method !== 'GET' || !request.url?.startsWith(`${LIVEKIT_PATH}/`)) return null;
  const path = request.url.slice(LIVEKIT_PATH.length);
  return kind.test(path) ? path : null;
}

function pick({ headers }: IncomingMessage, names: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of names) {
    const value = headers[name];
    if (typeof value === 'string') found[name] = value;
  }
  return found;
}

function handshake(answer: IncomingMessage): string {
  const headers = Object.entries(pick(answer, responseHeaders)).map(([name, value]) => `${name}: ${value}`);
  return ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade', ...headers].join('\r\n');
}

/** Passes the status on, and nothing else of the media server's answer. */
function reject(socket: Duplex, status: number): void {
  const answer = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Refused'}`;
  socket.end(`${answer}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}

function respond(response: ServerResponse, status: number): void {
  if (response.headersSent) response.destroy();
  else response.writeHead(status).end();
}
