import { deflateSync } from 'node:zlib';
import { expect } from 'vitest';
import { english } from '../../../../client/i18n/catalogue';
import { pngOf } from '../../../support/pictures';
import { DIALOG, fill, headedBy, look, press, said } from '../support/screens';
import type { Person } from '../support/stage';
import { type Cast, texts } from './cast';

const { dates, formGroup, groupAbout, known, rota } = english;

/** Thirty by twenty black pixels. */
const picture = pngOf(30, 20, deflateSync(Buffer.alloc(20 * (1 + 30 * 3))));

/** Ann changes what the group is called and how often it means to meet, and the others read who did. */
export async function changeTheGroup({ ann, ben }: Cast): Promise<void> {
  const dialog = ann.page.getByRole('dialog');
  await press(ann, groupAbout.change);
  await fill(ann, groupAbout.edit.name, 'Pier group');
  await ann.page.getByLabel(groupAbout.edit.colours.plum).check({ force: true });
  await ann.page.getByLabel(formGroup.rhythm.every).selectOption('6');
  await dialog.locator('input[type=file]').setInputFiles({ name: 'pier.png', mimeType: 'image/png', buffer: picture });
  await dialog.getByRole('img', { name: groupAbout.edit.picture }).waitFor();
  await look(ann, 'group-changing', DIALOG);
  await press(ann, groupAbout.edit.save, dialog);
  await dialog.waitFor({ state: 'detached' });
  await ben.lookAgain();
  await ben.page.getByText(said(groupAbout.changed.name, 'Ann')).waitFor();
  await ben.page.getByText('Pier group').locator('visible=true').first().waitFor();
  await ben.page.getByText(said(groupAbout.every_other, 6)).waitFor();
}

/** From now on every four weeks, at the same hour after the clocks went forward. One date is left out and one moved, for a while. */
export async function meetRegularly({ ann, cleo, group }: Cast): Promise<void> {
  await ann.goTo(`/g/${group}`);
  await press(ann, dates.series.begin);
  await fill(ann, said(dates.series.first, 'Berlin'), '2026-04-13T15:00');
  await ann.page.getByLabel(dates.series.rhythm).selectOption('4');
  await look(ann, 'series', DIALOG);
  await press(ann, dates.series.save);
  await headedBy(ann, Date.UTC(2026, 3, 13, 13));
  const ahead = ann.page.locator('.dates-ahead li');
  await expect.poll(() => ahead.count()).toBe(4);
  const third = ahead.nth(2);
  const last = ahead.nth(3);
  const of = (what: string) => ({ name: said(dates.series.of, what) });
  await third.getByRole('button', of(dates.series.leaveOut)).click();
  await third.getByText(dates.series.leftOut).waitFor();
  await last.getByRole('button', of(dates.series.moveOne)).click();
  await fill(ann, said(dates.series.moveTo, 'Berlin'), '2026-08-04T15:00');
  await press(ann, dates.series.moveButton);
  await last.getByText(dates.series.moved).waitFor();
  await look(ann, 'series-with-changes', '#dates');
  for (const one of [third, last]) {
    await one.getByRole('button', of(dates.series.putBack)).click();
    await one.locator('.dates-mark').waitFor({ state: 'detached' });
  }

  // Cleo's calendar gets an address of its own.
  await cleo.goTo(`/g/${group}`);
  await cleo.page.getByText(dates.calendar.title).click();
  await press(cleo, dates.calendar.make);
  const address = await cleo.page.getByLabel(dates.calendar.address).inputValue();
  expect(await (await fetch(address)).text()).toContain('SUMMARY:Pier group');
}

/** Ben would lead in April; he asks Cleo, who finds it at home and takes that turn. */
export async function exchangeTurns({ ben, cleo, group }: Cast): Promise<void> {
  const turns = (who: Person) =>
    who.page.getByRole('region', { name: rota.lead.title }).locator('.rota-person').allTextContents();
  await ben.goTo(`/g/${group}`);
  await expect.poll(async () => (await turns(ben))[0]).toContain(rota.you);
  await press(ben, rota.openLead);
  await look(ben, 'rota-open', '#lead');
  await ben.page.getByLabel(rota.with).selectOption(cleo.me);
  await press(ben, rota.ask);
  await ben.page.getByText(said(rota.asked, 'Cleo')).waitFor();
  await cleo.goTo('/');
  const atHome = cleo.page.getByText(said(known.waits.swap.lead, 'Ben'));
  await atHome.waitFor();
  await atHome.click();
  const accept = said(rota.acceptOf, 'Ben');
  await cleo.page.getByRole('button', { name: accept }).waitFor();
  // Her page shows what she came for, however long it is.
  const top = () => cleo.page.locator('#lead').evaluate((part) => part.getBoundingClientRect().top);
  await expect.poll(top).toBeLessThan(60);
  await look(cleo, 'rota-asks', '#lead');
  await press(cleo, accept);
  await expect.poll(async () => (await turns(cleo))[0]).toContain(rota.you);
  await ben.lookAgain();
  await expect.poll(async () => (await turns(ben))[0]).toContain('Cleo');
}

/** May is moved by Ann, and Dan says why he cannot come to whoever leads. */
export async function moveMay({ ann, ben, cleo, dan, fay, group, here }: Cast): Promise<void> {
  expect(await here.leadOfNext(dan)).toBe('Ben');
  await ann.goTo(`/g/${group}`);
  await headedBy(ann, Date.UTC(2026, 4, 11, 13));
  await press(ann, dates.next.change);
  const dialog = ann.page.getByRole('dialog');
  await dialog.getByLabel(dates.plan.format).waitFor();
  await look(ann, 'move-or-cancel', DIALOG);
  await dialog.getByLabel(said(dates.plan.when, 'Berlin')).fill('2026-05-13T17:00');
  await press(ann, dates.plan.move, dialog);
  await headedBy(ann, Date.UTC(2026, 4, 13, 15));
  await ben.goTo(`/g/${group}`);
  await headedBy(ben, Date.UTC(2026, 4, 13, 15));
  const { next } = await here.page(dan);
  const reason = texts['why Dan was absent'];
  await here.post(dan, '/absence', { meeting: next?.meeting, comes: false, reason });
  await ben.lookAgain();
  await ben.page.getByText(reason).waitFor();
  const reasonFor = async (who: Person) => (await here.dates(who)).next?.absent[0]?.reason;
  expect(await Promise.all([ann, ben, cleo, dan, fay].map(reasonFor))).toEqual([null, reason, null, reason, null]);
}

/** June is cancelled, and July takes its place with the same lead. */
export async function cancelJune({ ann, ben, dan, group, here }: Cast): Promise<void> {
  await ann.goTo(`/g/${group}`);
  await headedBy(ann, Date.UTC(2026, 5, 8, 13));
  expect(await here.leadOfNext(dan)).toBe('Dan');
  await press(ann, dates.next.change);
  await press(ann, dates.plan.cancelDate);
  await press(ann, dates.plan.cancelYes);
  await headedBy(ann, Date.UTC(2026, 6, 6, 13));
  await ben.goTo(`/g/${group}`);
  await headedBy(ben, Date.UTC(2026, 6, 6, 13));
  await ben.page.getByText(said(dates.next.lead, 'Dan')).first().waitFor();
}

/** After the last meeting of the cycle nothing more is planned. */
export async function stopMeeting({ ann, here }: Cast): Promise<void> {
  const { version } = await here.dates(ann);
  await here.post(ann, '/series/change', { version, change: 'end' });
  const { next } = await here.page(ann);
  await here.post(ann, '/cancel-next', { next: next?.meeting });
  expect((await here.page(ann)).next).toBeNull();
}
