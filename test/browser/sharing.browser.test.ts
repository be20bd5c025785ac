import { expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { seriousFindings } from './support/axe';
import { admit, button, camerasOff, choose, follow, gather, goTo, next, openPanel, sit } from './support/meeting';
import { openServer } from './support/openServer';
import type { Human } from './support/people';
import { noSeriousFinding } from './support/stages';

const { home, links, method, plan, room } = english;
const here = openServer({ MEDIA: 'mesh', LOG_LEVEL: 'warn' });

test('[MV3] a shared screen replaces the panel of the stage, but not one that somebody chose', async () => {
  const [amara, leila] = (await gather(here.browser, here.server.url, ['Amara', 'Leila'])) as [Human, Human];
  await next([amara, leila]);
  await goTo([amara, leila], method.slot.commit.name);
  const panel = leila.page.getByLabel(plan.field.what);
  const shared = leila.page.getByRole('figure').locator('video');
  const look = button(leila.page, room.screen.look);
  await panel.waitFor();

  await choose(amara, 'own', room.bar.screen);
  await expect.poll(() => shared.evaluate((video: HTMLVideoElement) => video.videoWidth)).toBeGreaterThan(0);
  await panel.waitFor({ state: 'detached' });
  expect(await look.count()).toBe(0);

  // A panel that somebody opened stays, and a notice says that a screen is shared.
  await openPanel(leila, room.panels.plan);
  await panel.waitFor();
  await leila.page.getByText(room.screen.shares.replace('{{name}}', 'Amara')).waitFor();
  expect(await seriousFindings(leila.page)).toEqual([]);
  await look.click();
  await shared.waitFor();
  await panel.waitFor({ state: 'detached' });

  // Afterwards the stage has its panel again.
  await button(amara.page, room.bar.stopScreen).click();
  await panel.waitFor();
  expect([...amara.faults, ...leila.faults]).toEqual([]);
});

test('an external meeting with a guest speaker, who shares a screen, answers questions and is gone for the issues', async () => {
  const people = await gather(here.browser, here.server.url, ['Amara Okafor', 'Leila Haddad', 'Jonas Lind'], {
    format: home.pick.roundTable.name,
  });
  const [amara, leila, jonas] = people as [Human, Human, Human];
  await camerasOff(people);
  await choose(amara, 'lead', room.lead.links);
  await button(amara.page, links.personal.speaker).click();
  await amara.page.getByText(links.personal.copied).waitFor();
  const link = await amara.page.evaluate(() => navigator.clipboard.readText());
  await amara.page.keyboard.press('Escape');
  await next(people);
  await goTo(people, method.external.topic.name);

  const guest = await follow(here.browser, link, 'Greta Vogel');
  await sit(guest);
  await admit(amara, guest);
  await guest.page.getByText(room.hub.youHaveTheFloor, { exact: true }).waitFor();
  await choose(guest, 'own', room.bar.screen);
  for (const { page } of people) {
    const shared = page.getByRole('figure').locator('video');
    await expect.poll(() => shared.evaluate((video: HTMLVideoElement) => video.videoWidth)).toBeGreaterThan(0);
  }
  await noSeriousFinding('a talk of the guest', [...people, guest]);
  await goTo(people, method.external.qa.name);
  await leila.page.locator('.floor-bar [data-turn="hand"]').click();
  for (const { page } of [jonas, guest])
    await page
      .getByText(/Leila asks/)
      .first()
      .waitFor();
  await noSeriousFinding('questions to the guest', [...people, guest]);
  await goTo(people, method.external.select.name);
  await guest.page.locator('.room').waitFor({ state: 'detached' });
  await noSeriousFinding('issue selection', people);
  expect(people.flatMap(({ faults }) => faults)).toEqual([]);
});
