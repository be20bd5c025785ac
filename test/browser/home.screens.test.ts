import { expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import type { InviteMade } from '../../shared/protocol/http';
import { startApp } from '../support/app';
import { Browser, yesOf } from '../support/browser';
import { button } from './support/meeting';
import { openApp } from './support/openApp';
import { type Human, human } from './support/people';

const { group: groupTexts, home, known, refusals } = english;

const here = openApp((clientFolder) => startApp({ clientFolder }));

const heading = ({ page }: Human, name: string) => page.getByRole('heading', { name, level: 1 });

test('[BM1] a stranger sees the product without waiting for the server, a known one keeps what was known without it, and whoever was removed is told', async () => {
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
  const meeting = dora.page.url().split('/m/')[1] ?? '';
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

  // Somebody who was removed from their only group is told so, above the page for strangers.
  const row = await here.app.store.meeting(meeting);
  const [member] = await here.app.store.membersOf(row?.group ?? '');
  await here.app.store.removeMember(member?.id ?? '', here.app.clock.now());
  await dora.page.reload();
  await dora.page.getByLabel(home.name).waitFor();
  await button(dora.page, known.goneClose).click();
  await dora.page.reload();
  await dora.page.getByLabel(home.name).waitFor();
  expect(await dora.page.getByText(known.goneClose).count()).toBe(0);
});

test('[GO6] a browser to which something is closed says so at home, asks for nothing of it, and in a low window nothing lies on the page of the group', async () => {
  const { app } = here;
  const [ann, ben, back] = [new Browser(app.url), new Browser(app.url), new Browser(app.url)];
  const { group, invite } = yesOf(await ann.start({ name: 'Ann' }));
  yesOf(await ben.use(invite, 'Ben'));
  const people = await app.store.membersOf(group);
  const ids = people.map(({ id }) => id);
  await app.store.letIn(ids, app.clock.now());
  const me = people.find(({ name }) => name === 'Ben')?.id;
  const path = `/api/groups/${group}/members/${me}/return-link`;
  yesOf(await back.use(yesOf(await ann.post<InviteMade>(path, { everywhere: false })).invite ?? '', null));

  const held = await human(here.browsers, 'Ben', { viewport: { width: 844, height: 390 } });
  const [name = '', value = ''] = back.cookie.split('=');
  await held.context.addCookies([{ name, value, url: app.url }]);
  await held.page.goto(app.url);
  await held.page.getByText(known.waits.heldBack).waitFor();
  expect(await held.page.getByText(known.waits.issueCard).count()).toBe(0);
  await held.page.goto(`${app.url}/g/${group}`);
  await held.page.getByText(refusals.closedHere).waitFor();

  await button(held.page, groupTexts.places.title).waitFor();
  const besideIt = () =>
    held.page.evaluate(() => {
      const { left = 0 } = document.querySelector('.group-places-opener')?.getBoundingClientRect() ?? {};
      return [...document.querySelectorAll('.group-with-places :is(a, button, input, select)')]
        .filter((one) => one.closest('.group-places') === null && one.getBoundingClientRect().right > left)
        .map(({ textContent }) => textContent);
    });
  expect(await besideIt()).toEqual([]);
  expect(held.faults).toEqual([]);
});
