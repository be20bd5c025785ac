import { afterEach, beforeEach, vi } from 'vitest';
import { type Lab, lab, type Rooms } from './roomControl';

export const SECOND = 1_000;
/** A look comes every fifth of a second. */
export const LOOK = 250;

let made: Lab[] = [];
export const start = (...given: Parameters<typeof lab>): Lab => {
  const fresh = lab(...given);
  made.push(fresh);
  return fresh;
};
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(async () => {
  for (const { media, rooms } of made) {
    rooms.fails = () => null;
    await media.stop();
  }
  made = [];
  vi.useRealTimers();
});
export const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
/** From here on this call waits; the answer lets it go on. */
export const hold = (rooms: Rooms, held: string): (() => void) => {
  let goOn: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  rooms.waits = (call) => (call === held ? gate : null);
  return goOn;
};
