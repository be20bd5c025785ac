import { expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import {
  admit,
  button,
  choose,
  endForAll,
  follow,
  gather,
  invitation,
  next,
  seated,
  sit,
  start,
} from './support/meeting';
import { openServer } from './support/openServer';
import { type Human, human } from './support/people';

const { roomPage, home, join, known: atHome, links, lobby, minutes, room, roomDialogs } = english;
const here = openServer({ MEDIA: 'none' });

test('[IN1] the lead comes back as the lead by their own link, and the other window says where the seat went', async () => {
  const lead = await start(here.browser, here.server.url, 'Amara Okafor');
  await button(lead.page, roomPage.ownLink).click();
  await button(lead.page, links.own.make).click();
  await lead.page.getByText(links.own.copied).waitFor();
  const first = await lead.page.evaluate(() => navigator.clipboard.readText());
  await sit(lead);
  await seated(lead);
  await choose(lead, 'own', room.bar.ownLink);
  await lead.page.getByText(links.own.lead).waitFor();
  await button(lead.page, links.own.make).click();
  await lead.page.getByText(links.own.copied).waitFor();
  const link = await lead.page.evaluate(() => navigator.clipboard.readText());
  expect(new Set([link, first, await invitation(lead)]).size).toBe(3);

  // The link made in the lobby was replaced, and the page says so.
  const old = await human(here.browser, 'old');
  await old.page.goto(first);
  await old.page.getByRole('heading', { name: join.dead.withdrawn.heading }).waitFor();

  const phone = await human(here.browser, 'phone', { viewport: { width: 390, height: 844 } });
  await phone.page.goto(link);
  await phone.page.getByRole('button', { name: join.goInAs.replace('{{name}}', 'Amara Okafor') }).click();
  await seated(phone);
  expect(new URL(phone.page.url()).hash).toBe('');
  await button(phone.page, room.next.start).waitFor();

  await lead.page.getByRole('heading', { name: roomPage.elsewhereTitle }).waitFor();
  await button(lead.page, roomPage.elsewhereHere).click();
  await seated(lead);
  await phone.page.getByRole('heading', { name: roomPage.elsewhereTitle }).waitFor();
  await next([lead]);

  // Signed out everywhere: neither browser has the seat or the group's key any more.
  await choose(lead, 'own', room.bar.ownLink);
  await lead.page.getByRole('button', { name: links.out.open, exact: true }).click();
  await lead.page.getByRole('button', { name: links.out.everywhere }).click();
  await button(lead.page, home.start).waitFor();
  expect(await lead.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('group')))).toEqual([]);
  await button(phone.page, roomPage.elsewhereHere).click();
  await phone.page.getByText(roomPage.strangerTitle).waitFor();
  expect([...lead.faults, ...phone.faults]).toEqual([]);
});

test('[AT9] a guest with a personal link is refused, knocks again and is let in, and later the group meets again', async () => {
  const lead = await start(here.browser, here.server.url, 'Leila Haddad');
  await sit(lead);
  await seated(lead);
  await choose(lead, 'lead', room.lead.links);
  await button(lead.page, links.personal.member).click();
  await lead.page.getByText(links.personal.copied).waitFor();
  const once = await lead.page.evaluate(() => navigator.clipboard.readText());
  await lead.page.keyboard.press('Escape');
  const guest = await follow(here.browser, once, 'Jonas Lindqvist');
  await sit(guest);
  await lead.page
    .getByRole('button', { name: room.people.refuseNamed.replace('{{name}}', guest.name), exact: true })
    .click();
  await guest.page.getByRole('heading', { name: lobby.waitingRoom.refused }).waitFor();
  await button(guest.page, lobby.waitingRoom.knockAgain).click();
  await guest.page.getByRole('heading', { name: lobby.waitingRoom.waiting }).waitFor();
  await admit(lead, guest);

  // The page after the end appears as a whole: no button is there before everything above it.
  let letMinutesCome = () => {};
  const minutesMayCome = new Promise<void>((resolve) => {
    letMinutesCome = resolve;
  });
  await lead.page.route(/\/minutes$/, async (route) => {
    await minutesMayCome;
    await route.continue();
  });
  const known = lead.page.waitForResponse(/\/api\/meetings\/[^/]+$/);
  await endForAll(lead);
  for (const who of [lead, guest]) await who.page.getByRole('heading', { name: minutes.ended.title }).waitFor();
  await (await known).finished();
  await lead.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  expect(await button(lead.page, minutes.ended.againNow).count()).toBe(0);
  letMinutesCome();
  // Only this browser knows the lead: they are asked to see to a way back, once.
  await lead.page.getByText(atHome.waits.findBack).waitFor();
  await button(lead.page, atHome.waits.findBackLater).click();
  await lead.page.getByText(atHome.waits.findBack).waitFor({ state: 'detached' });

  // The lead plans a date, the other member moves it in one step, and both pages show the date that holds.
  const { ended } = minutes;
  const take = new RegExp(`^${ended.take.replace('{{when}}', '.+')}$`);
  await lead.page.getByRole('button', { name: take }).click();
  await button(guest.page, ended.move).click();
  const moved = new Date(Date.now() + 60 * 24 * 3_600_000);
  await guest.page.getByLabel(ended.date).fill(`${moved.toISOString().slice(0, 10)}T12:00`);
  await button(guest.page, ended.moveTo).click();
  const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(moved);
  for (const { page } of [lead, guest]) await page.getByText(day).waitFor();
  const group = guest.page.getByRole('link', { name: new RegExp(`^${ended.group.replace('{{name}}', '.+')}$`) });
  expect(await group.getAttribute('href')).toMatch(/^\/g\/./);
  await button(lead.page, ended.cancel).click();
  await button(lead.page, ended.cancelYes).click();
  await guest.page.getByRole('button', { name: take }).waitFor();
  const before = lead.page.url();
  await button(lead.page, minutes.ended.againNow).click();
  await lead.page.waitForURL((url) => url.href !== before);
  await sit(lead);
  await seated(lead);
  // The other person needs no new link: their open page shows the next meeting.
  await guest.page.getByRole('link', { name: minutes.ended.open }).click();
  await guest.page.waitForURL(lead.page.url());
  await sit(guest);
  await admit(lead, guest);
  await expect
    .poll(() => guest.page.locator('.room-title').textContent())
    .toContain(room.meetingNumber.replace('{{count}}', '2'));

  // Removed: the page says so at once, and again after a reload.
  await choose(lead, 'lead', room.lead.people);
  await button(lead.page, room.seat.menu.replace('{{name}}', guest.name), lead.page.getByRole('dialog')).click();
  await lead.page.getByRole('menuitem', { name: room.people.remove }).click();
  await button(lead.page, roomDialogs.people.removeYes.meeting).click();
  await guest.page.getByRole('heading', { name: roomPage.removedTitle }).waitFor();
  await guest.page.reload();
  await guest.page.getByRole('heading', { name: roomPage.removedTitle }).waitFor();

  // Still a member of the group: the lead lets them in again.
  const letIn = lead.page.getByRole('button', { name: room.people.admitNamed.replace('{{name}}', guest.name) });
  await lead.page.getByRole('heading', { name: roomDialogs.people.removedList }).waitFor();
  await letIn.click();
  await lead.page.getByRole('heading', { name: roomDialogs.people.removedList }).waitFor({ state: 'detached' });
  await guest.page.reload();
  await seated(guest);
});

test('[AT5] four weeks early the page shows the date, the lead can let people in, and after the start they come in by themselves', async () => {
  const startsAt = Date.now() + 28 * 24 * 3_600_000;
  const lead = await start(here.browser, here.server.url, 'Amara Okafor', {
    prepare: async ({ page }) => {
      await page.route(/\/api\/meetings$/, (route) =>
        route.continue({ postData: JSON.stringify({ ...route.request().postDataJSON(), startsAt }) }),
      );
    },
  });
  await sit(lead);
  await seated(lead);
  const link = await invitation(lead);
  const guest = await follow(here.browser, link, 'Jonas Lindqvist');
  const weekday = new Intl.DateTimeFormat('en', { weekday: 'long' }).format(startsAt - 15 * 60_000);
  const seat = button(guest.page, lobby.enter.seat);
  await expect.poll(() => seat.textContent()).toContain(lobby.enter.tooEarly.replace('{{when}}', weekday));
  await guest.page.getByLabel(lobby.agreement.keep).check();
  await button(lead.page, room.people.admitNamed.replace('{{name}}', guest.name)).click();
  await seat.click();
  await seated(guest);

  const late = await follow(here.browser, link, 'Leila Haddad');
  const admits = button(lead.page, room.people.admitNamed.replace('{{name}}', late.name));
  await admits.waitFor();
  await next([lead, guest]);
  await admits.waitFor({ state: 'detached' });
  await sit(late);
  await admit(lead, late);
  expect([...lead.faults, ...guest.faults, ...late.faults]).toEqual([]);
});

test('[AT9] a person removed from the group is told so, and can only knock again with a new link', async () => {
  const people = await gather(here.browser, here.server.url, ['Amara Okafor', 'Jonas Lindqvist', 'Leila Haddad']);
  const [lead, gone] = people as [Human, Human];
  const old = await invitation(lead);
  await choose(lead, 'lead', room.lead.people);
  await button(lead.page, room.seat.menu.replace('{{name}}', gone.name), lead.page.getByRole('dialog')).click();
  await lead.page.getByRole('menuitem', { name: room.people.remove }).click();
  await lead.page.getByText(roomDialogs.people.removeMeans.meeting).waitFor();
  await lead.page.getByText(roomDialogs.people.removeMeans.group).click();
  await button(lead.page, roomDialogs.people.removeYes.group).click();
  await lead.page.getByText(roomDialogs.people.goneTitle.replace('{{name}}', gone.name)).waitFor();
  await gone.page.getByRole('heading', { name: roomPage.removedTitle }).waitFor();
  await gone.page.goto(old);
  await gone.page.getByRole('heading', { name: join.dead.withdrawn.heading }).waitFor();

  await lead.page.getByRole('dialog').getByRole('button', { name: room.close }).click();
  await lead.page.keyboard.press('Escape');
  await choose(lead, 'lead', room.lead.links);
  await button(lead.page, links.group.make).click();
  await lead.page.getByText(links.group.copied).waitFor();
  const link = await lead.page.evaluate(() => navigator.clipboard.readText());
  const again = await follow(here.browser, link, 'Jonas again');
  await sit(again);
  await lead.page.getByText(room.people.knocks.replace('{{name}}', again.name)).first().waitFor();
  expect(lead.faults).toEqual([]);
});
