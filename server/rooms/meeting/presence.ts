import { seatOf } from '../../../shared/meeting/people';
import type { MemberId, SeatRole } from '../../../shared/meeting/state';
import type { Cancel, Clock } from '../clock';
import type { Room } from './room';

/** After a restart people need a moment to come back before their seats count as lost. */
const COME_BACK_MS = 5_000;
const TRY_AGAIN_MS = 1_000;

/** One open connection; `tab` tells the pages of one member apart. */
export type Line = { readonly member: MemberId; readonly role: SeatRole; readonly tab: string };

/** Who is connected. Many lines, one seat: the newest tab acts, the others are told so. */
export class Presence<L extends Line> {
  /** Per member, the newest line last. */
  readonly #lines = new Map<MemberId, L[]>();
  readonly #retries = new Map<MemberId, Cancel>();
  #grace: Cancel | null;
  #closed = false;

  constructor(
    private readonly room: Room,
    private readonly clock: Clock,
    private readonly fault: (error: unknown) => void,
  ) {
    this.#grace = clock.ringAt(clock.now() + COME_BACK_MS, () => {
      this.#grace = null;
      for (const member of Object.keys(room.meeting().seats)) void this.#match(member, 'member');
    });
  }

  /** A line asked to join: it becomes the active one. Resolves when the log knows; returns the older tabs. */
  async arrive(line: L): Promise<L[]> {
    const others = (this.#lines.get(line.member) ?? []).filter((one) => one !== line);
    this.#lines.set(line.member, [...others, line]);
    await this.#match(line.member, line.role, true);
    return others.filter((one) => one.tab !== line.tab);
  }

  depart(line: L): void {
    const left = (this.#lines.get(line.member) ?? []).filter((one) => one !== line);
    if (left.length > 0) {
      this.#lines.set(line.member, left);
      return;
    }
    if (this.#lines.delete(line.member)) void this.#match(line.member, line.role);
  }

  isActive(line: L): boolean {
    return this.#lines.get(line.member)?.at(-1)?.tab === line.tab;
  }

  /** All lines of a member, the active one first. */
  linesOf(member: MemberId): L[] {
    return [...(this.#lines.get(member) ?? [])].reverse();
  }

  all(): L[] {
    return [...this.#lines.values()].flat();
  }

  isEmpty(): boolean {
    return this.#lines.size === 0;
  }

  close(): void {
    this.#closed = true;
    this.#grace?.();
    for (const cancel of this.#retries.values()) cancel();
    this.#retries.clear();
  }

  /** Brings the seat in the log to what the lines say; while the store is down, tries again until it does. */
  async #match(member: MemberId, role: SeatRole, mustSucceed = false): Promise<void> {
    if (this.#closed) return;
    this.#retries.get(member)?.();
    this.#retries.delete(member);
    const isHere = this.#lines.has(member);
    const seat = seatOf(this.room.meeting(), member);
    if (isHere ? seat?.presence === 'here' && seat.role === role : seat?.presence !== 'here') return;
    try {
      await this.room.submit(
        isHere ? { type: 'noteConnected', member, role } : { type: 'noteDisconnected', member },
        { kind: 'system' },
        null,
      );
      // The line may have come or gone while this was being saved.
      if (isHere !== this.#lines.has(member)) await this.#match(member, role);
    } catch (error) {
      if (mustSucceed) throw error;
      this.fault(error);
      if (this.#closed) return;
      this.#retries.set(
        member,
        this.clock.ringAt(this.clock.now() + TRY_AGAIN_MS, () => void this.#match(member, role)),
      );
    }
  }
}
