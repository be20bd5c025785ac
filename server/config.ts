import path from 'node:path';
import express from 'express';
import { z } from 'zod';
import type { CompanySettings } from './accounts/accounts';
import type { MailSettings } from './mail/mail';
import { type MediaConfig, readMediaConfig } from './media/config';
import type { WebhookSettings } from './webhooks/webhooks';

/** The settings of the operator, read once from the environment. */
export type Config = {
  port: number;
  host: string;
  dataDir: string;
  /** Bytes of the disk that pictures leave free. */
  diskReserve: number;
  tls: { kind: 'none' } | { kind: 'files'; cert: string; key: string } | { kind: 'self' };
  /** A value for Express's `trust proxy`: a number of hops, or addresses. */
  trustProxy: boolean | number | string;
  publicUrl: string | null;
  /** Where Prometheus may ask, besides this computer; null: nowhere. */
  metrics: { port: number; host: string } | null;
  securityContact: string | null;
  /** What people know this server as, in place of Roundel. */
  ownName: string | null;
  /** Paths of pictures; `dark` for the dark theme. */
  ownLogo: { light: string; dark: string | null } | null;
  starting: 'anyone' | 'link' | 'nobody';
  /** There is a page for the operator, which a link opens that the start prints. */
  operatorPage: boolean;
  /** How many meetings with simulated members there may be at the same time. */
  demos: number;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  media: MediaConfig;
  /** Null: no company's sign-on. */
  company: CompanySettings | null;
  webhooks: WebhookSettings;
  /** Null: this server sends no mail. */
  mail: MailSettings | null;
};

/** Each has four connections inside this server, and a few thousand rows until it is erased. */
export const USUAL_DEMOS = 30;

/** Something the operator has to put right; the message is a whole sentence for them. */
export class StartFault extends Error {}

type Environment = Readonly<Record<string, string | undefined>>;

const starters = z.enum(['anyone', 'link', 'nobody']);
const levels = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']);

/** Throws a StartFault that names the setting and its possible values. */
export function readConfig(env: Environment): Config {
  return {
    port: readPort(env.PORT),
    host: env.HOST || '127.0.0.1',
    dataDir: path.resolve(env.DATA_DIR || './data'),
    diskReserve: readReserve(env.DISK_RESERVE_MB),
    tls: readTls(env),
    trustProxy: readTrust(env.TRUST_PROXY),
    publicUrl: readPublicUrl(env.PUBLIC_URL),
    metrics: env.METRICS_PORT
      ? { port: readPort(env.METRICS_PORT, 'METRICS_PORT'), host: env.METRICS_HOST || '127.0.0.1' }
      : null,
    starting: readStarting(env.STARTING),
    demos: readDemos(env.DEMOS),
    operatorPage: readOperatorPage(env.OPERATOR_PAGE),
    securityContact: readContact(env.SECURITY_CONTACT),
    ownName: readName(env.OPERATOR_NAME),
    ownLogo: readLogo(env),
    logLevel: readLevel(env.LOG_LEVEL),
    media: readMedia(env),
    mail: readMail(env),
    webhooks: readWebhooks(env.WEBHOOKS),
    company: readCompany(env),
  };
}

function readPort(value: string | undefined, name = 'PORT'): number {
  if (!value) return 3000;
  const port = Number(value);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new StartFault(`${name} must be a number from 0 to 65535, not "${value}".`);
}

function readReserve(value: string | undefined): number {
  const megabytes = Number(value || 256);
  if (Number.isInteger(megabytes) && megabytes >= 0 && megabytes <= 1_000_000) return megabytes * 1_000_000;
  throw new StartFault(`DISK_RESERVE_MB must be a number of megabytes, not "${value}".`);
}

function readTls(env: Environment): Config['tls'] {
  const { TLS: tls, TLS_CERT: cert, TLS_KEY: key } = env;
  if (tls && tls !== 'self') throw new StartFault(`TLS may only be "self" (or left out), not "${tls}".`);
  if (Boolean(cert) !== Boolean(key))
    throw new StartFault('TLS_CERT and TLS_KEY belong together: set both or neither.');
  if (cert && key) {
    if (tls === 'self') throw new StartFault('Set either TLS=self or TLS_CERT and TLS_KEY, not both.');
    return { kind: 'files', cert, key };
  }
  return tls === 'self' ? { kind: 'self' } : { kind: 'none' };
}

function readTrust(value: string | undefined): Config['trustProxy'] {
  if (!value || value === 'false' || value === '0') return false;
  if (value === 'true') return 1;
  if (/^\d{1,2}$/.test(value)) return Number(value);
  try {
    // Express throws on what is no address, and only then.
    express().set('trust proxy', value);
    return value;
  } catch {
    throw new StartFault(
      `TRUST_PROXY must be a number of proxies, or their addresses such as loopback or 10.0.0.0/8, not "${value}".`,
    );
  }
}

function readPublicUrl(value: string | undefined): string | null {
  if (!value) return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return url.origin;
  throw new StartFault(`PUBLIC_URL must be an address such as https://rooms.example, not "${value}".`);
}

function readStarting(value: string | undefined): Config['starting'] {
  const parsed = starters.safeParse(value || 'anyone');
  if (parsed.success) return parsed.data;
  throw new StartFault(`STARTING must be one of ${starters.options.join(', ')}, not "${value}".`);
}

function readDemos(value: string | undefined): number {
  const demos = Number(value || USUAL_DEMOS);
  if (Number.isInteger(demos) && demos >= 0 && demos <= 1_000) return demos;
  throw new StartFault(`DEMOS must be a number from 0 to 1000, not "${value}".`);
}

function readOperatorPage(value: string | undefined): boolean {
  if (!value || value === 'off') return false;
  if (value === 'on') return true;
  throw new StartFault(`OPERATOR_PAGE may be "on" or "off", not "${value}".`);
}

function readContact(value: string | undefined): string | null {
  if (!value) return null;
  if (/^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/\S+|tel:\+\S+)$/.test(value)) return value;
  throw new StartFault(
    `SECURITY_CONTACT must be an address such as mailto:security@rooms.example or https://rooms.example/security, not "${value}".`,
  );
}

/** It stands in pages, mails and names of files: letters, figures and a few signs. */
function readName(value: string | undefined): string | null {
  const name = value?.trim();
  if (!name) return null;
  if (/^[\p{L}\p{M}\p{N} .,&'’()+–-]{1,40}$/u.test(name)) return name;
  throw new StartFault(
    `OPERATOR_NAME may have up to 40 letters, figures, spaces and . , & ' ( ) + -, which "${name}" does not keep to.`,
  );
}

function readLogo(env: Environment): Config['ownLogo'] {
  const { OPERATOR_LOGO: light, OPERATOR_LOGO_DARK: dark } = env;
  if (dark && !light) throw new StartFault('OPERATOR_LOGO_DARK needs OPERATOR_LOGO too, for the light theme.');
  if (!light) return null;
  if (!readName(env.OPERATOR_NAME))
    throw new StartFault('OPERATOR_LOGO needs OPERATOR_NAME too: it is read where the logo cannot be seen.');
  return { light, dark: dark || null };
}

function readLevel(value: string | undefined): Config['logLevel'] {
  const parsed = levels.safeParse(value || 'info');
  if (parsed.success) return parsed.data;
  throw new StartFault(`LOG_LEVEL must be one of ${levels.options.join(', ')}, not "${value}".`);
}

function readMedia(env: Environment): MediaConfig {
  try {
    return readMediaConfig(env);
  } catch (error) {
    throw new StartFault(error instanceof Error ? `${error.message}.` : 'The media settings cannot be read.');
  }
}

/** Links in mails must lead here, whatever host name a request claims to be for: so they need the public address. */
function readMail(env: Environment): MailSettings | null {
  const { SMTP_URL: smtpUrl, MAIL_FROM: from } = env;
  if (!smtpUrl && !from) {
    if (env.MAIL_RETURN_TO) throw new StartFault('MAIL_RETURN_TO needs SMTP_URL and MAIL_FROM too.');
    return null;
  }
  if (!smtpUrl || !from) throw new StartFault('SMTP_URL and MAIL_FROM belong together: set both or neither.');
  const url = URL.canParse(smtpUrl) ? new URL(smtpUrl) : null;
  if (url === null || !/^smtps?:$/.test(url.protocol) || url.hostname === '')
    throw new StartFault('SMTP_URL must be an address such as smtp://user:password@mail.example:587.');
  if (!/^(?:[^<>@\r\n]+ )?<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/.test(from))
    throw new StartFault(`MAIL_FROM must be an address such as Roundel <rooms@example.org>, not "${from}".`);
  if (!env.PUBLIC_URL) throw new StartFault('Mail needs PUBLIC_URL too: the links in it lead there.');
  const returnTo = env.MAIL_RETURN_TO;
  if (!returnTo) return { smtpUrl, from };
  if (!/^[^\s<>@]+@[^\s<>@]+$/.test(returnTo))
    throw new StartFault(`MAIL_RETURN_TO must be an address such as returned@example.org, not "${returnTo}".`);
  return { smtpUrl, from, returnTo };
}

function readWebhooks(value: string | undefined): WebhookSettings {
  if (!value || value === 'public') return { reach: 'public' };
  if (value === 'any') return { reach: 'any' };
  if (value === 'off') return null;
  throw new StartFault(`WEBHOOKS may be "public", "any" or "off", not "${value}".`);
}

/** A company's sign-on sends browsers back here, to an address that it was told beforehand. */
function readCompany(env: Environment): CompanySettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (!issuer && !clientId && !clientSecret) return null;
  if (!issuer || !clientId || !clientSecret)
    throw new StartFault('OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET belong together: set all or none.');
  if (!URL.canParse(issuer) || !/^https?:$/.test(new URL(issuer).protocol))
    throw new StartFault(`OIDC_ISSUER must be an address such as https://login.example.org, not "${issuer}".`);
  if (!env.PUBLIC_URL) throw new StartFault('OIDC_ISSUER needs PUBLIC_URL too: people are sent back there.');
  return { issuer, clientId, clientSecret, name: env.OIDC_NAME || new URL(issuer).hostname };
}
