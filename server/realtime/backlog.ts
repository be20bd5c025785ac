import type { Socket } from 'socket.io';
import { endNow } from './incoming';

/**
 * How many bytes may wait behind the batch that a connection is already sending: enough for one large board under way and a
 * second one behind it. Cursors and glow never wait.
 */
const MOST_WAITING = 4_000_000;

/**
 * Cuts a connection whose reader does not keep up. It reconnects by itself and gets the state instead of what it missed.
 * Without a limit the server would keep everything for it (measured: 165 MB for one paused reader), at the cost of all
 * meetings.
 */
export function boundBacklog({ conn }: Pick<Socket, 'conn'>, isFull: () => void): void {
  let waiting = 0;
  let cut = false;
  conn.on('packetCreate', (packet: { data?: unknown }) => {
    if (cut) return;
    if (waiting > MOST_WAITING) {
      cut = true;
      isFull();
      // A close message would wait behind everything that nobody reads, and the memory with it.
      endNow(conn);
      return;
    }
    waiting += typeof packet.data === 'string' ? packet.data.length : 0;
  });
  conn.on('flush', () => {
    waiting = 0;
  });
}
