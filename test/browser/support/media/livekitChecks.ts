import { expect } from 'vitest';
import type { Member } from './livekitLab';

/** What a test waits for in a page, with a description for the case that it does not happen. */

const PATIENCE = 60_000;

const lookOf = ({ page }: Member) =>
  page
    .evaluate(() => (window.member ? window.member.look() : window.stranger.state()))
    .then((look) => JSON.stringify(look))
    .catch((error: unknown) => `no answer (${error})`);

/** Waits in the page itself. When it does not happen, the error says who, what, and what the page shows instead. */
export async function until<Arg>(member: Member, words: string, holds: (arg: Arg) => unknown, arg: Arg): Promise<void> {
  try {
    await member.page.waitForFunction(holds as (arg: unknown) => unknown, arg, { timeout: PATIENCE, polling: 50 });
  } catch {
    throw new Error(
      `${member.name || 'the stranger'} ${words}: not within ${PATIENCE / 1000} s. ${await lookOf(member)}`,
    );
  }
}

export const seen = (member: Member, of: string) =>
  until(
    member,
    `sees and hears ${of}`,
    (who) => {
      const one = window.member.look().remote.find(({ member }) => member === who);
      return one?.camera === true && one.microphoneOn;
    },
    of,
  );
export const connected = (member: Member) =>
  until(member, 'is connected', () => window.member.look().status === 'here', null);
export const lost = (member: Member) =>
  until(member, 'notices the loss', () => window.member.look().status !== 'here', null);

export const stats = ({ page }: Member) => page.evaluate(() => (window.member ?? window.stranger).stats());
type Counted = 'audioPackets' | 'videoPackets' | 'frames';

/** Resolves when more has arrived than before. */
export async function flows(member: Member, kind: Counted): Promise<void> {
  const before = (await stats(member))[kind];
  await expect
    .poll(async () => (await stats(member))[kind], {
      timeout: PATIENCE,
      interval: 100,
      message: `${kind} arriving at ${member.name}`,
    })
    .toBeGreaterThan(before + 3);
}

/** Longer than the pauses in which a silent microphone sends nothing. */
const QUIET_MS = 1_000;

/** Resolves when nothing has arrived for a whole second. */
export async function rests(member: Member, kind: Counted): Promise<void> {
  let last = -1;
  let since = Date.now();
  const quiet = async () => {
    const now = (await stats(member))[kind];
    if (now !== last) since = Date.now();
    last = now;
    return Date.now() - since > QUIET_MS ? 'rests' : `still arriving, ${now} so far`;
  };
  await expect
    .poll(quiet, { timeout: PATIENCE, interval: 50, message: `${kind} at ${member.name || 'the stranger'}` })
    .toBe('rests');
}

export const strangerState = ({ page }: Member) => page.evaluate(() => window.stranger.state());
export const putOut = (stranger: Member) =>
  until(stranger, 'is put out', () => !window.stranger.state().connected, null);

/** Joins with a copied ticket, and returns whether LiveKit let it in. */
export const letsIn = (stranger: Member, { url, token }: { url: string; token: string }): Promise<boolean> =>
  stranger.page
    .evaluate(([where, ticket]) => window.stranger.joinWith(where, ticket), [url, token] as const)
    .then(
      () => true,
      () => false,
    );
