import { expect, test } from 'vitest';
import { isPublic, webhookAddress } from '../../../server/webhooks/address';
import { opened, sealed } from '../../../server/webhooks/seal';

test('[SE27] addresses of this computer and of private networks are told from public ones', () => {
  const inside = [
    ...[
      '127.0.0.1',
      '127.9.9.9',
      '0.0.0.0',
      '10.1.2.3',
      '172.16.0.1',
      '172.31.255.255',
      '192.168.1.1',
      '169.254.169.254',
    ],
    ...['100.64.0.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '192.0.2.1'],
    ...[
      '::',
      '::1',
      'fe80::1',
      'fc00::1',
      'fd12::1',
      'ff02::1',
      '::ffff:127.0.0.1',
      '::ffff:7f00:1',
      '64:ff9b::7f00:1',
    ],
    ...['2001:db8::1', '2002:7f00:1::', '2001::1', 'nothing', ''],
  ];
  expect(inside.filter(isPublic)).toEqual([]);
  const outside = ['1.1.1.1', '172.32.0.1', '192.169.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450::1'];
  expect(outside.filter((ip) => !isPublic(ip))).toEqual([]);
});

test('[SE27] only an https address without a name and password in it is taken', () => {
  const taken = (text: string) => webhookAddress(text, 'public')?.href ?? null;
  expect(taken(' https://hooks.example.com/services/a#b ')).toBe('https://hooks.example.com/services/a');
  for (const text of ['http://hooks.example.com/', 'file:///etc/passwd', 'ftp://x.example', 'hooks.example.com', ''])
    expect(taken(text)).toBeNull();
  expect(taken('https://user:word@hooks.example.com/')).toBeNull();
  expect(webhookAddress('http://chat.internal/', 'any')?.href).toBe('http://chat.internal/');
});

test('[SE27] a stored address is read with the secret of the server only, and never twice the same', () => {
  const address = 'https://hooks.example.com/services/canary';
  const text = sealed(address, 'one');
  expect(Buffer.from(text, 'base64url').toString('latin1')).not.toContain('canary');
  expect(sealed(address, 'one')).not.toBe(text);
  expect(opened(text, 'one')).toBe(address);
  expect(opened(text, 'another')).toBeNull();
  expect(opened('x', 'one')).toBeNull();
});
