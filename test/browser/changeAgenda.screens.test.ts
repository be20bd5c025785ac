import { expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { button, endForAll, gather, next } from './support/meeting';
import { openServer } from './support/openServer';
import { type Human, keepLooks } from './support/people';
import { noSeriousFinding } from './support/stages';

const { agendaChange, formats, minutes, room, roomDialogs } = english;
const here = openServer({ MEDIA: 'none' });

const OURS = 'Say your name and one thing that went well. שלום!';
const look = ({ page }: Human, name: string) => keepLooks(page, 'change-agenda', name);

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
  await dialog.locator('.agenda-line-open').first().click();
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

  // Minutes and stages too. It is a draft: leaving asks once, and nobody sees it before it is used.
  const longer = nameOf(roomDialogs.agenda.more, 'Check-in');
  await button(amara.page, longer, dialog).click();
  await dialog.getByText(agendaChange.draft.discard).waitFor();
  await noSeriousFinding('a draft of the agenda', [amara]);
  await look(amara, 'draft');
  await amara.page.keyboard.press('Escape');
  const asks = amara.page.getByRole('alertdialog');
  await button(amara.page, agendaChange.draft.stay, asks).click();
  await button(amara.page, agendaChange.draft.use, dialog).click();
  await dialog.waitFor({ state: 'detached' });

  await next(people);
  await leila.page.locator('.floor-prompt .say').getByText('Say your name').waitFor();

  // While it runs: one slot is worked in another way, and two windows see it at once.
  await open();
  await button(amara.page, nameOf(agendaChange.steps.openOf, 'Leila'), dialog).click();
  await dialog.getByLabel(agendaChange.steps.block).selectOption('block.hotseat');
  await expect.poll(() => dialog.getByLabel(agendaChange.steps.block).inputValue()).toBe('block.hotseat');
  await noSeriousFinding('the steps of a slot', [amara]);
  await look(amara, 'steps');

  // What is kept is what holds for everybody.
  await button(amara.page, agendaChange.draft.use, dialog).click();
  await dialog.waitFor({ state: 'detached' });
  await open();
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
  const bringIn = (text: string) =>
    amara.page
      .locator('input[type=file]')
      .setInputFiles({ name: 'ours.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  const stages = ['open', 'checkin', 'slots', 'evaluate', 'reveal', 'close'].map((stage) => ({ stage }));
  const file = {
    roundelFormat: 1,
    name: 'Short Friday',
    frame: 'frame.group',
    block: 'block.slot',
    minutes: 120,
    stages,
  };
  // Nobody could hold it: the file is fine, and the reason is told.
  const long = stages.map((entry) => (entry.stage === 'checkin' ? { ...entry, minutes: 180 } : entry));
  await bringIn(JSON.stringify({ ...file, stages: long, prompts: [] }));
  await amara.page.getByText(/frame\.group cannot be held like this: with 3 people it takes/).waitFor();
  await bringIn(JSON.stringify({ ...file, prompts: [{ stage: 'checkin', text: OURS }] }));
  await amara.page.getByText(nameOf(formats.kept, 'Short Friday')).waitFor();
  await amara.page.getByText(formats.faults.title).waitFor({ state: 'detached' });
  await noSeriousFinding('a format that was brought in', [amara]);
  await look(amara, 'broughtIn');
  const among = amara.page.getByLabel(minutes.ended.format);
  await among.selectOption({ label: 'Short Friday · 3 to 12 people · 120 min' });
  await among.selectOption({ label: 'Our Monday · 3 to 12 people · 150 min' });
  await button(amara.page, minutes.ended.againNow).click();
  await amara.page.locator('.lobby, .room').first().waitFor();
  expect(people.flatMap(({ faults }) => faults)).toEqual([]);
});
