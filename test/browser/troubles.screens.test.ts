import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { isolated } from '../../client/ui/text/isolated';
import type { Meeting } from '../../shared/meeting/state';
import { must, type TestClient } from '../support/clients';
import {
  admit,
  button,
  choose,
  endForAll,
  follow,
  gather,
  goTo,
  invitation,
  next,
  seated,
  sit,
} from './support/meeting';
import { openServer } from './support/openServer';
import type { Human } from './support/people';
import { bring } from './support/scripted';
import { noSeriousFinding, readMinutes } from './support/stages';

const { method, moments, room } = english;
const here = openServer({ MEDIA: 'none' });

const contacts = 'Counselling at work: 0800 123 456';

/** The clock of this page runs ahead by so much, until it is compared with the server's again. */
const ahead = (page: Page, seconds: number): Promise<void> =>
  page.evaluate((ms) => {
    const real = performance.now.bind(performance);
    performance.now = () => real() + ms;
  }, seconds * 1_000);

/** A text, with somebody's name in it, is on this page. */
const reads = ({ page }: Human, text: string, name = '') =>
  page
    .getByText(text.replaceAll('{{name}}', isolated(name)))
    .first()
    .waitFor();

const asks = async (one: TestClient) => {
  const from = one.meeting?.current ?? '';
  must(await one.command({ type: 'raiseHand', from }));
  must(await one.command({ type: 'handOn', from, turnOf: one.me }));
};

test('what goes wrong in a meeting has its answer in the room', async () => {
  const people = await gather(here.browser, here.server.url, ['Amara Okafor', 'Leila Haddad']);
  const [amara, leila] = people as [Human, Human];

  // Two people have come to a format for three: another one fits, and the planned one is a press away.
  await amara.page.getByRole('region', { name: moments.formats.title }).waitFor();
  await noSeriousFinding('too few people', [amara]);
  await button(amara.page, moments.formats.take).first().click();
  await button(amara.page, moments.formats.back).click();
  await amara.page.getByRole('region', { name: moments.formats.title }).waitFor();

  // Before the start the lead writes down who can help outside, and everybody reads it.
  await choose(amara, 'own', room.bar.help);
  await amara.page.getByLabel(moments.help.label).fill(contacts);
  await button(amara.page, moments.help.save).click();
  await noSeriousFinding('who can help outside', [amara]);
  await button(amara.page, room.close).click();
  await choose(leila, 'own', room.bar.help);
  await leila.page.getByText(contacts).waitFor();
  await button(leila.page, room.close).click();

  const others = await bring(amara, here.server.url, ['Jonas Lind', 'Tomás Rey', 'Ruth Adler']);
  const [jonas, tomas] = others as [TestClient, TestClient];
  await next(people);

  // Jonas does not come back, and his slot is still ahead: the lead alone is asked, and shares its minutes.
  jonas.close();
  const away = amara.page.getByText(/has been away for a while/);
  await expect
    .poll(async () => {
      await ahead(amara.page, 130);
      return away.count();
    })
    .toBe(1);
  await noSeriousFinding('somebody who does not come', [amara]);
  expect(await leila.page.getByText(/has been away for a while/).count()).toBe(0);
  await button(amara.page, moments.absent.share).click();
  await away.waitFor({ state: 'detached' });

  // In the slot of the lead somebody else leads. Whoever comes now reads where the meeting stands.
  await goTo(people, method.slot.questions.name);
  const leftOut = ({ agenda, slots }: Meeting) =>
    agenda.every(({ slot, skipped }) => skipped || slots[slot ?? '']?.client !== jonas.me);
  expect(leftOut(tomas.meeting!)).toBe(true);
  await reads(amara, moments.questions.beforeIdeas);
  const mei = await follow(here.browser, await invitation(amara), 'Mei Tan');
  await sit(mei);
  await expect.poll(() => leila.page.title()).toMatch(/would like to come in/);
  await admit(leila, mei);
  await seated(mei);
  await mei.page.getByRole('region', { name: moments.late.title }).waitFor();
  await reads(mei, moments.late.microphone);
  await noSeriousFinding('somebody who comes late', [mei]);
  await button(mei.page, moments.late.close).click();

  // Cards for all.
  await choose(leila, 'lead', room.lead.questionsOnly);
  await reads(amara, moments.cards.questionsOnly);
  await choose(leila, 'lead', room.lead.forWhom);
  // It is there for a moment.
  await Promise.all([reads(mei, moments.cards.forWhomOf, 'Amara'), reads(amara, moments.cards.forWhomClient)]);

  // One person asks again and again: only whoever leads is told, when nothing else is left to be read.
  await leila.page.locator('.ui-notices .ui-notice:not(.ui-notice-waits)').getByRole('button').click();
  for (let question = 0; question < 3; question += 1) await asks(tomas);
  await reads(leila, moments.hints.asksAgain_other.replace('{{count}}', '3'), 'Tomás');
  expect(await mei.page.getByText(/has asked 3 times/).count()).toBe(0);

  // One question takes half a minute: only whoever asks is told.
  await button(mei.page, room.turn.raise).click();
  const nudge = mei.page.getByText(moments.questions.room);
  await expect
    .poll(async () => {
      await ahead(mei.page, 31);
      return nudge.count();
    })
    .toBe(1);
  expect(await leila.page.getByText(moments.questions.room).count()).toBe(0);
  await noSeriousFinding('questions with a hint and a nudge', [leila, mei]);

  // A pause with its choices.
  await button(leila.page, room.lead.pause).first().click();
  await button(leila.page, moments.pause.help).click();
  await leila.page.getByText(contacts).waitFor();
  await button(leila.page, moments.help.close).click();
  await button(leila.page, moments.pause.silence).click();
  for (const one of [amara, leila, mei]) await one.page.getByText(moments.interlude.silence).first().waitFor();
  await noSeriousFinding('a minute of silence', [leila]);
  await button(amara.page, moments.pause.goOn).first().click();
  await mei.page.getByText(moments.interlude.silence).first().waitFor({ state: 'detached' });
  await button(leila.page, room.lead.pause).first().click();
  await button(leila.page, moments.pause.toEnd).click();
  await button(leila.page, moments.pause.toEndYes, leila.page.getByRole('alertdialog')).click();
  await reads(mei, room.head.slotOf, 'Leila');
  await endForAll(amara);
  await readMinutes([amara, leila, mei], []);
  for (const other of others) other.close();
});
