/**
 * A value that somebody changes faster than the server answers: what they chose is shown at once, one save is in flight at a
 * time, and the newest choice is saved last. What the server refuses is taken back.
 */
export function createLatest<T>(deps: {
  save: (value: T) => Promise<boolean>;
  /** What to show in place of what is stored; null when that is shown again. */
  shown: (choice: { value: T } | null) => void;
}) {
  let wanted: { value: T } | null = null;
  let stored: string | undefined;
  let running: Promise<boolean> | null = null;
  let isSaved = false;

  function done(): void {
    wanted = null;
    deps.shown(null);
  }

  async function save(): Promise<boolean> {
    let isTaken = true;
    while (wanted !== null) {
      const sent: { value: T } = wanted;
      const before = stored;
      isTaken = await deps.save(sent.value);
      if (wanted !== sent) continue;
      if (!isTaken || stored !== before || stored === keyOf(sent.value)) done();
      // The answer may come before the news: until then the choice stays on the screen.
      else isSaved = true;
      break;
    }
    running = null;
    return isTaken;
  }

  return {
    /** Answers when nothing is on its way any more: whether the newest choice is saved. */
    choose(value: T): Promise<boolean> {
      // What is chosen already is on its way, or saved and waiting for the news.
      if (wanted !== null && keyOf(wanted.value) === keyOf(value)) return running ?? Promise.resolve(true);
      wanted = { value };
      isSaved = false;
      deps.shown(wanted);
      running ??= save();
      return running;
    },
    /** What the server holds now. An equal value is no news. */
    stores(value: T): void {
      const key = keyOf(value);
      if (key === stored) return;
      stored = key;
      if (isSaved && wanted !== null) done();
    },
  };
}

const keyOf = (value: unknown): string => JSON.stringify(value);
