import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';

const address = 'http://gallery.localhost';
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

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

/** The screens of the product with people who are played, built once and served from its folder. */
export async function buildGallery(): Promise<Gallery & { remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'roundel-gallery-'));
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
    },
  });
  process.env.NODE_ENV = before;
  const read = (path: string): Buffer | null => {
    try {
      return readFileSync(join(folder, path === '/' ? 'index.html' : path));
    } catch {
      return null;
    }
  };
  return {
    async openPage(browser) {
      const context = await browser.newContext({ reducedMotion: 'reduce' });
      const page = await context.newPage();
      await page.route(`${address}/**`, (route) => {
        const path = new URL(route.request().url()).pathname;
        const body = read(path);
        return body
          ? route.fulfill({ body, contentType: types[extname(path) || '.html'] ?? 'application/octet-stream' })
          : route.fulfill({ status: 404 });
      });
      return page;
    },
    async show(page, { scene, seats = 6, more = [], theme = 'light' }) {
      const query = [`scene=${scene}`, `seats=${seats}`, `theme=${theme}`, 'still', ...more];
      await page.goto(`${address}/?${query.join('&')}`);
      await page.locator('#app > *').first().waitFor();
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
