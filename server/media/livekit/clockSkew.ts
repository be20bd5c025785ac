/** With a larger skew the media server would call our tokens "not yet valid" or expired. */
export const TOO_FAR_MS = 30_000;

/** How far our clock is ahead of the media server's, in milliseconds (whole seconds exact); null when the server does not say. */
export async function clockSkew(url: string, now: () => number = Date.now): Promise<number | null> {
  const before = now();
  const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  await answer.body?.cancel();
  const date = Date.parse(answer.headers.get('date') ?? '');
  if (Number.isNaN(date)) return null;
  // The header is cut to whole seconds; the middle of that second is the best guess.
  return Math.round((before + now()) / 2 - (date + 500));
}
