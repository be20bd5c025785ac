import { createServer } from 'node:net';

/** Systems give out ports from here on to programs that ask for any port (Linux 32768, others 49152). */
const FIRST = 20_000;
const HANDED_OUT = 32_000;

const isFree = (port: number) =>
  new Promise<boolean>((answer) => {
    const probe = createServer();
    probe.once('error', () => answer(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => answer(true)));
  });

const given = new Set<number>();

/** A free port for a server that starts later, or starts again on it: the system gives it to nobody else in between. */
export async function portToKeep(): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * (HANDED_OUT - FIRST));
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
}
