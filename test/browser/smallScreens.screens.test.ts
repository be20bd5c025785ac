import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import type { Shown } from '../support/gallery/galleryPage';
import { seriousFindings } from './support/axe';
import { choose } from './support/meeting';
import { everywhere, openWindows } from './support/windows';

const { openedPage, show, resize, atEverySize, outOfReach } = openWindows();
let page: Page;
beforeAll(() => {
  page = openedPage();
});

const always = {
  stage: '.floor-head h1',
  clock: '.floor-clock b',
  'main button': '.floor-next, .floor-thumb .ui-go, .ui-control-wide, .writing-go',
  microphone: '.floor-microphone',
  menu: '.floor-more',
};

describe('what a person needs in a meeting is within reach in every window', () => {
  test.each([
    ['a lead while another person speaks', { scene: 'checkin' }, { hand: '[data-turn="hand"]' }],
    ['a lead who has the floor', { scene: 'leadTurn' }, { next: '.floor-next' }],
    ['a lead who has the floor and shares the screen', { scene: 'leadShares' }, { next: '.floor-next' }],
    ['a member who may ask', { scene: 'questions' }, { hand: '[data-turn="hand"]' }],
    ['the person who asks', { scene: 'asking' }, {}],
    ['the client who listens', { scene: 'advice-client' }, {}],
    ['a lead who is over time', { scene: 'overtime' }, {}],
    ['a coach while another one has lost the connection', { scene: 'absent', more: ['initials'] }, {}],
    ['somebody who comes late', { scene: 'late' }, { hand: '[data-turn="hand"]' }],
    ['somebody whose question is long', { scene: 'longQuestion' }, {}],
    ['a lead who has choices in a pause', { scene: 'paused' }, { next: '.floor-next' }],
    ['somebody whose room has another microphone', { scene: 'one-room-mine' }, {}],
    ['somebody who is asked for the microphone of their room', { scene: 'one-room-named' }, {}],
    ['two people who came to a meeting for more', { scene: 'few-people', seats: 2 }, { next: '.floor-next' }],
    ['somebody in a minute of silence', { scene: 'silence' }, {}],
    [
      'somebody who may start a slot, where nobody leads',
      { scene: 'network' },
      { slot: '.ballot-beside .ui-soft', hand: '[data-turn="hand"]' },
    ],
    ['a member of a network call', { scene: 'requests', seats: 12 }, { hand: '[data-turn="hand"]' }],
    ['somebody who works on the plan', { scene: 'commit' }, {}],
    ['a pair at half time', { scene: 'halfTime', seats: 2 }, { hand: '[data-turn="hand"]' }],
    ['somebody who writes on their page', { scene: 'writing' }, { done: '.writing-go' }],
    ['somebody who is done writing among twelve', { scene: 'writing-done', seats: 12 }, { choice: '.writing-go' }],
    ['the lead, who writes too', { scene: 'writing-lead' }, { done: '.writing-go', next: '.floor-next' }],
    ['somebody who reads their page out', { scene: 'reading-mine' }, {}],
    [
      'twelve people with long names',
      { scene: 'questions', seats: 12, more: ['long'] },
      { hand: '[data-turn="hand"]' },
    ],
  ] satisfies [string, Shown, Record<string, string>][])('%s', async (_who, shown, parts) => {
    await show(shown, '.floor-bar');
    expect(await atEverySize(() => outOfReach({ ...always, ...parts }))).toEqual(everywhere([]));
    // the last size is the smallest
    expect(await seriousFindings(page)).toEqual([]);
    await resize(844, 390);
    expect(await seriousFindings(page)).toEqual([]);
  });

  test.each([
    ['plan', 'commit', '.plan-panel'],
    ['board', 'questions', '.board-panel'],
  ] as const)('the panel %s is closed where it stands', async (panel, scene, part) => {
    const close = english.room.bar.close.replace('{{name}}', english.room.panels[panel]);
    const seen = await atEverySize(async () => {
      if ((page.viewportSize()?.width ?? 0) > 700 && (page.viewportSize()?.height ?? 0) > 600) return 'large';
      await show({ scene }, '.floor-bar');
      if (panel === 'board') await choose({ page }, 'own', english.room.panels.board);
      await page.locator(part).waitFor();
      const faults = await outOfReach({ close: '.room-close' });
      if (faults.length > 0) return faults;
      await page.getByRole('button', { name: close, exact: true }).click();
      await page.locator(part).waitFor({ state: 'detached' });
      return 'closed';
    });
    expect(seen).toEqual({ ...everywhere('closed'), '1440 x 900': 'large', '1024 x 620': 'large' });
  });
});

test('beside an open panel each of two people sees the other large, and nothing lies over their picture', async () => {
  const other = '.seats-seat:not(.seats-mine) .seats-face';
  for (const scene of ['halfTime', 'commit']) {
    await show({ scene, seats: 2 }, other);
    for (const [width, height, least] of [
      [1440, 900, 100],
      [844, 390, 60],
      [390, 844, 60],
    ] as const) {
      await resize(width, height);
      await expect
        .poll(() => page.locator(other).evaluate((face) => face.getBoundingClientRect().width))
        .toBeGreaterThanOrEqual(least);
      expect(await outOfReach({ picture: other })).toEqual([]);
    }
  }
});

describe('the way into a meeting is within reach in every window, before anything is scrolled', () => {
  test.each([
    ['on an invitation', 'invitation', '.join-go .ui-go'],
    ['in the lobby', 'lobby', '.lobby-enter .ui-go'],
  ])('%s', async (_where, scene, way) => {
    await show({ scene }, way);
    expect(await atEverySize(() => outOfReach({ way }))).toEqual(everywhere([]));
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('and leads to what is to be ticked first', async () => {
    await show({ scene: 'lobby' }, '.lobby-enter');
    await resize(844, 390);
    const { agreement, enter } = english.lobby;
    await page.getByRole('button', { name: enter.seat }).click({ force: true });
    const tick = page.getByLabel(agreement.keep);
    await tick.and(page.locator(':focus')).waitFor();
    expect(await outOfReach({ tick: '.lobby-block .ui-tick' })).toEqual([]);
  });
});

test('the name of whoever writes in the first line of the group notes is whole', async () => {
  const wholeNames = () =>
    page.evaluate(() => {
      const { top } = document.querySelector('.notes-body')!.getBoundingClientRect();
      return [...document.querySelectorAll('.ui-writing-carets i')].map((caret) => {
        const { height, paddingTop, paddingBottom } = getComputedStyle(caret, '::before');
        const tall = [height, paddingTop, paddingBottom].reduce((sum, each) => sum + Number.parseFloat(each), 0);
        return caret.getBoundingClientRect().top - tall >= top;
      });
    });
  await resize(1440, 900);
  await show({ scene: 'notes' }, '.floor-bar');
  await choose({ page }, 'own', english.room.panels.notes);
  await page.getByRole('button', { name: english.notes.shared, exact: true }).click();
  await page.locator('.ui-writing-carets i').waitFor();
  expect(await wholeNames()).toEqual([true]);
  await resize(390, 844);
  expect(await wholeNames()).toEqual([true]);
});

/** Where these parts stand. A part that is not shown stands nowhere. */
const places = (selectors: readonly string[]): Promise<Record<string, string>> =>
  page.evaluate(
    (wanted) =>
      Object.fromEntries(
        wanted.map((selector) => {
          const part = [...document.querySelectorAll(selector)].find((each) => each.checkVisibility());
          const { x, y, width, height } = part?.getBoundingClientRect() ?? { x: 0, y: 0, width: 0, height: 0 };
          return [selector, [x, y, width, height].map(Math.round).join(' ')];
        }),
      ),
    selectors,
  );

describe('notices', () => {
  const fixed = ['.floor-head h1', '.floor-clock', '.floor-next', '.floor-microphone', '.seats-seat', '.floor-prompt'];

  test('move nothing, cover neither stage, clock nor a button, and are shown one at a time', async () => {
    await show({ scene: 'checkin' }, '.floor-bar');
    const without = await atEverySize(() => places(fixed));
    // the same stage, while the connection is lost and two people would like to come in
    await show({ scene: 'checkin', more: ['lost', 'knocking'] }, '.ui-notice');
    const seen = await atEverySize(async () => ({
      places: await places(fixed),
      hidden: await outOfReach(always),
      notices: await page.locator('.room-notices .ui-notice:visible').count(),
      inWindow: await outOfReach({ notice: '.room-notices .ui-notice', more: '.ui-notices-more' }),
    }));
    const expected = Object.fromEntries(
      Object.entries(without).map(([size, stood]) => [size, { places: stood, hidden: [], notices: 1, inWindow: [] }]),
    );
    expect(seen).toEqual(expected);
  });

  test('one who asks to come in is named whole beside both answers', async () => {
    await show({ scene: 'knock' }, '.people-knock');
    const seen = await atEverySize(() =>
      page.evaluate(() => {
        const card = [...document.querySelectorAll('.people-knock')].find((each) => each.checkVisibility());
        const [text, ...answers] = [...(card?.querySelectorAll('.ui-notice-text, .ui-notice-actions button') ?? [])];
        if (!card || !text || answers.length !== 2) return ['the card or an answer is missing'];
        const around = card.getBoundingClientRect();
        const faults: string[] = [];
        const readsOn = document.querySelector('.ui-notices-more')?.checkVisibility();
        if (text.scrollHeight > text.clientHeight + 2 && !readsOn) faults.push('the name is cut');
        for (const each of [text, ...answers]) {
          const box = each.getBoundingClientRect();
          if (box.bottom > around.bottom || box.right > around.right)
            faults.push(`“${each.textContent}” leaves the card`);
        }
        const from = text.getBoundingClientRect();
        const [one, other] = answers.map((each) => each.getBoundingClientRect());
        if (!one || !other || one.top !== other.top || from.right > one.left || from.left - around.left > 64)
          faults.push('they do not stand beside each other');
        return faults;
      }),
    );
    expect(seen).toEqual(everywhere([]));
  });

  test('all of them are read with one press, and put back with another', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await show({ scene: 'checkin', more: ['lost', 'knocking'] }, '.ui-notice');
    const shown = page.locator('.room-notices .ui-notice:visible');
    expect(await shown.count()).toBe(1);
    const more = page.locator('.ui-notices-more');
    await more.click();
    expect(await more.getAttribute('aria-expanded')).toBe('true');
    expect(await shown.count()).toBe(4);
    await more.click();
    expect(await shown.count()).toBe(1);
  });
});

/**
 * Names and titles that are cut at the edge of the window, lie on another person's picture or name, or whose plate has
 * grown.
 */
const namesOutOfPlace = (): Promise<string[]> =>
  page.evaluate(() => {
    const faults: string[] = [];
    const shown = (selector: string) =>
      [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility({ visibilityProperty: true }));
    const text = (part: Element) => `“${(part.textContent ?? '').slice(0, 12)}”`;
    const boxOf = (part: Element) => part.getBoundingClientRect();
    const overlap = (a: DOMRect, b: DOMRect) =>
      Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 &&
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
    const titles = shown('.floor-above, .floor-head h1, .room-title b, .seats-plate, .floor-next, .floor-thumb .ui-go');
    for (const part of [...titles, ...shown('.seats-caption')]) {
      const box = boxOf(part);
      if (box.left < -0.5 || box.right > innerWidth + 0.5) faults.push(`${text(part)} is cut by the window`);
    }
    for (const part of shown('.seats-large.seats-few .seats-caption')) {
      const box = boxOf(part);
      if (box.left < 9 || box.right > innerWidth - 9) faults.push(`${text(part)} touches the edge of the window`);
    }
    const [clock] = shown('.floor-clock');
    for (const title of shown('.floor-above > *, .floor-title, .floor-title-name'))
      if (clock && overlap(boxOf(title), boxOf(clock))) faults.push(`${text(title)} runs over the clock`);
    for (const plate of shown('.seats-plate'))
      if (boxOf(plate).height > 52) faults.push(`the plate ${text(plate)} has grown`);
    const line = shown('.seats-line');
    const namesOf = (seat: Element) =>
      [...seat.querySelectorAll('.seats-name-text')].filter((each) => each.checkVisibility());
    if (innerHeight > 480 && line.some((seat) => namesOf(seat).length === 0)) faults.push('a seat has no name');
    for (const seat of line) {
      for (const name of namesOf(seat)) {
        const box = boxOf(name);
        for (const other of shown('.seats-seat')) {
          if (other === seat) continue;
          const face = other.querySelector('.seats-face')?.getBoundingClientRect();
          if (face && face.width > 0) {
            const [x, y, r] = [face.left + face.width / 2, face.top + face.height / 2, face.width / 2];
            const dx = Math.max(box.left - x, 0, x - box.right);
            const dy = Math.max(box.top - y, 0, y - box.bottom);
            if (Math.hypot(dx, dy) < r - 3) faults.push(`${text(name)} lies on the picture of another`);
          }
          for (const theirs of namesOf(other))
            if (overlap(box, boxOf(theirs))) faults.push(`${text(name)} lies on ${text(theirs)}`);
        }
      }
    }
    return faults;
  });

test('in the order of slots everybody’s minutes stand beside their name, at every size', async () => {
  await show({ scene: 'slotplan' }, '.floor-slot-minutes');
  const besideNames = await atEverySize(() =>
    page.evaluate(() =>
      [...document.querySelectorAll('.floor-slot-list li')].every((slot) => {
        const name = slot.querySelector('.floor-slot-about')?.getBoundingClientRect();
        const minutes = slot.querySelector('.floor-slot-minutes')?.getBoundingClientRect();
        return name && minutes && minutes.left >= name.right && minutes.top < name.bottom && name.top < minutes.bottom;
      }),
    ),
  );
  expect(besideNames).toEqual(everywhere(true));
});

test('in a low window the lead finds the way back to the lead in the menu of their own slot', async () => {
  await show({ scene: 'commit' }, '.floor-bar');
  await resize(844, 390);
  await page.locator('.floor-more').click();
  await page.getByRole('menuitem', { name: english.room.lead.takeBack }).waitFor();
  await page.keyboard.press('Escape');
});

test('in a low window a lead who shares the screen finds “pass” and “come back to me” in the menu', async () => {
  await show({ scene: 'leadShares' }, '.floor-bar');
  await resize(667, 375);
  const { later, pass } = english.room.turn;
  expect(await page.locator('[data-turn]:visible').evaluateAll((all) => all.map((one) => one.dataset.turn))).toEqual([
    'done',
  ]);
  await page.locator('.floor-more').click();
  for (const name of [later, pass]) await page.getByRole('menuitem', { name }).waitFor();
  await page.keyboard.press('Escape');
});

describe('names of three and of eighty characters stay in their own place', () => {
  test.each([2, 6, 8, 12])('with %i people', async (seats) => {
    for (const scene of ['asking', 'questions', 'checkin']) {
      await show({ scene, seats, more: ['long'] }, '.floor-bar');
      expect({ scene, seen: await atEverySize(namesOutOfPlace) }).toEqual({ scene, seen: everywhere([]) });
    }
  });
});

/** Buttons of a part that are too small to be pressed with a thumb, or stand closer to each other than a thumb is exact. */
const touchingButtons = (part: string): Promise<string[]> =>
  page.evaluate((selector) => {
    const shown = [...document.querySelectorAll(`${selector} :is(button, a.ui-go, a.ui-soft)`)].filter((each) =>
      each.checkVisibility(),
    );
    if (shown.length < 2) return ['no buttons'];
    const faults: string[] = [];
    for (const [index, one] of shown.entries()) {
      const a = one.getBoundingClientRect();
      if (a.height < 40) faults.push(`“${one.textContent}” is too low`);
      for (const other of shown.slice(index + 1)) {
        const b = other.getBoundingClientRect();
        const aside = Math.max(a.left, b.left) - Math.min(a.right, b.right);
        const below = Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom);
        if (Math.max(aside, below) < 4) faults.push(`“${one.textContent}” touches “${other.textContent}”`);
      }
    }
    return faults;
  }, part);

describe('on a phone', () => {
  const phones = [
    [390, 844],
    [320, 568],
    [844, 390],
  ] as const;

  test.each(phones)('the buttons that make links do not touch, %i x %i', async (width, height) => {
    await show({ scene: 'checkin' }, '.floor-bar');
    await resize(width, height);
    await choose({ page }, 'lead', english.room.lead.links);
    await page.getByRole('button', { name: english.links.personal.member }).waitFor();
    expect(await touchingButtons('[role="dialog"]')).toEqual([]);
    expect(await seriousFindings(page)).toEqual([]);
  });

  test('the formats end with a button that starts the chosen one', async () => {
    await show({ scene: 'home' }, '.home-start');
    await page.getByRole('button', { name: english.home.choose }).click();
    const format = english.home.pick.virtual.name;
    await page.getByRole('radio', { name: format }).check({ force: true });
    const start = page.getByRole('button', { name: new RegExp(`^${english.home.startThis}`) });
    const seen = await atEverySize(async () => {
      await start.scrollIntoViewIfNeeded();
      const said = (await start.textContent())?.includes(format);
      return said ? outOfReach({ start: '.home-start-this' }) : ['it names no format'];
    });
    expect(seen).toEqual(everywhere([]));
    expect(await seriousFindings(page)).toEqual([]);
  });
});

describe('[MR4] the page after the end', () => {
  const { after, ended } = english.minutes;
  const talk = () => page.getByRole('region', { name: after.title });

  test('says until when people can still talk, who is there, and how, in every window', async () => {
    for (const theme of ['light', 'dark'] as const) {
      await show({ scene: 'ended', theme }, '.minutes-ended h1');
      await talk().waitFor();
      const seen = await atEverySize(async () => {
        await talk().scrollIntoViewIfNeeded();
        const isWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        return [...(await touchingButtons('.minutes-after')), ...(isWide ? ['the page is wider than the window'] : [])];
      });
      expect(seen).toEqual(everywhere([]));
      expect(await seriousFindings(page)).toEqual([]);
    }
    await talk().getByText('Jonas').waitFor();
    await talk().getByRole('button', { name: after.on }).waitFor();
    await talk().getByRole('button', { name: after.leave }).waitFor();
  });

  test('says nothing of talking once the room is closed', async () => {
    await show({ scene: 'closed' }, '.minutes-ended h1');
    await page.getByRole('link', { name: ended.readMinutes }).waitFor();
    expect(await talk().count()).toBe(0);
  });
});
