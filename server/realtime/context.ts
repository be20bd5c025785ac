import type { Logger } from 'pino';
import type { z } from 'zod';
import type { MeetingId, MemberId } from '../../shared/meeting/state';
import type { ToClient, ToServer } from '../../shared/protocol/socket';
import type { Answer, Refusal } from '../../shared/refusal';
import type { Media } from '../media/media';
import type { Clock } from '../rooms/clock';
import type { Committed, Room } from '../rooms/meeting/room';
import type { Store } from '../store/store';

/** Events that carry an acknowledgement; `presence` has none and answers null. */
export type AskedEvent = keyof ToServer;

type Acked<T> = T extends (...all: infer P) => void
  ? P extends [unknown, (answer: infer A) => void]
    ? A
    : Answer<null>
  : never;
type Opened<A> = A extends { ok: true; value: infer V } ? V : never;
/** What the handler of an event hands back when it did not refuse. */
export type ValueOf<E extends AskedEvent> = Acked<ToServer[E]> extends infer A ? Opened<A> : never;

export type NewsEvent = keyof ToClient;
export type NewsOf<E extends NewsEvent> = Parameters<ToClient[E]>[0];

/** One open socket of one member, known from the handshake. Lives as long as the connection. */
export interface Caller {
  readonly meeting: MeetingId;
  readonly member: MemberId;
  /** Tells the tabs of one member apart. */
  readonly tab: string;
  readonly room: Room;
  /** False once an other tab of the same member took the seat: that tab reads, the other acts. */
  isActive(): boolean;
  emit<E extends NewsEvent>(event: E, news: NewsOf<E>): void;
  /** Cuts this connection; the client comes back by itself and opens everything again. */
  cut(): void;
}

/** What the wrapper asks before a handler runs: parse -> known member -> rights -> rate -> handler -> typed answer. */
export type Door<S extends z.ZodType> = {
  schema: S;
  /** `seated`: admitted and in the room now. `known`: anybody with a session for the group, also at the door. */
  for: 'seated' | 'known';
  /** So many in so many seconds, counted per member over all their sockets and per connection. Over it: `tooFast` with `retryIn`. */
  rate: { points: number; seconds: number };
  /** Characters of all strings and keys of the message; above: `tooLarge`. Default 64,000; the transport takes 512 KB. */
  largest?: number;
};

/** Sessions of a member ended: which of their tabs at this meeting were cut, and which stay. */
export type Silenced = {
  meeting: MeetingId;
  member: MemberId;
  cut: ReadonlySet<string>;
  left: ReadonlySet<string>;
};

/**
 * Everything a file of handlers needs. Called once per server, not per socket:
 * `registerDocuments(context): DraftReader` (rooms/draftReader), `registerSignalling(context): void`, `registerEvaluation(context): void`.
 */
export interface RealtimeContext {
  readonly store: Store;
  readonly media: Media;
  readonly clock: Clock;
  readonly log: Logger;

  /** Handlers return the value or a `Refusal`; what they throw becomes `internal`, except StoreUnavailable -> `unavailable`. */
  on<E extends AskedEvent, S extends z.ZodType>(
    event: E,
    door: Door<S>,
    handler: (ask: z.output<S>, caller: Caller) => ValueOf<E> | Refusal | Promise<ValueOf<E> | Refusal>,
  ): void;

  /** Everybody seated in the room (all their tabs), encoded once; `except` leaves one socket out. */
  toRoom<E extends NewsEvent>(meeting: MeetingId, event: E, news: NewsOf<E>, except?: Caller): void;
  /** All tabs of one member, at the door too. */
  toMember<E extends NewsEvent>(meeting: MeetingId, member: MemberId, event: E, news: NewsOf<E>): void;
  /** One tab; false when it is not connected. */
  toTab<E extends NewsEvent>(meeting: MeetingId, member: MemberId, tab: string, event: E, news: NewsOf<E>): boolean;
  /** The sockets of a meeting that are seated. */
  callers(meeting: MeetingId): Caller[];

  /** Loads the meeting if it is not in memory; null when there is none. */
  room(meeting: MeetingId): Promise<Room | null>;

  /** After events were committed and announced, in order, per room. A throw is logged and stops nobody. */
  onCommitted(listener: (news: Committed) => void): void;
  /** A socket joined the room as seated (also after a reconnect), and a socket that had is gone. */
  onArrived(listener: (caller: Caller) => void): void;
  onGone(listener: (caller: Caller) => void): void;
  /** Told for every meeting in memory; also where the member has no line at all. */
  onSilenced(listener: (news: Silenced) => void): void;
  /** The room leaves memory (idle, or the server stops): save and forget what belongs to it. Awaited. */
  onUnload(listener: (room: Room) => void | Promise<void>): void;
}
