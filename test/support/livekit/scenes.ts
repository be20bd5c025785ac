import { afterEach, beforeEach, vi } from 'vitest';
import { type FakeRoomApi, type Scene, scene } from './fakeRoomApi';

export const SECOND = 1_000;
/** The media server is polled every fifth of a second. */
export const POLL = 250;

/** Starts scenes whose clock the test moves, and stops them after each test. Called once in a test file. */
export function scenes(): (...given: Parameters<typeof scene>) => Scene {
  let made: Scene[] = [];
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
  return (...given) => {
    const fresh = scene(...given);
    made.push(fresh);
    return fresh;
  };
}

export const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

/** From here on this call waits; the answer lets it go on. */
export const hold = (rooms: FakeRoomApi, held: string): (() => void) => {
  let goOn: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  rooms.waits = (call) => (call === held ? gate : null);
  return goOn;
};
