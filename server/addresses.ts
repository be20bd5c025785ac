import { networkInterfaces } from 'node:os';
import type { Config } from './config';

type Where = Pick<Config, 'publicUrl' | 'host'>;

/** No one address is set, so each address of this computer leads here. */
export const listensEverywhere = ({ publicUrl, host }: Where): boolean =>
  publicUrl === null && (host === '0.0.0.0' || host === '::');

/** Where browsers find the first page, the best address first. */
export function addresses(where: Where, port: number, secure: boolean): [string, ...string[]] {
  const { publicUrl, host } = where;
  if (publicUrl !== null) return [`${publicUrl}/`];
  const at = (name: string) => `${secure ? 'https' : 'http'}://${name.includes(':') ? `[${name}]` : name}:${port}/`;
  if (listensEverywhere(where)) return [at('localhost'), ...ofThisComputer().map(at)];
  return [at(host === '127.0.0.1' || host === '::1' ? 'localhost' : host)];
}

const ofThisComputer = (): string[] =>
  Object.values(networkInterfaces()).flatMap((all) =>
    (all ?? []).filter((one) => !one.internal && one.family === 'IPv4').map((one) => one.address),
  );
