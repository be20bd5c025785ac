import { resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import type { DatePlanned } from '../../shared/protocol/dates';
import type { InviteMade } from '../../shared/protocol/http';
import { dataFolder, startApp } from '../support/app';
import { Browser, yesOf } from '../support/browser';
import { formedGroup } from '../support/formedGroup';
import { said } from './journeys/support/screens';
import { admit, button, seated, sit } from './support/meeting';
import { openApp } from './support/openApp';
import { type Human, human, keepLooks } from './support/people';

const { dates, group: groupTexts, home, known, lobby, moments, refusals, room } = english;

let data: Awaited<ReturnType<typeof dataFolder>> | null = null;
const here = openApp(async (clientFolder) => {
  data = await dataFolder();
  return startApp({ clientFolder, folder: data.folder });
});
afterAll(() => data?.remove());

/** The window of somebody whom the server knows already. */
async function windowOf(name: string, browser: Browser): Promise<Human> {
  const who = await human(here.browsers, name);
  const cookies = (browser.cookie ?? '').split('; ').map((one) => one.split('='));
  await who.context.addCookies(cookies.map(([key = '', value = '']) => ({ name: key, value, url: here.app.url })));
  return who;
}

/** After the clock of this computer, by which pages say what lies ahead. */
const planned = {
  when: { wall: '2027-01-12T18:00', timeZone: 'Europe/Berlin' },
  minutes: null,
  template: null,
};

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

test('[AT5][AT1] whoever leads is told in the room that it is closed to the others, and opens it for everybody there', async () => {
  const { group, people } = await formedGroup(here.app, ['Ann', 'Ben']);
  const { meeting } = yesOf(await people.Ann!.post<DatePlanned>(`/api/groups/${group}/next`, planned));
  const [ann, ben] = [await windowOf('Ann', people.Ann!), await windowOf('Ben', people.Ben!)];
  await ann.page.goto(`${here.app.url}/m/${meeting}`);
  await sit(ann);
  await seated(ann);
  await ann.page.getByText(said(moments.early.title)).waitFor();
  await keepLooks(ann.page, 'room before it opens', 'Ann');
  await ben.page.goto(here.app.url);
  await ben.page.getByText(said(known.next.here_one, 'Ann')).waitFor();
  expect(await ben.page.getByRole('link', { name: known.next.open }).count()).toBe(0);
  await keepLooks(ben.page, 'home while the lead is in', 'Ben');
  await ben.page.goto(`${here.app.url}/g/${group}`);
  await ben.page
    .getByText(said(dates.next.here_one, 'Ann'))
    .or(ben.page.getByText(said(dates.next.hereLead, 'Ann')))
    .first()
    .waitFor();
  await keepLooks(ben.page, 'group while the lead is in', 'Ben');
  await button(ann.page, moments.early.open).click();
  await ann.page.getByText(said(moments.early.title)).waitFor({ state: 'detached' });
  await ben.page.goto(here.app.url);
  await ben.page.getByRole('link', { name: known.next.open }).click();
  await sit(ben);
  await ben.page.getByText(said(lobby.waitingRoom.waitingFor_one, 'Ann')).waitFor();
  await admit(ann, ben);
});

test('[DT14][DT15] whoever calls a meeting leads it, and calls it off when nobody comes', async () => {
  const { group, people } = await formedGroup(here.app, ['Ann', 'Ben']);
  const [ann, ben] = [await windowOf('Ann', people.Ann!), await windowOf('Ben', people.Ben!)];
  await ben.page.goto(`${here.app.url}/g/${group}`);
  await ben.page.getByText('People meet, write their priorities').waitFor();
  await keepLooks(ben.page, 'planning the first date', 'Ben');
  yesOf(await people.Ann!.post<DatePlanned>(`/api/groups/${group}/next`, planned));
  await ben.page.reload();
  await button(ben.page, dates.now.button).click();
  await ben.page.getByText(said(dates.now.about)).waitFor();
  await ben.page.getByLabel(dates.plan.format).selectOption('frame.external');
  await keepLooks(ben.page, 'meeting right now', 'Ben');
  await button(ben.page, dates.now.yes).click();
  await ben.page.getByText(said(lobby.heading.youLead)).waitFor();
  // Nobody is in yet: whoever waits for Ben reads that.
  await ann.page.goto(ben.page.url());
  await sit(ann);
  await ann.page.getByText(said(lobby.waitingRoom.waitingLead, 'Ben')).waitFor();
  await keepLooks(ann.page, 'waiting for the lead', 'Ann');
  await sit(ben);
  await seated(ben);
  await ann.page.getByText(said(lobby.waitingRoom.waitingFor_one, 'Ben')).waitFor();
  await ann.page.goto(here.app.url);
  await ann.page.getByText(said(known.next.here_one, 'Ben')).waitFor();
  await ann.page.close();
  await button(ben.page, room.bar.leave).click();
  const callOff = button(ben.page, room.leave.callOff);
  await callOff.waitFor();
  await keepLooks(ben.page, 'leaving what nobody came to', 'Ben');
  await callOff.click();
  await ben.page.waitForURL(/\/g\//);
  await ben.page.getByRole('heading', { level: 1, name: /January 12/ }).waitFor();
});

test('[RO2] when a planned date gets another lead, both read it at home and on the page of the group, and close it', async () => {
  const { group, people } = await formedGroup(here.app, ['Ann', 'Ben', 'Cleo']);
  yesOf(await people.Ann!.post<DatePlanned>(`/api/groups/${group}/next`, planned));
  const [ann, ben] = [await windowOf('Ann', people.Ann!), await windowOf('Ben', people.Ben!)];
  await ann.page.goto(`${here.app.url}/g/${group}`);
  await button(ann.page, dates.absence.button).click();
  await ann.page.getByLabel(dates.absence.reason).fill('my mother is ill');
  await button(ann.page, dates.absence.send, ann.page.getByRole('dialog')).click();
  await ann.page.getByText(dates.absence.mine).waitFor();
  await ann.page.reload();
  await ann.page.getByText(said(known.led.notYou, 'Ben')).waitFor();
  await ben.page.goto(here.app.url);
  await ben.page.getByText(said(known.led.you)).waitFor();
  await keepLooks(ben.page, 'home of the new lead', 'Ben');
  await ben.page.goto(`${here.app.url}/g/${group}`);
  await ben.page.getByText('my mother is ill').waitFor();
  await ben.page.getByText(said(known.led.you)).waitFor();
  await keepLooks(ben.page, 'group of the new lead', 'Ben');
  await button(ben.page, known.goneClose).click();
  await ben.page.reload();
  await ben.page.getByText('my mother is ill').waitFor();
  expect(await ben.page.getByText(said(known.led.you)).count()).toBe(0);
});

test('where the operator chose a name and a logo, they stand on each page from its first moment on, and a long name leaves room for the rest', async () => {
  const bytes = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 30"><circle cx="15" cy="15" r="14" fill="#a33"/></svg>',
  );
  const light = { type: 'image/svg+xml', bytes, width: 30, height: 30, path: '/logo/1a2b.svg' } as const;
  const name = 'Peer coaching at the Harbour authority';
  const running = await startApp({
    clientFolder: resolve('dist/client'),
    look: { name, logo: { light, dark: null } },
  });
  try {
    const { page } = await human(here.browsers, 'Ann');
    await page.goto(running.url, { waitUntil: 'commit' });
    expect(await page.title()).toBe(name);
    await page.getByText(home.room.replace('Roundel', name)).waitFor();
    await page.getByText(home.madeWith.replace('{{program}}', 'Roundel')).waitFor();
    await page.getByLabel(home.name).fill('Ann');
    await button(page, home.start).click();
    await page.waitForURL(/\/m\//);
    await page.getByLabel(lobby.agreement.keep).waitFor({ state: 'attached' });
    await expect.poll(() => page.title()).toMatch(new RegExp(`.+ – ${name}$`));
    await page.setViewportSize({ width: 390, height: 844 });
    for (const address of [page.url(), running.url]) {
      await page.goto(address);
      const logo = page.locator('.ui-brand img');
      await logo.waitFor();
      expect(await logo.evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth > 0)).toBe(true);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    }
  } finally {
    await running.stop();
  }
});
