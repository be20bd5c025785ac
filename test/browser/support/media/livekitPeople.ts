import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { received } from '../people';

/** What a test waits for in the pages of the real product, in a meeting that LiveKit carries. */

/** What this page has received from one sender so far. */
async function comesFrom(page: Page, sid: string): Promise<{ sounds: number; pictures: number }> {
  const one = (await received(page)).find(({ from }) => from === sid);
  return { sounds: one?.audioPackets ?? 0, pictures: one?.framesDecoded ?? 0 };
}

/** A person at this page whose sound arrives, and who is not the one with this sid. */
async function another(page: Page, sid: string): Promise<string> {
  return (await received(page)).map(({ from }) => from).find((from) => from !== sid) ?? '';
}

/**
 * Resolves when a good number of another person's packets have arrived at this page, and none of these kinds from the
 * sender.
 */
export async function nothingComes(page: Page, sid: string, kinds: ('sounds' | 'pictures')[]): Promise<void> {
  const other = await another(page, sid);
  const more = async () => {
    const [then, otherThen] = [await comesFrom(page, sid), await comesFrom(page, other)];
    await expect
      .poll(async () => (await comesFrom(page, other)).sounds, { timeout: 60_000, message: 'sound of somebody else' })
      .toBeGreaterThan(otherThen.sounds + 20);
    const now = await comesFrom(page, sid);
    return kinds.map((kind) => `${now[kind] - then[kind]} ${kind}`);
  };
  await expect
    .poll(more, { timeout: 60_000, message: 'what comes from who listens' })
    .toEqual(kinds.map((kind) => `0 ${kind}`));
}

/** Resolves when new sound and new pictures of the sender have arrived at this page. */
export async function bothCome(page: Page, sid: string): Promise<void> {
  const then = await comesFrom(page, sid);
  const more = async () => {
    const now = await comesFrom(page, sid);
    return now.sounds > then.sounds + 5 && now.pictures > then.pictures;
  };
  await expect.poll(more, { timeout: 60_000, message: 'sound and picture arriving' }).toBe(true);
}
