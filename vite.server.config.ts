import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const root = dirname(fileURLToPath(import.meta.url));

/** The server in one file with its packages: Node then starts it in half the time. Only SQLite, a binary, stays outside. */
export default defineConfig({
  root,
  publicDir: false,
  ssr: { noExternal: true, external: ['@photostructure/sqlite'] },
  build: {
    ssr: resolve(root, 'server/main.ts'),
    outDir: resolve(root, 'dist/server'),
    emptyOutDir: true,
    target: 'node20',
    reportCompressedSize: false,
    rollupOptions: { output: { entryFileNames: '[name].js', format: 'es' } },
  },
});
