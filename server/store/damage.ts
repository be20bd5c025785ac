export type DamageDeps = {
  /** What was found wrong with the data when they were opened; null when nothing was. */
  damage: string | null;
  /** Looks through all data; the same answer. */
  look: () => Promise<string | null>;
  /** Told once what was found, however it was found: at the opening, by a look or because of a statement. */
  damaged?: ((damage: string) => void) | undefined;
};

/** What is known to be wrong with the stored data. Damage does not heal by itself, so once found it stays. */
export class Damage {
  #found: string | null = null;
  #looking: Promise<string | null> | null = null;

  constructor(private readonly deps: DamageDeps) {
    this.#note(deps.damage);
  }

  get found(): string | null {
    return this.#found;
  }

  /** Whatever asks for it, one look at a time. */
  look(): Promise<string | null> {
    if (this.#found !== null) return Promise.resolve(this.#found);
    this.#looking ??= this.deps
      .look()
      .then((damage) => this.#note(damage))
      .finally(() => {
        this.#looking = null;
      });
    return this.#looking;
  }

  /** One statement met a damaged page: before the next write goes beside it, everything is looked through. */
  suspect(): void {
    this.look().catch(() => undefined);
  }

  /** Resolves when no look is under way. */
  async settled(): Promise<void> {
    await this.#looking?.catch(() => undefined);
  }

  #note(damage: string | null): string | null {
    this.#found = damage;
    if (damage !== null) this.deps.damaged?.(damage);
    return damage;
  }
}
