import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The file that Node runs to start a server. */
    serverEntry: string;
  }
}

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Bundles the server once, as in production, for all tests that start and kill it. */
export default async function bundle({ provide }: TestProject): Promise<() => Promise<void>> {
  // The bundle lies inside the project, so that Node finds SQLite by walking up and reads the file as a module.
  await mkdir(path.join(root, 'dist'), { recursive: true });
  const outDir = await mkdtemp(path.join(root, 'dist', 'tested-'));
  await build({ configFile: path.join(root, 'vite.server.config.ts'), logLevel: 'error', build: { outDir } });
  provide('serverEntry', path.join(outDir, 'main.js'));
  return () => rm(outDir, { recursive: true, force: true });
}
