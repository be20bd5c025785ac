import { expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { button, endForAll, gather, next } from './support/meeting';
import { openServer } from './support/openServer';
import { type Human, keepPicture } from './support/people';
import { noSeriousFinding } from './support/stages';

const { agendaChange, formats, minutes, room, roomDialogs } = english;
const here = openServer({ MEDIA: 'none' });

const OURS = 'Say your name and one thing that went well. שלום!';
const sizes = [
  { width: 1440, height: 900 },
  { width: 844, height: 390 },
  { width: 390, height: 844 },
];

/** What people see, kept as pictures only when somebody wants to look at them. */
async function look({ page }: Human, name: string) {
  if (!process.env.PICTURES) return;
  for (const colorScheme of ['light', 'dark'] as const)
    for (const size of sizes) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(size);
      await page.waitForTimeout(150);
      await keepPicture(page, 'change-agenda', `${name}-${size.width}-${colorScheme}`);
    }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1440, height: 900 });
}

test('[AG41] [AG43] [FO1] the lead changes texts and a way of working, takes one back, keeps the agenda, and the next meeting has it', async () => {
  const people = await gather(here.browser, here.server.url, ['Amara Okafor', 'Leila Haddad', 'Jonas Lind']);
  const [amara, leila] = people as [Human, Human];
  const dialog = amara.page.getByRole('dialog');
  const open = async () => {
    await amara.page.keyboard.press('a');
    await button(amara.page, roomDialogs.agenda.change).click();
    await dialog.getByText(agendaChange.keep.title).waitFor();
  };
  const nameOf = (text: string, name: string) => text.replace('{{name}}', name);

  // Before the start: what people are asked in the first stage, and how all slots are worked.
  await open();
  await dialog.locator('.agenda-text button').first().click();
  await dialog.getByLabel(agendaChange.text.label).fill(OURS);
  await noSeriousFinding('writing what people are asked', [amara]);
  await look(amara, 'text');
  await button(amara.page, agendaChange.text.save, dialog).click();
  await dialog.locator('blockquote').getByText('Say your name').waitFor();
  await dialog.getByLabel(agendaChange.steps.all).selectOption('block.hotseat');
  await button(
    amara.page,
    agendaChange.undo.button.replace('{{what}}', agendaChange.undo.blockOfAll),
    dialog,
  ).waitFor();
  await button(amara.page, agendaChange.undo.button.replace('{{what}}', agendaChange.undo.blockOfAll), dialog).click();
  await expect.poll(() => dialog.getByLabel(agendaChange.steps.all).inputValue()).toBe('block.slot');
  await button(amara.page, room.close, dialog).click();

  await next(people);
  await leila.page.locator('.floor-prompt .say').getByText('Say your name').waitFor();

  // While it runs: one slot is worked in another way, and two windows see it at once.
  await open();
  const ofLeila = nameOf(roomDialogs.agenda.slotOf, 'Leila');
  await button(amara.page, agendaChange.steps.open, dialog).filter({ hasText: ofLeila }).click();
  await dialog.getByLabel(agendaChange.steps.block).selectOption('block.hotseat');
  await expect.poll(() => dialog.getByLabel(agendaChange.steps.block).inputValue()).toBe('block.hotseat');
  await noSeriousFinding('the steps of a slot', [amara]);
  await look(amara, 'steps');

  await dialog.getByLabel(agendaChange.keep.name).fill('Our Monday');
  await button(amara.page, agendaChange.keep.button, dialog).click();
  await dialog.getByText(nameOf(agendaChange.keep.kept, 'Our Monday')).waitFor();
  await look(amara, 'kept');
  await button(amara.page, room.close, dialog).click();
  await look(leila, 'member');

  // The next meeting is planned with it; a file that is no format says where.
  await endForAll(amara);
  await amara.page.getByText(formats.title).waitFor();
  await amara.page.locator('input[type=file]').setInputFiles({
    name: 'ours.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{\n  "roundelFormat": 1,\n  "name": "x",\n}'),
  });
  await amara.page.getByText(formats.faults.json.name).waitFor();
  await noSeriousFinding('formats of the group', [amara]);
  await look(amara, 'ended');
  await amara.page.getByLabel(minutes.ended.format).selectOption({ label: 'Our Monday · 150 min' });
  await button(amara.page, minutes.ended.againNow).click();
  await amara.page.locator('.lobby, .room').first().waitFor();
  expect(people.flatMap(({ faults }) => faults)).toEqual([]);
});
