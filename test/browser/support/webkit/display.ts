import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { pngOf } from '../../../support/pictures';

type Part = { x: number; y: number; width: number; height: number };

export type Display = {
  /** For the environment of programs, as `:7`. */
  name: string;
  /** What is on it, as a PNG. */
  picture(): Buffer;
  /** How many colours there are in a part of it; one where nothing is drawn. */
  coloursIn(part: Part): number;
  close(): void;
};

/** A screen that nobody sees, for programs that need one. */
export async function openDisplay(size: { width: number; height: number }): Promise<Display> {
  const folder = mkdtempSync(join(tmpdir(), 'roundel-display-'));
  const screen = `${size.width}x${size.height}x24`;
  const server = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', screen, '-fbdir', folder, '-nolisten', 'tcp', '-noreset'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const close = () => {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', close);
  // It chooses a free number and tells it once programs can connect.
  const number = await new Promise<string>((told, failed) => {
    server.once('error', failed);
    server.once('exit', (code) => failed(new Error(`Xvfb ended with ${code}`)));
    server.stdio[3]?.once('data', (chunk) => told(String(chunk).trim()));
  });
  const shown = () => readScreen(readFileSync(join(folder, 'Xvfb_screen0')));
  return {
    name: `:${number}`,
    picture() {
      const { width, height, colour } = shown();
      const lines = Array.from({ length: height }, (_line, y) =>
        Buffer.from([0, ...Array.from({ length: width }, (_pixel, x) => colour(x, y)).flat()]),
      );
      return pngOf(width, height, deflateSync(Buffer.concat(lines)));
    },
    coloursIn({ x, y, width, height }) {
      const { colour } = shown();
      const found = new Set<string>();
      for (let down = 0; down < height; down += 1)
        for (let along = 0; along < width; along += 1) found.add(colour(x + along, y + down).join());
      return found.size;
    },
    close() {
      process.off('exit', close);
      close();
    },
  };
}

/** The format in which Xvfb keeps its screen: a header of big-endian numbers, the colours, and four bytes for each pixel. */
function readScreen(file: Buffer): { width: number; height: number; colour: (x: number, y: number) => number[] } {
  const field = (index: number) => file.readUInt32BE(index * 4);
  const [headerSize, width, height, bytesPerLine, colours] = [field(0), field(4), field(5), field(12), field(19)];
  const start = headerSize + colours * 12;
  return {
    width,
    height,
    // Kept as blue, green and red.
    colour(x, y) {
      const at = start + y * bytesPerLine + x * 4;
      return [file[at + 2] ?? 0, file[at + 1] ?? 0, file[at] ?? 0];
    },
  };
}
