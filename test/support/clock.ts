import type { Cancel, Clock } from '../../server/rooms/clock';

/** Lets work that is under way (commits, sockets) go on for a few turns of the event loop. */
export async function turns(count = 12): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
}

/** A clock that moves only when the test says so; due calls run in order while it moves. */
export class HandClock implements Clock {
  #now: number;
  #calls: { at: number; run: () => void }[] = [];

  constructor(now = Date.UTC(2026, 2, 2, 9, 0, 0)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  callAt(at: number, run: () => void): Cancel {
    const waiting = { at, run };
    this.#calls.push(waiting);
    return () => {
      this.#calls = this.#calls.filter((one) => one !== waiting);
    };
  }

  /** Moves on by so many milliseconds. A call may schedule further calls, which also run on the way. */
  async move(ms: number): Promise<void> {
    const until = this.#now + ms;
    await turns();
    for (let next = this.#nextBefore(until); next; next = this.#nextBefore(until)) {
      const due = next;
      this.#calls = this.#calls.filter((one) => one !== due);
      this.#now = Math.max(this.#now, due.at);
      due.run();
      await turns();
    }
    this.#now = until;
  }

  /** As on a computer that slept for so long: what was due meanwhile happens when it wakes up. */
  async skip(ms: number): Promise<void> {
    this.#now += ms;
    await this.move(0);
  }

  #nextBefore(until: number): { at: number; run: () => void } | undefined {
    return this.#calls.filter((one) => one.at <= until).sort((a, b) => a.at - b.at)[0];
  }
}
