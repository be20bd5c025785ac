import { writeSync } from 'node:fs';
import { type Logger, pino } from 'pino';
import type { Config } from './config';
import { LogOutput } from './logOutput';

const STDOUT = 1;

/** JSON lines on stdout; see LogOutput for what happens when they cannot be written. */
export function openLog(level: Config['logLevel']): { log: Logger; output: LogOutput } {
  // The first look at these makes pipes, sockets and terminals refuse what they cannot take instead of holding up the process.
  // What goes wrong there later (their reader is gone) would otherwise come back as a fault that ends the process.
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
