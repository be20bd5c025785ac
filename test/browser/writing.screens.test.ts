import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { createNone } from '../../server/media/none';
import { systemClock } from '../../server/rooms/clock';
import { startAppOn } from '../support/app';
import type { GalleryPage } from '../support/gallery/gallery';
import { offerWritten } from '../support/writing/offered';
import { seriousFindings } from './support/axe';
import {
  admit,
  button,
  choose,
  endForAll,
  follow,
  goTo,
  invitation,
  next,
  seated,
  sit,
  start,
  whoSees,
} from './support/meeting';
import { openApp } from './support/openApp';
import { openGallery } from './support/openGallery';
import type { Human } from './support/people';
import { noSeriousFinding } from './support/stages';

const { method, minutes, room, roomDialogs, saved: savedWords, writing } = english;

/** A server in this process, because it offers a format with all kinds of pages that no other server has. */
const here = openApp((clientFolder) => {
  offerWritten();
  return startAppOn(systemClock, { clientFolder, media: createNone() });
});

const { orientation, balint } = method;
const stages = { priorities: orientation.write.name, judge: balint.judge.name, read: balint.group.name };

const field = ({ page }: Human) => page.locator('.writing-lines');
const main = ({ page }: Human) => page.locator('.writing-go');
const radio = ({ page }: Human, text: string) => page.getByRole('radio', { name: new RegExp(`^${text}`) });
const saved = ({ page }: Human) =>
  page.locator('.writing-saved').getByText(savedWords.saved, { exact: true }).waitFor();
const named = (text: string, name: string) => text.replace('{{name}}', name);

async function gathered(): Promise<[Human, Human, Human]> {
  const withPages = async ({ page }: Human) => {
    await page.route('**/api/meetings', (route) =>
      route.continue({ postData: { ...route.request().postDataJSON(), template: offerWritten(), minutes: 120 } }),
    );
  };
  const amara = await start(here.browsers, here.app.url, 'Amara Okafor', { prepare: withPages });
  await sit(amara);
  await seated(amara);
  const link = await invitation(amara);
  const people = [amara];
  for (const [name, viewport] of [
    ['Leila Haddad', { width: 390, height: 844 }],
    ['Jonas Lind', { width: 844, height: 390 }],
  ] as const) {
    const who = await follow(here.browsers, link, name, { viewport, colorScheme: 'dark' });
    await sit(who);
    await admit(amara, who);
    people.push(who);
  }
  return people as [Human, Human, Human];
}

test('[WR1] [WR2] [WR5] people write on private pages, choose who reads them, and find them after the meeting', async () => {
  const people = await gathered();
  const [amara, leila, jonas] = people;
  await next(people);
  await goTo(people, stages.priorities);
  for (const who of people) await field(who).waitFor();
  await leila.page.getByText(writing.reader.owner, { exact: true }).waitFor();
  await field(leila).fill('I want to say no. It is about my brother.');
  await saved(leila);
  await noSeriousFinding('writing', people);

  // The keyboard of the phone: stage, clock, page and main button stay, the row and the controls go.
  const shown = (part: string) => leila.page.locator(part).first().isVisible();
  await field(leila).focus();
  await leila.page.setViewportSize({ width: 390, height: 500 });
  await expect.poll(() => shown('.seats-round')).toBe(false);
  expect(await Promise.all(['.room-bar', '.floor-head h1', '.floor-clock', '.writing-go'].map(shown))).toEqual([
    false,
    true,
    true,
    true,
  ]);
  const below = await main(leila).evaluate((element) => element.getBoundingClientRect().bottom);
  expect(below).toBeLessThanOrEqual(500);
  await leila.page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => shown('.seats-round')).toBe(true);

  await leila.page.reload();
  await seated(leila);
  await expect.poll(() => field(leila).inputValue()).toBe('I want to say no. It is about my brother.');

  // Done is a mark for all to see, and locks nothing.
  await main(leila).click();
  await amara.page.locator('.seats-wrote').waitFor();
  await amara.page.getByText('1 of 3 people are done writing').waitFor();
  await field(leila).press('Control+End');
  await leila.page.keyboard.type(' Really.');
  await saved(leila);
  await noSeriousFinding('what happens to the page', people);

  // One sentence of it is shown to the group.
  await radio(leila, writing.choice.group).check();
  await radio(leila, writing.choice.some).check();
  await main(leila).getByText(writing.choice.noneChosen).waitFor();
  await leila.page.getByRole('checkbox', { name: 'I want to say no.' }).check();
  expect(await main(leila).textContent()).toContain(writing.button.group);
  await main(leila).click();
  await leila.page.getByText(writing.reader.group, { exact: true }).waitFor();
  await amara.page.getByText(named(writing.news.group, 'Leila')).waitFor();

  // The stage goes on while somebody types: field, text and caret stay.
  await field(amara).fill('Hand over the launch');
  await field(jonas).fill('Be at home on Fridays');
  await field(jonas).evaluate((element: HTMLTextAreaElement) => element.setSelectionRange(3, 3));
  await jonas.page.keyboard.type('very ');
  await next(people);
  await jonas.page.locator('.room-with-panel').waitFor();
  await jonas.page.keyboard.type('soon ');
  const caret = (element: HTMLTextAreaElement) => [
    element === document.activeElement,
    element.value,
    element.selectionStart,
  ];
  expect(await field(jonas).evaluate(caret)).toEqual([true, 'Be very soon at home on Fridays', 13]);
  // Who has stopped to write, as Escape says, leaves the page with the stage.
  await jonas.page.keyboard.press('Escape');

  // The others read the sentence and nothing more of it; the lead may remove it.
  await choose(amara, 'own', room.panels.pages);
  await button(amara.page, writing.shown).click();
  await amara.page.locator('.writing-read').getByText('I want to say no.', { exact: true }).waitFor();
  expect(await amara.page.locator('.writing-panel').textContent()).not.toContain('brother');
  await noSeriousFinding('pages that were shown', [amara]);
  await button(amara.page, writing.remove.label).click();
  await button(amara.page, writing.remove.yes, amara.page.getByRole('alertdialog')).click();
  await leila.page.getByText(roomDialogs.removed.mine.page.split('{{lead}}')[1] ?? '', { exact: false }).waitFor();
  await amara.page.getByText(writing.read.empty).waitFor();

  // In a slot: one page for the client, and one that is read out.
  await goTo(people, stages.judge);
  const client = await whoSees(people, '.seats-open-hub');
  const [one, two] = people.filter((who) => who !== client) as [Human, Human];
  const clientName = client.name.split(' ')[0] ?? '';
  await field(one).fill('Talk to Kim.');
  await field(two).fill('I was there too.');
  await main(one).click();
  await radio(one, named(writing.choice.client, clientName)).check();
  await main(one).click();
  await one.page.getByText(named(writing.reader.client, clientName)).waitFor();
  await client.page.getByText(named(writing.news.client, one.name.split(' ')[0] ?? '')).waitFor();
  await button(client.page, writing.news.read).click();
  await client.page.getByText('Talk to Kim.', { exact: true }).waitFor();

  await goTo(people, stages.read);
  if ((await whoSees([one, two], '.seats-mine-now')) === one) await next(people);
  await two.page.getByText(writing.read.yours, { exact: true }).waitFor();
  await two.page.getByText('I was there too.', { exact: true }).waitFor();
  expect(await client.page.getByText('I was there too.').count()).toBe(0);
  await noSeriousFinding('reading out', people);
  await button(two.page, writing.button.group).click();
  for (const who of [client, one]) await who.page.locator('.writing-out').getByText('I was there too.').waitFor();
  await button(two.page, writing.button.takeBack).click();
  for (const who of [client, one]) await who.page.locator('.writing-out').waitFor({ state: 'detached' });
  await button(two.page, writing.button.group).click();
  for (const who of [client, one]) await who.page.locator('.writing-out').getByText('I was there too.').waitFor();

  // After the end: what is kept is mine, and can still be shown.
  await endForAll(await whoSees(people, '.floor-next'));
  for (const who of people) await who.page.getByText(minutes.ended.title).waitFor();
  await jonas.page.getByText('Be very soon at home on Fridays').waitFor();
  await client.page.getByRole('heading', { name: minutes.mine.given }).waitFor();
  await noSeriousFinding('after the meeting', people);
  await amara.page.getByText('Hand over the launch').waitFor();
  await button(amara.page, minutes.pages.give.group).first().click();
  await button(amara.page, minutes.pages.give.group, amara.page.getByRole('alertdialog')).click();
  await amara.page.getByText(minutes.pages.group).waitFor();
  await jonas.page.getByText(minutes.ended.readMinutes).click();
  await jonas.page.getByRole('heading', { name: minutes.pages.title }).waitFor();
  for (const text of ['Hand over the launch', 'I was there too.']) await jonas.page.getByText(text).first().waitFor();
  expect(await jonas.page.locator('main').textContent()).not.toContain('brother');
  await noSeriousFinding('minutes', [jonas]);
  expect(people.flatMap(({ faults }) => faults)).toEqual([]);
});

/** The gallery of played meetings, whose clock a test moves by hand. */
const gallery = openGallery();
const happens = (page: Page, what: (played: GalleryPage) => void): Promise<void> =>
  page.evaluate(`(${what})(window.gallery)`);

test('[AG7] [WR1] before a page goes on by itself its writer is told, and keeps field, text and caret', async () => {
  const page = await gallery.openPage();
  await page.setViewportSize({ width: 1440, height: 900 });
  await gallery.show(page, { scene: 'writing-warned', more: ['passed=-5000'] });
  const lines = page.locator('.writing-lines');
  await lines.focus();
  await lines.evaluate((element: HTMLTextAreaElement) => element.setSelectionRange(4, 4));
  expect(await page.locator('.writing-release').count()).toBe(0);
  const stands = () =>
    lines.evaluate((element: HTMLTextAreaElement) => [element === document.activeElement, element.selectionStart]);
  await happens(page, (played) => played.pass(5_000));
  await page.getByText(room.banner.goesOn_other.replace('{{count}}', '7')).waitFor();
  await page.locator('.writing-release').waitFor();
  expect(await stands()).toEqual([true, 4]);
  await page.keyboard.type('really ');
  await happens(page, (played) => played.later(9, { type: 'stageTimedOut', from: 's1/minute' }));
  await page.locator('.room-with-panel').waitFor();
  expect(await stands()).toEqual([true, 11]);
  expect(await lines.inputValue()).toMatch(/^You really said/);
  await page.context().close();
});

test('[WR2] a page is written, marked as done and given away with the keyboard alone', async () => {
  const page = await gallery.openPage();
  await page.setViewportSize({ width: 1440, height: 900 });
  await gallery.show(page, { scene: 'writing' });
  const lines = page.locator('.writing-lines');
  const tabTo = async (selector: string) => {
    for (let presses = 0; presses < 60; presses += 1) {
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`no way by Tab to ${selector}`);
  };
  await tabTo('.writing-lines');
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Twice.');
  expect(await lines.inputValue()).toMatch(/ Twice\.$/);
  await tabTo('.writing-go');
  await page.keyboard.press('Enter');
  await page.locator('.writing-release').waitFor();
  expect(await page.evaluate(() => document.activeElement?.matches('.writing-go'))).toBe(true);
  await page.locator('.writing-lines').focus();
  await tabTo('.writing-release input');
  await page.keyboard.press('ArrowDown');
  await page.locator('.writing-go').getByText(named(writing.button.client, 'Amara')).waitFor();
  await tabTo('.writing-go');
  await page.keyboard.press('Enter');
  await page.getByText(named(writing.reader.client, 'Amara')).waitFor();
  expect(await page.locator('.writing-go').textContent()).toContain(writing.button.again);
  expect(await seriousFindings(page)).toEqual([]);
  await page.context().close();
});
