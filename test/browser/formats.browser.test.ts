import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { english } from '../../client/words/words';
import { seriousFindings } from './support/axe';
import { button, gather, leadOf, next, nextTogether, openPaper, stage } from './support/meeting';
import { type Human, keepPictures, openBrowser } from './support/people';
import { type RunningServer, runServer } from './support/server';

const { evaluation, issue, method, minutes, plan, room } = english;

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  // These people talk somewhere else: what counts here is the agenda, from beginning to end.
  [server, browser] = await Promise.all([runServer({ MEDIA: 'none' }), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await keepPictures(task.name);
  await Promise.all(browser.contexts().map((context) => context.close()));
});

type AtStage = Partial<Record<string, () => Promise<void>>>;

/** Leads the meeting on to its end: the headings everybody passed, in order. `at` is done once when its heading is first seen. */
async function leadThrough(people: Human[], at: AtStage = {}): Promise<string[]> {
  const passed: string[] = [];
  await next(people);
  for (let presses = 0; presses < 120; presses += 1) {
    const lead = await leadOf(people);
    const heading = await stage(lead);
    if (passed.at(-1) !== heading) {
      for (const who of people) await expect.poll(() => stage(who)).toBe(heading);
      if (!passed.includes(heading)) {
        passed.push(heading);
        await at[heading]?.();
      } else passed.push(heading);
    }
    const big = (await leadOf(people)).page.locator('.floor-next');
    if (((await big.textContent()) ?? '').includes(room.next.end)) {
      await big.click();
      await button((await leadOf(people)).page, room.end.yes).click();
      return passed;
    }
    if (passed.at(-1) === (await stage(people[0] as Human))) await next(people);
  }
  throw new Error(`the meeting never ended: ${passed.join(', ')}`);
}

/** One action, written by its owner and accepted. */
async function commit(who: Human, text: string): Promise<void> {
  await who.page.getByLabel(plan.field.what).first().fill(text);
  await button(who.page, plan.accept).first().click();
  await who.page.getByText(plan.accepted).first().waitFor();
}

/** The meeting is over for everybody, and everybody reads the same minutes. */
async function readMinutes(people: Human[], texts: string[]): Promise<void> {
  for (const { page } of people) {
    await page.getByText(minutes.ended.title).waitFor();
    await page.getByText(minutes.ended.readMinutes).first().click();
    await page.getByRole('heading', { name: minutes.actions.title }).waitFor();
    for (const text of texts) await page.getByText(text).first().waitFor();
  }
  expect(people.flatMap(({ faults }) => faults)).toEqual([]);
}

/** Axe on the screen of everybody; with a finding the screen's name is said. */
async function noSeriousFinding(screen: string, people: Human[]): Promise<void> {
  for (const { name, page } of people) expect(await seriousFindings(page), `${screen}, as ${name} sees it`).toEqual([]);
}

describe('every format from beginning to end', () => {
  test('deep slots, four people at four windows, and nothing serious for axe on any screen', async () => {
    const names = ['Amara Okafor', 'Leila Haddad', 'Jonas Lind', 'Tomás Rey'];
    const people = await gather(browser, server.url, names, {
      format: method.pick.groupDeep.name,
      windows: [
        { viewport: { width: 1440, height: 900 } },
        { viewport: { width: 390, height: 844 } },
        { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
        { viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
      ],
    });
    const [amara] = people as [Human];
    const look = (screen: string) => () => noSeriousFinding(screen, people);
    await look('before the start')();
    const passed = await leadThrough(people, {
      [method.group.checkin.name]: look('check-in'),
      [method.group.slotplan.name]: look('agenda setting'),
      [method.slotdeep.present.name]: async () => {
        await amara.page.getByLabel(issue.line).fill('I take over what others should finish.');
        await amara.page.getByText(issue.kinds.advice, { exact: true }).click();
        await button(amara.page, issue.show).click();
        await look('presentation')();
        for (const who of people) {
          await openPaper(who, room.papers.board);
          await who.page.locator('canvas.interactive').first().waitFor();
        }
        await look('whiteboard')();
      },
      [method.slotdeep.questions.name]: look('questions'),
      [method.slotdeep.advice.name]: look('advice'),
      [method.slotdeep.commit.name]: async () => {
        await commit(amara, 'Hand over the checklist');
        await look('action plan')();
      },
      [method.group.evaluate.name]: async () => {
        await look('evaluation')();
        for (const { page } of people) {
          for (const group of await page.locator('.evaluation-ask').all())
            await group.getByRole('radio').nth(3).check({ force: true });
          await button(page, evaluation.ballot.send).click();
        }
        for (const { page } of people) await page.getByText(evaluation.result.title).waitFor();
        await look('result')();
      },
    });
    const { open, checkin, progress, slotplan, evaluate, reveal, close } = method.group;
    const { present, clarify, questions, advice, commit: acting, thanks } = method.slotdeep;
    const slot = [present, clarify, questions, advice, acting, thanks];
    const slots = [...slot, ...slot, ...slot, ...slot].map(({ name }) => name);
    expect(passed.filter((heading) => heading !== method.break.name && heading !== evaluate.name)).toEqual([
      ...[open, checkin, progress, slotplan].map(({ name }) => name),
      ...slots,
      reveal.name,
      close.name,
    ]);
    await readMinutes(people, [...names, 'Hand over the checklist', thanks.name]);
    await look('minutes')();
  });

  test('the short call of three: progress inside the slot, a named conversation in place of the form', async () => {
    const people = await gather(browser, server.url, ['Amara Okafor', 'Leila Haddad', 'Jonas Lind'], {
      format: method.pick.virtual.name,
    });
    const [amara, leila] = people as [Human, Human];
    const passed = await leadThrough(people, {
      [method.slotshort.present.name]: async () => {
        await amara.page.getByLabel(issue.line).fill('The figures never add up.');
        await amara.page.getByText(issue.kinds.questions, { exact: true }).click();
        await button(amara.page, issue.show).click();
        await leila.page.getByText('The figures never add up.').first().waitFor();
      },
      [method.slotshort.commit.name]: () => commit(amara, 'Ask for the figures'),
      [method.virtual.evaluate.name]: () => leila.page.getByText(evaluation.conversation.title).waitFor(),
    });
    const { open, checkin, order } = method.virtual;
    const { progress, present, questions, commit: acting } = method.slotshort;
    // She wants questions and nothing else: in her slot the advice is passed over.
    expect(passed.slice(0, 7)).toEqual(
      [open, checkin, order, progress, present, questions, acting].map(({ name }) => name),
    );
    expect(passed.filter((heading) => heading === acting.name)).toHaveLength(3);
    expect(passed.at(-1)).toBe(method.virtual.close.name);
    await readMinutes(people, ['Ask for the figures']);
  });

  test('two learning buddies: both move on together, nobody leads', async () => {
    const people = await gather(browser, server.url, ['Amara Okafor', 'Leila Haddad'], {
      format: method.pick.buddy.name,
    });
    const [amara, leila] = people as [Human, Human];
    await nextOrStart(people);
    expect(await stage(leila)).toBe(method.buddy.talk.name);
    await noSeriousFinding('talk of two', people);
    // One alone moves nothing.
    await amara.page.locator('.floor-next').click();
    await amara.page.getByText(room.together.asked).waitFor();
    expect(await stage(amara)).toBe(method.buddy.talk.name);
    await leila.page.locator('.floor-next').click();
    for (const who of people) await expect.poll(() => stage(who)).toBe(method.buddy.close.name);
    await commit(leila, 'Read the first chapter');
    for (const { page } of people) await page.locator('.floor-next').click();
    await readMinutes(people, ['Read the first chapter']);
  });

  test('co-coaching: both are coached in turn, with a swap between', async () => {
    const people = await gather(browser, server.url, ['Amara Okafor', 'Leila Haddad'], {
      format: method.pick.cocoach.name,
    });
    const [amara] = people as [Human];
    await nextOrStart(people);
    const passed: string[] = [];
    for (let step = 0; step < 12; step += 1) {
      passed.push(await stage(amara));
      if (passed.at(-1) === method.cocoach.close.name) break;
      await nextTogether(people);
    }
    const { checkin, progress, swap, close } = method.cocoach;
    const { turn } = method.grow;
    expect(passed).toEqual([checkin, progress, turn, swap, turn, close].map(({ name }) => name));
    for (const { page } of people) await page.locator('.floor-next').click();
    await readMinutes(people, [turn.name]);
  });
});

/** The first of the two who may start it does. */
async function nextOrStart(people: Human[]): Promise<void> {
  const [first] = people;
  await first?.page.locator('.floor-next').click();
  for (const { page } of people) await page.locator('.floor-title').first().waitFor();
}
