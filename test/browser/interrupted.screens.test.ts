import { expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { isolated } from '../../client/ui/text/isolated';
import { button, gather, goTo, next, openPanel, stage, stageOfAll } from './support/meeting';
import { openServer } from './support/openServer';
import type { Human } from './support/people';

const { envelope, evaluation, issue, method, notes, plan, room, slots } = english;
const here = openServer({ MEDIA: 'none' });

test('text and choices stay with their writer when the meeting moves on', async () => {
  const windows = [{}, { viewport: { width: 390, height: 844 } }, {}];
  const people = await gather(here.browser, here.server.url, ['Ana Lund', 'Ben Ode', 'Cleo Park'], { windows });
  const [ana, ben, cleo] = people as [Human, Human, Human];

  await next(people);

  // A ticked box is no text, so agenda setting closes for the round, on a phone too.
  await goTo(people, method.group.slotplan.name);
  const box = ben.page.getByLabel(room.help.questions);
  await box.click();
  await expect.poll(() => box.isChecked()).toBe(true);

  // Cleo shows her line at once: leaving the field and the button ask for one save, and what she wrote last is shown.
  const line = cleo.page.getByLabel(slots.issueLine);
  await line.fill('I say yes too often');
  await button(cleo.page, slots.issueShow).waitFor();
  await line.evaluate((field, name) => {
    const show = [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name);
    field.blur();
    show?.click();
  }, slots.issueShow);
  await cleo.page.getByText(slots.issueShown).waitFor();
  // It is the first line of her issue card.
  await openPanel(cleo, room.panels.issue);
  expect(await cleo.page.getByLabel(issue.line).inputValue()).toBe('I say yes too often');
  await next(people);
  await goTo(people, method.slot.present.name);
  await ben.page.locator('.room-floor .seats-large').waitFor();
  expect(await ben.page.locator('.room-with-panel').count()).toBe(0);

  // Ben, who leads in Ana's slot, types in her plan while she accepts it. His next letters trigger no shortcut.
  await goTo(people, method.slot.commit.name);
  await ana.page.getByLabel(plan.field.what).fill('I hand over the list');
  const by = (who: Human) => who.page.getByLabel(plan.field.by);
  await by(ben).click();
  await by(ben).pressSequentially('no');
  await expect.poll(() => by(ana).inputValue()).toBe('no');
  await button(ana.page, plan.accept).click();
  await ben.page.getByText(plan.acceptedMeanwhile.replace('{{name}}', 'Ana')).waitFor();
  await ben.page.keyboard.type('on');
  expect(await by(ben).inputValue()).toBe('no');
  expect(await stageOfAll(people)).toBe(method.slot.commit.name);
  await ben.page.keyboard.press('Tab');

  // Cleo's card is half written when the slot ends. It is kept for her, and her next letters open nothing.
  await openPanel(cleo, room.panels.envelope);
  await cleo.page.getByLabel(envelope.text).click();
  await cleo.page.keyboard.type('A book I like: ');
  await next(people);
  await cleo.page.getByText(notes.drafts.about).waitFor();
  await cleo.page.keyboard.type('whg');
  expect(await cleo.page.locator('blockquote').textContent()).toBe('A book I like: ');
  expect(await cleo.page.locator('.board-panel, [role="dialog"]').count()).toBe(0);
  expect(await cleo.page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  await cleo.page.keyboard.press('Escape');
  await cleo.page.keyboard.press('w');
  await cleo.page.locator('.board-panel').waitFor();
  expect(await stage(cleo)).not.toBe(method.slot.commit.name);
  expect(people.flatMap(({ faults }) => faults)).toEqual([]);
});

/** As if this person had come by a link without the group's key. */
async function loseKey({ page }: Human): Promise<void> {
  await page.evaluate(() => {
    for (const [name, text] of Object.entries(localStorage))
      if (name.startsWith('roundel.group.'))
        localStorage.setItem(name, JSON.stringify({ ...JSON.parse(text), key: null }));
  });
  await page.reload();
  await page.locator('.room').waitFor();
}

test('notes that can no longer be shown are kept for their writers, and the page says why', async () => {
  const names = ['Ana Lund', 'Ben Ode', 'Cleo Park', 'Dan Roy', 'Eve Sand'];
  const people = await gather(here.browser, here.server.url, names);
  const [ana, ben, cleo, dan, eve] = people as [Human, Human, Human, Human, Human];
  await loseKey(dan);
  await next(people);
  await goTo(people, method.group.slotplan.name);
  for (const name of ['Ben', 'Cleo', 'Dan', 'Eve'])
    await button(ana.page, slots.leaveOut.replace('{{name}}', name)).click();
  await goTo(people, method.group.evaluate.name);

  // Before anybody sends, everybody reads whose browser lacks the group's key, and Dan reads it of his own.
  const { keys } = evaluation;
  const lacks = keys.none_one.replace('{{names}}', isolated('Dan Roy'));
  for (const { page } of [ana, ben, cleo, eve]) {
    await page.getByText(lacks).waitFor();
    await page.getByText(keys.among_other.replace('{{count}}', '4')).waitFor();
  }
  await dan.page.getByText(keys.mine).waitFor();

  const note = 'Let us start on time.';
  const field = cleo.page.getByLabel(evaluation.ballot.text);
  await cleo.page.getByText(evaluation.ballot.textHint.replace('{{least}}', '5')).waitFor();
  await field.click();
  await field.pressSequentially(note);
  await button(eve.page, evaluation.ballot.decline).click();
  await button(eve.page, evaluation.ballot.declineYes, eve.page.getByRole('dialog')).click();
  const stays = evaluation.ballot.textStays_other.replace('{{count}}', '4').replace('{{least}}', '5');
  await cleo.page.getByText(stays).waitFor();
  expect(await field.inputValue()).toBe(note);
  for (const { page } of people.slice(0, 4)) {
    for (const question of await page.locator('.evaluation-ask').all())
      await question.getByRole('radio').nth(3).check({ force: true });
    await button(page, evaluation.ballot.send).click();
  }
  const why = evaluation.result.notesNotShown_other.replace('{{count}}', '4').replace('{{least}}', '5');
  for (const { page } of people) await page.getByText(why).waitFor();
  for (const { page } of [ben, eve]) expect(await page.getByText(evaluation.own.about).count()).toBe(0);
  await cleo.page.getByText(evaluation.own.about).waitFor();
  await cleo.page.reload();
  await cleo.page.getByText(note).waitFor();
  await button(cleo.page, evaluation.own.copy).click();
  expect(await cleo.page.evaluate(() => navigator.clipboard.readText())).toBe(note);
  await button(cleo.page, evaluation.own.delete).click();
  await cleo.page.getByText(note).waitFor({ state: 'detached' });
  expect(people.flatMap(({ faults }) => faults)).toEqual([]);
});
