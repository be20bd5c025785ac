import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Heartbeat, startHeartbeat } from '../../../client/connection/heartbeat';

let heartbeat: Heartbeat;
/** Whether the server answers, the browser believes to be on-line, and the connection looks open. */
let page: { answers: boolean; isOnLine: boolean; isConnected: boolean };
let said: boolean[];
/** Ends the questions that the server does not answer. */
let unanswered: (() => void)[];
let asked: number;
let woke: number;

beforeEach(() => {
  vi.useFakeTimers();
  page = { answers: true, isOnLine: true, isConnected: true };
  said = [];
  unanswered = [];
  asked = 0;
  woke = 0;
  heartbeat = startHeartbeat({
    isConnected: () => page.isConnected,
    ask: async () => {
      asked += 1;
      if (page.answers) heartbeat.heard();
      else await new Promise<void>((giveUp) => unanswered.push(giveUp));
    },
    isOnLine: () => page.isOnLine,
    changed: (isSilent) => said.push(isSilent),
    woke: () => {
      woke += 1;
    },
    wall: () => Date.now(),
  });
});
afterEach(() => {
  heartbeat.stop();
  vi.useRealTimers();
});

describe('noticing that nothing comes from the server', () => {
  test('within five seconds, whenever it began', async () => {
    for (const before of [0, 700, 1_900, 3_300]) {
      page.answers = true;
      await vi.advanceTimersByTimeAsync(8_000 + before);
      said = [];
      page.answers = false;
      await vi.advanceTimersByTimeAsync(1_000);
      const early = [...said];
      await vi.advanceTimersByTimeAsync(4_000);
      expect([early, said]).toEqual([[], [true]]);
      page.answers = true;
      for (const giveUp of unanswered.splice(0)) giveUp();
      heartbeat.heard();
      expect(said).toEqual([true, false]);
      await vi.advanceTimersByTimeAsync(6_000);
    }
  });

  test('says nothing and asks little while the server answers', async () => {
    await vi.advanceTimersByTimeAsync(60_000);
    expect(said).toEqual([]);
    expect(asked).toBeLessThanOrEqual(30);
    for (let second = 0; second < 60; second++) {
      heartbeat.heard();
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(asked).toBeLessThanOrEqual(31);
  });

  test('sooner when the browser says that it is offline, and not at all when the server answers all the same', async () => {
    page.isOnLine = false;
    heartbeat.look();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(said).toEqual([]);
    page.answers = false;
    await vi.advanceTimersByTimeAsync(2_500);
    expect(said).toEqual([true]);
  });

  test('leaves it to the connection when that knows it is lost', async () => {
    page.answers = false;
    await vi.advanceTimersByTimeAsync(5_000);
    page.isConnected = false;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(said).toEqual([true, false]);
    page.isConnected = true;
    await vi.advanceTimersByTimeAsync(3_000);
    expect(said).toEqual([true, false]);
  });

  test('a computer that slept measures again and is not told that the server was silent meanwhile', async () => {
    await vi.advanceTimersByTimeAsync(3_000);
    expect(woke).toBe(0);
    page.answers = false;
    vi.setSystemTime(Date.now() + 16_000);
    await vi.advanceTimersByTimeAsync(1_000);
    expect([woke, said]).toEqual([1, []]);
  });
});
