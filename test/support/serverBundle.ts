import { mkdtemp, rm } from 'node:fs/promises';
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

/** Bundles the server once for all tests that start and kill it, with its packages, so that a start takes half the time. */
export default async function bundle({ provide }: TestProject): Promise<() => Promise<void>> {
  // Inside the project: the one package with a binary of its own is found by walking up.
  const outDir = await mkdtemp(path.join(root, 'node_modules', '.server-'));
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['@photostructure/sqlite'] },
    build: {
      ssr: path.join(root, 'server/main.ts'),
      outDir,
      target: 'node20',
      reportCompressedSize: false,
      rollupOptions: { output: { entryFileNames: 'main.mjs', format: 'es' } },
    },
  });
  provide('serverEntry', path.join(outDir, 'main.mjs'));
  return () => rm(outDir, { recursive: true, force: true });
}
