import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { cssLayers } from '../../../vite.config';

const here = dirname(fileURLToPath(import.meta.url));

/**
 * Shows the room's screens without a server: `npm run gallery`, then
 * `/?scene=checkin`.
 */
export default defineConfig({
  root: here,
  cacheDir: resolve(here, '../../../node_modules/.vite-gallery'),
  plugins: [react(), cssLayers()],
  server: { host: '127.0.0.1', fs: { allow: [resolve(here, '../../..')] } },
});
