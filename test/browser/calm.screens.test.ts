import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import type { GalleryPage } from '../support/gallery/gallery';
import { everywhere, openWindows } from './support/windows';

const { openedPage, show, resize, atEverySize, outOfReach } = openWindows();
let page: Page;
beforeAll(() => {
  page = openedPage();
});

describe('a lost connection', () => {
  const happens = (what: (gallery: GalleryPage) => void): Promise<void> => page.evaluate(`(${what})(window.gallery)`);
  const { banner, next, seat } = english.room;

  test('without a connection the light is grey, the clock stays, and the main button says why it waits', async () => {
    await show({ scene: 'checkin', more: ['lost'] }, '.ui-notice');
    /** Whether light, spoke and ring have the colour of an edge. */
    const isGrey = () =>
      page.evaluate(() => {
        const style = getComputedStyle(document.querySelector('.seats-round') as Element);
        return style.getPropertyValue('--lamp') === style.getPropertyValue('--edge');
      });
    const seen = await atEverySize(async () => ({
      isGrey: await isGrey(),
      main: await page.locator('.floor-next').getAttribute('aria-disabled'),
      why: await page.locator('.floor-next small').textContent(),
      clock: await outOfReach({ clock: '.floor-clock b' }),
    }));
    expect(seen).toEqual(everywhere({ isGrey: true, main: 'true', why: next.waits, clock: [] }));

    await happens((gallery) => gallery.reconnect());
    await page.getByText(banner.back).waitFor();
    expect(await isGrey()).toBe(false);
    expect(await page.locator('.floor-next').getAttribute('aria-disabled')).toBeNull();
    await page.getByText(banner.back).waitFor({ state: 'detached' });
  });

  test('[LD1] who leads after the lead was lost stays to be read until it is closed, and stands at the seat', async () => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await show({ scene: 'lost' }, '.ui-notice');
    await happens((gallery) => gallery.later(31, { type: 'promoteDeputy', lost: 'm0' }));
    const told = page.getByText(
      english.roomDialogs.leadPassed.told.replaceAll('{{name}}', 'Amara').replace('{{to}}', 'Jonas'),
    );
    await told.waitFor();
    await page.locator('.seats-status').getByText(seat.leadsFor.replace('{{name}}', 'Amara')).first().waitFor();
    await page.locator('.room-notices .ui-text-button').click();
    await told.waitFor({ state: 'detached' });
    await page.locator('.seats-status').getByText(seat.leadsFor.replace('{{name}}', 'Amara')).first().waitFor();
  });

  test('the name of somebody whose connection is lost is read whole, also beside “lead”', async () => {
    const cut = () =>
      page.evaluate(() => {
        const name = document.querySelector('.seats-lost .seats-name-text');
        if (!name?.checkVisibility()) return 'not there';
        const isCut = name.scrollWidth > name.clientWidth + 1 || name.scrollHeight > name.clientHeight + 1;
        return isCut ? `cut: ${name.textContent}` : name.textContent;
      });
    for (const seats of [6, 8, 12]) {
      await show({ scene: 'lost', seats }, '.seats-lost');
      expect({ seats, seen: await atEverySize(cut) }).toEqual({ seats, seen: everywhere('Amara') });
    }
  });
});
