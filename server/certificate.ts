import { X509Certificate } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { hostname, networkInterfaces } from 'node:os';
import path from 'node:path';
import { createSecureContext } from 'node:tls';
import { generate } from 'selfsigned';
import { type Config, StartFault } from './config';

export type Certificate = { cert: string; key: string };

const DAY_MS = 24 * 60 * 60 * 1000;
const DAYS_VALID = 365;
const RENEW_BEFORE_DAYS = 30;

/** The certificate for https as configured; null for plain http. */
export async function certificateFor(config: Config, now: number): Promise<Certificate | null> {
  switch (config.tls.kind) {
    case 'none':
      return null;
    case 'files':
      return fitting({ cert: await read(config.tls.cert, 'TLS_CERT'), key: await read(config.tls.key, 'TLS_KEY') });
    case 'self':
      return ownCertificate(path.join(config.dataDir, 'tls'), now);
    default:
      return config.tls satisfies never;
  }
}

function fitting(pair: Certificate): Certificate {
  try {
    createSecureContext(pair);
    return pair;
  } catch {
    throw new StartFault('TLS_CERT and TLS_KEY do not name a certificate (PEM) and the key that belongs to it.');
  }
}

async function read(file: string, setting: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new StartFault(`${setting} names a file that cannot be read: ${file}.`);
  }
}

/** The certificate is kept in the data folder, so that people who accepted it once are not asked again after each restart. */
async function ownCertificate(folder: string, now: number): Promise<Certificate> {
  const certFile = path.join(folder, 'cert.pem');
  const keyFile = path.join(folder, 'key.pem');
  try {
    const kept = { cert: await readFile(certFile, 'utf8'), key: await readFile(keyFile, 'utf8') };
    const until = Date.parse(new X509Certificate(kept.cert).validTo);
    if (until - now > RENEW_BEFORE_DAYS * DAY_MS) return kept;
  } catch {
    // There is none yet, or it cannot be read: make one.
  }
  const made = await generate([{ name: 'commonName', value: 'Roundel' }], {
    algorithm: 'sha256',
    keyType: 'ec',
    notBeforeDate: new Date(now - DAY_MS),
    notAfterDate: new Date(now + DAYS_VALID * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: ownNames() },
    ],
  });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(keyFile, made.private, { mode: 0o600 });
  await writeFile(certFile, made.cert);
  return { cert: made.cert, key: made.private };
}

/** Every name and address that people may use for this computer. */
function ownNames(): ({ type: 2; value: string } | { type: 7; ip: string })[] {
  const addresses = Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => address));
  const ips = [...new Set(['127.0.0.1', '::1', ...addresses.map((address) => address.split('%')[0] ?? address)])];
  return [
    ...['localhost', hostname()].map((value) => ({ type: 2 as const, value })),
    ...ips.map((ip) => ({ type: 7 as const, ip })),
  ];
}
