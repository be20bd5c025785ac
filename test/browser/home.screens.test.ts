import { expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { startApp } from '../support/app';
import { admit, button, gather, nextTogether, seated, sit } from './support/meeting';
import { openApp } from './support/openApp';
import { type Human, human } from './support/people';
import { commit, noSeriousFinding } from './support/stages';
import { named } from './support/three';

const { doneSince, home, known, method, minutes, myActions, plan } = english;

const here = openApp((clientFolder) => startApp({ clientFolder }));

const mainButton = ({ page }: Human) => page.locator('.floor-next');
const heading = ({ page }: Human, name: string) => page.getByRole('heading', { name, level: 1 });
const lineOf = ({ page }: Human, label: string) => page.getByRole('textbox', { name: label });

test('[BM1] [BM4] what somebody promised in a meeting stands on their first page, and what they did greets the next meeting', async () => {
  const people = await gather(here.browsers, here.app.url, ['Ann Berg', 'Ben Diaz'], {
    format: home.pick.buddy.name,
    elsewhere: true,
  });
  const [ann, ben] = people as [Human, Human];
  const { page } = ann;
  await mainButton(ann).click();
  await page.getByLabel(plan.day).fill('2026-03-04');
  await commit(ann, 'Call Kim');
  await here.app.clock.move(1_000);
  await button(page, plan.more).click();
  await page.getByLabel(plan.field.what).last().fill('Read one chapter');
  await button(page, plan.accept).click();
  await expect.poll(() => page.locator('.plan-row-accepted').count()).toBe(2);
  const meeting = page.url().split('/m/')[1] ?? '';
  // Nobody leads: the talk and its close each end when both say so.
  await nextTogether(people);
  for (const who of people) await mainButton(who).click();
  for (const who of people) await who.page.getByText(minutes.ended.title).waitFor();

  // Back on the first page, with nothing but the cookie.
  await page.goto(here.app.url);
  await heading(ann, known.next.none).waitFor();
  await page.getByText('Due in 2 days.').waitFor();
  await noSeriousFinding('the first page of somebody known', [ann]);
  await here.app.clock.move(60_000);
  await lineOf(ann, known.todo.line).fill('She was glad');
  await button(page, known.todo.did).first().click();
  await page.getByText(known.todo.greets).waitFor();
  await page.getByText('She was glad').waitFor();

  // The other one is dropped, which asks for a line.
  await page.getByRole('link', { name: known.todo.all }).click();
  await heading(ann, myActions.title).waitFor();
  await page.getByText('She was glad').waitFor();
  await noSeriousFinding('my actions', [ann]);
  const read = page.getByRole('group', {
    name: named(myActions.how.replace('{{what}}', '{{name}}'), 'Read one chapter'),
  });
  await read.getByRole('button', { name: myActions.status.dropped }).click();
  await lineOf(ann, myActions.lines.dropped).fill('The book is out of print');
  await button(page, myActions.save.dropped).click();
  await page.getByText(myActions.saved.dropped).waitFor();
  await page.getByText(myActions.none).waitFor();
  const behind = page.getByRole('region', { name: myActions.behind });
  await expect.poll(() => behind.getByRole('listitem').count()).toBe(2);
  await behind.getByText('The book is out of print').waitFor();
  expect(await here.app.store.actionsOfMeeting(meeting)).toMatchObject([
    { what: 'Call Kim', due: '2026-03-04', status: 'done', learned: 'She was glad' },
    { what: 'Read one chapter', due: null, status: 'dropped', learned: 'The book is out of print' },
  ]);

  // They meet again: the way in is on the first page, and the opening shows what was done.
  await page.evaluate(
    (path) =>
      fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ startsAt: null, minutes: null, template: null }),
      }),
    `/api/meetings/${meeting}/again`,
  );
  for (const who of [ann, ben]) {
    await who.page.goto(here.app.url);
    await who.page.getByRole('link', { name: known.next.open }).click();
    await sit(who);
    await (who === ann ? seated(ann) : admit(ann, ben));
    const greeting = who.page.getByRole('region', { name: doneSince.title });
    await greeting.getByText('Call Kim').waitFor();
    await greeting.getByText('She was glad').waitFor();
    expect(await greeting.getByText('Read one chapter').count()).toBe(0);
  }
  await mainButton(ann).click();
  await page.getByText(method.buddy.talk.name).first().waitFor();
  await ben.page.goto(here.app.url);
  await heading(ben, known.running.title).waitFor();
  await ben.page.getByText(known.running.yourSeat, { exact: true }).waitFor();
  await noSeriousFinding('the first page while a meeting runs', [ben]);
  await ben.page.getByRole('link', { name: known.running.back }).click();
  await seated(ben);

  // Somebody who was removed from their only group is told so, above the page for strangers.
  const row = await here.app.store.meeting(meeting);
  const member = (await here.app.store.membersOf(row?.group ?? '')).find(({ name }) => name === ben.name);
  await ben.page.goto(here.app.url);
  await heading(ben, known.running.title).waitFor();
  await here.app.store.removeMember(member?.id ?? '', here.app.clock.now());
  await ben.page.reload();
  await ben.page.getByLabel(home.name).waitFor();
  await button(ben.page, known.goneClose).click();
  await ben.page.reload();
  await ben.page.getByLabel(home.name).waitFor();
  expect(await ben.page.getByText(known.goneClose).count()).toBe(0);
  expect([...ann.faults, ...ben.faults]).toEqual([]);
});

test('[BM1] a stranger sees the product without waiting for the server, and a known one keeps what was known without it', async () => {
  const stranger = await human(here.browsers, 'Cleo');
  let asked = 0;
  await stranger.page.route('**/api/home', async () => {
    asked += 1; // it is never answered
  });
  await stranger.page.goto(here.app.url);
  await stranger.page.getByLabel(home.name).waitFor();
  await expect.poll(() => asked).toBe(1);

  const dora = await human(here.browsers, 'Dora');
  await dora.page.goto(here.app.url);
  await dora.page.getByLabel(home.name).fill('Dora');
  await button(dora.page, home.start).click();
  await dora.page.waitForURL(/\/m\//);
  await dora.page.goto(here.app.url);
  await dora.page.getByRole('link', { name: known.next.open }).waitFor();
  await dora.page.route('**/api/home', (route) => route.abort());
  await dora.page.evaluate(() => window.dispatchEvent(new Event('offline')));
  await dora.page.getByText(known.silent.split('{{')[0] ?? '').waitFor();
  await dora.page.getByRole('link', { name: known.next.open }).waitFor();
  await dora.page.reload();
  await heading(dora, known.nothing.title).waitFor();
  await dora.page.unroute('**/api/home');
  await button(dora.page, known.nothing.again).click();
  await dora.page.getByRole('link', { name: known.next.open }).waitFor();
});
