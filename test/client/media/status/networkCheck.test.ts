import { describe, expect, test } from 'vitest';
import {
  type LineFacts,
  offeredBy,
  relayWay,
  verdictOf,
  type Ways,
} from '../../../../client/media/status/networkCheck';

const inside: Ways = { host: true, reflexive: false, relay: [] };
const facts = (change: Partial<LineFacts>): LineFacts => ({
  roundTrip: 40,
  ways: inside,
  offered: { stun: false, turn: false },
  mediaServer: null,
  ...change,
});
const stun = { stun: true, turn: false };
const both = { stun: true, turn: true };

describe('what is said about a line', () => {
  test.each([
    ['a plain server inside one network', facts({}), 'fine'],
    ['out over UDP', facts({ offered: stun, ways: { ...inside, reflexive: true } }), 'fine'],
    [
      'out over UDP and through the relay',
      facts({ offered: both, ways: { ...inside, reflexive: true, relay: ['udp'] } }),
      'fine',
    ],
    ['only through the relay, over UDP', facts({ offered: both, ways: { ...inside, relay: ['udp', 'tcp'] } }), 'fine'],
    ['only through the relay, over TCP', facts({ offered: both, ways: { ...inside, relay: ['tcp'] } }), 'detour'],
    ['only through the relay, over TLS', facts({ offered: both, ways: { ...inside, relay: ['tls'] } }), 'detour'],
    ['out, while the relay is away', facts({ offered: both, ways: { ...inside, reflexive: true } }), 'noRelay'],
    ['no way out', facts({ offered: stun }), 'blocked'],
    ['no way out although a relay is there', facts({ offered: both }), 'blocked'],
    ['a media server reached over UDP', facts({ mediaServer: 'straight' }), 'fine'],
    ['a media server reached over TCP', facts({ mediaServer: 'detour' }), 'detour'],
    ['a media server that is not reached', facts({ mediaServer: 'none' }), 'blocked'],
    ['no address at all', facts({ ways: { ...inside, host: false } }), 'closed'],
    ['a browser that cannot look', facts({ ways: null }), 'closed'],
    ['a silent server', facts({ roundTrip: null, ways: null }), 'noServer'],
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
    expect(relayWay('tls', 'turn:a.example')).toBe('tls');
    expect(relayWay(undefined, 'turns:a.example:443?transport=tcp')).toBe('tls');
    expect(relayWay(null, 'turn:a.example?transport=tcp')).toBe('tcp');
    expect(relayWay(null, null)).toBe('udp');
  });
});
