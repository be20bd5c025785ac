import { type LookupAddress, lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Which addresses an incoming webhook may have. `any`: also those of this computer and its network, and plain http. */
export type Reach = 'public' | 'any';

/** The names of an address that resolves into the network of this server. */
export class PrivateAddress extends Error {}

const own = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  own.addSubnet(network, bits, 'ipv4');
// Of the global addresses, those that stand for an older address inside them, and those of examples.
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  own.addSubnet(network, bits, 'ipv6');
const global = new BlockList();
global.addSubnet('2000::', 3, 'ipv6');

/** Whether a request to this address would leave the network that the server stands in. */
export function isPublic(ip: string): boolean {
  if (isIP(ip) === 4) return !own.check(ip, 'ipv4');
  return isIP(ip) === 6 && global.check(ip, 'ipv6') && !own.check(ip, 'ipv6');
}

/** The address that somebody typed; null for one that nothing may be sent to. */
export function webhookAddress(text: string, reach: Reach): URL | null {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (url === null || url.username !== '' || url.password !== '') return null;
  if (url.protocol !== 'https:' && !(reach === 'any' && url.protocol === 'http:')) return null;
  url.hash = '';
  return url;
}

/** An address that is a number is never looked up, so it is asked for by itself. */
export function isNumberInside({ hostname }: URL, reach: Reach): boolean {
  const ip = hostname.replace(/^\[|\]$/g, '');
  return reach === 'public' && isIP(ip) !== 0 && !isPublic(ip);
}

/**
 * Looks names up for the connection itself: between a check beforehand and the connection a name could be made to stand for
 * another address (DNS rebinding), and the server would be used to reach what only it can reach.
 */
export const lookupFor =
  (reach: Reach): LookupFunction =>
  (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error: Error | null, found: LookupAddress[]) => {
      if (error !== null) return done(error, '', 0);
      const isInside = reach === 'public' && found.some(({ address }) => !isPublic(address));
      const [first] = found;
      if (isInside || first === undefined) return done(new PrivateAddress('not a public address'), '', 0);
      if (options.all) done(null, found as never, 0);
      else done(null, first.address, first.family);
    });
  };
