import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { openGallery } from './support/openGallery';

const gallery = openGallery();

/** What a browser does that translates a page: every text moves into elements of its own, also when it comes later. */
function translate(): void {
  const wrap = (root: Node) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) texts.push(node as Text);
    for (const text of texts) {
      const parent = text.parentElement;
      if (!parent || !text.data.trim() || parent.closest('font, script, style, textarea, [translate="no"]')) continue;
      const [outer, inner] = [document.createElement('font'), document.createElement('font')];
      text.replaceWith(outer);
      outer.append(inner);
      inner.append(document.createTextNode(text.data));
    }
  };
  wrap(document.body);
  new MutationObserver((changes) => {
    for (const { addedNodes, target } of changes) {
      for (const node of addedNodes) if (node.isConnected) wrap(node.nodeType === Node.TEXT_NODE ? target : node);
    }
  }).observe(document.body, { childList: true, subtree: true });
}

const shown = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    ['.floor-next', '.floor-head', '.floor-prompt', '.seats-hub:not(.seats-seat)', '.floor-bar', '.agenda-list'].map(
      (part) => `${part}: ${(document.querySelector(part)?.textContent ?? '').replace(/\s+/g, ' ').trim()}`,
    ),
  );

/** What the lead presses for the next step. In their own slot another person leads, until they take the lead back. */
const onwards = (page: Page) =>
  page
    .locator('.floor-next:not([aria-busy="true"])')
    .or(page.getByRole('button', { name: english.room.lead.takeBack, exact: true }));

test('a page that the browser translates says the same as another at every step, and never breaks', async () => {
  const faults: string[] = [];
  const pages: Page[] = [];
  for (const isTranslated of [false, true]) {
    const page = await gallery.openPage();
    await page.setViewportSize({ width: 1440, height: 900 });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    await page.addInitScript(() => {
      Math.random = () => 0.3;
    });
    await gallery.show(page, { scene: 'opening', seats: 4 });
    await page.locator('.floor-next').waitFor();
    if (isTranslated) await page.evaluate(translate);
    pages.push(page);
  }
  const [plain] = pages as [Page, Page];
  for (let step = 0; step < 16; step += 1) {
    // A panel that opens by itself gives the button another meaning, on each page in its own time.
    for (const page of pages) await page.getByText(english.room.next.opensPanel).waitFor({ state: 'detached' });
    const before = await shown(plain);
    for (const page of pages) await onwards(page).click();
    await expect.poll(() => shown(plain)).not.toEqual(before);
    // Both may still be on their way, so they are read together.
    const different = async () => {
      const texts = await Promise.all(pages.map(shown));
      return texts[0]?.flatMap((text, part) => (text === texts[1]?.[part] ? [] : [[text, texts[1]?.[part]]]));
    };
    await expect.poll(different, { message: `what differs at step ${step}` }).toEqual([]);
  }
  expect(faults).toEqual([]);
});
