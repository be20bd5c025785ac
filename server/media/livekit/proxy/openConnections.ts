/** As far as it has to be known to count and to end it. */
export type Line = { once(event: 'close', listener: () => void): unknown; destroy(): unknown };

/** The lines that are open through this app, counted by the address they come from. */
export class Lines {
  readonly #open = new Set<Line>();
  readonly #counts = new Map<string, number>();
  #ended = false;

  constructor(readonly perAddress: number) {}

  /** Counts it until it closes; answers the HTTP status of a refusal. */
  add(line: Line, address: string): 429 | 503 | null {
    if (this.#ended) return 503;
    const count = this.#counts.get(address) ?? 0;
    if (count >= this.perAddress) return 429;
    this.#open.add(line);
    this.#counts.set(address, count + 1);
    line.once('close', () => this.#remove(line, address));
    return null;
  }

  /** Ends those that are open and takes no more. */
  end(): void {
    this.#ended = true;
    for (const line of this.#open) line.destroy();
  }

  #remove(line: Line, address: string): void {
    this.#open.delete(line);
    const left = (this.#counts.get(address) ?? 1) - 1;
    if (left > 0) this.#counts.set(address, left);
    else this.#counts.delete(address);
  }
}
