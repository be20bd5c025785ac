import { expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { button, gather } from './support/meeting';
import { openServer } from './support/openServer';
import type { Human } from './support/people';
import { noSeriousFinding } from './support/stages';

const { room, roomDialogs } = english;
const here = openServer({ MEDIA: 'none' });

test('the lead ends the membership of somebody who has left; the others see no such list', async () => {
  const people = await gather(here.browser, here.server.url, ['Amara Okafor', 'Leila Haddad', 'Jonas Lind']);
  const [amara, leila, jonas] = people as [Human, Human, Human];
  await button(jonas.page, room.bar.leave).click();
  await button(
    jonas.page,
    room.leave.yes,
    jonas.page.getByRole('alertdialog').or(jonas.page.getByRole('dialog')),
  ).click();
  await jonas.page.locator('.room').waitFor({ state: 'detached' });
  await jonas.page.goto('about:blank');

  const [list] = [roomDialogs.people.absent_one.replace('{{count}}', '1')];
  await leila.page.keyboard.press('g');
  await leila.page.getByRole('dialog').waitFor();
  await amara.page.keyboard.press('g');
  await amara.page.getByText(list).click();
  await noSeriousFinding('members who are not here', [amara]);
  expect(await leila.page.getByText(list).count()).toBe(0);
  await button(amara.page, roomDialogs.people.removeNamed.replace('{{name}}', 'Jonas Lind')).click();
  await button(amara.page, roomDialogs.people.removeYes.group).click();
  await amara.page.getByText(roomDialogs.people.goneTitle.replace('{{name}}', 'Jonas Lind')).waitFor();
  const askedAgain = amara.page.waitForResponse((response) => response.url().endsWith('/members'));
  await button(amara.page, room.close).click();
  await (await askedAgain).finished();
  await amara.page.getByText(roomDialogs.people.title, { exact: true }).waitFor();
  expect(await amara.page.getByText(list).count()).toBe(0);
  expect(people.flatMap(({ faults }) => faults)).toEqual([]);
});
