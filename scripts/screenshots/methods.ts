// The pictures of what methods bring: pairs and trios, ballots, writing, silence, lists. They are taken in the gallery of
// played meetings, where each stage is a page of its own.
import type { Browser, Page } from 'playwright-core';
import { buildGallery } from '../../test/support/gallery/galleryPage';

const scenes = [
  { screen: 'breakouts', scene: 'trios', seats: 7 },
  { screen: 'ballot', scene: 'module' },
  { screen: 'roles', scene: 'casting' },
  { screen: 'selection', scene: 'selection' },
  { screen: 'writing', scene: 'writing' },
  { screen: 'listening', scene: 'turnedAway' },
  { screen: 'silence', scene: 'silence' },
  { screen: 'clear-the-air', scene: 'clearTheAir' },
  { screen: 'parking-lot', scene: 'parkingLot' },
  { screen: 'requests', scene: 'requests', seats: 12 },
] as const;

export const picturesOfMethods: readonly string[] = scenes.map(({ screen }) => screen);

const looks = [
  { name: '1440-light', theme: 'light', width: 1440, height: 900 },
  { name: '390-dark', theme: 'dark', width: 390, height: 844 },
] as const;

export async function showMethods(
  browser: Browser,
  wanted: (screen: string) => boolean,
  keep: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  const gallery = await buildGallery();
  try {
    const page = await gallery.openPage(browser);
    for (const { name, theme, width, height } of looks) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      for (const { screen, ...shown } of scenes.filter((each) => wanted(each.screen))) {
        await gallery.show(page, { ...shown, theme });
        await page.waitForTimeout(400);
        await keep(page, `${screen}-${name}`);
      }
    }
    await page.context().close();
  } finally {
    gallery.remove();
  }
}
