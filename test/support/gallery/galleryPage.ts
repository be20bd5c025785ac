import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sirv from 'sirv';
import { build } from 'vite';

export type Shown = {
  scene: string;
  seats?: number;
  /** Further words of the address: `long` for long names, `lost` for a lost connection. */
  more?: string[];
  theme?: 'light' | 'dark';
};

export type Gallery = {
  show: (page: Page, shown: Shown) => Promise<void>;
  openPage: (browser: Browser) => Promise<Page>;
};

/** Builds the screens of the product with people who are played. */
export async function buildInto(folder: string): Promise<void> {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  await build({
    configFile: resolve(import.meta.dirname, 'vite.config.ts'),
    logLevel: 'error',
    build: {
      outDir: folder,
      target: 'es2022',
      minify: false,
      chunkSizeWarningLimit: 20_000,
      reportCompressedSize: false,
      // A screen of the gallery needs nearly all of it: one file is loaded faster than two hundred.
      rolldownOptions: {
        output: {
          codeSplitting: { groups: [{ name: 'screens', test: /\/(client|shared)\/(?!.*(whiteboard|livekit))/ }] },
        },
      },
    },
  });
  process.env.NODE_ENV = before;
}

/** Serves on loopback what was built into this folder. */
export async function serveFrom(folder: string): Promise<Gallery & { close: () => void }> {
  // Over HTTP, so that the browser keeps what it has read and compiled: a test shows many screens one after the other.
  const server = createServer(sirv(folder, { immutable: true, maxAge: 31_536_000 })).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    async openPage(browser) {
      const context = await browser.newContext({ reducedMotion: 'reduce' });
      return context.newPage();
    },
    async show(page, { scene, seats = 6, more = [], theme = 'light' }) {
      const query = [`scene=${scene}`, `seats=${seats}`, `theme=${theme}`, 'still', ...more];
      await page.goto(`${address}/?${query.join('&')}`);
      await page.locator('#app > *').first().waitFor();
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Both, in a folder that is removed at the end. */
export async function buildGallery(): Promise<Gallery & { remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'roundel-gallery-'));
  await buildInto(folder);
  const { close, ...gallery } = await serveFrom(folder);
  return {
    ...gallery,
    remove() {
      close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
