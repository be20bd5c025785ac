import type { Logger } from 'pino';
import type { z } from 'zod';
import type { GroupRole } from '../../shared/groups/roles';
import { isExpected } from '../../shared/meeting/rights/entry';
import type { MeetingId, MemberId } from '../../shared/meeting/state';
import type { DemoNotice } from '../../shared/protocol/meeting';
import { type Refusal, refuse, refusedWith } from '../../shared/refusal';
import type { Media } from '../media/media';
import type { Clock } from '../rooms/clock';
import { mediaFaults } from '../rooms/media/mediaFaults';
import { Registry } from '../rooms/registry';
import type { Store } from '../store/store';
import { AgreementAtDoor } from './agreementAtDoor';
import { boundBacklog } from './backlog';
import { type AskedEvent, type Guard, type Guarded, guarded, LARGEST, type ValueOf } from './guard';
import { writeTogether } from './outgoing';
import { Rates } from './rates';
import { channelOn, type RoomServer, type SocketConnection } from './socketConnection';

/** Messages with no handler. Our own browsers send none, so a stream of them is cut off. */
const STRAY = { points: 20, seconds: 10 };

/**
 * The member that a browser is in the group of a meeting; null for strangers and for meetings that do not exist. `heldBack`:
 * it came by a link that somebody else made, and has no vote by it. `closed`: nor does a 1:1 open to it.
 */
type WhoIs = (
  cookieHeader: string | undefined,
  meeting: MeetingId,
) => Promise<{
  member: MemberId;
  name: string;
  role: GroupRole;
  heldBack: Refusal | null;
  closed: Refusal | null;
} | null>;

export type HubDeps = {
  whoIs: WhoIs;
  io: RoomServer;
  store: Store;
  media: Media;
  clock: Clock;
  log: Logger;
  chance: () => number;
  /** Told of every message with a handler: how long its answer took, and the code of a refusal. */
  answered: (event: string, seconds: number, refused: string | null) => void;
  /** What the people in a meeting with simulated members are told; null for others. */
  demoOf: (meeting: MeetingId) => DemoNotice | null;
};

/** Every socket of this server, the events they may send, and the meetings they are in. */
export class Hub {
  readonly clock: Clock;
  readonly agreements: AgreementAtDoor;
  readonly meetings: Registry<SocketConnection>;
  readonly #deps: HubDeps;
  /** All open sockets, including those that have not joined yet. */
  readonly #connections = new Set<SocketConnection>();
  readonly #events = new Map<string, Guarded>();
  readonly #stray = new Rates(STRAY);
  #endings = 0;

  constructor(deps: HubDeps) {
    this.#deps = deps;
    this.clock = deps.clock;
    this.agreements = new AgreementAtDoor(deps.store, deps.clock);
    this.meetings = new Registry<SocketConnection>({
      ...deps,
      channelOf: channelOn(deps.io),
      mediaFaults: mediaFaults(deps),
    });
  }

  /** The others in the room wait for this person. */
  async isExpected({ live, member }: Pick<SocketConnection, 'live' | 'member'>): Promise<boolean> {
    const { store } = this.#deps;
    return isExpected(...(await Promise.all([store.group(live.group), store.member(member)])));
  }

  demoOf(meeting: MeetingId): DemoNotice | null {
    return this.#deps.demoOf(meeting);
  }

  get mediaKind(): Media['kind'] {
    return this.#deps.media.kind;
  }
  /** Whether a separate media server carries sound and picture; browsers then connect to it in the lobby already. */
  get hasMediaServer(): boolean {
    return this.#deps.media.server !== undefined;
  }

  /**
   * Handlers return a value or a `Refusal`. What they throw is answered with `internal`; StoreUnavailable with
   * `unavailable`.
   */
  on<E extends AskedEvent, S extends z.ZodType>(
    event: E,
    guard: Guard<S>,
    handler: (request: z.output<S>, caller: SocketConnection) => ValueOf<E> | Refusal | Promise<ValueOf<E> | Refusal>,
  ): void {
    if (this.#events.has(event)) throw new Error(`${event} has a handler already`);
    this.#events.set(event, guarded(event, guard, handler, this.#deps.log));
  }

  /** Characters that a message of this event may have. */
  largestOf(event: string): number {
    return this.#events.get(event)?.largest ?? LARGEST;
  }

  /** Every message of a socket comes through here, also one without a handler; each gets an answer. */
  attach(connection: SocketConnection): void {
    const { socket, live, meeting, member } = connection;
    this.#connections.add(connection);
    writeTogether(socket.conn);
    boundBacklog(socket, () => this.#deps.log.warn({ meeting, member }, 'a connection that does not keep up was cut'));
    socket.onAny((event: string, ...rest: unknown[]) => {
      const last = rest.at(-1);
      const ack = typeof last === 'function' ? (last as (answer: unknown) => void) : null;
      void this.#dispatch(connection, event, rest[0] === last && ack ? undefined : rest[0], ack);
    });
    socket.on('disconnect', () => {
      this.#connections.delete(connection);
      live.depart(connection);
    });
  }

  /** How often sessions have ended. A session that was looked up before the last one ended has to be looked up again. */
  get endings(): number {
    return this.#endings;
  }

  /**
   * The handshake decides who a socket belongs to, so when a session ends its open sockets are cut; the browser may try
   * again.
   */
  async sessionsEnded(member: MemberId): Promise<void> {
    this.#endings += 1;
    const cut = new Map<MeetingId, Set<string>>();
    const theirs = [...this.#connections].filter((connection) => connection.member === member);
    await Promise.all(
      theirs.map(async (connection) => {
        const { meeting, tab, socket } = connection;
        // When the store cannot answer, the next handshake will decide.
        const known = await this.#deps.whoIs(socket.handshake.headers.cookie, meeting).catch(() => null);
        if (known?.member === member && known.closed === null) return;
        cut.set(meeting, (cut.get(meeting) ?? new Set()).add(tab));
        connection.cut();
      }),
    );
    // This runs even when the member has no socket: sound and picture may flow without one.
    for (const live of this.meetings.all()) live.sessionsEnded(member, cut.get(live.id) ?? new Set());
  }

  /** Cuts everybody off from a meeting, which nobody can open again until `then` is done. */
  endMeeting(meeting: MeetingId, then: () => Promise<void>): Promise<void> {
    return this.meetings.end(meeting, async () => {
      for (const connection of this.#connections) if (connection.meeting === meeting) connection.cut();
      await then();
    });
  }

  async stop(retryIn: number): Promise<void> {
    for (const live of this.meetings.all()) live.stopNoticing();
    this.#deps.io.emit('server:stopping', { retryIn });
    await this.meetings.close();
  }

  async #dispatch(
    connection: SocketConnection,
    event: string,
    payload: unknown,
    ack: ((answer: unknown) => void) | null,
  ): Promise<void> {
    const handler = this.#events.get(event);
    if (handler) {
      const began = performance.now();
      const answer = await handler.answer(payload, connection);
      ack?.(answer);
      this.#deps.answered(event, (performance.now() - began) / 1000, answer.ok ? null : answer.error);
      return;
    }
    ack?.(refusedWith(refuse('badInput')));
    if (this.#stray.take(connection.id, connection.member) !== null) connection.cut();
  }
}
