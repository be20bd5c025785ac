import { isInRoom } from '../../../shared/meeting/rights/entry';
import type { Meeting } from '../../../shared/meeting/state';
import type { Connection } from './connection';

/** Where the connections of one meeting are: joined and in the lobby, in the room, or a screen that shows the room. */
export class Places<C extends Connection> {
  /** They receive the log. */
  readonly #inRoom = new Set<C>();
  /** In the room or in the lobby. */
  readonly #joined = new Set<C>();
  /** Of all that goes on in the room they receive the log alone. */
  readonly #screens = new Set<C>();

  constructor(
    private readonly told: {
      meeting: () => Meeting;
      /** Later than the answer that brings this connection into the room. */
      entered: (connection: C) => void;
      left: (connection: C) => void;
    },
  ) {}

  inRoom(): readonly C[] {
    return [...this.#inRoom];
  }

  joined(): readonly C[] {
    return [...this.#joined];
  }

  get isEmpty(): boolean {
    return this.#joined.size === 0;
  }

  join(connection: C): void {
    this.#joined.add(connection);
  }

  hasJoined(connection: C): boolean {
    return this.#joined.has(connection);
  }

  isInRoom(connection: C): boolean {
    return this.#inRoom.has(connection) || this.#screens.has(connection);
  }

  /** Moves a connection that has joined into the room or out of it, as its member's seat requires now. */
  place(connection: C): boolean {
    const isIn = this.#joined.has(connection) && isInRoom(this.told.meeting(), connection.member);
    if (!isIn) this.leaveRoom(connection);
    else if (connection.isScreen) {
      this.#screens.add(connection);
      connection.enterRoom();
    } else if (!this.#inRoom.has(connection)) {
      this.#inRoom.add(connection);
      connection.enterRoom();
      setImmediate(() => this.#inRoom.has(connection) && this.told.entered(connection));
    }
    return isIn;
  }

  leaveRoom(connection: C): void {
    if (this.#screens.delete(connection)) connection.leaveRoom();
    if (!this.#inRoom.delete(connection)) return;
    connection.leaveRoom();
    this.told.left(connection);
  }

  /** It ended. */
  forget(connection: C): void {
    this.leaveRoom(connection);
    this.#joined.delete(connection);
  }
}
