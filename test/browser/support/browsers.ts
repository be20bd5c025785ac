import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, firefox, type Locator, type Page } from 'playwright-core';

/**
 * Whose windows people use in a test: Chromium's, or with JOURNEY_BROWSERS=firefox Firefox's, or with
 * JOURNEY_BROWSERS=mixed the first person Chromium's, the second one Firefox's, and so on.
 */
const used = process.env.JOURNEY_BROWSERS ?? 'chromium';

const chromiumProgram = process.env.CHROMIUM ?? '/usr/bin/chromium';
/** Chromium without windows around the pages, which is the same to them; see scripts/browsers.js. */
const chromiumShell = process.env.CHROMIUM_SHELL ?? chromiumProgram;
const chromiumFlags = [
  '--no-sandbox',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream=device-count=3,fps=5',
  '--allow-loopback-in-peer-connection',
  '--disable-background-networking',
  // Nobody listens, so sound is mixed in larger pieces, which leaves the processors to the pages.
  '--audio-buffer-size=2048',
  '--disable-audio-output',
  // Pages of tests live for seconds: compiling their code a third time, for speed, costs more than it ever gives back.
  '--js-flags=--no-opt --no-maglev',
  '--auto-select-desktop-capture-source=Entire screen',
];

/** The shell knows no other way; Chromium takes its new one. */
const windowless = chromiumShell === chromiumProgram ? ['--headless=new'] : [];

const firefoxPreferences = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.peerconnection.ice.loopback': true,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
  'media.autoplay.default': 0,
  'dom.events.testing.asyncClipboard': true,
  'ui.prefersReducedMotion': 1,
  // Nobody looks: drawing sixty pictures of a page each second takes a fifth of a meeting's time.
  'layout.frame_rate': 10,
};

/** Browsers without flags of their own serve every test file of this process, one after the other, and end with it. */
const shared = new Map<Start, Promise<Browser>>();
type Start = () => Promise<Browser>;

/** The browsers of a test file. People are contexts in them, so each has cookies and storage of their own. A browser starts with the first of them. */
export class Browsers {
  #opened = 0;
  readonly #all: Start[];
  readonly #started: Map<Start, Promise<Browser>>;

  constructor(extra: string[] = []) {
    const isPlain = extra.length === 0;
    this.#started = isPlain ? shared : new Map();
    this.#all = [
      ...(used === 'firefox' ? [] : [isPlain ? openPlainChromium : () => openChromium(extra)]),
      ...(used === 'chromium' ? [] : [openFirefox]),
    ];
  }

  /** A window with its own cookies and storage; in a mixed test the next browser's. */
  async newContext(options: Parameters<Browser['newContext']>[0] = {}): Promise<BrowserContext> {
    const browser = await this.#browser(this.#opened++ % this.#all.length);
    if (!isFirefox(browser)) return browser.newContext(options);
    // What this driver cannot set in Firefox is among its preferences.
    const { permissions: _permissions, reducedMotion: _motion, ...possible } = options;
    return browser.newContext(possible);
  }

  #browser(index: number): Promise<Browser> {
    const start = this.#all[index];
    if (!start) throw new Error('there is no such browser');
    const known = this.#started.get(start) ?? start();
    const browser = known.then((one) => (one.isConnected() ? one : start()));
    this.#started.set(start, browser);
    return browser;
  }

  /** Closes everybody's windows. The next test begins with the first browser again. */
  async closeWindows(): Promise<void> {
    this.#opened = 0;
    const started = await Promise.all(this.#started.values());
    await Promise.all(started.flatMap((browser) => browser.contexts().map((context) => context.close())));
  }

  async close(): Promise<void> {
    await this.closeWindows();
    if (this.#started === shared) return;
    await Promise.all([...this.#started.values()].map(async (browser) => (await browser).close()));
  }
}

const isFirefox = (browser: Browser | null): boolean => browser?.browserType().name() === 'firefox';

export const openChromium = (extra: string[]): Promise<Browser> =>
  chromium.launch({ executablePath: chromiumShell, args: [...chromiumFlags, ...windowless, ...extra] });

const openPlainChromium: Start = () => openChromium([]);
const openFirefox: Start = () => openFirefoxWith({});

function openFirefoxWith(preferences: Record<string, boolean | number>): Promise<Browser> {
  return firefox.launch({
    channel: 'moz-firefox',
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    firefoxUserPrefs: { ...firefoxPreferences, ...preferences },
  });
}

export type Blocking = { page: Page; close(): Promise<void> };

/** A window of a browser whose settings block all cookies, and with them everything else that pages may keep. */
export async function openWithoutCookies(): Promise<Blocking> {
  if (used === 'firefox') {
    const browser = await openFirefoxWith({ 'network.cookie.cookieBehavior': 2 });
    const page = await browser.newPage();
    typeAsPeopleDo(page);
    return { page, close: () => browser.close() };
  }
  // Chromium reads this setting from the person's folder only.
  const folder = mkdtempSync(join(tmpdir(), 'roundel-chromium-'));
  mkdirSync(join(folder, 'Default'));
  const blocked = { profile: { default_content_setting_values: { cookies: 2 } } };
  writeFileSync(join(folder, 'Default/Preferences'), JSON.stringify(blocked));
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: chromiumProgram,
    args: [...chromiumFlags, '--headless=new'],
  });
  return {
    page: context.pages()[0] ?? (await context.newPage()),
    async close() {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Makes the driver press keys in Firefox as it does in Chromium. Call it for each new page. */
export function typeAsPeopleDo(page: Page): void {
  if (!isFirefox(page.context().browser())) return;
  const { keyboard } = page;
  const { press, type } = keyboard;
  // Firefox gives keys to the window in front only.
  keyboard.press = async (...args) => {
    await page.bringToFront();
    await press.apply(keyboard, args);
  };
  keyboard.type = async (...args) => {
    await page.bringToFront();
    await type.apply(keyboard, args);
  };
  const { fill, press: pressIn, pressSequentially } = patched.original ?? remember(page.locator('html'));
  if (patched.original) return;
  patched.original = { fill, press: pressIn, pressSequentially };
  const locators: Locator = Object.getPrototypeOf(page.locator('html'));
  locators.fill = async function (this: Locator, text, options) {
    if (!isFirefox(this.page().context().browser())) return fill.call(this, text, options);
    // React does not notice what this driver puts into a field of Firefox without pressing keys, and it presses keys for
    // letters of an English keyboard only.
    await this.page().bringToFront();
    await this.click(options);
    await pressIn.call(this, 'Control+A');
    await pressIn.call(this, 'Delete');
    await pressSequentially.call(this, text);
    if (/[^ -~]/.test(text)) {
      await pressIn.call(this, 'x');
      await pressIn.call(this, 'Backspace');
    }
  };
  locators.press = async function (this: Locator, ...args) {
    if (isFirefox(this.page().context().browser())) await this.page().bringToFront();
    return pressIn.apply(this, args);
  };
  locators.pressSequentially = async function (this: Locator, ...args) {
    if (isFirefox(this.page().context().browser())) await this.page().bringToFront();
    return pressSequentially.apply(this, args);
  };
}

type Typing = Pick<Locator, 'fill' | 'press' | 'pressSequentially'>;
const patched: { original: Typing | null } = { original: null };
const remember = ({ fill, press, pressSequentially }: Locator): Typing => ({ fill, press, pressSequentially });
