import { writeSync } from 'node:fs';
import { type Logger, pino } from 'pino';
import type { Config } from './config';
import { LogOutput } from './logOutput';

const STDOUT = 1;

/** JSON lines on stdout. LogOutput handles lines that cannot be written. */
export function openLog(level: Config['logLevel']): { log: Logger; output: LogOutput } {
  // Touching these streams once makes pipes, sockets and terminals refuse what they cannot take, instead of blocking the
  // process. An error on them (their reader is gone) would otherwise be an uncaught exception and end the process.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  let sentence = '';
  const ours = pino(
    {},
    {
      write(line: string) {
        sentence = line;
      },
    },
  );
  const output = new LogOutput({
    put: (bytes) => writeSync(STDOUT, bytes),
    say: (lost) => {
      ours.warn({ lost }, 'log lines could not be written and are lost');
      return sentence;
    },
  });
  process.once('exit', () => output.flush());
  return { log: pino({ level }, output), output };
}
