import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { button, choose, endForAll, gather, goTo, next } from './support/meeting';
import { openServer } from './support/openServer';
import type { Human } from './support/people';
import { commit, noSeriousFinding, readMinutes } from './support/stages';
import { plain } from './support/three';

const { ballot, home, method, room } = english;

// These people talk somewhere else, because this test is about what they decide together.
const here = openServer({ MEDIA: 'none' });

/** Text without the marks that keep the direction of names. */
const textOf = async (place: Locator): Promise<string> => plain((await place.textContent()) ?? '');

const mainButton = ({ page }: Human): Locator => page.locator('.floor-next');

test('five people hold a case consultation: casting, way of working, listening with camera off, conclusion', async () => {
  const names = ['Amara Okafor', 'Leila Haddad', 'Jonas Lind', 'Tomás Rey', 'Ruth Abrahams'];
  const people = await gather(here.browser, here.server.url, names, {
    format: home.pick.oneCase.name,
    windows: [
      { viewport: { width: 1440, height: 900 } },
      { viewport: { width: 390, height: 844 } },
      { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
      { viewport: { width: 844, height: 390 } },
      { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
    ],
  });
  const [amara, leila, jonas, tomas, ruth] = people as [Human, Human, Human, Human, Human];
  await next(people);
  await goTo(people, method.kb.casting.name);

  // Nobody has the case yet, so nothing can be confirmed.
  await expect.poll(() => textOf(mainButton(amara))).toContain(ballot.noClient);
  // By key, because what others offer moves the form under a pointer.
  const offer = async ({ page }: Human, part: string) => {
    const box = page.getByRole('checkbox', { name: `${ballot.offer}: ${part}` });
    await box.press('Space');
    await expect.poll(() => box.isChecked()).toBe(true);
  };
  await offer(leila, ballot.client.name);
  await offer(jonas, method.roles.moderator.name);
  await offer(tomas, method.roles.scribe.name);
  await expect.poll(() => textOf(mainButton(amara))).toContain('Leila has the case');
  await expect.poll(() => textOf(mainButton(amara))).toContain('Jonas moderates and Tomás writes');
  await noSeriousFinding('casting', people);
  await mainButton(amara).click();
  for (const { page } of people) await page.getByText(ballot.settled).waitFor();
  await noSeriousFinding('roles that are settled', people);

  await goTo(people, method.kb.report.name);
  // The role stands on the seat, and its holder reads what it asks of them.
  await amara.page.locator('.seats-status', { hasText: method.roles.moderator.name }).first().waitFor();
  await jonas.page.getByText(method.roles.moderator.does).first().waitFor();

  // The lead gives a role at any time; everybody sees it on the seat.
  await choose(amara, 'lead', room.lead.roles);
  await amara.page.getByLabel(method.roles.timekeeper.name).selectOption({ label: 'Ruth' });
  await noSeriousFinding('the dialog of roles', [amara]);
  await amara.page.keyboard.press('Escape');
  await jonas.page.locator('.seats-status', { hasText: method.roles.timekeeper.name }).first().waitFor();

  await goTo(people, method.kb.method.name);
  const { headstand, resonance } = method.kb.method.options;
  const vote = async ({ page }: Human, name: string) =>
    button(page, ballot.voteFor.replace('{{option}}', name)).click();
  await vote(ruth, headstand.name);
  await vote(tomas, headstand.name);
  await vote(jonas, resonance.name);
  await expect.poll(() => textOf(mainButton(amara))).toContain(`Close for Leila: ${headstand.name}`);
  await amara.page.getByText(/Amara has not voted yet/).waitFor();
  await noSeriousFinding('way of working', people);
  await button(leila.page, ballot.chooseNamed.replace('{{option}}', headstand.name)).click();
  await expect.poll(() => textOf(mainButton(leila))).toContain(ballot.close.replace('{{option}}', headstand.name));
  await mainButton(leila).click();
  for (const { page } of people) await page.getByText(ballot.becomes.module).waitFor();
  await noSeriousFinding('the way that was chosen', people);

  await goTo(people, method.kb.consult.name);
  for (const { page } of [amara, jonas]) await page.locator('.seats-turned-away').waitFor();
  await leila.page.getByText(room.turn.stop).first().waitFor();
  await noSeriousFinding('consultation', people);

  await goTo(people, method.kb.conclude.name);
  await clearTheAir(people);
  await commit(leila, 'Turn the list of fears around');
  await endForAll(amara);
  await readMinutes(people, ['Turn the list of fears around', headstand.name]);
});

/** The lead offers it to two people, who alone are asked; one does not want it, and the meeting goes on. */
async function clearTheAir(people: Human[]): Promise<void> {
  const [amara, leila, jonas, tomas] = people as [Human, Human, Human, Human];
  await choose(amara, 'lead', room.lead.clearAir);
  await amara.page.getByLabel(ballot.talk.first).selectOption({ label: 'Jonas' });
  await amara.page.getByLabel(ballot.talk.second).selectOption({ label: 'Tomás' });
  await noSeriousFinding('the offer to clear the air', [amara]);
  await button(amara.page, ballot.talk.offer).click();
  for (const { page } of [jonas, tomas]) await page.getByText(ballot.consent.how).waitFor();
  await leila.page.getByText(ballot.consent.wait).waitFor();
  await noSeriousFinding('two people are asked', people);
  expect(await leila.page.getByRole('button', { name: ballot.consent.yes }).count()).toBe(0);
  await button(jonas.page, ballot.consent.yes).click();
  await jonas.page.getByText(/has not answered yet/).waitFor();
  await button(tomas.page, ballot.consent.no).click();
  for (const { page } of people) await page.getByText(ballot.consent.notNow).waitFor();
  await goTo(people, method.kb.conclude.name);
}
