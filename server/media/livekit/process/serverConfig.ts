import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { LivekitKeys } from '../token';

export type ServerPorts = { signal: number; tcp: number; udp: number };

/** Where browsers send sound and picture: this computer alone, or an address that others reach. */
export type Reach = { kind: 'loopback' } | { kind: 'network'; address: string };

const loopback = new Set(['127.0.0.1', 'localhost', '::1']);

/** Where the app listens, and how others find this computer. */
export type ListenSettings = {
  host: string;
  /** Others come though the app listens on loopback only. */
  proxied: boolean;
  /** The outside address, where it cannot be seen from here. */
  address: string | null;
};

/** A proxy carries no sound and picture: behind one, too, others need an address of this computer. */
export function reachOf({ host, proxied, address }: ListenSettings): Reach {
  if (address !== null) return { kind: 'network', address };
  const alone = loopback.has(host);
  if (alone && !proxied) return { kind: 'loopback' };
  if (!alone && host !== '0.0.0.0' && host !== '::') return { kind: 'network', address: host };
  const first = Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .find((one) => !one.internal && one.family === 'IPv4');
  return first ? { kind: 'network', address: first.address } : { kind: 'loopback' };
}

const freeTcp = (host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, host, () => {
      const bound = probe.address();
      probe.close(() =>
        bound !== null && typeof bound === 'object' ? resolve(bound.port) : reject(new Error('no port')),
      );
    });
  });
const freeUdp = (host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createSocket('udp4');
    probe.once('error', reject);
    probe.bind(0, host, () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/** Free ports; those of sound and picture may be fixed, so that a firewall can open them. */
export async function choosePorts(
  reach: Reach,
  fixed: { tcp: number | null; udp: number | null },
): Promise<ServerPorts> {
  const host = reach.kind === 'loopback' ? '127.0.0.1' : '0.0.0.0';
  const signal = await freeTcp('127.0.0.1');
  let tcp = fixed.tcp ?? (await freeTcp(host));
  while (tcp === signal) tcp = await freeTcp(host);
  return { signal, tcp, udp: fixed.udp ?? (await freeUdp(host)) };
}

/**
 * The config of a LiveKit server that only this app speaks for. Its socket is bound to loopback: browsers reach it through
 * the app's own address, so there is one origin and one certificate. Rooms exist only when the app makes them.
 */
export function serverConfig({ key, secret }: LivekitKeys, ports: ServerPorts, reach: Reach): string {
  const rtc =
    reach.kind === 'loopback'
      ? {
          node_ip: '127.0.0.1',
          enable_loopback_candidate: true,
          interfaces: { includes: ['lo', 'lo0'] },
          ips: { includes: ['127.0.0.1/32'] },
        }
      : { node_ip: reach.address };
  // JSON is YAML: nothing has to be quoted by hand.
  return `${JSON.stringify(
    {
      port: ports.signal,
      bind_addresses: ['127.0.0.1'],
      keys: { [key]: secret },
      logging: { level: 'warn', json: true },
      room: { auto_create: false },
      turn: { enabled: false },
      rtc: {
        tcp_port: ports.tcp,
        udp_port: ports.udp,
        use_external_ip: false,
        // Left out, browsers would be told to ask servers of strangers for their own address. Nobody needs the answer, so nothing
        // listens there. It must not be the port of sound and picture: browsers take all that comes from such a server for its answers.
        stun_servers: [`${rtc.node_ip}:${ports.tcp}`],
        ...rtc,
      },
    },
    null,
    2,
  )}\n`;
}
