import { createServer } from 'node:net';

/** Systems hand out ports from here on to whoever asks for any (Linux 32768, others 49152). */
const FIRST = 20_000;
const HANDED_OUT = 32_000;

const isFree = (port: number) =>
  new Promise<boolean>((answer) => {
    const probe = createServer();
    probe.once('error', () => answer(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => answer(true)));
  });

const given = new Set<number>();

/** A free port for a server that starts later, or comes back on it: nobody who asks for any port is given it in between. */
export async function portToKeep(): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * (HANDED_OUT - FIRST));
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
}
