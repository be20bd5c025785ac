import { expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { gather, goTo, next, stage } from './support/meeting';
import { openServer } from './support/openServer';
import type { Human } from './support/people';

const { method, plan } = english;
const here = openServer({ MEDIA: 'none' });

const what = (who: Human) => who.page.getByLabel(plan.field.what).first();

test('after five kills of the server, browsers are back by themselves, without a reload and without losing text', {
  timeout: 300_000,
}, async () => {
  const people = await gather(here.browser, here.server.url, ['Amara Okafor', 'Leila Haddad']);
  for (const who of people) await who.page.evaluate(() => Object.assign(window, { sameLoad: true }));
  await next(people);

  // In a round: the step that was shown as done stays done.
  await goTo(people, method.group.checkin.name);
  await here.server.kill();
  await here.server.start();
  await goTo(people, method.group.slotplan.name);

  // Between the answer and the next command.
  await next(people);
  await here.server.kill();
  await here.server.start();
  await goTo(people, method.slot.commit.name);

  // Three kills while two people type: text typed while the server is down arrives when it is back.
  const [amara, leila] = people as [Human, Human];
  let text = '';
  for (const [index, words] of ['call Priya, ', 'agree a date, ', 'write it down'].entries()) {
    const writer = index % 2 === 0 ? amara : leila;
    await what(writer).press('End');
    await what(writer).pressSequentially(words.slice(0, 5));
    await here.server.kill();
    await what(writer).pressSequentially(words.slice(5));
    await here.server.start();
    text += words;
    for (const who of people) await expect.poll(() => what(who).inputValue(), { timeout: 45_000 }).toBe(text);
  }

  for (const who of people) {
    expect(await who.page.evaluate(() => 'sameLoad' in window)).toBe(true);
    expect(await stage(who)).toBe(method.slot.commit.name);
  }
});
