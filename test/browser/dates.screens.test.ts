import { expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import type { GroupFormed } from '../../shared/protocol/forming';
import { button } from './support/meeting';
import { openServer } from './support/openServer';
import { type Human, human } from './support/people';
import { noSeriousFinding } from './support/stages';

const { dates } = english;
const here = openServer({ MEDIA: 'none' });

const DAY = 86_400_000;

/** What the page asks of the server, as this person's browser. */
async function ask<T>({ page }: Human, path: string, body: object): Promise<T> {
  const answer = await page.evaluate(
    async ([to, sent]) => {
      const send = () =>
        fetch(to, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(sent) });
      const first = await (await send()).json();
      return first.error === 'noCookie' ? (await send()).json() : first;
    },
    [path, body] as const,
  );
  if (!answer.ok) throw new Error(`${path} answered ${JSON.stringify(answer)}`);
  return answer.value;
}

/** A group whose members sit in three time zones. Each of them has the page of the group open. */
async function inThreeZones() {
  const { browser, server } = here;
  const large = { viewport: { width: 1440, height: 900 } };
  const small = { viewport: { width: 390, height: 844 } };
  const ann = await human(browser, 'Ann', { ...large, timezoneId: 'Europe/Berlin' });
  const ben = await human(browser, 'Ben', { ...small, timezoneId: 'America/New_York', colorScheme: 'dark' });
  const cleo = await human(browser, 'Cleo', { ...small, timezoneId: 'Asia/Kolkata' });
  for (const { page } of [ann, ben, cleo]) await page.goto(server.url);
  const formed = await ask<GroupFormed>(ann, '/api/groups', {
    model: 'internalGroup',
    name: 'Harbour group',
    me: 'Ann',
    as: 'member',
    plan: {
      people: { least: 3, most: 7 },
      timeZone: 'Europe/Berlin',
      everyWeeks: 4,
      minutes: 150,
      meetings: 10,
      leads: 'rota',
      formats: { first: 'frame.group/block.slot', usual: 'frame.group/block.slot', last: 'frame.closing' },
    },
    people: ['Ben', 'Cleo'].map((name) => ({ name, email: null })),
  });
  for (const who of [ben, cleo]) {
    const link = formed.invited.find(({ name }) => name === who.name);
    await ask(who, '/api/invites/use', { invite: link?.invite, name: who.name });
  }
  for (const { page } of [ann, ben, cleo]) await page.goto(`${server.url}/g/${formed.group}`);
  return { ann, ben, cleo, group: formed.group };
}

/** What the clock shows at a moment there, as the pages write it. */
const shown = (
  at: number,
  timeZone: string,
  style: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' },
) => new Intl.DateTimeFormat('en-US', { ...style, timeZone }).format(at);

/** The page of the group is headed by this moment, on the clock and calendar of its reader. */
async function heads({ page }: Human, at: number, timeZone: string): Promise<void> {
  const day = shown(at, timeZone, { month: 'long', day: 'numeric' });
  const heading = page.getByRole('heading', { level: 1, name: day });
  await heading.filter({ hasText: shown(at, timeZone) }).waitFor();
}

test('[DT6] a group in three time zones finds its date by a poll, meets regularly, moves one date and cancels one', async () => {
  const { ann, ben, cleo, group } = await inThreeZones();
  const everybody = [ann, ben, cleo];
  await ann.page.getByText(dates.next.none).waitFor();
  await noSeriousFinding('no date yet', [ann]);

  // Ann proposes three times on her own clock.
  await button(ann.page, dates.ask.button).click();
  const first = await ann.page
    .getByLabel(dates.ask.time.replace('{{number}}', '1').replace('{{place}}', 'Berlin'))
    .inputValue();
  await button(ann.page, dates.ask.send).click();
  await ann.page.getByRole('heading', { name: dates.poll.heading }).waitFor();
  const poll = ann.page.url();

  // Every time is there in each person's own zone.
  const moments = [0, 1, 2].map((days) => inBerlin(first) + days * DAY);
  for (const [who, zone] of [
    [ben, 'America/New_York'],
    [cleo, 'Asia/Kolkata'],
  ] as const) {
    await who.page.getByRole('link', { name: dates.ask.answerNow }).click();
    await who.page.waitForURL(poll);
    await expect.poll(() => who.page.locator('.poll-when b').allInnerTexts()).toHaveLength(3);
    const read = await who.page.locator('.poll-when b').allInnerTexts();
    expect(read.map((text) => text.split(' at ').at(-1))).toEqual(moments.map((at) => shown(at, zone)));
  }
  const answer = (who: Human, place: number, what: 'yes' | 'ifNeedBe' | 'no') =>
    who.page.locator('.poll-time').nth(place).getByRole('button', { name: dates.poll[what], exact: true }).click();
  // Of two answers in quick succession the last one holds, because the second is sent when the first has arrived.
  const held: (() => void)[] = [];
  await ann.page.route('**/polls/*/answer', async (route) => {
    await new Promise<void>((goOn) => held.push(goOn));
    await route.continue();
  });
  await answer(ann, 0, 'yes');
  await answer(ann, 0, 'no');
  await expect.poll(() => held.length).toBe(1);
  held[0]?.();
  await expect.poll(() => held.length).toBe(2);
  held[1]?.();
  await ann.page.locator('.poll-time').nth(0).locator('.poll-choice-no[aria-pressed="true"]').waitFor();
  await ann.page.unroute('**/polls/*/answer');
  await answer(ann, 1, 'yes');
  await answer(ann, 2, 'yes');
  await answer(ben, 1, 'ifNeedBe');
  await answer(ben, 2, 'no');
  await answer(cleo, 1, 'yes');
  // The best one is the second, and each sees what hour it is for the others.
  const best = ann.page.locator('.poll-time-best');
  await best.getByText('2 yes, 1 if need be').waitFor();
  await best.getByText(`${shown(moments[1]!, 'America/New_York')} for Ben`).waitFor();
  await ben.page
    .locator('.poll-best-line')
    .getByText(dates.poll.best.split(':')[0] ?? '')
    .waitFor();
  await noSeriousFinding('poll', everybody);

  await button(ann.page, dates.poll.fix).click();
  await button(ann.page, dates.poll.fixYes).click();
  await ann.page.getByRole('link', { name: dates.poll.toGroup }).click();
  await heads(ann, moments[1]!, 'Europe/Berlin');
  await ben.page.goto(`${here.server.url}/g/${group}`);
  await heads(ben, moments[1]!, 'America/New_York');

  // Somebody cannot come, which only Ann reads, because she leads.
  await cleo.page.goto(`${here.server.url}/g/${group}`);
  await button(cleo.page, dates.absence.button).click();
  await cleo.page.getByLabel(dates.absence.reason).fill('my mother is ill');
  await cleo.page.getByRole('dialog').getByRole('button', { name: dates.absence.send }).click();
  await cleo.page.getByText(dates.absence.mine).waitFor();
  await ann.page.getByText('my mother is ill').waitFor();
  await ann.page.getByText('2 people will come, and this format needs 3.').waitFor();
  await ben.page.getByText('Cleo cannot come.').waitFor();
  expect(await ben.page.getByText('my mother is ill').count()).toBe(0);
  await noSeriousFinding('somebody cannot come', everybody);
  await button(cleo.page, dates.absence.back).click();
  await ann.page.getByText('3 people are coming.').waitFor();

  // From now on every four weeks. One date is left out, and the planned one is cancelled: the next of the series holds.
  await button(ann.page, dates.series.begin).click();
  await ann.page.getByLabel(dates.series.rhythm).waitFor();
  await noSeriousFinding('series', [ann]);
  await button(ann.page, dates.series.save).click();
  const ahead = ann.page.locator('.dates-ahead li');
  await expect.poll(() => ahead.count()).toBe(4);
  await ahead.nth(1).getByRole('button', { name: dates.series.leaveOut }).click();
  await ahead.nth(1).getByText(dates.series.leftOut).waitFor();
  await ahead.nth(0).getByRole('button', { name: dates.series.moveOne }).click();
  const field = ann.page.getByLabel(dates.series.moveTo.replace('{{place}}', 'Berlin'));
  const dayLater = new Date(Date.parse(`${await field.inputValue()}Z`) + DAY).toISOString().slice(0, 16);
  await field.fill(dayLater);
  await button(ann.page, dates.series.moveButton).click();
  await ahead.nth(0).getByText(dates.series.moved).waitFor();
  await noSeriousFinding('series with changes', [ann, cleo]);
  await button(ann.page, dates.next.change).click();
  await ann.page.getByRole('dialog').getByLabel(dates.plan.format).waitFor();
  await noSeriousFinding('move or cancel', [ann]);
  await button(ann.page, dates.plan.cancelDate).click();
  await button(ann.page, dates.plan.cancelYes).click();
  await heads(ann, inBerlin(dayLater), 'Europe/Berlin');
  await heads(ben, inBerlin(dayLater), 'America/New_York');

  // Cleo's calendar gets an address of its own.
  await cleo.page.getByText(dates.calendar.title).click();
  await button(cleo.page, dates.calendar.make).click();
  const address = await cleo.page.getByLabel(dates.calendar.address).inputValue();
  const file = await (await fetch(address)).text();
  expect(file).toContain('SUMMARY:Harbour group');
  for (const { faults } of everybody) expect(faults).toEqual([]);
});

/** The moment that a clock in Berlin shows, found by trying: there are two possible offsets. */
function inBerlin(wall: string): number {
  const utc = Date.parse(`${wall}Z`);
  const offsets = [1, 2].map((hours) => utc - hours * 3_600_000);
  const at = offsets.find((one) => {
    const parts = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Berlin', dateStyle: 'short', timeStyle: 'short' });
    return parts.format(one).replace(' ', 'T') === wall.slice(0, 16);
  });
  return at ?? utc;
}
