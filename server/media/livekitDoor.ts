import type { IncomingMessage, Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Passage } from './media';

/** Where browsers find the media server's socket at this app's own address. */
export const LIVEKIT_PATH = '/livekit';

/** What a browser may say to the media server in the opening of a socket; our cookies and everything else stay here. */
const passed = new Set([
  'connection',
  'upgrade',
  'sec-websocket-key',
  'sec-websocket-version',
  'sec-websocket-extensions',
  'sec-websocket-protocol',
  'user-agent',
]);

/**
 * Passes the media server's socket through. One origin and one certificate for everything, and the media server itself
 * listens on loopback only. The token in the address is all it goes by.
 */
export function livekitDoor(url: string): (server: Server) => Passage {
  const { hostname, port, host } = new URL(url);
  return (server) => {
    const open = new Set<Duplex>();
    let ended = false;
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      const target = targetOf(request.url);
      if (target === null) return;
      if (ended) {
        socket.destroy();
        return;
      }
      const line: Socket = connect({ host: hostname, port: Number(port) });
      open.add(socket);
      const end = () => {
        open.delete(socket);
        line.destroy();
        socket.destroy();
      };
      line.once('error', end);
      socket.once('error', end);
      line.once('close', end);
      socket.once('close', end);
      line.once('connect', () => {
        line.setNoDelay(true);
        line.write(opening(request, target, host));
        if (head.length > 0) line.write(head);
        line.pipe(socket);
        socket.pipe(line);
      });
    });
    return {
      end() {
        ended = true;
        for (const socket of open) socket.destroy();
      },
    };
  };
}

/** The address behind our path; only the socket's own, so that its API cannot be reached from outside through us. */
function targetOf(url: string | undefined): string | null {
  if (!url?.startsWith(`${LIVEKIT_PATH}/rtc`)) return null;
  const target = url.slice(LIVEKIT_PATH.length);
  return /^\/rtc(\/v1)?(\?|$)/.test(target) ? target : null;
}

function opening(request: IncomingMessage, target: string, host: string): string {
  const lines = [`GET ${target} HTTP/1.1`, `Host: ${host}`];
  const { rawHeaders } = request;
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at];
    if (name !== undefined && passed.has(name.toLowerCase())) lines.push(`${name}: ${rawHeaders[at + 1] ?? ''}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
}
