import type { Server, Socket } from 'socket.io';
import type { MeetingId, MemberId, SeatRole } from '../../shared/meeting/state';
import type { NewsEvent, NewsOf, ToClient, ToServer } from '../../shared/protocol/socket';
import type { Refusal } from '../../shared/refusal';
import type { LiveMeeting } from '../rooms/liveMeeting';
import type { Connection, RoomChannel } from '../rooms/meeting/connection';

export type RoomServer = Server<ToServer, ToClient>;
export type RoomSocket = Socket<ToServer, ToClient>;

const channelName = (meeting: MeetingId): string => `room ${meeting}`;
const screensName = (meeting: MeetingId): string => `screens ${meeting}`;

/** All that screens get of what is sent to a room: what happens, names, and what the lead wrote for all. Everything else is for people. */
const FOR_SCREENS: ReadonlySet<NewsEvent> = new Set<NewsEvent>(['meeting:events', 'people', 'prompts']);

/** One open socket. The handshake decided which member it belongs to. */
export class SocketConnection implements Connection {
  constructor(
    readonly socket: RoomSocket,
    readonly live: LiveMeeting<SocketConnection>,
    readonly member: MemberId,
    readonly role: SeatRole,
    readonly tab: string,
    readonly isScreen: boolean,
    readonly heldBack: Refusal | null,
  ) {}

  get id(): string {
    return this.socket.id;
  }
  get meeting(): MeetingId {
    return this.live.id;
  }
  /** False when another tab of the same member has taken the seat: this tab reads, the other one acts. */
  isActive(): boolean {
    return this.live.presence.isActive(this);
  }
  emit<E extends NewsEvent>(event: E, news: NewsOf<E>): void {
    this.socket.emit(event, ...([news] as Parameters<ToClient[E]>));
  }
  enterRoom(): void {
    void this.socket.join(this.#channel);
  }
  leaveRoom(): void {
    void this.socket.leave(this.#channel);
  }
  cut(): void {
    this.socket.disconnect(true);
  }
  get #channel(): string {
    return this.isScreen ? screensName(this.meeting) : channelName(this.meeting);
  }
}

/** Sends to everybody in the room of a meeting. */
export const channelOn =
  (io: RoomServer) =>
  (meeting: MeetingId): RoomChannel<SocketConnection> => ({
    emit(event, news, except) {
      const room = channelName(meeting);
      const all = io.to(FOR_SCREENS.has(event) ? [room, screensName(meeting)] : room);
      const some = except ? all.except(except.map(({ id }) => id)) : all;
      some.emit(event, ...([news] as Parameters<ToClient[typeof event]>));
    },
    emitVolatile(event, news) {
      io.to(channelName(meeting)).volatile.emit(event, ...([news] as Parameters<ToClient[typeof event]>));
    },
  });
