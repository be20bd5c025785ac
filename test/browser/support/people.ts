import { join, resolve } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

export const chromiumFlags = [
  '--headless=new',
  '--no-sandbox',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream=device-count=3,fps=5',
  '--allow-loopback-in-peer-connection',
  '--disable-background-networking',
  '--auto-select-desktop-capture-source=Entire screen',
];

/** One browser for a test file; people are contexts in it, so each has cookies and storage of their own. */
export function openBrowser(extra: string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [...chromiumFlags, ...extra],
  });
}

const everybody: Human[] = [];

/** For a failed test: what each person saw, under `test-results/`. */
export async function keepPictures(test: string): Promise<void> {
  const folder = resolve(import.meta.dirname, '../../../test-results', test.replace(/[^a-z0-9]+/gi, '-'));
  for (const { name, page } of everybody)
    if (!page.isClosed()) await page.screenshot({ path: join(folder, `${name}.png`), timeout: 5_000 }).catch(() => {});
}

export type Human = { name: string; page: Page; context: BrowserContext; faults: string[] };

/** A browser window of one person. `faults` collects uncaught errors and console errors of their page. */
export async function human(
  browser: Browser,
  name: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Human> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    permissions: ['camera', 'microphone', 'clipboard-read', 'clipboard-write'],
    reducedMotion: 'reduce',
    ...options,
  });
  // Counts what each peer connection received, so that a test can ask for it later.
  await context.addInitScript(() => {
    const made: RTCPeerConnection[] = [];
    const Original = window.RTCPeerConnection;
    window.RTCPeerConnection = new Proxy(Original, {
      construct(target, args) {
        const connection = Reflect.construct(target, args);
        made.push(connection);
        return connection;
      },
    });
    Object.assign(window, { roundelPeers: made });
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`${name}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`${name}: ${message.text()}`);
  });
  const who = { name, page, context, faults };
  everybody.push(who);
  return who;
}

/** What this page has received from each peer so far. */
export function received(page: Page): Promise<{ framesDecoded: number; audioPackets: number }[]> {
  return page.evaluate(async () => {
    const peers = (window as unknown as { roundelPeers: RTCPeerConnection[] }).roundelPeers;
    const live = peers.filter((peer) => peer.connectionState === 'connected');
    return Promise.all(
      live.map(async (peer) => {
        const sums = { framesDecoded: 0, audioPackets: 0 };
        for (const report of (await peer.getStats()).values()) {
          if (report.type !== 'inbound-rtp') continue;
          if (report.kind === 'video') sums.framesDecoded += report.framesDecoded ?? 0;
          if (report.kind === 'audio') sums.audioPackets += report.packetsReceived ?? 0;
        }
        return sums;
      }),
    );
  });
}
