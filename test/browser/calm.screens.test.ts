import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import type { GalleryPage } from '../support/gallery/gallery';
import { choose } from './support/meeting';
import { everywhere, openWindows, sizes } from './support/windows';

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
    // Rare notices are loaded after the room.
    await page.waitForLoadState('networkidle');
    await happens((gallery) => gallery.later(31, { type: 'promoteDeputy', lost: 'm0' }));
    const told = page.getByText(
      english.roomDialogs.leadPassed.told.replaceAll('{{name}}', 'Amara').replace('{{to}}', 'Jonas'),
    );
    await told.waitFor();
    await page.locator('.seats-status').getByText(seat.leadsFor.replace('{{name}}', 'Amara')).first().waitFor();
    // What stands below the name is not behind the ring in the middle.
    const behind = await page.evaluate(() => {
      const ring = document.querySelector('.seats-hub .seats-ring')?.getBoundingClientRect();
      if (!ring) return ['no ring'];
      const [x, y, r] = [ring.left + ring.width / 2, ring.top + ring.height / 2, ring.width / 2];
      return [...document.querySelectorAll('.seats-status')]
        .filter((each) => {
          const box = each.getBoundingClientRect();
          if (box.width === 0) return false;
          const [dx, dy] = [Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom)];
          return Math.hypot(dx, dy) < r - 2;
        })
        .map(({ textContent }) => textContent);
    });
    expect(behind).toEqual([]);
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

describe('a press that began before a button was there', () => {
  /** What a press on this button meets at the moment, and once the button has been there for a while. */
  const pressesMeet = (selector: string, change: 'appears' | 'pressed') =>
    page.evaluate(
      async ([wanted, how]) => {
        const button = document.querySelector<HTMLElement>(wanted);
        if (!button) throw new Error(`no ${wanted}`);
        await Promise.all(button.getAnimations().map(({ finished }) => finished));
        if (how === 'pressed') button.click();
        else {
          button.style.display = 'none';
          button.getBoundingClientRect();
          button.style.display = '';
        }
        await new Promise(requestAnimationFrame);
        const fresh = getComputedStyle(button).pointerEvents;
        await Promise.all(button.getAnimations().map(({ finished }) => finished));
        return [fresh, getComputedStyle(button).pointerEvents];
      },
      [selector, change] as const,
    );

  test('does not press a link of the page after the meeting', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await show({ scene: 'ended' }, '.minutes-ended a.ui-text-button');
    for (const link of ['.minutes-ended a.ui-text-button', '.minutes-ended .ui-go'])
      expect(await pressesMeet(link, 'appears')).toEqual(['none', 'auto']);
  });

  test('does not press a control of the bar, or the main button that has just come to mean something else', async () => {
    await page.setViewportSize({ width: 1440, height: 900 });
    await show({ scene: 'checkin' }, '.floor-next');
    expect(await pressesMeet('.floor-bar .ui-control', 'appears')).toEqual(['none', 'auto']);
    for (const _time of ['once', 'again'])
      expect(await pressesMeet('.floor-next', 'pressed')).toEqual(['none', 'auto']);
  });
});

test('people without a microphone find the field to write in from their bar, also from under a panel', async () => {
  const field = page.locator('.floor-write textarea');
  const seen: Record<string, string[]> = {};
  for (const [width, height] of sizes) {
    await page.setViewportSize({ width, height });
    await show({ scene: 'asking', more: ['noMicrophone'] }, '.floor-write');
    await resize(width, height);
    await page.locator('.floor-more').click();
    await page.getByRole('menuitem', { name: english.room.panels.board, exact: true }).click();
    await page.locator('.room-with-panel').waitFor();
    await page.locator('.floor-bar').getByRole('button', { name: english.words.write, exact: true }).click();
    await expect
      .poll(() => field.evaluate((each) => each === document.activeElement && each.checkVisibility()))
      .toBe(true);
    seen[`${width} x ${height}`] = await outOfReach({ field: '.floor-write textarea' });
  }
  expect(seen).toEqual(everywhere([]));
  // Before it is their turn they read that there will be one.
  await show({ scene: 'questions', more: ['noMicrophone'] }, '.floor-bar');
  await page.getByText(english.words.ask).waitFor({ state: 'attached' });
});

test('a dialog that is opened right after Next is whole: the way back waits below it', async () => {
  await page.setViewportSize({ width: 844, height: 390 });
  await show({ scene: 'justMoved' }, '.floor-undo');
  await page.locator('.floor-more').click();
  await page.getByRole('menuitem', { name: english.room.bar.agenda, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  const covered = await dialog.evaluate((each) => {
    const frame = each.closest('.ui-dialog-frame') ?? each;
    const { left, top, width } = frame.getBoundingClientRect();
    const points = [0.1, 0.5, 0.9].map((part) => document.elementFromPoint(left + part * width, top + 12));
    return points.filter((point) => !frame.contains(point)).map((point) => point?.className);
  });
  expect(covered).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});

test('the agenda tells the length of the running stage as the clock does', async () => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await show({ scene: 'questions' }, '.agenda-now');
  const { clock, agenda } = english.room;
  await page.getByText(clock.leftOfTime.replace('{{time}}', '9:30'), { exact: true }).waitFor();
  const running = agenda.runningTime.replace('{{used}}', '1').replace('{{planned}}', '9:30');
  await page.locator('.agenda-now').getByText(running, { exact: true }).waitFor();
});

test('the names in the folded agenda are whole', async () => {
  await resize(1440, 900);
  for (const scene of ['commit', 'result', 'checkin']) {
    await show({ scene }, '.floor-bar');
    if (scene === 'checkin') await choose({ page }, 'own', english.room.panels.notes);
    await page.locator('.agenda-near').first().waitFor();
    const cut = await page.evaluate(() => {
      const frame = document.querySelector('.room-rail-open')?.getBoundingClientRect();
      return [...document.querySelectorAll('.agenda-near')].flatMap((near) => {
        const words = document.createRange();
        words.selectNodeContents(near);
        const { left, right, top } = words.getBoundingClientRect();
        const dot = near.parentElement?.querySelector('i')?.getBoundingClientRect();
        const faults = frame && left >= frame.left && right <= frame.right ? [] : [`“${near.textContent}” is cut`];
        return dot && top < dot.bottom + 2 ? [...faults, `“${near.textContent}” lies on its dot`] : faults;
      });
    });
    expect({ scene, cut }).toEqual({ scene, cut: [] });
  }
});

test('on a phone the lead has both ways out in sight in the long menu', async () => {
  await show({ scene: 'checkin' }, '.floor-bar');
  await resize(390, 844);
  await page.locator('.floor-more').click();
  await page.getByRole('menuitem', { name: english.room.bar.leave, exact: true }).waitFor();
  const [end, leave] = ['.ui-menu-item-weighty', '.ui-menu-item-stays:last-child'];
  expect(await outOfReach({ end, leave })).toEqual([]);
  await page.keyboard.press('Escape');
});
