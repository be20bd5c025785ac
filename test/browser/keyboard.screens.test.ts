import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import {
  button,
  choose,
  follow,
  gather,
  invitation,
  leadOf,
  seated,
  sit,
  stageOfAll,
  whereItStands,
} from './support/meeting';
import { openServer } from './support/openServer';
import { type Human, human } from './support/people';

const { deviceHints, home, join, lobby, method, minutes, plan, room } = english;
const here = openServer({ MEDIA: 'none' });

/** Presses Tab until the target has the focus. Fails when it cannot be reached. */
async function tabTo(page: Page, target: Locator) {
  await target.first().waitFor();
  for (let presses = 0; presses < 120; presses += 1) {
    if (await target.first().evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`no way by Tab to ${target}`);
}
async function press(page: Page, target: Locator, key = 'Enter') {
  await tabTo(page, target);
  await page.keyboard.press(key);
}

test('a whole meeting is led and followed with the keyboard alone', { timeout: 300_000 }, async () => {
  const amara = await human(here.browser, 'Amara Okafor');
  const { page } = amara;
  await page.goto(here.server.url);
  await tabTo(page, page.getByLabel(home.name));
  await page.keyboard.type('Amara Okafor');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/m\//);
  // Nothing is tried where people talk somewhere else.
  await page.getByText(lobby.sound.closed).waitFor();
  expect(await page.getByText(deviceHints.check.trying).count()).toBe(0);
  await press(page, page.getByLabel(lobby.agreement.keep), 'Space');
  await press(page, button(page, lobby.enter.seat));
  await seated(amara);

  const leila = await human(here.browser, 'Leila Haddad');
  await leila.page.goto(await invitation(amara));
  await tabTo(leila.page, leila.page.getByLabel(join.name));
  await leila.page.keyboard.type('Leila Haddad');
  await leila.page.keyboard.press('Enter');
  await leila.page.waitForURL(/\/m\//);
  await press(leila.page, leila.page.getByLabel(lobby.agreement.keep), 'Space');
  await press(leila.page, button(leila.page, lobby.enter.seat));
  await press(page, page.getByRole('button', { name: 'Let in Leila Haddad', exact: true }));
  await seated(leila);

  const people = [amara, leila];
  /** Presses the shortcut for Next as the present lead, after leaving any text field. */
  const onward = async () => {
    const lead = await leadOf(people);
    const { page: pressed } = lead;
    const before = await whereItStands(lead);
    await pressed.keyboard.press('Escape');
    await pressed.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    await pressed.keyboard.press('n');
    await expect.poll(() => whereItStands(lead)).not.toEqual(before);
  };
  const reach = async (wanted: string) => {
    for (let presses = 0; presses < 40 && (await stageOfAll(people)) !== wanted; presses += 1) await onward();
    expect(await stageOfAll(people)).toBe(wanted);
  };

  await page.keyboard.press('n');
  await reach(method.group.checkin.name);
  await reach(method.slot.commit.name);
  await tabTo(page, page.getByLabel(plan.field.what));
  await page.keyboard.type('Call Priya');
  await press(page, button(page, plan.accept));
  await page.getByText(plan.accepted).first().waitFor();
  await reach(method.group.close.name);
  for (let turn = 0; turn < 6; turn += 1) {
    if ((await page.locator('.floor-next').innerText()).includes(room.next.end)) break;
    await onward();
  }
  await page.keyboard.press('n');
  await press(page, button(page, room.end.yes));
  await page.getByText(minutes.ended.title).waitFor();
  await page.getByText('Call Priya').first().waitFor();
});

test('a person in the lobby is let in above an open dialog, and the dialog stays open', async () => {
  const [amara] = (await gather(here.browser, here.server.url, ['Amara'])) as [Human];
  await amara.page.keyboard.press('?');
  const dialog = amara.page.getByRole('dialog', { name: room.bar.keys });
  await dialog.waitFor();
  const leila = await follow(here.browser, await invitation(amara), 'Leila');
  await sit(leila);
  await amara.page.locator('.people-knock').getByText(room.people.admit, { exact: true }).click();
  await seated(leila);
  expect(await dialog.isVisible()).toBe(true);
  const said = amara.page.locator('[role=log]');
  expect(await said.evaluate((log) => log.closest('[inert], [aria-hidden=true]'))).toBeNull();
});

test('a dialog keeps the focus when the focused button is removed, and Escape closes it', async () => {
  const [, leila] = (await gather(here.browser, here.server.url, ['Amara', 'Leila'])) as [Human, Human];
  const { page } = leila;
  await choose(leila, 'own', room.bar.noteToLead);
  const dialog = page.getByRole('dialog', { name: room.note.title });
  await dialog.getByLabel(room.note.label).fill('Could we have a break soon?');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await dialog.getByText(room.note.sent).waitFor();
  await expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});
