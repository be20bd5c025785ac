/** A connection, as far as counting and ending it needs to know it. */
export type Closable = { once(event: 'close', listener: () => void): unknown; destroy(): unknown };

/** The connections that are open through this app, counted by the address they come from. */
export class OpenConnections {
  readonly #open = new Set<Closable>();
  readonly #counts = new Map<string, number>();
  #ended = false;

  constructor(readonly perAddress: number) {}

  /** Counts it until it closes; answers the HTTP status of a refusal. */
  add(connection: Closable, address: string): 429 | 503 | null {
    if (this.#ended) return 503;
    const count = this.#counts.get(address) ?? 0;
    if (count >= this.perAddress) return 429;
    this.#open.add(connection);
    this.#counts.set(address, count + 1);
    connection.once('close', () => this.#remove(connection, address));
    return null;
  }

  /** Closes those that are open and takes no more. */
  end(): void {
    this.#ended = true;
    for (const connection of this.#open) connection.destroy();
  }

  #remove(connection: Closable, address: string): void {
    this.#open.delete(connection);
    const left = (this.#counts.get(address) ?? 1) - 1;
    if (left > 0) this.#counts.set(address, left);
    else this.#counts.delete(address);
  }
}
