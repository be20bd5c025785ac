import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { must } from '../support/clients';
import { button, endForAll, gather, goTo, leadOf, next, stageOfAll } from './support/meeting';
import { openServer } from './support/openServer';
import type { Human } from './support/people';
import { bring, ready } from './support/scripted';
import { commit, noSeriousFinding, readMinutes } from './support/stages';
import { named, names, plain, windows } from './support/three';

const { method, notes, room } = english;

// They talk somewhere else: these tests are about what everybody sees.
const here = openServer({ MEDIA: 'none' });

const texts = async (page: Page, selector: string) => (await page.locator(selector).allInnerTexts()).map(plain);

test('a network call of twelve: one list of progress and requests, offers of help, and nobody who leads', async () => {
  const people = await gather(here.browser, here.server.url, names, { format: method.extnet.name, windows });
  const [amara, leila, jonas] = people as [Human, Human, Human];
  const others = await bring(amara, here.server.url, [
    'Tomás Rey',
    'Ruth Adler',
    'Mei Tan',
    'Noor Rahman',
    'Sam Osei',
    'Ida Dahl',
    'Bo Ilić',
    'Yuki Mori',
    'Carmen Vidal',
  ]);
  const [tomas, ruth] = others;
  await button(amara.page, room.next.start).click();
  for (const { page } of people) await page.getByRole('region', { name: notes.requests.title }).waitFor();

  const add = async ({ page }: Human, kind: 'request' | 'progress', text: string) => {
    await button(page, notes.requests.kinds[kind]).click();
    await page.getByLabel(notes.requests.label[kind]).fill(text);
    await button(page, notes.requests.add).click();
  };
  await add(leila, 'request', 'Somebody who has hired in Austria');
  await jonas.page.getByText('Somebody who has hired in Austria').waitFor();
  await add(jonas, 'progress', 'The shop in Porto is open');
  must(await ruth!.change({ what: 'park', kind: 'request', text: 'A speaker for May' }));
  for (const { page } of people) await expect.poll(() => page.locator('.notes-request').count()).toBe(3);

  // Everybody may help Leila but herself, and with progress there is nothing to help.
  const helps = named(notes.requests.helpWith, 'Leila');
  const offers = ({ page }: Human) => page.locator('.notes-request').getByRole('button', { name: notes.requests.help });
  expect(await offers(leila).count()).toBe(1);
  expect(await offers(amara).count()).toBe(2);
  await jonas.page.getByRole('button', { name: helps }).click();
  const { items } = must(await tomas!.ask('records:read', { what: 'parking' })) as { items: { id: string }[] };
  must(await tomas!.change({ what: 'offerHelp', item: items[0]?.id ?? '', on: true }));
  await expect.poll(() => texts(leila.page, '.notes-helpers')).toEqual(['Jonas and Tomás can help.']);
  await expect.poll(() => texts(jonas.page, '.notes-helpers')).toEqual(['You can help, and so can Tomás.']);
  await noSeriousFinding('the list of a network call', people);

  // No clock runs for the person who speaks; the list stays in sight.
  await button(leila.page, room.turn.raise).click();
  await amara.page.locator('.seats-plate', { hasText: 'Leila' }).waitFor();
  expect(await amara.page.locator('.seats-plate .num').count()).toBe(0);

  // Nobody leads: it moves on when more than half are ready, and the list goes along.
  await ready(others);
  await expect.poll(() => stageOfAll(people)).toBe(method.extnet.followup.name);
  for (const { page } of people) await page.getByText('A speaker for May').waitFor();
  await ready(others);
  await expect.poll(() => stageOfAll(people)).toBe(method.extnet.close.name);
  await ready(others);
  await readMinutes(people, ['Somebody who has hired in Austria', 'The shop in Porto is open', 'A speaker for May']);
  await expect
    .poll(async () => plain(await leila.page.locator('main').innerText()))
    .toMatch(/Leila Haddad, request\s+Somebody who has hired in Austria\s+Jonas Lind and Tomás Rey can help\./);
  for (const other of others) other.close();
});

test('a mastermind: two hot seats, ideas in turn from everybody but the client, and a commitment from each', async () => {
  const people = await gather(here.browser, here.server.url, names.slice(0, 2), {
    format: method.mastermind.name,
    windows,
  });
  const [amara, leila] = people as [Human, Human];
  const others = await bring(amara, here.server.url, ['Jonas Lind', 'Tomás Rey']);
  const [jonas] = others;
  await next(people);
  await goTo(people, method.hotseat.brief.name);

  // The lead has the first hot seat, so the next person leads it.
  await amara.page.locator('.seats-mine-now').waitFor();
  expect(await leadOf(people)).toBe(leila);
  await leila.page.getByText(named(room.head.slotOf, 'Amara')).first().waitFor();

  await goTo(people, method.hotseat.clarify.name);
  must(await jonas!.command({ type: 'raiseHand', from: jonas!.meeting?.current ?? '' }));
  await amara.page.getByText(named(room.hub.asksYou, 'Jonas')).waitFor();

  await goTo(people, method.hotseat.ideas.name);
  await leila.page.locator('.seats-mine-now').waitFor();
  expect(await amara.page.locator('.floor-bar [data-turn="done"], .floor-bar [data-turn="pass"]').count()).toBe(0);
  await goTo(people, method.hotseat.commit.name);
  await commit(amara, 'Call three customers');

  await next(people);
  expect(await stageOfAll(people)).toBe(method.hotseat.brief.name);
  await leila.page.locator('.seats-mine-now').waitFor();
  expect(await leadOf(people)).toBe(amara);

  // People without a hot seat commit to a step too, each in a plan of their own.
  await goTo(people, method.mastermind.commit.name);
  await commit(leila, 'Send the offer to Lisbon');
  await noSeriousFinding('new commitments', people);
  await goTo(people, method.mastermind.close.name);
  await endForAll(amara);
  await readMinutes(people, ['Call three customers', 'Send the offer to Lisbon']);
  for (const other of others) other.close();
});

test('a forum: topics with scores of their owners, and a presenter’s coach who shares no experience', async () => {
  const people = await gather(here.browser, here.server.url, names.slice(0, 2), {
    format: method.forum.name,
    leadsOnly: true,
    windows,
  });
  const [amara, leila] = people as [Human, Human];
  const others = await bring(amara, here.server.url, ['Jonas Lind', 'Tomás Rey', 'Ruth Adler']);
  const [, tomas] = others;
  await next(people);
  await goTo(people, method.forum.parking.name);
  for (const { page } of people) await page.getByRole('region', { name: notes.parking }).waitFor();

  await amara.page.getByLabel(notes.park.topic).fill('Her father does not know her any more');
  await amara.page.getByLabel(notes.park.of).selectOption({ label: 'Leila' });
  await button(amara.page, notes.park.add).click();
  must(await tomas!.change({ what: 'park', text: 'A partner who wants to sell' }));
  const order = ({ page }: Human) => texts(page, '.notes-scored li > p');
  await expect.poll(() => order(leila)).toHaveLength(2);
  const { items } = must(await tomas!.ask('records:read', { what: 'parking' })) as {
    items: { id: string; text: string }[];
  };
  const sell = items.find(({ text }) => text.startsWith('A partner'))?.id ?? '';
  must(await tomas!.change({ what: 'scoreParked', item: sell, importance: 6, urgency: 6 }));
  for (const who of people)
    await expect
      .poll(() => order(who))
      .toEqual(['A partner who wants to sell', 'Her father does not know her any more']);

  // Only the person whose topic it is scores it, and the list stands by the scores.
  expect(await amara.page.getByLabel(notes.park.importance).count()).toBe(0);
  await leila.page.getByLabel(notes.park.importance).selectOption('9');
  await leila.page.getByLabel(notes.park.urgency).selectOption('8');
  for (const who of people)
    await expect
      .poll(() => order(who))
      .toEqual(['Her father does not know her any more', 'A partner who wants to sell']);
  await noSeriousFinding('scores', people);

  await goTo(people, method.deepdive.purpose.name);
  await amara.page.locator('.seats-plate', { hasText: 'Jonas' }).waitFor();
  await goTo(people, method.deepdive.present.name);
  await amara.page.locator('.seats-status', { hasText: method.roles.presentersCoach.name }).first().waitFor();
  await goTo(people, method.deepdive.share.name);
  for (const { page } of people) await page.locator('.seats-plate', { hasText: 'Tomás' }).waitFor();
  await expect.poll(() => texts(amara.page, '.floor-next')).toEqual([expect.stringContaining('Ruth')]);
  await endForAll(amara);
  await readMinutes(people, ['Leila Haddad: importance 9, urgency 8']);
  for (const other of others) other.close();
});
