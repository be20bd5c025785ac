/** Pauses before each new attempt. A network that fails for a moment must not take the page down. */
const PAUSES_MS = [500, 1_500, 4_000];

/**
 * Loads one of our files, and tries again a few times. Rejects when it still cannot be loaded. Firefox never requests a
 * script again once it, or a script that imports it, has failed. So a notice about the failure has to offer a reload of
 * the page.
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
