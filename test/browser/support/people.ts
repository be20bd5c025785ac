import { join, resolve } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openChromium, typeAsPeopleDo } from './browsers';

/** One Chromium for a test file. People are contexts in it, so each has cookies and storage of their own. */
export const openBrowser = (extra: string[] = []): Promise<Browser> => openChromium(extra);

/** A browser, or several that take turns. */
export type Opens = Pick<Browser, 'newContext'>;

const everybody: Human[] = [];

const folderOf = (name: string) =>
  resolve(import.meta.dirname, '../../../test-results', name.replace(/[^a-z0-9]+/gi, '-'));

/** What one person sees, under `test-results/`. */
const keepPicture = (page: Page, screen: string, name: string) =>
  page.screenshot({ path: join(folderOf(screen), `${name}.png`), timeout: 5_000 }).catch(() => {});

const sizes = [
  { width: 1440, height: 900 },
  { width: 844, height: 390 },
  { width: 390, height: 844 },
];

/** With JOURNEY_PICTURES: what one person sees, light and dark, in three sizes of the window, for people to look at. */
export async function keepLooks(page: Page, screen: string, name: string): Promise<void> {
  if (!process.env.JOURNEY_PICTURES) return;
  const usual = page.viewportSize();
  for (const colorScheme of ['light', 'dark'] as const)
    for (const size of sizes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize(size);
      await page.waitForTimeout(300);
      await keepPicture(page, screen, `${name}-${size.width}-${colorScheme}`);
    }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  if (usual) await page.setViewportSize(usual);
}

/** For a failed test: what each person saw. */
export async function keepPictures(test: string): Promise<void> {
  for (const { name, page } of everybody) if (!page.isClosed()) await keepPicture(page, test, name);
}

/** For a failed test: the address of each person's page and the text on it, in the output itself. */
export async function tellScreens(): Promise<void> {
  for (const { name, page } of everybody) {
    if (page.isClosed()) continue;
    const text = await page
      .locator('body')
      .innerText({ timeout: 5_000 })
      .catch((fault: unknown) => String(fault));
    console.info(`${name} at ${page.url()}: ${text.replace(/\s+/g, ' ').slice(0, 600)}`);
  }
}

export type Human = { name: string; page: Page; context: BrowserContext; faults: string[] };

/** The browser window of one person. `faults` collects uncaught errors and console errors of its page. */
export async function human(
  browser: Opens,
  name: string,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<Human> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    permissions: ['camera', 'microphone', 'clipboard-read', 'clipboard-write'],
    reducedMotion: 'reduce',
    ...options,
  });
  // Keeps every peer connection and the stream of each track, so that a test can read them later.
  await context.addInitScript(() => {
    const made: RTCPeerConnection[] = [];
    const streams = new Map<string, string>();
    const Original = window.RTCPeerConnection;
    window.RTCPeerConnection = new Proxy(Original, {
      construct(target, args) {
        const connection = Reflect.construct(target, args);
        made.push(connection);
        connection.addEventListener('track', ({ track, streams: [stream] }: RTCTrackEvent) => {
          if (stream) streams.set(track.id, stream.id);
        });
        return connection;
      },
    });
    Object.assign(window, { roundelPeers: made, roundelStreams: streams });
  });
  await context.addInitScript(() => {
    addEventListener(
      'pointerdown',
      () => sessionStorage.setItem('presses', String(Number(sessionStorage.getItem('presses') ?? 0) + 1)),
      true,
    );
  });
  // Of an error that is logged, Firefox says no more than that it was one.
  await context.addInitScript(() => {
    const log = console.error.bind(console);
    const whole = (told: unknown) =>
      told instanceof Error ? `${told.name}: ${told.message || 'no message'}\n${told.stack ?? ''}` : told;
    console.error = (...told: unknown[]) => log(...told.map(whole));
  });
  const page = await context.newPage();
  typeAsPeopleDo(page);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`${name}: ${error.message} ${error.stack ?? ''}`));
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    const { url, lineNumber } = message.location();
    faults.push(`${name}: ${message.text()} (${url}:${lineNumber})`);
  });
  const who = { name, page, context, faults };
  everybody.push(who);
  return who;
}

/** How often this person clicked so far. */
export const presses = (page: Page): Promise<number> =>
  page.evaluate(() => Number(sessionStorage.getItem('presses') ?? 0));

/**
 * What this page has received from each sender so far. In the mesh, each sender has a connection. LiveKit sends all of
 * them over one connection, in streams whose names begin with the sender's.
 */
export function received(page: Page): Promise<{ from: string; framesDecoded: number; audioPackets: number }[]> {
  return page.evaluate(async () => {
    const peers: RTCPeerConnection[] = Reflect.get(window, 'roundelPeers');
    const streams: Map<string, string> = Reflect.get(window, 'roundelStreams');
    const senders = new Map<string, { framesDecoded: number; audioPackets: number }>();
    for (const [index, peer] of peers.entries()) {
      if (peer.connectionState !== 'connected') continue;
      for (const report of (await peer.getStats()).values()) {
        if (report.type !== 'inbound-rtp') continue;
        const [name, track] = streams.get(report.trackIdentifier)?.split('|') ?? [];
        const sender = track === undefined || name === undefined ? `connection ${index}` : name;
        const sums = senders.get(sender) ?? { framesDecoded: 0, audioPackets: 0 };
        senders.set(sender, sums);
        if (report.kind === 'video') sums.framesDecoded += report.framesDecoded ?? 0;
        if (report.kind === 'audio') sums.audioPackets += report.packetsReceived ?? 0;
      }
    }
    return [...senders].map(([from, sums]) => ({ from, ...sums }));
  });
}
