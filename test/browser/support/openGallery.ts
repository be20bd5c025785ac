import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { builtOnce } from '../../support/builtOnce';
import { buildInto, type Gallery, type Shown, serveFrom } from '../../support/gallery/galleryPage';
import { openBrowser } from './people';

type Built = Awaited<ReturnType<typeof serveFrom>>;

/** The gallery of screens and a browser for a test file, opened before its tests and closed after them. */
export function openGallery(): { openPage(): Promise<Page>; show: Gallery['show'] } {
  let open: { gallery: Built; browser: Browser } | null = null;
  beforeAll(async () => {
    const [gallery, browser] = await Promise.all([builtOnce('gallery', buildInto).then(serveFrom), openBrowser()]);
    open = { gallery, browser };
  });
  afterAll(async () => {
    await open?.browser.close();
    open?.gallery.close();
  });
  const here = () => {
    if (!open) throw new Error('the gallery is not open yet');
    return open;
  };
  return {
    openPage: () => here().gallery.openPage(here().browser),
    show: (page: Page, shown: Shown) => here().gallery.show(page, shown),
  };
}
