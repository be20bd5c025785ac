/** By how much the server's clock is ahead of this computer's; 0 until it answered, and for what is too little to matter. */
let aheadBy = 0;

/** Answers say the time in whole seconds, and take a while. */
const TOO_LITTLE = 30_000;

/**
 * The time by the server's clock, for pages outside of the room: a wrong clock of this computer makes nothing late, early or
 * "today". In the room `ServerClock` is more exact.
 */
export const serverNow = (): number => Date.now() + aheadBy;

/** Takes the time that an answer of the server says it was given. */
export function noteServerTime(date: string | null, sentAt: number): void {
  const said = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(said)) return;
  const ahead = said - (sentAt + Date.now()) / 2;
  aheadBy = Math.abs(ahead) < TOO_LITTLE ? 0 : Math.round(ahead);
}
