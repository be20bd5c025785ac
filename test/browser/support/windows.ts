import type { Page } from 'playwright-core';
import { beforeAll, vi } from 'vitest';
import type { Shown } from '../../support/gallery/galleryPage';
import { openGallery } from './openGallery';

/** A laptop, phones on their side and upright, a page at 200 % and at 400 %, and windows between those layouts. */
export const sizes = [
  [1440, 900],
  [1024, 620],
  [844, 390],
  [667, 375],
  [720, 450],
  [390, 844],
  [320, 568],
  [320, 256],
] as const;

/** Something may still load or scroll on a busy computer. */
const COMES_TO_REST_MS = 5_000;

/** The same in every window. */
export const everywhere = <T>(value: T): Record<string, T> =>
  Object.fromEntries(sizes.map(([width, height]) => [`${width} x ${height}`, value]));

/** The gallery in windows of every size. */
export function openWindows() {
  const gallery = openGallery();
  let page: Page;
  beforeAll(async () => {
    page = await gallery.openPage();
  });

  const show = async (shown: Shown, then: string) => {
    await gallery.show(page, shown);
    await page.locator(then).first().waitFor({ state: 'attached' });
  };

  async function resize(width: number, height: number): Promise<void> {
    await page.setViewportSize({ width, height });
    // three frames: layout follows the size, what watches the layout follows that, and is drawn
    await page.evaluate(async () => {
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
      // Buttons that have just appeared take no press for a moment.
      const fresh = document
        .getAnimations()
        .filter((one) => 'animationName' in one && `${one.animationName}`.startsWith('ui-just'));
      await Promise.all(fresh.map(({ finished }) => finished.catch(() => undefined)));
    });
  }

  async function atEverySize<T>(look: () => Promise<T>): Promise<Record<string, T>> {
    const seen: Record<string, T> = {};
    for (const [width, height] of sizes) {
      await resize(width, height);
      seen[`${width} x ${height}`] = await look();
    }
    return seen;
  }

  /**
   * What a person cannot see whole or cannot press, of these parts, when everything has come to rest. A part may have several
   * forms; one is shown.
   */
  async function outOfReach(parts: Record<string, string>): Promise<string[]> {
    let faults: string[] = [];
    const isInReach = async () => {
      faults = await faultsNow(parts);
      return faults.length === 0;
    };
    await vi.waitUntil(isInReach, { timeout: COMES_TO_REST_MS }).catch(() => undefined);
    return faults;
  }

  const faultsNow = (parts: Record<string, string>): Promise<string[]> =>
    page.evaluate((wanted) => {
      const faults: string[] = [];
      for (const [name, selector] of Object.entries(wanted)) {
        const shown = [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility());
        const [part] = shown;
        if (!part) {
          faults.push(`${name} is missing`);
          continue;
        }
        const box = part.getBoundingClientRect();
        if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
          faults.push(`${name} is cut off`);
        if (part.matches('button') && (box.width < 44 || box.height < 44)) faults.push(`${name} is too small`);
        for (const [x, y] of [
          [0.5, 0.5],
          [0.2, 0.5],
          [0.8, 0.5],
          [0.5, 0.15],
          [0.5, 0.85],
        ] as const) {
          const at = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
          if (at === null || !(part.contains(at) || at.contains(part))) {
            faults.push(`${name} is under ${at?.className || at?.tagName}`);
            break;
          }
        }
      }
      if (document.documentElement.scrollWidth > innerWidth) faults.push('the page is wider than the window');
      return faults;
    }, parts);

  return { openedPage: () => page, show, resize, atEverySize, outOfReach };
}
