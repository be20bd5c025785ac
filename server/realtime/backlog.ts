import type { Socket } from 'socket.io';

/**
 * What may wait behind the batch that a line is sending already: a large board on its way, and a second one behind it, may
 * pass. Cursors and glow never wait.
 */
const MOST_WAITING = 4_000_000;

type Wire = { socket: { terminate(): void } };

/**
 * Cuts a line whose reader does not keep up: it comes back by itself and gets the state instead of what it missed. Without a
 * bound the server would keep everything for it (measured: 165 MB for one paused reader), at the cost of all meetings.
 */
export function boundBacklog({ conn }: Pick<Socket, 'conn'>, isFull: () => void): void {
  let waiting = 0;
  let cut = false;
  conn.on('packetCreate', (packet: { data?: unknown }) => {
    if (cut) return;
    if (waiting > MOST_WAITING) {
      cut = true;
      isFull();
      // A goodbye would wait behind what nobody reads, and so would the memory.
      (conn.transport as unknown as Wire).socket.terminate();
      return;
    }
    waiting += typeof packet.data === 'string' ? packet.data.length : 0;
  });
  conn.on('flush', () => {
    waiting = 0;
  });
}
