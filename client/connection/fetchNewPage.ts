const RELOADED = 'roundel.reloaded';

/** The server speaks a newer protocol: load the new page, but at most once a minute, so that it cannot loop. */
export function fetchNewPage(): void {
  try {
    if (Date.now() - Number(sessionStorage.getItem(RELOADED) ?? 0) < 60_000) return;
    sessionStorage.setItem(RELOADED, String(Date.now()));
  } catch {
    return; // without storage, a loop could not be noticed
  }
  location.reload();
}
