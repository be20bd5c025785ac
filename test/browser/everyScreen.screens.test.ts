import { expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { button, gather, openPanel } from './support/meeting';
import { openServer } from './support/openServer';
import type { Human } from './support/people';
import { commit, leadThrough, noSeriousFinding, readMinutes, wantNoSlot } from './support/stages';

const { envelope, evaluation, home, issue, method, minutes, notes, room, saved } = english;

// These people talk somewhere else, because this test is about the agenda from beginning to end.
const here = openServer({ MEDIA: 'none' });

test('four people hold a meeting with deep slots, and axe finds nothing serious on any screen', async () => {
  const names = ['Amara Okafor', 'Leila Haddad', 'Jonas Lind', 'Tomás Rey'];
  const people = await gather(here.browser, here.server.url, names, {
    format: home.pick.groupDeep.name,
    windows: [
      { viewport: { width: 1440, height: 900 } },
      { viewport: { width: 390, height: 844 } },
      // Every second window is Firefox's where there is one: each browser gets a large and a small one, a light and a dark one.
      { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
      { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
    ],
  });
  const [amara, leila] = people as [Human, Human];
  const check = (screen: string) => () => noSeriousFinding(screen, people);
  await check('before the start')();
  const passed = await leadThrough(people, {
    [method.group.checkin.name]: check('check-in'),
    [method.group.slotplan.name]: async () => {
      await check('agenda setting')();
      // Two slots show all that four would.
      await wantNoSlot(people.slice(2), 2);
    },
    [method.slotdeep.present.name]: async () => {
      await amara.page.getByLabel(issue.line).fill('I take over what others should finish.');
      await amara.page.getByText(issue.kinds.advice, { exact: true }).click();
      await button(amara.page, issue.show).click();
      await check('presentation')();
      for (const who of people) {
        await openPanel(who, room.panels.board);
        await who.page.locator('canvas.interactive').first().waitFor();
      }
      await check('whiteboard')();
    },
    [method.slotdeep.questions.name]: async () => {
      await check('questions')();
      await openPanel(leila, room.panels.envelope);
      await leila.page.getByLabel(envelope.text).fill('Who else could hold it?');
      await button(leila.page, envelope.put).click();
      await openPanel(amara, room.panels.envelope);
      await button(amara.page, envelope.helped).click();
      await openPanel(amara, room.panels.notes);
      const page = amara.page.getByRole('textbox', { name: notes.mine });
      await page.fill('Ask Priya on Monday.');
      await page.blur();
      await amara.page.getByText(saved.saved, { exact: true }).waitFor();
    },
    [method.slotdeep.advice.name]: check('advice'),
    [method.slotdeep.commit.name]: async () => {
      await commit(amara, 'Hand over the checklist');
      await check('action plan')();
    },
    [method.group.evaluate.name]: async () => {
      // Before anybody sends, everybody reads that the server is kept out.
      for (const { page } of people)
        await page.getByText(evaluation.keys.all_other.replace('{{count}}', '4')).waitFor();
      await check('evaluation')();
      for (const { page } of people) {
        await page.getByText(evaluation.forms.E1.title).waitFor();
        for (const group of await page.locator('.evaluation-ask').all())
          await group.getByRole('radio').nth(3).check({ force: true });
        await button(page, evaluation.ballot.send).click();
      }
      for (const { page } of people) await page.getByText(evaluation.forms.E1.result).waitFor();
      await check('result')();
    },
  });
  // Nobody has an action from an earlier meeting, so nobody reports on one.
  const { open, checkin, slotplan, evaluate, reveal, close } = method.group;
  const { present, clarify, questions, advice, commit: acting, thanks } = method.slotdeep;
  const slot = [present, clarify, questions, advice, acting, thanks];
  const inSlots = [...slot, ...slot].map(({ name }) => name);
  expect(passed.filter((heading) => heading !== method.break.name && heading !== evaluate.name)).toEqual([
    ...[open, checkin, slotplan].map(({ name }) => name),
    ...inSlots,
    reveal.name,
    close.name,
  ]);

  // Everybody finds what is theirs, and only that.
  const own = ['Who else could hold it?', 'Ask Priya on Monday.', 'Hand over the checklist'];
  for (const text of own) await amara.page.getByText(text, { exact: true }).waitFor();
  for (const { page } of people.slice(1)) {
    await page.getByText(minutes.actions.noneMine).waitFor();
    for (const text of own) expect(await page.getByText(text, { exact: true }).count()).toBe(0);
  }
  const marked = (pressed: boolean) => amara.page.getByRole('button', { name: envelope.helped, pressed });
  await marked(true).click();
  await marked(false).click();
  await marked(true).waitFor();
  await check('after the end')();
  await readMinutes(people, [...names, 'Hand over the checklist', thanks.name]);
  for (const text of [...own, envelope.helpedSaid]) await amara.page.getByText(text, { exact: true }).waitFor();
  expect(await leila.page.getByText(own[0] as string).count()).toBe(0);
  await check('minutes')();
});
