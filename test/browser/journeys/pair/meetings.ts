import { expect } from 'vitest';
import { english } from '../../../../client/i18n/catalogue';
import { promise, promisedBefore, report } from '../../../journeys/support/promises';
import { begin, sit } from '../../../journeys/support/traveller';
import { nextTogether, openPanel } from '../../support/meeting';
import type { Human } from '../../support/people';
import { commit } from '../../support/stages';
import { enterRoom, goOnWithoutScreen, hearInWindow, isSeated, part, takeOver } from '../support/meeting';
import { fill, headed, headedBy, look, press, said, shown } from '../support/screens';
import { DAY, MINUTE } from '../support/stage';
import { firstAt, type Pair } from './forming';

const { dates, doneSince, issue, known, method, minutes, myActions, notes, plan, room, saved } = english;

/** Two weeks after the second meeting, at the same hour on Ann's clock, which has gone forward by then. */
const thirdAt = Date.UTC(2026, 3, 2, 12);

/** They come in from home, promise something each, and end it together, because nobody leads. */
export async function firstMeeting({ stage, ann, ben }: Pair): Promise<string> {
  await stage.until(firstAt - 5 * MINUTE);
  const windows = [ann.window, ben.window] as [Human, Human];
  await enterRoom(ann);
  await isSeated(ann);
  // Neither has to let the other in.
  await enterRoom(ben);
  await isSeated(ben);
  await ann.page.locator('.floor-next').click();
  await ann.page.getByLabel(plan.day).fill('2026-03-09');
  await commit(windows[0], 'call Kim');
  await stage.move(1);
  await press(ann, plan.more);
  await ann.page.getByLabel(plan.field.what).last().fill('read a book');
  await press(ann, said(plan.accept));
  await expect.poll(() => ann.page.locator('.plan-row-accepted').count()).toBe(2);
  await stage.move(1);
  await commit(windows[1], 'read one chapter');
  await nextTogether(windows);
  for (const { page } of windows) await page.locator('.floor-next').click();
  for (const { page } of windows) await page.getByText(minutes.ended.title).waitFor();
  return new URL(ann.page.url()).pathname.split('/').at(2) ?? '';
}

/** On her first page Ann says what she did, and drops the other thing, which asks for a line. */
export async function sayHowItWent({ stage, ann }: Pair, meeting: string): Promise<void> {
  const { page } = ann;
  await stage.move(2 * DAY);
  await ann.goTo('/');
  await headed(ann, known.next.none);
  await page.getByText('Due in 2 days.').waitFor();
  await look(ann, 'home-with-actions');
  await fill(ann, known.todo.line, 'she was glad');
  await page
    .getByRole('button', { name: said(known.todo.did) })
    .first()
    .click();
  await page.getByText(known.todo.greets).waitFor();
  await page.getByText('she was glad').waitFor();

  await page.getByRole('link', { name: known.todo.all }).click();
  await headed(ann, myActions.title);
  await page.getByText('she was glad').waitFor();
  await look(ann, 'my-actions');
  await press(ann, myActions.status.dropped, page.getByRole('group', { name: said(myActions.how, 'read a book') }));
  await fill(ann, myActions.lines.dropped, 'out of print');
  await press(ann, said(myActions.save.dropped));
  await page.getByText(myActions.saved.dropped).waitFor();
  await page.getByText(myActions.none).waitFor();
  const behind = page.getByRole('region', { name: myActions.behind });
  await expect.poll(() => behind.getByRole('listitem').count()).toBe(2);
  await behind.getByText('out of print').waitFor();
  expect(await stage.running.store.actionsOfMeeting(meeting)).toMatchObject([
    { what: 'call Kim', due: '2026-03-09', status: 'done', learned: 'she was glad' },
    { what: 'read a book', due: null, status: 'dropped', learned: 'out of print' },
    { what: 'read one chapter', due: null, status: 'open' },
  ]);
}

/** Ben plans the second meeting on his clock, which has gone forward; Ann's has not yet. What is open waits for him. */
export async function planTheNext({ ann, ben, group, here, stage }: Pair): Promise<string> {
  const startsAt = Date.UTC(2026, 2, 19, 13);
  await stage.move(2 * DAY);
  await ben.goTo(`/g/${group}`);
  await fill(ben, said(dates.plan.when, 'New York'), '2026-03-19T09:00');
  await press(ben, dates.plan.button);
  await headedBy(ben, startsAt);
  await ben.goTo('/');
  await ben.page.getByText(said(known.waits.status_one, 1)).waitFor();
  await ann.goTo(`/g/${group}`);
  await headedBy(ann, startsAt);
  const { next } = await here.page(ann);
  expect(next).toMatchObject({ startsAt, format: 'frame.buddy', minutes: 60 });
  return next?.meeting ?? '';
}

/** What Ann told greets both, Ben says on his telephone how far he is, and each writes something for themselves. */
export async function secondMeeting(pair: Pair): Promise<void> {
  const { stage, ann, ben, here } = pair;
  const both = [ann, ben];
  const windows = [ann.window, ben.window] as [Human, Human];
  const { next } = await here.page(ann);
  await stage.until((next?.startsAt ?? 0) - 5 * MINUTE);
  both.forEach(hearInWindow);
  await enterRoom(ben);
  await isSeated(ben);
  await enterRoom(ann);
  await isSeated(ann);
  for (const who of both) {
    const greeting = who.page.getByRole('region', { name: doneSince.title });
    await greeting.getByText('call Kim').waitFor();
    await greeting.getByText('she was glad').waitFor();
    await greeting.getByText('out of print').waitFor();
    expect(await greeting.getByText('read one chapter').count()).toBe(0);
  }
  await ann.page.locator('.floor-next').click();
  await ann.page.getByText(method.buddy.talk.name).first().waitFor();
  await writeForThemselves(pair);
  await openPanel(windows[0], room.panels.plan);
  await commit(windows[0], 'write to Kim');

  // Ben looks at his first page meanwhile, and comes back to his seat.
  await ben.goTo('/');
  await headed(ben, known.running.title);
  await ben.page.getByText(known.running.yourSeat, { exact: true }).waitFor();
  await look(ben, 'home-while-a-meeting-runs');
  await ben.page.getByRole('link', { name: known.running.back }).click();
  await isSeated(ben);
  await press(
    ben,
    plan.before.partly,
    ben.page.getByRole('group', { name: said(plan.before.status, 'read one chapter') }),
  );
  await fill(ben, plan.before.learned, 'mornings work best');
  await ben.page.getByLabel(plan.before.learned).press('Tab');

  await ben.page.getByRole('region', { name: 'Ann' }).getByText('she was glad').waitFor();
  await openPanel(windows[0], room.panels.previousActions);
  await ann.page.getByRole('region', { name: 'Ben' }).getByText('mornings work best').waitFor();
  await nextTogether(windows);
  for (const { page } of windows) await page.locator('.floor-next').click();
  for (const { page } of windows) await page.getByText(minutes.ended.title).waitFor();

  // As many weeks later as before, with one press; its room is closed until then.
  await headed(ann, minutes.ended.again);
  await look(ann, 'after-a-meeting');
  await press(
    ann,
    said(minutes.ended.take, shown(thirdAt, ann.timeZone, { weekday: 'long', month: 'long', day: 'numeric' })),
  );
  for (const who of both) {
    await who.page.getByText(said(minutes.ended.opens)).waitFor();
    expect(await who.page.getByRole('link', { name: minutes.ended.open }).count()).toBe(0);
  }
}

/** April and June: without a screen. What is open stands until somebody says how it went. */
export async function laterMeetings({ stage, ann, ben, group, here }: Pair): Promise<string[]> {
  const held: string[] = [];
  for (const wall of [null, '2026-06-04T09:00']) {
    if (wall !== null) await here.plan(ben, wall);
    const { meeting = '', startsAt = 0 } = (await here.page(ben)).next ?? {};
    await stage.until(startsAt - 5 * MINUTE);
    const sitting = await sit(meeting, [ann, ben], 'expected');
    await begin(sitting);
    expect(await promisedBefore(ben)).toEqual(expect.arrayContaining(['Ann: write to Kim, open']));
    if (wall === null) await promise(ben, group, 'rest on Fridays');
    await part(sitting, [ann, ben]);
    held.push(meeting);
  }
  await stage.move(DAY);
  await report(ann, group, 'write to Kim', 'done', 'Kim wrote back');
  return held;
}

/** September: half a year after they began, Ann sees on her screen what both promised and what became of it. */
export async function lastMeeting({ stage, ann, ben, here }: Pair): Promise<string> {
  const { meeting, startsAt } = await here.plan(ann, '2026-09-10T15:00');
  await stage.until(startsAt - 5 * MINUTE);
  const sitting = await sit(meeting, [ann, ben], 'expected');
  await begin(sitting);
  await takeOver(ann);
  await ann.page.getByRole('region', { name: doneSince.title }).getByText('Kim wrote back').waitFor();
  const ofBen = ann.page.getByRole('region', { name: 'Ben' });
  for (const what of ['read one chapter', 'rest on Fridays']) await ofBen.getByText(what).waitFor();
  await goOnWithoutScreen(ann, meeting);
  await part({ lead: ann.seat, all: [ann.seat, ben.seat] }, [ann, ben]);
  return meeting;
}

/** Each a note in the room, and Ben his card; nobody shows theirs. */
async function writeForThemselves({ ann, ben }: Pair): Promise<void> {
  for (const who of [ann, ben]) {
    await openPanel(who.window as Human, room.panels.notes);
    const page = who.page.getByRole('textbox', { name: notes.mine });
    await page.fill(`note of ${who.name}`);
    await page.blur();
    await who.page.getByText(saved.saved, { exact: true }).waitFor();
  }
  await openPanel(ben.window as Human, room.panels.issue);
  await fill(ben, issue.line, 'issue of Ben');
  await ben.page.getByLabel(issue.line).press('Tab');
  await ben.page.getByText(`${issue.forMeAlone} ${issue.saved}`).waitFor();
  // They talk without slots, in which alone a card is shown.
  expect(await ben.page.getByText(issue.show).count()).toBe(0);
}
