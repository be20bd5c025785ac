import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';

const here = import.meta.dirname;
const fonts = resolve(here, '../../../node_modules/@excalidraw/excalidraw/dist/prod/fonts');
const address = 'https://drawing.test';
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/** The drawing area of the product in a page of its own; built once and served from its folder. */
export async function buildDrawing(): Promise<{
  open: (browser: Browser) => Promise<OpenDrawing>;
  remove: () => void;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'roundel-drawing-'));
  // Excalidraw and React as in production, not as in tests.
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  await build({
    root: here,
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: { outDir: folder, target: 'es2022', minify: false, chunkSizeWarningLimit: 20_000 },
  });
  process.env.NODE_ENV = before;
  const read = (path: string): Buffer | null => {
    try {
      return path.startsWith('/excalidraw/fonts/')
        ? readFileSync(join(fonts, path.slice('/excalidraw/fonts/'.length)))
        : readFileSync(join(folder, path === '/' ? 'index.html' : path));
    } catch {
      return null;
    }
  };
  return {
    async open(browser) {
      const context = await browser.newContext({ viewport: { width: 1240, height: 840 } });
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.stack ?? error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text());
      });
      await page.route(`${address}/**`, (route) => {
        const path = new URL(route.request().url()).pathname;
        const body = read(path);
        return body
          ? route.fulfill({ body, contentType: types[extname(path) || '.html'] ?? 'application/octet-stream' })
          : route.fulfill({ status: 404 });
      });
      await page.goto(address);
      await page.waitForFunction(() => 'drawing' in window);
      return { page, faults };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export type OpenDrawing = { page: Page; faults: string[] };
