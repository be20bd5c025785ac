import { networkInterfaces } from 'node:os';
import { expect, test } from 'vitest';
import { addresses, listensEverywhere } from '../../server/addresses';

const on = (host: string, publicUrl: string | null = null) => ({ host, publicUrl });

test('the public address is the only one that is named, whatever the server listens on', () => {
  const where = on('0.0.0.0', 'https://meet.example.org');
  expect(addresses(where, 3000, false)).toEqual(['https://meet.example.org/']);
  expect(listensEverywhere(where)).toBe(false);
});

test('a server for this computer only is found at localhost', () => {
  for (const host of ['127.0.0.1', '::1']) expect(addresses(on(host), 3000, false)).toEqual(['http://localhost:3000/']);
});

test('a host of one’s own is named as browsers write it', () => {
  expect(addresses(on('room.local'), 8443, true)).toEqual(['https://room.local:8443/']);
  expect(addresses(on('fd00::7'), 3000, false)).toEqual(['http://[fd00::7]:3000/']);
  expect(listensEverywhere(on('room.local'))).toBe(false);
});

test('a server that listens everywhere names this computer first, and then each address others may use', () => {
  const outside = Object.values(networkInterfaces()).flatMap((all) =>
    (all ?? []).filter(({ internal, family }) => !internal && family === 'IPv4'),
  );
  for (const host of ['0.0.0.0', '::']) {
    const [first, ...others] = addresses(on(host), 3000, true);
    expect(first).toBe('https://localhost:3000/');
    expect(others).toEqual(outside.map(({ address }) => `https://${address}:3000/`));
    expect(listensEverywhere(on(host))).toBe(true);
  }
});
