import { io, type Socket } from 'socket.io-client';
import type { Handshake } from '../../shared/protocol/meeting';
import type { ToClient, ToServer } from '../../shared/protocol/socket';
import { PROTOCOL } from '../../shared/protocol/version';
import { newId } from './newId';

export type MeetingSocket = Socket<ToClient, ToServer>;

/** Random per page. It tells the tabs of one member apart. */
export const newTab = newId;

const WEBSOCKET_FIRST = ['websocket', 'polling'] as const;
const REQUESTS_FIRST = ['polling', 'websocket'] as const;

/**
 * A socket for one meeting, not connected yet. The cookie says who we are. Some networks refuse WebSocket: then ordinary
 * requests carry the messages, more slowly. `isScreen`: it only shows the meeting, and takes no seat.
 */
export function openSocket(
  meeting: string,
  tab: string,
  { url, isScreen = false }: { url?: string; isScreen?: boolean } = {},
): MeetingSocket {
  const auth: Handshake = { protocol: PROTOCOL, meeting, tab, ...(isScreen ? { screen: true } : {}) };
  const socket: MeetingSocket = io(url, {
    autoConnect: false,
    transports: [...WEBSOCKET_FIRST],
    tryAllTransports: true,
    upgrade: false,
    auth,
    reconnectionDelay: 400,
    reconnectionDelayMax: 4_000,
    randomizationFactor: 0.5,
    timeout: 8_000,
  });
  // What Socket.IO kept would reach the server before the page has joined again, which refuses it. Whoever sent it hears that it is lost.
  socket.on('disconnect', () => {
    socket.sendBuffer = [];
  });
  // A network may also swallow WebSocket without a word, until the time is over. Then the other way comes first.
  let failures = 0;
  socket.io.on('error', () => {
    failures += 1;
    socket.io.opts.transports = failures % 2 === 0 ? [...WEBSOCKET_FIRST] : [...REQUESTS_FIRST];
  });
  return socket;
}
