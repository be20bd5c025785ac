import { expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { startApp } from '../support/app';
import { button } from './support/meeting';
import { openApp } from './support/openApp';
import { type Human, human } from './support/people';

const { home, known } = english;

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
