import type { Logger } from 'pino';
import type { Server, Socket } from 'socket.io';
import type { z } from 'zod';
import { seatOf } from '../../shared/meeting/people';
import type { GroupId, Meeting, MeetingId, MemberId, SeatRole } from '../../shared/meeting/state';
import type { Person } from '../../shared/protocol/meeting';
import type { ToClient, ToServer } from '../../shared/protocol/socket';
import { refuse, refusedWith } from '../../shared/refusal';
import type { Media } from '../media/media';
import type { Clock } from '../rooms/clock';
import { isInRoom } from '../rooms/meeting/inRoom';
import type { Committed, Room } from '../rooms/meeting/room';
import { type Open, Registry } from '../rooms/registry';
import type { Store } from '../store/store';
import { boundBacklog } from './backlog';
import type { AskedEvent, Caller, Door, NewsEvent, NewsOf, RealtimeContext, Silenced, ValueOf } from './context';
import { type Wrapped, wrap } from './guard';
import { Rates } from './rates';
import { doorChange, whyAskAgain } from './reasonToRejoin';

export type RoomServer = Server<ToServer, ToClient>;
export type RoomSocket = Socket<ToServer, ToClient>;

/** Messages that no event claims; a browser of ours sends none, so a stream of them is cut off. */
const STRAY = { points: 20, seconds: 10 };

/** Who a browser is in the group of a meeting; null for strangers and for meetings that do not exist. */
export type WhoIs = (
  cookieHeader: string | undefined,
  meeting: MeetingId,
) => Promise<{ member: MemberId; name: string; role: SeatRole } | null>;

export type HubParts = {
  whoIs: WhoIs;
  io: RoomServer;
  store: Store;
  media: Media;
  clock: Clock;
  log: Logger;
  chance: () => number;
};

const channelOf = (meeting: MeetingId): string => `room ${meeting}`;

/** One open socket. `seated`: it has joined and receives the log. */
export class Connection implements Caller {
  seated = false;
  joined = false;

  constructor(
    readonly socket: RoomSocket,
    readonly open: Open<Connection>,
    readonly member: MemberId,
    readonly role: SeatRole,
    readonly tab: string,
  ) {}

  get connection(): string {
    return this.socket.id;
  }
  get meeting(): MeetingId {
    return this.open.room.id;
  }
  get room(): Room {
    return this.open.room;
  }
  isActive(): boolean {
    return this.open.presence.isActive(this);
  }
  emit<E extends NewsEvent>(event: E, news: NewsOf<E>): void {
    this.socket.emit(event, ...([news] as Parameters<ToClient[E]>));
  }
  cut(): void {
    this.socket.disconnect(true);
  }
}

/** The handlers of this folder are only ever called by connections. */
export function connectionOf(caller: Caller): Connection {
  if (caller instanceof Connection) return caller;
  throw new Error('a caller that is no connection');
}

/** Sockets and rooms brought together: who hears what, and what happens around a commit. */
export class Hub implements RealtimeContext {
  readonly store: Store;
  readonly media: Media;
  readonly clock: Clock;
  readonly log: Logger;
  readonly registry: Registry<Connection>;
  readonly #io: RoomServer;
  readonly #whoIs: WhoIs;
  /** All that are open, also those that have not joined yet. */
  readonly #lines = new Set<Connection>();
  #endings = 0;
  readonly #events = new Map<string, Wrapped>();
  readonly #committed: ((news: Committed) => void)[] = [];
  readonly #arrived: ((caller: Caller) => void)[] = [];
  readonly #gone: ((caller: Caller) => void)[] = [];
  readonly #silenced: ((news: Silenced) => void)[] = [];
  readonly #unload: ((room: Room) => void | Promise<void>)[] = [];
  readonly #stray = new Rates(STRAY);

  constructor(parts: HubParts) {
    this.#io = parts.io;
    this.#whoIs = parts.whoIs;
    this.store = parts.store;
    this.media = parts.media;
    this.clock = parts.clock;
    this.log = parts.log;
    this.registry = new Registry<Connection>({
      store: parts.store,
      clock: parts.clock,
      chance: parts.chance,
      committed: (news) => this.#announce(news),
      unload: (room) => this.#unloaded(room),
      fault: (error, meeting) => this.#fault(error, { meeting }),
    });
  }

  // ---------------------------------------------------------------- for handlers

  on<E extends AskedEvent, S extends z.ZodType>(
    event: E,
    door: Door<S>,
    handler: (ask: z.output<S>, caller: Caller) => ValueOf<E> | Promise<ValueOf<E>> | object | null,
  ): void {
    if (this.#events.has(event)) throw new Error(`${event} has a handler already`);
    this.#events.set(event, wrap(event, door, handler, this.log));
  }

  toRoom<E extends NewsEvent>(meeting: MeetingId, event: E, news: NewsOf<E>, except?: Caller): void {
    const all = this.#io.to(channelOf(meeting));
    const some = except instanceof Connection ? all.except(except.socket.id) : all;
    some.emit(event, ...([news] as Parameters<ToClient[E]>));
  }

  /** Like `toRoom`, but slow connections simply miss it. */
  toRoomVolatile<E extends NewsEvent>(meeting: MeetingId, event: E, news: NewsOf<E>): void {
    this.#io.to(channelOf(meeting)).volatile.emit(event, ...([news] as Parameters<ToClient[E]>));
  }

  toMember<E extends NewsEvent>(meeting: MeetingId, member: MemberId, event: E, news: NewsOf<E>): void {
    for (const line of this.#linesOf(meeting, member)) line.emit(event, news);
  }

  toTab<E extends NewsEvent>(meeting: MeetingId, member: MemberId, tab: string, event: E, news: NewsOf<E>): boolean {
    const line = this.#linesOf(meeting, member).find((one) => one.tab === tab);
    line?.emit(event, news);
    return line !== undefined;
  }

  callers(meeting: MeetingId): Connection[] {
    return (this.registry.inMemory(meeting)?.presence.all() ?? []).filter((line) => line.seated);
  }

  async room(meeting: MeetingId): Promise<Room | null> {
    return (await this.registry.open(meeting))?.room ?? null;
  }

  onCommitted(listener: (news: Committed) => void): void {
    this.#committed.push(listener);
  }
  onArrived(listener: (caller: Caller) => void): void {
    this.#arrived.push(listener);
  }
  onGone(listener: (caller: Caller) => void): void {
    this.#gone.push(listener);
  }
  onSilenced(listener: (news: Silenced) => void): void {
    this.#silenced.push(listener);
  }
  onUnload(listener: (room: Room) => void | Promise<void>): void {
    this.#unload.push(listener);
  }

  // ------------------------------------------------------------------ connections

  /** Every message of a socket comes through here, also those that no event claims; each gets an answer. */
  attach(line: Connection): void {
    this.#lines.add(line);
    boundBacklog(line.socket, () =>
      this.log.warn({ meeting: line.meeting, member: line.member }, 'a line that does not keep up was cut'),
    );
    line.socket.onAny((event: string, ...rest: unknown[]) => {
      const last = rest.at(-1);
      const ack = typeof last === 'function' ? (last as (answer: unknown) => void) : null;
      void this.#dispatch(line, event, rest[0] === last && ack ? undefined : rest[0], ack);
    });
    line.socket.on('disconnect', () => {
      this.#lines.delete(line);
      this.#depart(line);
    });
  }

  /** Puts a socket into its room, or takes it out, as its member's seat says now. */
  place(line: Connection): boolean {
    const isIn = isInRoom(line.room.meeting(), line.member);
    if (isIn && !line.seated) {
      line.seated = true;
      void line.socket.join(channelOf(line.meeting));
      // After the answer that made this socket part of the room.
      setImmediate(() => line.seated && this.#each(this.#arrived, line));
    }
    if (!isIn) this.#unseat(line);
    return isIn;
  }

  /** A new member of the group: whoever is in one of its rooms learns the name. */
  memberAdded(group: GroupId, person: Person): void {
    for (const open of this.registry.memberAdded(group, person)) this.toRoom(open.room.id, 'people', [person]);
  }

  /** How often sessions have ended: who was asked for before the last time has to be asked for again. */
  get endings(): number {
    return this.#endings;
  }

  /** Who you are is settled in the handshake, so when a session ends its open sockets have to go; they may try again. */
  async sessionsEnded(member: MemberId): Promise<void> {
    this.#endings += 1;
    const lines = [...this.#lines].filter((line) => line.member === member);
    const cut = new Map<MeetingId, Set<string>>();
    await Promise.all(
      lines.map(async (line) => {
        const { cookie } = line.socket.handshake.headers;
        // When the store cannot tell, the handshake will.
        const known = await this.#whoIs(cookie, line.meeting).catch(() => null);
        if (known?.member === member) return;
        cut.set(line.meeting, (cut.get(line.meeting) ?? new Set()).add(line.tab));
        line.cut();
      }),
    );
    this.#silence(member, cut);
  }

  #silence(member: MemberId, cut: ReadonlyMap<MeetingId, ReadonlySet<string>>): void {
    for (const { room } of this.registry.allInMemory()) {
      const cutHere = cut.get(room.id) ?? new Set<string>();
      const tabs = this.#linesOf(room.id, member).map(({ tab }) => tab);
      const left = new Set(tabs.filter((tab) => !cutHere.has(tab)));
      this.#each(this.#silenced, { meeting: room.id, member, cut: cutHere, left });
    }
  }

  async stop(retryIn: number): Promise<void> {
    for (const open of this.registry.allInMemory()) open.presence.close();
    this.#io.emit('server:stopping', { retryIn });
    await this.registry.close();
  }

  async #dispatch(
    line: Connection,
    event: string,
    payload: unknown,
    ack: ((answer: unknown) => void) | null,
  ): Promise<void> {
    const wrapped = this.#events.get(event);
    if (wrapped) {
      const answer = await wrapped(payload, line);
      ack?.(answer);
      return;
    }
    ack?.(refusedWith(refuse('badInput')));
    if ((await this.#stray.take(line.connection, line.member)) !== null) line.cut();
  }

  #depart(line: Connection): void {
    this.#unseat(line);
    line.open.presence.depart(line);
    this.registry.looked(line.meeting);
  }

  #unseat(line: Connection): void {
    if (!line.seated) return;
    line.seated = false;
    void line.socket.leave(channelOf(line.meeting));
    this.#each(this.#gone, line);
  }

  // -------------------------------------------------------------------- commits

  #announce(news: Committed): void {
    const { room, before, after, events } = news;
    const open = this.registry.inMemory(room.id);
    if (open) this.#tellDoors(open, before, after);
    this.toRoom(room.id, 'meeting:events', { version: after.version, at: this.clock.now(), events });
    this.#each(this.#committed, news);
  }

  /** Whoever may see more or less than before is told to ask again; who may see less hears nothing further. */
  #tellDoors(open: Open<Connection>, before: Meeting, after: Meeting): void {
    const seen = doorChange(before, after);
    for (const line of open.presence.all()) {
      if (isInRoom(before, line.member) && !isInRoom(after, line.member)) this.#unseat(line);
      const reason = whyAskAgain(seen, line.member);
      if (reason !== null && (line.joined || reason !== 'doors')) line.emit('meeting:rejoin', { reason });
      if (reason === 'removed') line.cut();
    }
    const fresh = Object.keys(after.seats).filter((member) => !Object.hasOwn(before.seats, member));
    if (fresh.length > 0)
      this.toRoom(
        open.room.id,
        'people',
        fresh.map((member) => this.#person(open, member)),
      );
    for (const [member, seat] of Object.entries(after.seats)) {
      if (seat.admission === 'waiting' && seatOf(before, member)?.admission !== 'waiting')
        this.toRoom(open.room.id, 'door:knocked', this.#person(open, member));
    }
  }

  #person(open: Open<Connection>, member: MemberId) {
    return { member, name: open.names.get(member) ?? '' };
  }

  async #unloaded(room: Room): Promise<void> {
    for (const listener of this.#unload) {
      try {
        await listener(room);
      } catch (error) {
        this.#fault(error, { meeting: room.id });
      }
    }
  }

  #each<T>(listeners: ((news: T) => void)[], news: T): void {
    for (const listener of listeners) {
      try {
        listener(news);
      } catch (error) {
        this.#fault(error, {});
      }
    }
  }

  #linesOf(meeting: MeetingId, member: MemberId): Connection[] {
    return this.registry.inMemory(meeting)?.presence.linesOf(member) ?? [];
  }

  #fault(error: unknown, where: Record<string, unknown>): void {
    this.log.error({ ...where, err: error }, 'something that nobody waits for failed');
  }
}
