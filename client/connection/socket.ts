import { io, type Socket } from 'socket.io-client';
import type { Handshake } from '../../shared/protocol/meeting';
import type { ToClient, ToServer } from '../../shared/protocol/socket';
import { PROTOCOL } from '../../shared/protocol/version';
import { newId } from './newId';

export type MeetingSocket = Socket<ToClient, ToServer>;

/** Random per page. It tells the tabs of one member apart. */
export const newTab = newId;

/**
 * A socket for one meeting, not connected yet. The cookie says who we are. WebSocket only, because then any server
 * process may answer.
 */
export function openSocket(meeting: string, tab: string): MeetingSocket {
  const auth: Handshake = { protocol: PROTOCOL, meeting, tab };
  return io({
    autoConnect: false,
    transports: ['websocket'],
    auth,
    reconnectionDelay: 400,
    reconnectionDelayMax: 4_000,
    randomizationFactor: 0.5,
    timeout: 8_000,
  });
}
