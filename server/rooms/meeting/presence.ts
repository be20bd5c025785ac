import { seatOf } from '../../../shared/meeting/people/people';
import type { MemberId } from '../../../shared/meeting/state';
import type { Cancel, Clock } from '../clock';
import type { Connection } from './connection';
import type { Room } from './room';

/** After a restart people need a moment to reconnect before their seats count as lost. */
const COME_BACK_MS = 5_000;
const TRY_AGAIN_MS = 1_000;

/** Who is connected. A member with many connections has one seat: the newest tab acts, and the other tabs are told so. */
export class Presence<C extends Connection> {
  /** Per member, the newest connection last. */
  readonly #connections = new Map<MemberId, C[]>();
  readonly #retries = new Map<MemberId, Cancel>();
  #grace: Cancel | null;
  #closed = false;

  constructor(
    private readonly room: Room,
    private readonly clock: Clock,
    private readonly fault: (error: unknown) => void,
  ) {
    this.#grace = clock.callAt(clock.now() + COME_BACK_MS, () => {
      this.#grace = null;
      for (const member of Object.keys(room.meeting().seats)) void this.#match(member);
    });
  }

  /** A connection joins and becomes the active one. Resolves when the log contains it; returns the older tabs. */
  async arrive(connection: C): Promise<C[]> {
    const others = (this.#connections.get(connection.member) ?? []).filter((one) => one !== connection);
    this.#connections.set(connection.member, [...others, connection]);
    await this.#match(connection.member, true);
    return others.filter((one) => one.tab !== connection.tab);
  }

  depart(connection: C): void {
    const left = (this.#connections.get(connection.member) ?? []).filter((one) => one !== connection);
    if (left.length > 0) {
      this.#connections.set(connection.member, left);
      return;
    }
    if (this.#connections.delete(connection.member)) void this.#match(connection.member);
  }

  isActive(connection: C): boolean {
    return this.#connections.get(connection.member)?.at(-1)?.tab === connection.tab;
  }

  /** All connections of a member, the active one first. */
  of(member: MemberId): C[] {
    return [...(this.#connections.get(member) ?? [])].reverse();
  }

  all(): C[] {
    return [...this.#connections.values()].flat();
  }

  isEmpty(): boolean {
    return this.#connections.size === 0;
  }

  close(): void {
    this.#closed = true;
    this.#grace?.();
    for (const cancel of this.#retries.values()) cancel();
    this.#retries.clear();
  }

  /** Makes the seat in the log match the connections; while the store is down it tries again until it can. */
  async #match(member: MemberId, mustSucceed = false): Promise<void> {
    if (this.#closed) return;
    this.#retries.get(member)?.();
    this.#retries.delete(member);
    const active = this.#connections.get(member)?.at(-1);
    const seat = seatOf(this.room.meeting(), member);
    if (active ? seat?.presence === 'here' && seat.role === active.role : seat?.presence !== 'here') return;
    try {
      await this.room.submit(
        active ? { type: 'noteConnected', member, role: active.role } : { type: 'noteDisconnected', member },
        { kind: 'system' },
        null,
      );
      // The connection may have come or gone while this was being saved.
      if ((active !== undefined) !== this.#connections.has(member)) await this.#match(member);
    } catch (error) {
      if (mustSucceed) throw error;
      this.fault(error);
      if (this.#closed) return;
      this.#retries.set(
        member,
        this.clock.callAt(this.clock.now() + TRY_AGAIN_MS, () => void this.#match(member)),
      );
    }
  }
}
