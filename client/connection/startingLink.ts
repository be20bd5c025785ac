/** Where only people with a starting link may start meetings, this browser keeps the secret that it came with. */
const place = 'roundel.start';
const isPass = (text: string) => /^[A-Za-z0-9_-]{22}$/.test(text);

/** Taken out of the address, so that nobody copies it with the page's address. It was never sent to the server. */
export function readStartingLink(): void {
  const pass = new URLSearchParams(location.hash.slice(1)).get('start');
  if (pass === null || !isPass(pass)) return;
  history.replaceState(history.state, '', location.pathname + location.search);
  try {
    localStorage.setItem(place, pass);
  } catch {
    // Storage is blocked: the link has to be opened again for the next meeting.
  }
  latest = pass;
}
let latest: string | null = null;

export function startingPass(): string | null {
  try {
    return latest ?? localStorage.getItem(place);
  } catch {
    return latest;
  }
}
