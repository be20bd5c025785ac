import { expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { presets } from '../../shared/groups/models';
import type { GroupFormed } from '../../shared/protocol/forming';
import { startApp } from '../support/app';
import { Browser, yesOf } from '../support/browser';
import { button, nextTogether, seated, sit } from './support/meeting';
import { openApp } from './support/openApp';
import { type Human, human } from './support/people';
import { commit, noSeriousFinding } from './support/stages';

const { buddies, known, lobby, minutes, myActions } = english;

const here = openApp((clientFolder) => startApp({ clientFolder }));

/** A text with a name in it, and around that the marks which keep its direction. */
const of = (text: string, name: string) =>
  new RegExp(
    text
      .split(/\{\{\w+\}\}/)
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join(`[\u2066-\u2069]*${name}[\u2066-\u2069]*`),
  );
/** The button of one row: the name alone, and not that of a set of three. */
const rowButton = ({ page }: Human, text: string, name: string) =>
  page.getByRole('button', { name: new RegExp(`^${of(text, name).source}$`) });
const press = (who: Human, text: string, name: string) => rowButton(who, text, name).click();

/** A group of three, each with the page of the group open. */
async function threeOfAGroup(): Promise<{ group: string; people: [Human, Human, Human] }> {
  const { url } = here.app;
  const [ann, ben, cleo] = [new Browser(url), new Browser(url), new Browser(url)];
  const formed = yesOf(
    await ann.post<GroupFormed>('/api/groups', {
      model: 'internalNetwork',
      name: 'Harbour group',
      me: 'Ann',
      as: 'member',
      plan: { ...presets.internalNetwork, timeZone: 'UTC' },
      people: ['Ben', 'Cleo'].map((name) => ({ name, email: null })),
    }),
  );
  for (const [index, one] of [ben, cleo].entries())
    yesOf(await one.use(formed.invited[index]?.invite ?? '', index === 0 ? 'Ben' : 'Cleo'));
  const small = { viewport: { width: 390, height: 844 } };
  const enter = async (name: string, { cookie }: Browser, options: object): Promise<Human> => {
    const who = await human(here.browsers, name, { timezoneId: 'UTC', ...options });
    const [key = '', value = ''] = cookie.split('=');
    await who.context.addCookies([{ name: key, value, url }]);
    await who.page.goto(`${url}/g/${formed.group}`);
    return who;
  };
  const people: [Human, Human, Human] = [
    await enter('Ann', ann, {}),
    await enter('Ben', ben, { ...small, colorScheme: 'dark' }),
    await enter('Cleo', cleo, small),
  ];
  return { group: formed.group, people };
}

test('[BU1] [BU3] [BU6] two of a group find a time, meet and promise something, and a third sees nothing of it', async () => {
  const { group, people } = await threeOfAGroup();
  const [ann, ben, cleo] = people;
  await ann.page.getByRole('heading', { name: buddies.title }).waitFor();
  await press(ann, buddies.proposeTo, 'Ben');
  await ann.page.getByLabel(of(buddies.dialog.when, 'UTC')).fill('2026-03-02T09:10');
  await noSeriousFinding('proposing a 1:1', [ann]);
  await button(ann.page, buddies.dialog.send, ann.page.getByRole('dialog')).click();
  await ann.page.getByText(of(buddies.waiting, 'Ben')).waitFor();

  // Whoever may bring people in draws buddies for everybody, and three of them make one set.
  await button(ann.page, buddies.drawn.first).click();
  await button(ann.page, buddies.drawn.yes, ann.page.getByRole('alertdialog')).click();
  await cleo.page.getByRole('heading', { name: buddies.drawn.title }).waitFor();

  // Ben finds it at home, and says yes on the page of the group.
  await ben.page.goto(here.app.url);
  await noSeriousFinding('a 1:1 that waits at home', [ben]);
  await ben.page.getByText(of(known.waits.talk, 'Ann')).click();
  for (const { page } of [ann, ben])
    await page.getByRole('heading', { name: buddies.title }).evaluate((one) => one.scrollIntoView());
  await noSeriousFinding('1:1s of a group', [ann, ben]);
  await press(ben, buddies.acceptOf, 'Ann');

  for (const who of [ann, ben]) {
    await who.page.getByRole('link', { name: buddies.open }).click();
    // There is sound only, until somebody turns a camera on.
    await who.page.getByRole('button', { name: lobby.devices.turnMicrophone, pressed: true }).waitFor();
    await who.page.getByRole('button', { name: lobby.devices.turnCamera, pressed: false }).waitFor();
    await sit(who);
    await seated(who);
  }
  const meeting = ann.page.url().split('/m/')[1] ?? '';
  // Whoever is not in it sees the others of the group, and nothing between them.
  await cleo.page.reload();
  await rowButton(cleo, buddies.proposeTo, 'Ben').waitFor();
  await rowButton(cleo, buddies.proposeTo, 'Ann').waitFor();
  expect(await cleo.page.getByRole('link', { name: buddies.open }).count()).toBe(0);
  const answer = await cleo.context.request.get(`${here.app.url}/api/meetings/${meeting}`);
  expect(answer.status()).toBe(404);

  await ann.page.locator('.floor-next').click();
  await noSeriousFinding('the room of a 1:1', [ann, ben]);
  await commit(ann, 'Call Kim');
  await nextTogether([ann, ben]);
  for (const who of [ann, ben]) await who.page.locator('.floor-next').click();
  for (const who of [ann, ben]) await who.page.getByText(minutes.ended.title).waitFor();

  await ann.page.goto(here.app.url);
  await ann.page.getByText('Call Kim').waitFor();
  await ann.page.getByText(of(known.talk, 'Ben')).waitFor();
  await noSeriousFinding('what was promised in a 1:1, at home', [ann]);
  await ann.page.goto(`${here.app.url}/actions`);
  await ann.page.getByText(of(myActions.talk, 'Ben')).waitFor();
  await ann.page.goto(`${here.app.url}/g/${group}`);
  await ann.page.getByText(buddies.past_one).waitFor();
  await ann.page.getByRole('heading', { name: buddies.title }).evaluate((one) => one.scrollIntoView());
  await noSeriousFinding('a 1:1 that was held', [ann]);
  await cleo.page.goto(`${here.app.url}/actions`);
  await cleo.page.getByText(myActions.none).waitFor();
  expect(people.flatMap(({ faults }) => faults).filter((fault) => !/404/.test(fault))).toEqual([]);
});
