import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { seriousFindings } from './support/axe';
import { openGallery } from './support/openGallery';

const gallery = openGallery();
let page: Page;
beforeAll(async () => {
  page = await gallery.openPage();
});

/** Parts of this kind that show nothing where the system chooses the colours: no border, no colour against the page. */
const unseen = (selectors: readonly string[]): Promise<string[]> =>
  page.evaluate((wanted) => {
    const paper = getComputedStyle(document.documentElement).backgroundColor;
    return wanted.filter((selector) => {
      const part = [...document.querySelectorAll(selector)].find((each) => each.checkVisibility());
      if (!part) return true;
      const { borderTopWidth, borderTopStyle, backgroundColor, backgroundImage, forcedColorAdjust } = Reflect.apply(
        getComputedStyle,
        window,
        [part],
      ) as CSSStyleDeclaration & { forcedColorAdjust: string };
      const hasBorder = borderTopStyle !== 'none' && parseFloat(borderTopWidth) > 0;
      const hasColour = forcedColorAdjust === 'none' && (backgroundColor !== paper || backgroundImage !== 'none');
      return !hasBorder && !hasColour;
    });
  }, selectors);

describe('where the system chooses the colours', () => {
  test.each(['light', 'dark'] as const)(
    'state is drawn with borders and colours of the system, %s',
    async (colorScheme) => {
      await page.setViewportSize({ width: 1440, height: 900 });
      await page.emulateMedia({ forcedColors: 'active', colorScheme, reducedMotion: 'reduce' });
      await gallery.show(page, { scene: 'checkin', theme: colorScheme });
      await page.locator('.floor-next').waitFor();
      expect(
        await unseen([
          '.agenda-now .agenda-mark i',
          '.seats-line .seats-face',
          '.seats-hub .seats-face',
          '.seats-ring',
          '.seats-plate',
          '.floor-next',
        ]),
      ).toEqual([]);
      expect(await seriousFindings(page)).toEqual([]);
      await gallery.show(page, { scene: 'questions', theme: colorScheme });
      await page.locator('.floor-bar').waitFor();
      expect(await unseen(['.seats-lean .seats-face', '.seats-tag', '.ui-control-first .ui-control-disc'])).toEqual([]);
      await gallery.show(page, { scene: 'slotplan', theme: colorScheme });
      await page.locator('.ui-tick input:checked').first().waitFor();
      expect(await unseen(['.ui-panel', '.ui-tick input:checked'])).toEqual([]);
    },
  );
});

/** The lowest contrast of text that is drawn, against the paper. */
const faintest = (root: string): Promise<number> =>
  page.evaluate((selector) => {
    const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    const light = (colour: string) => {
      if (!pen) throw new Error('no pen');
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
      const [r = 0, g = 0, b = 0] = [...pen.getImageData(0, 0, 1, 1).data].map((value) => {
        const part = value / 255;
        return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const paper = light(getComputedStyle(document.body).backgroundColor);
    if (paper < 0.9) return 0;
    const texts = [...document.querySelectorAll(`${selector} *`)].filter(
      (each) =>
        each.checkVisibility() &&
        [...each.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
    );
    return Math.min(...texts.map((each) => (paper + 0.05) / (light(getComputedStyle(each).color) + 0.05)));
  }, root);

describe('on paper', () => {
  test.each([
    ['minutes', '.minutes-panel'],
    ['commit', '.plan-panel'],
  ])('what was on a dark screen (%s) is dark on white, without buttons', async (scene, root) => {
    await page.setViewportSize({ width: 1024, height: 900 });
    await page.emulateMedia({ forcedColors: 'none', colorScheme: 'dark', media: 'screen' });
    await gallery.show(page, { scene, theme: 'dark' });
    await page.locator(root).waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await faintest(root)).toBeGreaterThan(7);
    const buttons = () => page.locator('button:visible, .ui-soft:visible, .ui-go:visible').count();
    expect(await buttons()).toBe(0);
  });
});
