import { expect } from 'vitest';
import { english } from '../../../../client/i18n/catalogue';
import { copied, DIALOG, fill, headedBy, look, press, said, shown } from '../support/screens';
import type { Person } from '../support/stage';
import type { Cast } from './cast';

const { dates, groupAgreement } = english;

type Answer = 'yes' | 'ifNeedBe' | 'no';

const walls = ['2026-03-12T09:00', '2026-03-13T15:00', '2026-03-16T15:00'];
/** In New York the clocks have gone forward by then, in Berlin not yet. */
const moments = [Date.UTC(2026, 2, 12, 8), Date.UTC(2026, 2, 13, 14), Date.UTC(2026, 2, 16, 14)] as const;

/** They find their first date by a poll, each on the clock of their own time zone, and Ann decides it. */
export async function findFirstDate({ ann, ben, cleo, dan, here, group }: Cast): Promise<void> {
  await look(ann, 'no-date-yet');
  await press(ann, dates.ask.button);
  for (const [index, wall] of walls.entries()) await fill(ann, said(dates.ask.time, index + 1, 'Berlin'), wall);
  await look(ann, 'poll-asking', DIALOG);
  await press(ann, dates.ask.send);
  await ann.page.getByRole('heading', { name: dates.poll.heading }).waitFor();
  const address = ann.page.url();
  for (const who of [ben, cleo]) {
    await who.lookAgain();
    await who.page.getByRole('link', { name: dates.ask.answerNow, exact: true }).click();
    await who.page.waitForURL(address);
    await expect.poll(() => who.page.locator('.poll-when b').allInnerTexts()).toHaveLength(3);
    const read = await who.page.locator('.poll-when b').allInnerTexts();
    expect(read.map((text) => text.split(' at ').at(-1))).toEqual(moments.map((at) => shown(at, who.timeZone)));
  }

  const answer = (who: Person, place: number, what: Answer) =>
    press(who, dates.poll[what], who.page.locator('.poll-time').nth(place));
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
  for (const place of [1, 2]) await answer(ann, place, 'yes');
  await answer(ben, 1, 'no');
  await answer(ben, 2, 'ifNeedBe');
  await answer(cleo, 2, 'yes');
  const poll = await here.poll(dan, address.split('/').at(-1) ?? '');
  for (const time of poll.times) await here.answer(dan, poll, time, 'yes');

  // The best one is the third, and each sees what hour it is for the others.
  await ann.lookAgain();
  const best = ann.page.locator('.poll-time-best');
  await best.getByText('3 yes, 1 if need be').waitFor();
  await best.getByText(said(dates.next.hour, shown(moments[2], ben.timeZone), 'Ben')).waitFor();
  await ben.lookAgain();
  await ben.page.locator('.poll-best-line').getByText(said(dates.poll.best)).waitFor();
  await look(ann, 'poll');
  await press(ann, dates.poll.fix);
  await press(ann, dates.poll.fixYes);
  const day = shown(moments[2], ann.timeZone, { weekday: 'long', month: 'long', day: 'numeric' });
  const text = await copied(ann, dates.poll.passOn);
  expect(text).toContain(`meets on ${day} at ${shown(moments[2], ann.timeZone)} (time in Berlin): `);
  expect(text.split(': ').at(-1)).toBe(new URL(`/g/${group}`, ann.url).href);
  const file = await ann.page.getByRole('link', { name: dates.next.calendar }).getAttribute('href');
  expect((await ann.get(file ?? '')).bytes.toString()).toContain('DTSTART:20260316T140000Z');
  await look(ann, 'poll-fixed');
  await ann.page.getByRole('link', { name: dates.poll.toGroup }).click();
  await headedBy(ann, moments[2]);
  for (const who of [ben, cleo]) {
    await who.goTo(`/g/${group}`);
    await headedBy(who, moments[2]);
  }
}

/** Three say that they cannot come, and only Ann reads why, because she leads. Even with Zoe, who is invited, too few are left. */
export async function sayWhoCannotCome({ ann, ben, cleo, dan, fay, here }: Cast): Promise<void> {
  const { next } = await here.page(fay);
  const twoCome = async (comes: boolean) => {
    const answer = { meeting: next?.meeting, comes, ...(comes ? {} : { reason: '' }) };
    for (const who of [dan, fay]) await here.post(who, '/absence', answer);
  };
  await twoCome(false);
  await press(cleo, dates.absence.button);
  await fill(cleo, dates.absence.reason, 'my mother is ill');
  await press(cleo, dates.absence.send, cleo.page.getByRole('dialog'));
  await cleo.page.getByText(dates.absence.mine).waitFor();
  await ann.lookAgain();
  await ann.page.getByText('my mother is ill').waitFor();
  await ann.page.getByText(said(dates.absence.tooFew_other, 3, 4)).waitFor();
  await ben.lookAgain();
  await ben.page.getByText(/Cleo.* cannot come\./).waitFor();
  expect(await ben.page.getByText('my mother is ill').count()).toBe(0);
  await press(cleo, dates.absence.back);
  await cleo.page.getByText(dates.absence.mine).waitFor({ state: 'detached' });
  await twoCome(true);
  await ann.lookAgain();
  await ann.page.getByText(said(dates.next.soFar_one, 5, 6, 1)).waitFor();
  await expect.poll(() => ann.page.getByText(said(dates.absence.tooFew_other)).count()).toBe(0);
}

/** Each signs; another text holds when more than half of the others agree, and everybody is asked again. */
export async function agree({ ann, ben, cleo, dan, fay, here }: Cast): Promise<void> {
  for (const who of [ann, ben]) {
    await press(who, groupAgreement.sign);
    // Said in the same place, which does not go away under somebody who has just signed.
    await who.page.getByText(groupAgreement.signedNow).waitFor();
    await expect.poll(() => who.page.getByRole('button', { name: groupAgreement.sign }).count()).toBe(0);
  }
  for (const who of [cleo, dan, fay]) await here.sign(who);
  await ann.lookAgain();
  await ann.page.getByText(said(groupAgreement.signedByAll_other, 1, 5)).waitFor();
  await press(ann, groupAgreement.propose);
  await fill(ann, groupAgreement.label, 'What we hear stays with us.\nWe come on time.');
  await look(ann, 'agreement-writing', '#agreement');
  await press(ann, groupAgreement.proposeThis);
  await ann.page.getByRole('heading', { name: groupAgreement.proposedByMe }).waitFor();
  await ben.lookAgain();
  await ben.page.getByRole('heading', { name: said(groupAgreement.proposedBy, 'Ann') }).waitFor();
  await look(ben, 'agreement-proposed', '#agreement');
  await press(ben, groupAgreement.agree);
  await ben.page.getByRole('button', { name: groupAgreement.agreeNoLonger }).waitFor();
  await here.agreeToText(cleo);
  await here.agreeToText(dan);
  await ben.lookAgain();
  await ben.page.getByText('We come on time.').waitFor();
  await ben.page.getByText(groupAgreement.askAgain).waitFor();
  for (const who of [ann, ben, cleo, dan, fay]) await here.sign(who);
}
