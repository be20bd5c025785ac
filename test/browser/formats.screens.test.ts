import { describe, expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { button, gather, nextTogether, stage } from './support/meeting';
import { openServer } from './support/openServer';
import type { Human } from './support/people';
import { commit, leadThrough, noSeriousFinding, readMinutes } from './support/stages';

const { evaluation, home, issue, method, room } = english;

// These people talk somewhere else, because these tests are about the agenda from beginning to end.
const here = openServer({ MEDIA: 'none' });

describe('every format from beginning to end', () => {
  test('the short call of three people: progress inside the slot, and a conversation in place of the form', async () => {
    const people = await gather(here.browser, here.server.url, ['Amara Okafor', 'Leila Haddad', 'Jonas Lind'], {
      format: home.pick.virtual.name,
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
    // She wants only questions, so her slot has no advice stage.
    expect(passed.slice(0, 7)).toEqual(
      [open, checkin, order, progress, present, questions, acting].map(({ name }) => name),
    );
    expect(passed.filter((heading) => heading === acting.name)).toHaveLength(3);
    expect(passed.at(-1)).toBe(method.virtual.close.name);
    await readMinutes(people, ['Ask for the figures']);
  });

  test('two learning buddies move on together, and nobody leads', async () => {
    const people = await gather(here.browser, here.server.url, ['Amara Okafor', 'Leila Haddad'], {
      format: home.pick.buddy.name,
    });
    const [amara, leila] = people as [Human, Human];
    await nextOrStart(people);
    expect(await stage(leila)).toBe(method.buddy.talk.name);
    await noSeriousFinding('talk of two', people);
    // One of them alone cannot move on.
    await amara.page.locator('.floor-next').click();
    await amara.page.getByText(room.together.asked).waitFor();
    expect(await stage(amara)).toBe(method.buddy.talk.name);
    await leila.page.locator('.floor-next').click();
    for (const who of people) await expect.poll(() => stage(who)).toBe(method.buddy.close.name);
    await commit(leila, 'Read the first chapter');
    for (const { page } of people) await page.locator('.floor-next').click();
    await readMinutes(people, ['Read the first chapter']);
  });

  test('in co-coaching, both are coached in turn, with a swap in between', async () => {
    const people = await gather(here.browser, here.server.url, ['Amara Okafor', 'Leila Haddad'], {
      format: home.pick.cocoach.name,
    });
    const [amara] = people as [Human];
    await nextOrStart(people);
    const passed: string[] = [];
    for (let step = 0; step < 12; step += 1) {
      passed.push(await stage(amara));
      if (passed.at(-1) === method.cocoach.close.name) break;
      await nextTogether(people);
    }
    const { checkin, swap, close } = method.cocoach;
    const { turn } = method.grow;
    expect(passed).toEqual([checkin, turn, swap, turn, close].map(({ name }) => name));
    for (const { page } of people) await page.locator('.floor-next').click();
    await readMinutes(people, [turn.name]);
  });
});

/** The one of the two who may start it starts it. */
async function nextOrStart(people: Human[]): Promise<void> {
  const [first] = people;
  await first?.page.locator('.floor-next').click();
  for (const { page } of people) await page.locator('.floor-title').first().waitFor();
}
