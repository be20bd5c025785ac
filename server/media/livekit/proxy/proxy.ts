import {
  type ClientRequest,
  type IncomingMessage,
  request as open,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import { type Duplex, pipeline } from 'node:stream';
import type { Passage, Visitors } from '../../media';
import { type Line, Lines } from './openConnections';

/** Where browsers find the media server's socket at this app's own address. */
export const LIVEKIT_PATH = '/livekit';

/** What a browser may say to the media server in the opening of a socket; our cookies and everything else stay here. */
const passedOn = [
  'sec-websocket-key',
  'sec-websocket-version',
  'sec-websocket-extensions',
  'sec-websocket-protocol',
  'user-agent',
];
/** And what the media server may say to the browser when it takes the socket. */
const passedBack = ['sec-websocket-accept', 'sec-websocket-extensions', 'sec-websocket-protocol'];

const socketAt = /^\/rtc(\/v1)?(\?[!-~]*)?$/;
/** Asked by the kit after a socket that was not taken, to learn why. */
const questionAt = /^\/rtc(\/v1)?\/validate(\?[!-~]*)?$/;

const HANDSHAKE_WITHIN_MS = 10_000;
/** A whole company may sit behind one address, each with a line, and two while a meeting moves. */
const LINES_PER_ADDRESS = 1_000;

export type DoorLimits = { handshakeMs: number; linesPerAddress: number };

/**
 * Passes the media server's socket through. One origin and one certificate for everything, and the media server itself
 * listens on loopback only. The token in the address is all it goes by, so nothing but that socket and the question about
 * it is passed: its API speaks on the same port, and what follows an opening that was refused would be heard there.
 */
export function livekitDoor(
  url: string,
  { handshakeMs, linesPerAddress }: DoorLimits = {
    handshakeMs: HANDSHAKE_WITHIN_MS,
    linesPerAddress: LINES_PER_ADDRESS,
  },
): (server: Server, visitors: Visitors) => Passage {
  const { hostname, port } = new URL(url);

  function ask(path: string, headers: Record<string, string>): ClientRequest {
    const asked = open({ hostname, port, path, headers, agent: false });
    const late = setTimeout(() => asked.destroy(new Error('no answer in time')), handshakeMs);
    for (const event of ['upgrade', 'response', 'close'] as const) asked.once(event, () => clearTimeout(late));
    asked.end();
    return asked;
  }

  return (server, visitors) => {
    const lines = new Lines(linesPerAddress);

    function connect(path: string, request: IncomingMessage, socket: Duplex, head: Buffer): void {
      const asked = ask(path, { connection: 'Upgrade', upgrade: 'websocket', ...chosen(request, passedOn) });
      socket.once('close', () => asked.destroy());
      asked.once('upgrade', (answer, line, first) => {
        socket.once('close', () => line.destroy());
        line.once('close', () => socket.destroy());
        line.on('error', () => socket.destroy());
        line.setNoDelay(true);
        socket.write(`${opening(answer)}\r\n\r\n`);
        socket.write(first);
        line.write(head);
        line.pipe(socket).pipe(line);
      });
      asked.once('response', (answer) => {
        answer.resume();
        turnAway(socket, answer.statusCode ?? 502);
      });
      asked.on('error', () => turnAway(socket, 502));
    }

    function pass(path: string, request: IncomingMessage, response: ServerResponse): void {
      const asked = ask(path, chosen(request, ['user-agent']));
      response.once('close', () => asked.destroy());
      asked.on('error', () => say(response, 502));
      asked.once('response', (answer) => {
        response.writeHead(answer.statusCode ?? 502, { 'Content-Type': 'text/plain; charset=utf-8' });
        pipeline(answer, response, () => undefined);
      });
    }

    function refusal(request: IncomingMessage, line: Line): number | null {
      if (!visitors.isOwn(request)) return 403;
      return lines.add(line, visitors.addressOf(request));
    }

    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      const path = behind(request, socketAt);
      if (path === null) return;
      socket.on('error', () => socket.destroy());
      const refused = refusal(request, socket);
      if (refused === null) connect(path, request, socket, head);
      else turnAway(socket, refused);
    });

    return {
      takes: (request) => behind(request, socketAt) !== null,
      answer(request, response) {
        const path = behind(request, questionAt);
        if (path === null) return false;
        response.setHeader('Cache-Control', 'no-store').setHeader('X-Content-Type-Options', 'nosniff');
        const refused = refusal(request, response);
        if (refused === null) pass(path, request, response);
        else say(response, refused);
        return true;
      },
      end: () => lines.end(),
    };
  };
}

/** The address behind our path, when it is of that kind; nothing else can be reached from outside through us. */
function behind(request: IncomingMessage, kind: RegExp): string | null {
  if (request.method !== 'GET' || !request.url?.startsWith(`${LIVEKIT_PATH}/`)) return null;
  const path = request.url.slice(LIVEKIT_PATH.length);
  return kind.test(path) ? path : null;
}

function chosen({ headers }: IncomingMessage, names: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of names) {
    const value = headers[name];
    if (typeof value === 'string') found[name] = value;
  }
  return found;
}

function opening(answer: IncomingMessage): string {
  const headers = Object.entries(chosen(answer, passedBack)).map(([name, value]) => `${name}: ${value}`);
  return ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade', ...headers].join('\r\n');
}

/** Hands on how it was answered, and nothing of the line besides. */
function turnAway(socket: Duplex, status: number): void {
  const answer = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Refused'}`;
  socket.end(`${answer}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => socket.destroy());
}

function say(response: ServerResponse, status: number): void {
  if (response.headersSent) response.destroy();
  else response.writeHead(status).end();
}
