import type { MemberId, SeatRole } from '../../../shared/meeting/state';
import type { NewsEvent, NewsOf } from '../../../shared/protocol/socket';

/** One open socket of one member, known from the handshake; `tab` tells the pages of one member apart. */
export interface Connection {
  readonly member: MemberId;
  readonly role: SeatRole;
  readonly tab: string;
  emit<E extends NewsEvent>(event: E, news: NewsOf<E>): void;
  /** From now on it hears what the whole room hears, or no longer does. */
  enterRoom(): void;
  leaveRoom(): void;
  /** Ends this connection; the browser comes back by itself and opens everything again. */
  cut(): void;
}

/** Everybody who is in the room of one meeting, all their tabs; a message is encoded once for all of them. */
export interface RoomChannel<C extends Connection = Connection> {
  emit<E extends NewsEvent>(event: E, news: NewsOf<E>, except?: C): void;
  /** Slow connections simply miss it. */
  emitVolatile<E extends NewsEvent>(event: E, news: NewsOf<E>): void;
}
