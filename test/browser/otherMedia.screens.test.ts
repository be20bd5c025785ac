import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import type { GalleryPage } from '../support/gallery/gallery';
import { seriousFindings } from './support/axe';
import { openPanel } from './support/meeting';
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

describe('what is heard', () => {
  type Heard = typeof globalThis & { tones: number[]; gallery: GalleryPage };

  test('[AG21] half of the time of a pair is gone: it chimes once, and not again after a reload', async () => {
    const listener = await gallery.openPage();
    await listener.addInitScript(() => {
      const tones: number[] = [];
      const node = { connect: (to: unknown) => to };
      class Silent {
        state = 'running';
        currentTime = 0;
        destination = node;
        createGain = () => ({ ...node, gain: { setValueAtTime() {}, exponentialRampToValueAtTime() {} } });
        createOscillator = () => {
          const frequency = { value: 0 };
          return { ...node, frequency, start: () => tones.push(frequency.value), stop() {} };
        };
      }
      Object.assign(window, { tones, AudioContext: Silent });
    });
    const heard = () => listener.evaluate(() => (globalThis as Heard).tones);
    const pass = (ms: number) => listener.evaluate((passed) => (globalThis as Heard).gallery.pass(passed), ms);
    const said = listener.getByText(english.room.banner.halfTime);

    await gallery.show(listener, { scene: 'halfTime', seats: 2, more: ['passed=-5000'] });
    await listener.locator('.floor-bar').waitFor();
    expect([await heard(), await said.count()]).toEqual([[], 0]);
    await pass(5_000);
    await said.waitFor();
    await expect.poll(heard).toEqual([528, 792]);
    await pass(30_000);
    await said.waitFor({ state: 'detached' });
    expect(await heard()).toEqual([528, 792]);

    // The same moment, on a page that was loaded within it.
    await gallery.show(listener, { scene: 'halfTime', seats: 2 });
    await said.waitFor();
    expect(await heard()).toEqual([]);
    await pass(30_000);
    await said.waitFor({ state: 'detached' });
    expect(await heard()).toEqual([]);
    await listener.context().close();
  });
});

/**
 * Texts of people on this page whose marks could turn the direction of other text: the nearest element that keeps its
 * direction to itself also holds words of the page, or there is none.
 */
const turningOthers = (): Promise<string[]> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const faults: string[] = [];
    let found = 0;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.textContent ?? '';
      const parent = node.parentElement;
      if (!text.includes('\u202e') || parent === null || parent.closest('textarea, script')) continue;
      found += 1;
      let around: Element | null = parent;
      while (around !== null && !/isolate|plaintext/.test(getComputedStyle(around).unicodeBidi))
        around = around.parentElement;
      const theirs = around?.textContent ?? '';
      const isAlone = theirs.startsWith('\u202e') && theirs.split('\u202e').length === 2;
      if (!isAlone) faults.push(`${parent.className || parent.tagName}: ${text.slice(0, 60)}`);
    }
    for (const each of document.querySelectorAll('[aria-label], [title]'))
      for (const name of ['aria-label', 'title'])
        if (/[\u202e\u2069]/.test(each.getAttribute(name) ?? '')) faults.push(`${name}: ${each.getAttribute(name)}`);
    return found === 0 ? ['no text of people is shown'] : faults;
  });

describe('marks that turn the direction of writing', () => {
  test.each([
    ['lobby', '.lobby-agreement li'],
    ['before', '.room-last-change'],
    ['issueShown', '.floor-issue'],
    ['issueShown-panel', '.issue-shown'],
    ['questions-notes', '.notes-parking li'],
    ['questions-envelope', '.envelope-card'],
    ['commit-coach', '.plan-row-accepted, .plan-before'],
    ['progress', '.plan-before'],
    ['result', '.evaluation-result li'],
    ['reading', '.writing-out-text'],
    ['closing', 'li bdi'],
    ['ended', '.minutes-action'],
    ['minutes', '.minutes-action'],
  ])('turn nothing else on the screen “%s”', async (screen, part) => {
    const [scene = '', panel] = screen.startsWith('commit-') ? [screen] : screen.split('-');
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light', media: 'screen' });
    await gallery.show(page, { scene, more: ['turned'] });
    const { panels } = english.room;
    if (panel === 'panel') await openPanel({ page }, panels.issue);
    if (panel === 'notes') {
      await openPanel({ page }, panels.notes);
      await page.getByRole('button', { name: english.notes.parking }).click();
    }
    if (panel === 'envelope') await openPanel({ page }, panels.envelope);
    await page.locator(part).first().waitFor();
    expect(await turningOthers()).toEqual([]);
  });
});

describe('on a projector', () => {
  const shown = [
    { scene: 'checkin', seats: 6 },
    { scene: 'checkin', seats: 12 },
    { scene: 'checkin', seats: 12, more: ['long'] },
    { scene: 'asking', seats: 8 },
    { scene: 'overtime', seats: 6 },
    { scene: 'writing', seats: 6 },
    { scene: 'evaluate', seats: 6 },
    { scene: 'trios', seats: 7 },
    { scene: 'trios', seats: 12 },
    { scene: 'before', seats: 6 },
    { scene: 'questions', seats: 6, more: ['lost'] },
  ];

  /** Shown, and laid out for the window as it is now. */
  const projected = async () => {
    await page.locator('.projector').waitFor();
    await page.evaluate(async () => {
      for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    });
  };

  test.each(shown)('all of it fits, and can be read from a chair: $scene, $seats $more', async (what) => {
    const more = ['projector', ...(what.more ?? [])];
    for (const [width, height, theme] of [
      [1440, 900, 'light'],
      [1024, 768, 'light'],
      [1920, 1080, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height });
      if (width !== 1024) {
        await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce' });
        await gallery.show(page, { ...what, more, theme });
      }
      await projected();
      if (process.env.JOURNEY_PICTURES)
        await page.screenshot({
          path: `test-results/projector-${what.scene}-${what.seats}${what.more ?? ''}-${width}.png`,
        });
      const { small, outside } = await page.evaluate(() => {
        // 26 px in a window of 1440 by 900, and as much in others as they are larger or smaller.
        const least = 26 * Math.min(innerWidth / 1440, innerHeight / 900) - 0.1;
        const texts = [...document.querySelectorAll<HTMLElement>('.projector *')].filter(
          (each) =>
            !each.closest('.aloud') &&
            [...each.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim()),
        );
        const hidden = document.querySelector('.projector-order')?.getBoundingClientRect().bottom ?? innerHeight;
        return {
          small: texts
            .filter((each) => parseFloat(getComputedStyle(each).fontSize) < least)
            .map((each) => each.textContent),
          outside: texts
            .filter((each) => {
              const { left, right, top, bottom } = each.getBoundingClientRect();
              if (top >= hidden) return false;
              return left < -1 || right > innerWidth + 1 || top < -1 || bottom > innerHeight + 1;
            })
            .map((each) => each.textContent),
        };
      });
      expect({ small, outside }, `${width}`).toEqual({ small: [], outside: [] });
      expect(await seriousFindings(page)).toEqual([]);
    }
  });

  test('over time the clock says so, in a word as well as in ember', async () => {
    await gallery.show(page, { scene: 'overtime', more: ['projector'] });
    await page.locator('.projector-over').getByText(english.projector.over, { exact: true }).waitFor();
  });
});
