import type { Cancel, Clock } from '../clock';

/** A meeting leaves memory when nobody has been connected for this long. */
const IDLE_MS = 60_000;

/** Notices when nobody has been connected to a meeting for a while. */
export class IdleWatch {
  #idle: Cancel | null = null;
  #stopped = false;

  constructor(
    private readonly clock: Clock,
    private readonly told: { isEmpty: () => boolean; idle: () => void },
  ) {}

  /** Somebody came or went: the time begins again. */
  look(): void {
    this.#idle?.();
    this.#idle = null;
    if (this.#stopped || !this.told.isEmpty()) return;
    this.#idle = this.clock.callAt(this.clock.now() + IDLE_MS, () => {
      if (this.told.isEmpty()) this.told.idle();
    });
  }

  stop(): void {
    this.#stopped = true;
    this.#idle?.();
  }
}
