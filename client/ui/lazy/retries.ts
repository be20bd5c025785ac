/** A network that fails for a moment must not take the page down: so long each next try waits. */
const PAUSES_MS = [500, 1_500, 4_000];

/**
 * Loads a file of ours, and tries a few times more when it does not come; rejects when it cannot be had. Firefox never
 * asks again for a script that once failed, nor for one that needs it: there only a reload of the page helps, so
 * whatever tells a person of the failure has to offer that.
 */
export async function withRetries<T>(load: () => Promise<T>): Promise<T> {
  for (const pause of PAUSES_MS) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return load();
}
