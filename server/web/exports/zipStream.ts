import type { Writable } from 'node:stream';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { Clock } from '../../rooms/clock';

/** So much is packed before others get their turn: packing blocks the event loop, about a millisecond for this. */
const PIECE = 64 * 1024;
/** A reader that takes nothing for so long has gone away. */
const PATIENCE_MS = 60_000;
/** However steadily it reads: a reader that takes a little now and then would hold its place for ever. */
const LONGEST_MS = 15 * 60_000;

/** The reader closed the connection, stopped reading, or reads too slowly. */
export class ReaderGone extends Error {}

/**
 * A ZIP that is sent while it is packed, one file after another. It never holds more than the piece in hand and what the
 * connection has not taken yet.
 */
export class ZipStream {
  readonly #zip: Zip;
  readonly #writtenAt: number;
  #fault: Error | null = null;

  constructor(
    private readonly out: Writable,
    private readonly clock: Clock,
  ) {
    this.#writtenAt = clock.now();
    this.#zip = new Zip((fault, bytes) => {
      if (fault) this.#fault = fault;
      else this.out.write(bytes);
    });
  }

  /** Text is packed; what is packed already, like a picture, is stored as it is. */
  async add(name: string, content: string | Uint8Array): Promise<void> {
    const file = typeof content === 'string' ? new ZipDeflate(name, { level: 6 }) : new ZipPassThrough(name);
    file.mtime = this.#writtenAt;
    this.#zip.add(file);
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    for (let at = 0; at < bytes.length || at === 0; at += PIECE) {
      file.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
      await this.#sent();
    }
  }

  async end(): Promise<void> {
    this.#zip.end();
    await this.#sent();
    this.out.end();
  }

  /** Waits until the connection has taken what was packed. */
  async #sent(): Promise<void> {
    if (this.#fault) throw this.#fault;
    await new Promise<void>((resolve) => setImmediate(resolve));
    const left = this.#writtenAt + LONGEST_MS - this.clock.now();
    if (this.out.destroyed || left <= 0) throw new ReaderGone();
    if (!this.out.writableNeedDrain) return;
    await new Promise<void>((resolve, reject) => {
      const done = (how: () => void) => () => {
        stopWaiting();
        this.out.off('drain', drained).off('close', gone);
        how();
      };
      const drained = done(resolve);
      const gone = done(() => reject(new ReaderGone()));
      const stopWaiting = this.clock.callAt(this.clock.now() + Math.min(left, PATIENCE_MS), gone);
      this.out.once('drain', drained).once('close', gone);
    });
  }
}
