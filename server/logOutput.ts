/** Lines wait while their reader takes nothing (a full pipe). Lines beyond this limit are lost. */
const MOST_WAITING_BYTES = 1_000_000;
const NEWLINE = 10;
const READ_SOON_MS = 100;
const REPAIRED_SOON_MS = 5_000;

export type LogOutputDeps = {
  /** Writes as much as it can without waiting and returns the number of bytes; throws as `fs.writeSync` does. */
  put: (bytes: Uint8Array) => number;
  /** The line that reports how many lines are lost. */
  say: (lost: number) => string;
  /** Runs something later, without keeping the process alive for it. */
  later?: (run: () => void, ms: number) => void;
};

/** `counts`: how many lost lines this one stands for; the report of lost lines stands for all the lines it counts. */
type Waiting = { bytes: Uint8Array; counts: number; isOurs: boolean };

/**
 * Where log lines go. It never throws, never blocks and never grows without limit: a full disk, or a reader that is gone or
 * asleep, costs log lines and nothing else. Lost lines are counted, and the log reports them once it can be written again.
 */
export class LogOutput {
  readonly #deps: Required<LogOutputDeps>;
  #waiting: Waiting[] = [];
  #waitingBytes = 0;
  #lost = 0;
  #unsaid = 0;
  /** The first waiting line is partly written. */
  #isBegun = false;
  /** A line broke off, so the next one begins with a newline. */
  #isTorn = false;
  #isTimed = false;

  constructor(deps: LogOutputDeps) {
    this.#deps = { later: (run, ms) => void setTimeout(run, ms).unref(), ...deps };
  }

  /** Lines lost since the start. */
  get lost(): number {
    return this.#lost;
  }

  write(line: string): void {
    const bytes = Buffer.from(line);
    if (this.#waitingBytes + bytes.length > MOST_WAITING_BYTES) {
      this.#lost += 1;
      this.#unsaid += 1;
      return;
    }
    this.#waiting.push({ bytes, counts: 1, isOurs: false });
    this.#waitingBytes += bytes.length;
    if (!this.#isTimed) this.flush();
  }

  /** Tries to write what waits. */
  flush(): void {
    for (let next = this.#next(); next; next = this.#next()) {
      try {
        const written = this.#deps.put(next.bytes);
        this.#waitingBytes -= written;
        this.#isBegun = written < next.bytes.length;
        if (this.#isBegun) next.bytes = next.bytes.subarray(written);
        else this.#waiting.shift();
      } catch (fault) {
        const isOnlyLate = fault instanceof Error && 'code' in fault && fault.code === 'EAGAIN';
        if (!isOnlyLate) this.#loseAll();
        this.#flushIn(isOnlyLate ? READ_SOON_MS : REPAIRED_SOON_MS);
        return;
      }
    }
  }

  /** What to write next: the rest of a line, then the report of lost lines, then the waiting lines in order. */
  #next(): Waiting | undefined {
    if (this.#isBegun) return this.#waiting[0];
    if (this.#unsaid > 0) {
      this.#waiting.unshift({ bytes: Buffer.from(this.#deps.say(this.#unsaid)), counts: this.#unsaid, isOurs: true });
      this.#waitingBytes += this.#waiting[0]?.bytes.length ?? 0;
      this.#unsaid = 0;
    }
    const next = this.#waiting[0];
    if (next && this.#isTorn) {
      next.bytes = Buffer.from([NEWLINE, ...next.bytes]);
      this.#waitingBytes += 1;
      this.#isTorn = false;
    }
    return next;
  }

  #loseAll(): void {
    for (const { counts, isOurs } of this.#waiting) {
      this.#unsaid += counts;
      if (!isOurs) this.#lost += 1;
    }
    this.#isTorn = this.#isBegun || this.#waiting[0]?.bytes[0] === NEWLINE;
    this.#isBegun = false;
    this.#waiting = [];
    this.#waitingBytes = 0;
  }

  #flushIn(ms: number): void {
    this.#isTimed = true;
    this.#deps.later(() => {
      this.#isTimed = false;
      this.flush();
    }, ms);
  }
}
