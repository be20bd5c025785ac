import { afterEach, expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { button, follow, invitation, openPanel, seated, sit, stageOfAll, start } from './support/meeting';
import { openServer } from './support/openServer';
import { type OwnNetwork, ownNetwork } from './support/ownNetwork';
import type { Human } from './support/people';
import { commit, leadThrough, noSeriousFinding, readMinutes, wantNoSlot } from './support/stages';

const { envelope, evaluation, home, issue, method, minutes, notes, room, saved } = english;

// These people talk somewhere else, because this test is about the agenda from beginning to end.
const here = openServer({ MEDIA: 'none' });
let network: OwnNetwork | null = null;
afterEach(async () => {
  await network?.close();
  network = null;
});

const longName = 'Maximiliane Friederike Alexandra Constanze Freifrau von und zu Hohenstein-Lauben';
const arabic = 'ليلى عبد الرحمن الحدّاد';

/** The one person who waits outside is let in. */
async function comeIn(who: Human, lead: Human): Promise<void> {
  await noSeriousFinding('lobby', [who]);
  await sit(who);
  await button(lead.page, room.people.admit, lead.page.locator('.people-knock')).first().click();
  await seated(who);
}

test('five strangers, two with one name, hold a meeting with a deep slot on screens of all sizes, through a reload and a lost connection, and axe finds nothing serious on any screen', async () => {
  expect([...longName]).toHaveLength(80);
  // Every second window is Firefox's where there is one: each browser gets a light and a dark one, a large and a small one.
  const tom = await start(here.browser, here.server.url, 'Tom', {
    format: home.pick.groupDeep.name,
    context: { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
  });
  await noSeriousFinding('lobby of the lead', [tom]);
  await sit(tom);
  await seated(tom);
  const link = await invitation(tom);
  network = await ownNetwork(here.server.url);
  const otherTom = await follow(here.browser, link, 'Tom', { viewport: { width: 844, height: 390 } });
  await comeIn(otherTom, tom);
  const max = await follow(here.browser, link, longName, {
    viewport: { width: 320, height: 256 },
    forcedColors: 'active',
  });
  await comeIn(max, tom);
  const layla = await follow(here.browser, network.through(link), arabic, {
    viewport: { width: 390, height: 844 },
    colorScheme: 'dark',
  });
  await comeIn(layla, tom);

  const people = [tom, otherTom, max, layla];
  const check = (screen: string) => () => noSeriousFinding(screen, people);
  await check('before the start')();
  const passed = await leadThrough(people, {
    [method.group.checkin.name]: async () => {
      const jonas = await follow(here.browser, link, 'Jonas', { viewport: { width: 390, height: 844 } });
      await comeIn(jonas, tom);
      people.push(jonas);
      await check('check-in with a latecomer')();
    },
    [method.group.slotplan.name]: async () => {
      await check('agenda setting')();
      // One slot shows all that five would.
      await wantNoSlot(people.slice(1), 1);
    },
    [method.slotdeep.present.name]: async () => {
      // In the middle of it one page is loaded again and one connection is lost: both are back in their seats.
      await otherTom.page.reload();
      await seated(otherTom);
      network?.drop();
      await layla.page.getByText(room.banner.reconnecting).waitFor();
      await check('a lost connection')();
      network?.restore();
      await layla.page.getByText(room.banner.reconnecting).waitFor({ state: 'detached', timeout: 60_000 });
      // What her browser says of the cut.
      layla.faults.length = 0;
      expect(await stageOfAll(people)).toBe(method.slotdeep.present.name);
      const words = 'I take over what others should finish.';
      await tom.page.getByLabel(issue.line).fill(words);
      await tom.page.getByText(issue.kinds.advice, { exact: true }).click();
      await button(tom.page, issue.show).click();
      for (const { page } of people) await page.getByText(words).first().waitFor();
      await check('presentation')();
      for (const who of people) {
        await openPanel(who, room.panels.board);
        await who.page.locator('canvas.interactive').first().waitFor();
      }
      await check('whiteboard')();
    },
    [method.slotdeep.questions.name]: async () => {
      await check('questions')();
      await openPanel(otherTom, room.panels.envelope);
      await otherTom.page.getByLabel(envelope.text).fill('Who else could hold it?');
      await button(otherTom.page, envelope.put).click();
      await openPanel(tom, room.panels.envelope);
      await button(tom.page, envelope.helped).click();
      await openPanel(tom, room.panels.notes);
      const page = tom.page.getByRole('textbox', { name: notes.mine });
      await page.fill('Ask Priya on Monday.');
      await page.blur();
      await tom.page.getByText(saved.saved, { exact: true }).waitFor();
    },
    [method.slotdeep.advice.name]: check('advice'),
    [method.slotdeep.commit.name]: async () => {
      await commit(tom, 'Hand over the checklist');
      await check('action plan')();
    },
    [method.group.evaluate.name]: async () => {
      // Before anybody sends, everybody reads that the server is kept out.
      for (const { page } of people)
        await page.getByText(evaluation.keys.all_other.replace('{{count}}', '5')).waitFor();
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
    [method.group.close.name]: check('closing round'),
  });
  // Nobody has an action from an earlier meeting, so nobody reports on one.
  const { open, checkin, slotplan, evaluate, reveal, close } = method.group;
  const { present, clarify, questions, advice, commit: acting, thanks } = method.slotdeep;
  const slot = [present, clarify, questions, advice, acting, thanks];
  expect(passed.filter((heading) => heading !== method.break.name && heading !== evaluate.name)).toEqual([
    ...[open, checkin, slotplan].map(({ name }) => name),
    ...slot.map(({ name }) => name),
    reveal.name,
    close.name,
  ]);

  // Everybody finds what is theirs, and only that.
  const own = ['Who else could hold it?', 'Ask Priya on Monday.', 'Hand over the checklist'];
  for (const text of own) await tom.page.getByText(text, { exact: true }).waitFor();
  for (const { page } of people.slice(1)) {
    await page.getByText(minutes.actions.noneMine).waitFor();
    for (const text of own) expect(await page.getByText(text, { exact: true }).count()).toBe(0);
  }
  const marked = (pressed: boolean) => tom.page.getByRole('button', { name: envelope.helped, pressed });
  await marked(true).click();
  await marked(false).click();
  await marked(true).waitFor();
  await check('after the end')();
  await readMinutes(people, ['Tom', longName, arabic, 'Jonas', 'Hand over the checklist', thanks.name]);
  for (const text of [...own, envelope.helpedSaid]) await tom.page.getByText(text, { exact: true }).waitFor();
  expect(await otherTom.page.getByText(own[0] as string).count()).toBe(0);
  await check('minutes')();
});
