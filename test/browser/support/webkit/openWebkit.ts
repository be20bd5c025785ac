import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { portToKeep } from '../../../support/ports';
import { type RunningServer, runServer } from '../server';
import { type Display, openDisplay } from './display';
import { Driver } from './driver';
import { WebkitPage } from './page';

/** `npm test` names it where it found one. */
const program = process.env.WEBKIT_DRIVER ?? '/usr/bin/WebKitWebDriver';

/** Debian's small browser around WebKitGTK: no sound or picture from others, and a screen of its own. */
type Webkit = { page: WebkitPage; display: Display; close(): Promise<void> };

async function openBrowser(size: { width: number; height: number }): Promise<Webkit> {
  const display = await openDisplay(size);
  const folder = mkdtempSync(join(tmpdir(), 'roundel-webkit-'));
  mkdirSync(join(folder, 'gtk-3.0'));
  // The page reads this as the wish for less movement.
  writeFileSync(join(folder, 'gtk-3.0/settings.ini'), '[Settings]\ngtk-enable-animations=0\n');
  const port = await portToKeep();
  const process_ = spawn(program, [`--port=${port}`], {
    env: {
      ...process.env,
      DISPLAY: display.name,
      GDK_BACKEND: 'x11',
      XDG_CONFIG_HOME: folder,
      NO_AT_BRIDGE: '1',
      // It draws without a graphics card.
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      WEBKIT_DISABLE_DMABUF_RENDERER: '1',
    },
    stdio: 'ignore',
  });
  const orphan = () => process_.kill();
  process.once('exit', orphan);
  const gone = new Promise<void>((done) => process_.once('exit', () => done()));
  const url = `http://127.0.0.1:${port}`;
  await vi.waitFor(() => fetch(`${url}/status`), { timeout: 60_000, interval: 100 });
  const driver = await Driver.open(url, { browserName: 'MiniBrowser' });
  await driver.resize(size);
  return {
    page: new WebkitPage(driver),
    display,
    async close() {
      await driver.close();
      process_.kill();
      await gone;
      process.off('exit', orphan);
      display.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * One server and one person's browser for a test file, opened before its tests and closed after them. When a test fails, the
 * screen is saved as a picture and its text is in the output.
 */
export function openWebkit(size: { width: number; height: number }): {
  readonly server: RunningServer;
  readonly page: WebkitPage;
  readonly display: Display;
} {
  let open: { server: RunningServer; webkit: Webkit } | null = null;
  const here = () => {
    if (!open) throw new Error('the browser is not open yet');
    return open;
  };
  beforeAll(async () => {
    const [server, webkit] = await Promise.all([runServer(), openBrowser(size)]);
    open = { server, webkit };
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    const { page, display } = here().webkit;
    const folder = resolve(import.meta.dirname, '../../../../test-results', task.name.replace(/[^a-z0-9]+/gi, '-'));
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'webkit.png'), display.picture());
    console.info(`WebKit shows: ${await page.text().catch(String)}`);
  });
  afterAll(async () => {
    await open?.webkit.close();
    await open?.server.stop();
  });
  return {
    get server() {
      return here().server;
    },
    get page() {
      return here().webkit.page;
    },
    get display() {
      return here().webkit.display;
    },
  };
}
