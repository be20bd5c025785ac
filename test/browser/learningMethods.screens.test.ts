import { expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { isolated } from '../../client/ui/text/isolated';
import { must } from '../support/clients';
import { button, endForAll, gather, goTo, next, stageOfAll } from './support/meeting';
import { openServer } from './support/openServer';
import type { Human } from './support/people';
import { bring } from './support/scripted';
import { commit, noSeriousFinding, readMinutes } from './support/stages';
import { named, names, plain, windows } from './support/three';

const { ballot, breakouts, evaluation, home, method, room, signing, slots, writing } = english;

// They talk somewhere else: these tests are about what everybody sees.
const here = openServer({ MEDIA: 'none' });

const said = async ({ page }: Human, selector: string) =>
  plain((await page.locator(selector).first().textContent()) ?? '');

test('questions only: the learning coach stays out of the problem, and anybody may be asked', async () => {
  const people = await gather(here.browser, here.server.url, names, {
    format: home.pick.questions.name,
    leadsOnly: true,
    windows,
  });
  const [amara, leila, jonas] = people as [Human, Human, Human];
  const others = await bring(amara, here.server.url, ['Tomás Rey', 'Ruth Adler']);
  await next(people);
  // There is time for two problems, so the lead confirms those that fit.
  await goTo(people, method.group.slotplan.name);
  await expect.poll(() => said(amara, '.floor-fit')).toContain('120 min do not fit today: Tomás and Ruth.');
  await noSeriousFinding('more slots than fit', people);
  await button(amara.page, slots.onlyWhatFits).click();
  await goTo(people, method.wial.rules.name);
  await amara.page.getByText(method.roles.learningCoach.does).first().waitFor();
  await goTo(people, method.wial.present.name);
  await jonas.page.locator('.seats-status', { hasText: method.roles.learningCoach.name }).first().waitFor();

  await goTo(people, method.wial.work1.name);
  // A question goes to anybody by name, but not to the learning coach, who asks none either.
  expect(await button(amara.page, room.turn.raise).count()).toBe(0);
  expect(await amara.page.getByText(ballot.beside.askSomebody).count()).toBe(0);
  await jonas.page.getByRole('button', { name: ballot.beside.askSomebody }).click();
  expect((await jonas.page.getByRole('menuitem').allInnerTexts()).map(plain)).toEqual(['Leila', 'Tomás', 'Ruth']);
  await jonas.page.getByRole('menuitem', { name: 'Tomás' }).click();
  await leila.page.getByText(named(room.hub.asks, 'Jonas')).first().waitFor();
  await expect.poll(() => said(leila, '.seats-hub .seats-plate')).toContain('Tomás');
  await noSeriousFinding('a question to somebody else', people);

  await goTo(people, method.wial.write.name);
  for (const { page } of [leila, jonas]) await page.locator('.writing-lines').waitFor();
  expect(await amara.page.locator('.writing-lines').count()).toBe(0);
  await leila.page.locator('.writing-lines').fill('I do not trust my own deputy.');

  // Not agreed: back to the questions, and forward again.
  await goTo(people, method.wial.agree.name);
  await button(amara.page, named(ballot.beside.notAgreed, method.wial.work1.name)).click();
  await expect.poll(() => stageOfAll(people)).toBe(method.wial.work1.name);
  await goTo(people, method.wial.action.name);
  await commit(leila, 'Let Dan run the review');
  await goTo(people, method.wial.learn.name);
  await endForAll(amara);
  await readMinutes(people, ['Let Dan run the review']);
  for (const other of others) other.close();
});

test('a round table by bids: people ask for minutes, the group votes, and what does not fit is said', async () => {
  const people = await gather(here.browser, here.server.url, names.slice(0, 2), {
    format: home.pick.roundTable.name,
    leadsOnly: true,
    minutes: 180,
    windows,
  });
  const [amara, leila] = people as [Human, Human];
  const others = await bring(amara, here.server.url, [
    'Jonas Lind',
    'Tomás Rey',
    'Ruth Adler',
    'Mei Tan',
    'Noor Rahman',
    'Sam Osei',
  ]);
  const sam = others.at(-1);
  await next(people);
  await goTo(people, method.external.select.name);

  // Everybody says how many minutes, how important it is, and whose issue they favour.
  await leila.page.getByLabel(slots.minutes).selectOption({ label: '25 min' });
  await leila.page.getByLabel(slots.priority).selectOption({ label: slots.priorities.A });
  await button(leila.page, named(slots.voteFor, 'Ruth')).click();
  const wish = { type: 'requestSlot', from: 'select', slot: true } as const;
  for (const other of others.slice(0, -1)) must(await other.command({ ...wish, minutes: 30, favours: [] }));
  const members = Object.values(sam!.meeting?.seats ?? {}).filter(({ role }) => role === 'member');
  const hers = members.find(({ member }) => !others.some(({ me }) => me === member))?.member ?? '';
  must(await sam!.command({ ...wish, minutes: null, slot: false, favours: [hers] }));

  // There are fewer minutes than they ask for, and the lead takes what fits, by votes.
  await button(amara.page, slots.onlyWhatFits).click();
  await expect.poll(() => said(amara, '.floor-fit')).toMatch(/30 min do not fit today: /);
  await noSeriousFinding('what fits', people);
  await amara.page.locator('.floor-next').click();
  await leila.page.getByText(named(slots.confirmedBy, isolated('Amara'))).waitFor();
  await goTo(people, method.slotdeep.present.name);
  await leila.page.locator('.seats-mine-now').waitFor();
  await expect.poll(() => said(amara, '.floor-above')).toContain('25 min left');
  await endForAll(amara);
  await readMinutes(people, []);
  for (const other of others) other.close();
});

test('an orientation: priorities on private pages, a drill in pairs, and a first slot that somebody takes', async () => {
  const people = await gather(here.browser, here.server.url, names, {
    format: method.orientation.name,
    leadsOnly: true,
    windows,
  });
  const [amara, leila, jonas] = people as [Human, Human, Human];
  const others = await bring(amara, here.server.url, ['Tomás Rey', 'Ruth Adler']);
  const { orientation, slot } = method;
  await next(people);
  await goTo(people, orientation.write.name);
  expect(await amara.page.locator('.writing-lines').count()).toBe(0);
  await leila.page.locator('.writing-lines').fill('I want to hand over the launch.');
  await goTo(people, orientation.share.name);
  await leila.page.getByText(writing.read.yours, { exact: true }).waitFor();
  await leila.page.getByText('I want to hand over the launch.').first().waitFor();
  expect(await jonas.page.getByText('I want to hand over the launch.').count()).toBe(0);
  await noSeriousFinding('priorities are shared', people);

  await goTo(people, orientation.drill.name);
  for (const { page } of [leila, jonas]) await expect.poll(() => page.locator('.seats-list > li').count()).toBe(2);
  await expect.poll(() => amara.page.locator('.breakouts-group').count()).toBe(2);
  await button(amara.page, breakouts.visit.pairs.replace('{{number}}', '1')).click();
  await leila.page
    .getByText(named(breakouts.visitor, isolated('Amara')))
    .first()
    .waitFor();
  await noSeriousFinding('a pair with the lead as visitor', people);
  await button(amara.page, breakouts.leave.pairs.replace('{{number}}', '1')).click();
  await amara.page.locator('.floor-next', { hasText: room.next.callBack }).click();

  // Nobody has the first slot until somebody takes it.
  await expect.poll(() => stageOfAll(people)).toBe(slot.present.name);
  await jonas.page.getByRole('heading', { name: ballot.title.free }).waitFor();
  await noSeriousFinding('a slot that nobody has yet', people);
  await jonas.page.getByRole('button', { name: ballot.free.take, exact: true }).click();
  await jonas.page.locator('.seats-mine-now').waitFor();
  await leila.page.getByText(named(room.head.slotOf, 'Jonas')).first().waitFor();
  await goTo(people, slot.commit.name);
  await commit(jonas, 'Ask Mia for an hour');

  // The agreement in the group's own words: a change asks for the signature again, and the stage is due when all have signed.
  await goTo(people, orientation.agree.name);
  const sign = ({ page }: Human, version: number) =>
    page.getByRole('button', { name: signing.sign.replace('{{version}}', String(version)) });
  await sign(leila, 1).click();
  await leila.page.getByText(signing.signed).waitFor();
  await button(jonas.page, signing.change).click();
  await jonas.page.getByLabel(signing.label).fill('No stories outside.\nWe start on time.');
  await button(jonas.page, signing.save).click();
  await leila.page.getByText('We start on time.').waitFor();
  await leila.page.getByText(signing.again).waitFor();
  await noSeriousFinding('an agreement that was changed', people);
  for (const one of people) await sign(one, 2).click();
  for (const other of others) must(await other.change({ what: 'signAgreement', version: 2 }));
  await jonas.page.getByText(signing.all).waitFor();
  await amara.page.locator('.floor-next.ui-go-due').waitFor();
  await goTo(people, orientation.evaluate.name);
  await leila.page.getByText(evaluation.forms.E1.title).waitFor();
  await amara.page.locator('.floor-next').click();
  await button(amara.page, room.next.closeEvaluation, amara.page.getByRole('alertdialog')).click();
  await goTo(people, orientation.close.name);
  await endForAll(amara);
  await readMinutes(people, ['Ask Mia for an hour', 'Version 2, signed by']);
  for (const other of others) other.close();
});
