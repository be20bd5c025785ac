import { isIPv6 } from 'node:net';
import type { Request, RequestHandler } from 'express';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { type Refusal, refuse } from '../../../shared/refusal';
import type { Limits } from '../deps';
import { BYTES_OF_ADDRESS } from '../images/room';
import { sendRefusal } from './answers';

/**
 * Requests per minute and address. Whole companies share one address, so the limits are wide; guessing is hopeless anyway
 * against secrets of 128 bits.
 */
const ordinary: Limits = {
  start: 60,
  look: 1_200,
  // A page of a group asks thirty times a minute, and a company may have a hundred of them open.
  read: 4_800,
  names: 30,
  missedLooks: 20,
  change: 240,
  exports: 30,
  signIn: 40,
  newAccounts: 30,
  accountMails: 30,
  triesPerAccount: 10,
  mailsPerAccount: 5,
  noticesPerAccount: 5,
  invitationMails: 120,
  images: 60,
  imageBytes: BYTES_OF_ADDRESS,
};

/** Everything else is counted per minute. */
const SECONDS: Partial<Limits> = {
  imageBytes: 3600,
  names: 600,
  newAccounts: 3600,
  accountMails: 3600,
  triesPerAccount: 600,
  mailsPerAccount: 3600,
  noticesPerAccount: 3600,
  invitationMails: 3600,
};

export type Limiters = Readonly<Record<keyof Limits, RateLimiterMemory>>;

export function limiters(chosen: Partial<Limits> = {}): Limiters {
  const points = { ...ordinary, ...chosen };
  const one = (name: keyof Limits) =>
    new RateLimiterMemory({ points: points[name], duration: SECONDS[name] ?? 60, keyPrefix: name });
  return {
    start: one('start'),
    look: one('look'),
    read: one('read'),
    names: one('names'),
    missedLooks: one('missedLooks'),
    change: one('change'),
    exports: one('exports'),
    signIn: one('signIn'),
    newAccounts: one('newAccounts'),
    accountMails: one('accountMails'),
    triesPerAccount: one('triesPerAccount'),
    mailsPerAccount: one('mailsPerAccount'),
    noticesPerAccount: one('noticesPerAccount'),
    invitationMails: one('invitationMails'),
    images: one('images'),
    imageBytes: one('imageBytes'),
  };
}

/** Takes one request or that many bytes; a refusal with the time to wait when so much is not left. */
export async function take(limiter: RateLimiterMemory, key: string, points = 1): Promise<Refusal | null> {
  try {
    await limiter.consume(key, points);
    return null;
  } catch (reason) {
    return tooFast(reason);
  }
}

/** Whether none is left; takes nothing. */
export async function isSpent(limiter: RateLimiterMemory, key: string): Promise<Refusal | null> {
  const spent = await limiter.get(key);
  return spent && spent.remainingPoints <= 0 ? refuse('tooFast', { retryIn: spent.msBeforeNext }) : null;
}

function tooFast(reason: unknown): Refusal {
  if (reason instanceof RateLimiterRes) return refuse('tooFast', { retryIn: reason.msBeforeNext });
  throw reason;
}

export function limited(limiter: RateLimiterMemory): RequestHandler {
  return async (request, response, next) => {
    const refusal = await take(limiter, addressOf(request));
    if (refusal) sendRefusal(response, refusal);
    else next();
  };
}

export const addressOf = (request: Request): string => networkOf(request.ip ?? '');

/** IPv4 as it is, also when mapped into IPv6. IPv6 by its /64, in which one customer can change addresses freely. */
export function networkOf(ip: string): string {
  const bare = ip.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
  if (!isIPv6(bare)) return bare;
  const canonical = new URL(`http://[${bare}]`).hostname.slice(1, -1);
  const [head = '', tail] = canonical.split('::');
  const groups = head.split(':').filter(Boolean);
  const after = (tail ?? '').split(':').filter(Boolean);
  const all = tail === undefined ? groups : [...groups, ...Array(8 - groups.length - after.length).fill('0'), ...after];
  return `${all.slice(0, 4).join(':')}::/64`;
}
