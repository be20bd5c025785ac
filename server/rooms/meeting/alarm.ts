import type { SystemCommand } from '../../../shared/meeting/commands';
import { nextDeadline } from '../../../shared/meeting/deadline';
import type { Meeting } from '../../../shared/meeting/state';
import type { Cancel, Clock } from '../clock';

/** When the call changed nothing (the store is down, or somebody was quicker), it is repeated after this long. */
const AGAIN_MS = 1_000;

/** One timer per room, set to the next moment at which something happens by itself. */
export class Alarm {
  #cancel: Cancel | null = null;
  #setFor: string | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly submit: (command: SystemCommand) => Promise<void>,
  ) {}

  /** Call this after every change of the meeting. */
  set(meeting: Meeting): void {
    const next = nextDeadline(meeting);
    const wanted = next ? `${next.at} ${JSON.stringify(next.command)}` : null;
    if (wanted === this.#setFor) return;
    this.stop();
    this.#setFor = wanted;
    if (next) this.#callAt(next.at, next.command);
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#setFor = null;
  }

  #callAt(at: number, command: SystemCommand): void {
    const setFor = this.#setFor;
    this.#cancel = this.clock.callAt(at, () => {
      void this.submit(command).finally(() => {
        // The deadline is still the same, so the command changed nothing.
        if (this.#setFor === setFor && setFor !== null) this.#callAt(this.clock.now() + AGAIN_MS, command);
      });
    });
  }
}
