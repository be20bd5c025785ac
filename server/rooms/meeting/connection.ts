import type { MemberId, SeatRole } from '../../../shared/meeting/state';
import type { NewsEvent, NewsOf } from '../../../shared/protocol/socket';

/** One open socket of one member, known from the handshake; `tab` tells the pages of one member apart. */
export interface Connection {
  readonly member: MemberId;
  readonly role: SeatRole;
  readonly tab: string;
  /** Shows the meeting to people who sit together: it follows the log, but is nobody's presence and has no seat. */
  readonly isScreen: boolean;
  emit<E extends NewsEvent>(event: E, news: NewsOf<E>): void;
  /** Starts or stops sending this connection what the whole room gets. */
  enterRoom(): void;
  leaveRoom(): void;
  /** Ends this connection; the browser reconnects by itself and opens everything again. */
  cut(): void;
}

/** All tabs of everybody who is in the room of one meeting; a message is encoded once for all of them. */
export interface RoomChannel<C extends Connection = Connection> {
  emit<E extends NewsEvent>(event: E, news: NewsOf<E>, except?: readonly C[]): void;
  /** Dropped for slow connections. */
  emitVolatile<E extends NewsEvent>(event: E, news: NewsOf<E>): void;
}
