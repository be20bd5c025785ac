import { afterEach, beforeEach, vi } from 'vitest';
import { type FakeRoomApi, type Scene, scene } from './fakeRoomApi';

export const SECOND = 1_000;
/** The interval between audits of the media server: a fifth of a second. */
export const POLL = 250;

/** Starts scenes whose clock the test moves, and stops them after each test. Call it once in a test file. */
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

/** From here on this call waits; calling the returned function lets it continue. */
export const hold = (rooms: FakeRoomApi, held: string): (() => void) => {
  let goOn: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  rooms.waits = (call) => (call === held ? gate : null);
  return goOn;
};
