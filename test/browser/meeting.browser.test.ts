import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { mayRun } from '../support/livekit/program';
import {
  allSeeAndHear,
  button,
  camerasOff,
  gatherByHand,
  goTo,
  leadOf,
  next,
  openPanel,
  stage,
  whoSees,
} from './support/meeting';
import { openServer } from './support/openServer';
import { type Human, received } from './support/people';
import { byLivekit } from './support/server';
import { wantNoSlot } from './support/stages';

const { evaluation, issue, method, minutes, plan, room } = english;
const names = ['Amara Okafor', 'Leila Haddad', 'Jonas Lind', 'Tomás Rey'];

/** LiveKit carries it; where there is no LiveKit server, the mesh does. */
const here = openServer(mayRun ? byLivekit : {});

/** The sound that reached this page from all others so far. */
const soundSoFar = async (page: Page) => (await received(page)).reduce((sum, peer) => sum + peer.audioPackets, 0);

/** A button of this person's own bar. */
const own = (who: Human, words: string) => button(who.page, words, who.page.locator('.floor-bar'));

describe.runIf(mayRun || process.env.JOURNEY_MEDIA !== 'livekit')('a complete meeting of four, two with a slot', () => {
  test('four people hold a meeting from the lobby to the minutes', { timeout: 300_000 }, async () => {
    const people = await gatherByHand(here.browser, here.server.url, names);
    const [amara, leila, jonas, tomas] = people as [Human, Human, Human, Human];
    await allSeeAndHear(people);
    // Everybody was seen. From here on only the sound stays.
    await camerasOff(people);

    // Opening, then a round: people hand on the floor, come back later, or pass.
    await next(people);
    await goTo(people, method.group.checkin.name);
    for (let turn = 0; turn < 2; turn += 1) {
      const holder = await holderOf(people);
      await own(holder, turn === 0 ? room.turn.done : room.turn.later).click();
      await expect.poll(async () => (await holderOf(people)).name).not.toBe(holder.name);
    }
    const passing = await holderOf(people);
    await own(passing, room.turn.pass).click();
    await expect.poll(async () => (await holderOf(people)).name).not.toBe(passing.name);

    // Agenda setting, then the first slot. It is the lead's own, so the deputy leads it.
    await goTo(people, method.group.slotplan.name);
    await wantNoSlot([jonas, tomas], 2);
    await next(people);
    await goTo(people, method.slot.present.name);
    expect((await leadOf(people)).name).not.toBe(amara.name);

    // The client shows the issue card. Until then nobody else saw any of it.
    const words = 'I keep finishing my team’s work for them.';
    await amara.page.getByLabel(issue.line).fill(words);
    await amara.page.getByText(issue.kinds.questions, { exact: true }).click();
    await amara.page.getByText(issue.kinds.advice, { exact: true }).click();
    expect(await leila.page.getByText(words).count()).toBe(0);
    await button(amara.page, issue.show).click();
    for (const who of [leila, jonas, tomas]) await who.page.getByText(words).first().waitFor();

    // One person draws, and everybody sees it.
    await openPanel(jonas, room.panels.board);
    await openPanel(tomas, room.panels.board);
    await draw(jonas.page);
    await expect.poll(() => shapesOn(tomas.page), { timeout: 30_000 }).toBeGreaterThan(0);
    await openPanel(leila, room.panels.board);
    await expect.poll(() => shapesOn(leila.page), { timeout: 30_000 }).toBeGreaterThan(0);

    // Questions: advice is not open yet, and a raised hand gets the floor.
    await goTo(people, method.slot.questions.name);
    await own(tomas, room.turn.raise).click();
    await tomas.page.getByText(room.hub.youAsk).waitFor();
    expect(await stage(tomas)).toBe(method.slot.questions.name);
    const beforeQuestions = await soundSoFar(jonas.page);
    await expect.poll(() => soundSoFar(jonas.page), { timeout: 30_000 }).toBeGreaterThan(beforeQuestions);

    // Advice: the client listens, and may stop it.
    await goTo(people, method.slot.advice.name);
    await amara.page.getByText(room.closed.clientListens).first().waitFor();
    await own(amara, room.turn.stop).click();
    await amara.page.getByText(room.closed.clientListens).first().waitFor({ state: 'detached' });
    await own(amara, room.turn.listenAgain).click();
    await amara.page.getByText(room.closed.clientListens).first().waitFor();

    // Two people write in one field at the same time: both texts are there, on both screens.
    await goTo(people, method.slot.commit.name);
    const what = (who: Human) => who.page.getByLabel(plan.field.what).first();
    await what(amara).fill('I hand the checklist to Priya');
    await expect.poll(() => what(leila).inputValue()).toBe('I hand the checklist to Priya');
    await what(leila).press('End');
    await what(amara).press('Home');
    await Promise.all([
      what(amara).pressSequentially('On Monday ', { delay: 15 }),
      what(leila).pressSequentially(' and leave it there', { delay: 15 }),
    ]);
    const whole = 'On Monday I hand the checklist to Priya and leave it there';
    await expect.poll(() => what(amara).inputValue()).toBe(whole);
    await expect.poll(() => what(leila).inputValue()).toBe(whole);
    await amara.page.getByLabel(plan.field.by).first().fill('Friday');
    await button(amara.page, plan.accept).click();
    await amara.page.getByText(plan.accepted).first().waitFor();

    // The other slot is shorter. Then follows the unsigned evaluation.
    await goTo(people, method.group.evaluate.name);
    for (const [index, who] of people.entries()) {
      const { page } = who;
      await page.getByText(evaluation.forms.E1.title).waitFor();
      for (const group of await page.locator('.evaluation-ask').all())
        await group
          .getByRole('radio')
          .nth(index === 0 ? 4 : 3)
          .check({ force: true });
      await button(page, evaluation.ballot.send).click();
    }
    for (const who of people) await who.page.getByText(evaluation.forms.E1.result).waitFor({ timeout: 30_000 });
    await amara.page.getByText(evaluation.result.same).waitFor();
    const change = amara.page.getByLabel(evaluation.result.change);
    await change.fill('A shorter check-in.');
    await expect.poll(() => leila.page.getByLabel(evaluation.result.change).inputValue()).toBe('A shorter check-in.');

    // The closing round, the end, and the minutes. What was typed last is saved when its stage is left.
    await change.fill('A much shorter check-in.');
    await goTo(people, method.group.close.name);
    for (let turn = 0; turn < 8; turn += 1) {
      const lead = await leadOf(people);
      if (((await lead.page.locator('.floor-next').textContent()) ?? '').includes(room.next.end)) break;
      await next(people);
    }
    await amara.page.locator('.floor-next').click();
    await button(amara.page, room.end.yes).click();
    for (const who of people) await who.page.getByText(minutes.ended.title).waitFor();
    await amara.page.getByText(whole).first().waitFor();
    await leila.page.getByText(minutes.ended.readMinutes).first().click();
    await leila.page.getByRole('heading', { name: minutes.actions.title }).waitFor();
    for (const text of [...names, 'A much shorter check-in.', method.slot.advice.name])
      await leila.page.getByText(text).first().waitFor();
    expect(people.flatMap((who) => who.faults)).toEqual([]);
  });
});

/** The person with the floor, as their own screen says it. */
const holderOf = (people: Human[]) => whoSees(people, '.seats-mine-now');

async function draw(page: Page) {
  const canvas = page.locator('canvas.interactive').first();
  await canvas.waitFor({ timeout: 30_000 });
  await page.getByTestId('toolbar-rectangle').check({ force: true });
  const box = await canvas.boundingBox();
  if (!box) throw new Error('the board has no size');
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.4);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.5, { steps: 6 });
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.6, { steps: 6 });
  await page.mouse.up();
}

/** The number of drawn pixels in the board's picture. */
const shapesOn = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('canvas.static');
    const pixels = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
    if (!pixels) return 0;
    let inked = 0;
    for (let at = 0; at < pixels.length; at += 4)
      if ((pixels[at] ?? 255) + (pixels[at + 1] ?? 255) + (pixels[at + 2] ?? 255) < 200 && (pixels[at + 3] ?? 0) > 200)
        inked += 1;
    return inked;
  });
