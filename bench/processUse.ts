import { readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second. */
const TICKS_PER_SECOND = 100;

/** Processor seconds used so far and memory in use now, of one process; null where the system does not tell. */
export function processUse(pid: number): { seconds: number; megabytes: number } | null {
  try {
    // The name, in brackets, may contain spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    const pages = Number(fields[21]);
    return { seconds: ticks / TICKS_PER_SECOND, megabytes: (pages * 4096) / 1e6 };
  } catch {
    return null;
  }
}
