import type { Cancel, Clock } from '../../server/rooms/clock';

/** Lets everything that is already under way (commits, sockets' next turns) go a few steps further. */
export async function turns(count = 12): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
}

/** A clock that only moves when the test says so; rings happen in order while it moves. */
export class HandClock implements Clock {
  #now: number;
  #rings: { at: number; ring: () => void }[] = [];

  constructor(now = Date.UTC(2026, 2, 2, 9, 0, 0)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  ringAt(at: number, ring: () => void): Cancel {
    const waiting = { at, ring };
    this.#rings.push(waiting);
    return () => {
      this.#rings = this.#rings.filter((one) => one !== waiting);
    };
  }

  /** Moves on by so many milliseconds; what a ring sets off may set further rings, which happen on the way too. */
  async move(ms: number): Promise<void> {
    const until = this.#now + ms;
    await turns();
    for (let next = this.#nextBefore(until); next; next = this.#nextBefore(until)) {
      const due = next;
      this.#rings = this.#rings.filter((one) => one !== due);
      this.#now = Math.max(this.#now, due.at);
      due.ring();
      await turns();
    }
    this.#now = until;
  }

  #nextBefore(until: number): { at: number; ring: () => void } | undefined {
    return this.#rings.filter((one) => one.at <= until).sort((a, b) => a.at - b.at)[0];
  }
}
