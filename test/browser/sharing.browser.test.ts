import { expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { seriousFindings } from './support/axe';
import { button, choose, gather, goTo, next, openPanel } from './support/meeting';
import { openServer } from './support/openServer';
import type { Human } from './support/people';

const { method, plan, room } = english;
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
