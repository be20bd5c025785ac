import type { Socket } from 'socket.io';

type Engine = Socket['conn'];
/** The connection below a WebSocket, where bytes are written. */
type Wire = { socket?: { _socket?: { cork(): void; uncork(): void } | null } };

/** What Socket.IO encodes once for a whole room: the head of a WebSocket frame, and its text. */
type Packet = { options?: { wsPreEncodedFrame?: Buffer[] } };

/**
 * Writes several messages of one connection to the network at once. Otherwise each of them is a call of the system, the most
 * expensive part of a short message: a member whose commands share a commit gets as many answers.
 */
export function writeTogether(conn: Engine): void {
  let corked: { uncork(): void } | null = null;
  conn.on('flush', (packets: readonly unknown[]) => {
    const wire = (conn.transport as unknown as Wire).socket?._socket;
    if (!wire || corked || packets.length < 2) return;
    wire.cork();
    corked = wire;
  });
  conn.on('packetCreate', ({ options }: Packet) => {
    const frame = options?.wsPreEncodedFrame;
    // The options belong to all connections of the room, so the first one does this for the others.
    if (options && frame?.length === 2) options.wsPreEncodedFrame = [Buffer.concat(frame)];
  });
  // Comes in the same turn, when all packets are handed over.
  conn.on('drain', () => {
    corked?.uncork();
    corked = null;
  });
}
