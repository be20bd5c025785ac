import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { promisify } from 'node:util';

export type OwnNetwork = {
  /** The same address by way of this network. */
  through(url: string): string;
  /** Cuts every connection and refuses new ones until `restore`. */
  drop(): void;
  restore(): void;
  close(): Promise<void>;
};

/** One person's way to the server, which can be cut while everybody else's goes on. */
export async function ownNetwork(server: string): Promise<OwnNetwork> {
  const { port, hostname } = new URL(server);
  const open = new Set<Socket>();
  let isDown = false;
  const relay = createServer((near) => {
    if (isDown) return near.destroy();
    const far = connect(Number(port), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((listening) => relay.listen(0, '127.0.0.1', listening));
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    through(url) {
      const own = new URL(url);
      own.port = String((relay.address() as AddressInfo).port);
      return own.href;
    },
    drop() {
      isDown = true;
      cut();
    },
    restore() {
      isDown = false;
    },
    async close() {
      cut();
      await promisify(relay.close.bind(relay))();
    },
  };
}
