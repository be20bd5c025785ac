import { describe, expect, test } from 'vitest';
import {
  type NetworkFacts,
  offeredBy,
  type Routes,
  relayProtocolOf,
  verdictOf,
} from '../../../../client/media/status/networkCheck';

const inside: Routes = { host: true, reflexive: false, relay: [] };
const facts = (change: Partial<NetworkFacts>): NetworkFacts => ({
  roundTrip: 40,
  routes: inside,
  offered: { stun: false, turn: false },
  mediaServer: null,
  ...change,
});
const stun = { stun: true, turn: false };
const both = { stun: true, turn: true };

describe('what is said about a line', () => {
  test.each([
    ['a plain server inside one network', facts({}), 'fine'],
    ['out over UDP', facts({ offered: stun, routes: { ...inside, reflexive: true } }), 'fine'],
    [
      'out over UDP and through the relay',
      facts({ offered: both, routes: { ...inside, reflexive: true, relay: ['udp'] } }),
      'fine',
    ],
    [
      'only through the relay, over UDP',
      facts({ offered: both, routes: { ...inside, relay: ['udp', 'tcp'] } }),
      'fine',
    ],
    ['only through the relay, over TCP', facts({ offered: both, routes: { ...inside, relay: ['tcp'] } }), 'detour'],
    ['only through the relay, over TLS', facts({ offered: both, routes: { ...inside, relay: ['tls'] } }), 'detour'],
    ['out, while the relay is away', facts({ offered: both, routes: { ...inside, reflexive: true } }), 'noRelay'],
    ['no way out', facts({ offered: stun }), 'blocked'],
    ['no way out although a relay is there', facts({ offered: both }), 'blocked'],
    ['a media server reached over UDP', facts({ mediaServer: 'straight' }), 'fine'],
    ['a media server reached over TCP', facts({ mediaServer: 'detour' }), 'detour'],
    ['a media server that is not reached', facts({ mediaServer: 'none' }), 'blocked'],
    ['no address at all', facts({ routes: { ...inside, host: false } }), 'closed'],
    ['a browser that cannot look', facts({ routes: null }), 'closed'],
    ['a silent server', facts({ roundTrip: null, routes: null }), 'noServer'],
    ['a slow answer', facts({ roundTrip: 2_400 }), 'slow'],
  ] as const)('%s: %s', (_name, given, verdict) => {
    expect(verdictOf(given)).toBe(verdict);
  });

  test('what a server offers is read from its addresses, one or several', () => {
    expect(offeredBy([])).toEqual({ stun: false, turn: false });
    expect(offeredBy([{ urls: 'stun:a.example' }])).toEqual({ stun: true, turn: false });
    expect(offeredBy([{ urls: ['stuns:a.example', 'turns:a.example:443'], username: 'u', credential: 'c' }])).toEqual(
      both,
    );
  });

  test('where a browser does not name the way to the relay, its address does', () => {
    expect(relayProtocolOf('tls', 'turn:a.example')).toBe('tls');
    expect(relayProtocolOf(undefined, 'turns:a.example:443?transport=tcp')).toBe('tls');
    expect(relayProtocolOf(null, 'turn:a.example?transport=tcp')).toBe('tcp');
    expect(relayProtocolOf(null, null)).toBe('udp');
  });
});
