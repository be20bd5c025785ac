import { expect } from 'vitest';
import { english } from '../../../../client/i18n/catalogue';
import type { Minutes } from '../../../../shared/protocol/http';
import { promisedBefore } from '../../../journeys/support/promises';
import { begin, type Sitting, sit } from '../../../journeys/support/traveller';
import { yesOf } from '../../../support/browser';
import { must } from '../../../support/clients';
import { goOnWithoutScreen, part, takeOver } from '../support/meeting';
import { exactly, fill, headedBy, press, said } from '../support/screens';
import { MINUTE, type Person } from '../support/stage';
import { type Cast, texts } from './cast';

const { dates, notes } = english;

/** This person calls a meeting on their own screen. */
async function call({ stage, here, group, joe }: Cast, caller: Person, wall: string): Promise<number> {
  expect(await here.leadOfNext(joe)).toBeNull();
  await stage.openWindow(caller);
  await caller.goTo(`/g/${group}`);
  await fill(caller, said(dates.plan.when, 'Berlin'), wall);
  await press(caller, dates.plan.button);
  // In Berlin it is summer from the last Sunday in March on.
  const startsAt = Date.parse(`${wall}:00${wall < '2026-03-29' ? '+01:00' : '+02:00'}`);
  await headedBy(caller, startsAt);
  const { next } = await here.page(joe);
  expect(next).toMatchObject({ startsAt, lead: null, format: 'frame.extnet', minutes: 60 });
  await stage.closeWindow(caller);
  return startsAt;
}

/** All of these come, whoever called it first, and it begins. */
async function meet({ stage, here }: Cast, caller: Person, all: readonly Person[]): Promise<Sitting> {
  const { next } = await here.page(caller);
  await stage.until((next?.startsAt ?? 0) - 5 * MINUTE);
  const sitting = await sit(next?.meeting ?? '', [caller, ...all.filter((who) => who !== caller)]);
  await begin(sitting);
  return sitting;
}

async function listFor(who: Person, meeting: string): Promise<string[]> {
  const { requests } = yesOf(await who.get<Minutes>(`/api/meetings/${meeting}/minutes`));
  return requests.map(({ name, kind, text, helpers }) => [name, kind, text, ...helpers].join(', '));
}

/** March: Ann calls. What people tell and what they ask for stands in one list, and two offer help, Joe on his screen. */
export async function march(cast: Cast): Promise<string> {
  const { stage, ann, ben, cleo, dan, hal, joe, twelve } = cast;
  await call(cast, ann, '2026-03-10T18:00');
  const sitting = await meet(cast, ann, twelve);
  must(await cleo.seat.change({ what: 'park', kind: 'progress', text: texts['progress in March'] }));
  await stage.move(1);
  must(await ben.seat.change({ what: 'park', kind: 'request', text: texts['request in March'] }));
  const { items } = await dan.seat.read({ what: 'parking' });
  expect(items.map(({ kind, text }) => [kind, text])).toEqual([
    ['progress', texts['progress in March']],
    ['request', texts['request in March']],
  ]);
  must(await dan.seat.change({ what: 'offerHelp', item: items[1]?.id ?? '', on: true }));
  must(await ben.seat.change({ what: 'saveNote', text: texts['note of Ben'], version: 0 }));

  await stage.openWindow(joe);
  await takeOver(joe);
  await joe.page.getByText(texts['progress in March']).waitFor();
  await press(joe, exactly(notes.requests.helpWith, 'Ben'));
  await joe.page.getByText(said(notes.requests.youHelpToo, 'Dan')).waitFor();
  await goOnWithoutScreen(joe, sitting.meeting);
  await part(sitting, twelve);
  expect(await listFor(hal, sitting.meeting)).toEqual([
    'Cleo, progress, we opened a second shop',
    'Ben, request, who knows a good accountant, Dan, Joe',
  ]);
  return sitting.meeting;
}

/** May: Ben calls, and can tell what became of it. Hal cannot come, and nobody reads why: in a network nobody leads. */
export async function may(cast: Cast): Promise<string> {
  const { here, ben, hal, joe, twelve } = cast;
  const startsAt = await call(cast, ben, '2026-05-19T18:00');
  const { next } = await here.page(hal);
  await here.post(hal, '/absence', { meeting: next?.meeting, comes: false, reason: texts['why Hal was absent'] });
  const reasons = await Promise.all(twelve.map(async (who) => (await here.dates(who)).next?.absent[0]?.reason));
  expect(reasons.filter((one) => one !== null)).toEqual([texts['why Hal was absent']]);
  await joe.goTo(`/g/${cast.group}`);
  await headedBy(joe, startsAt);
  await joe.page.getByText(said(dates.absence.others, 'Hal')).waitFor();
  expect(await joe.page.getByText(texts['why Hal was absent']).count()).toBe(0);

  const eleven = twelve.filter((who) => who !== hal);
  const sitting = await meet(cast, ben, eleven);
  expect(sitting.meeting).toBe(next?.meeting);
  expect(await promisedBefore(joe)).toEqual([]);
  // The list belongs to its call, and stands in its minutes.
  expect((await joe.seat.read({ what: 'parking' })).items).toEqual([]);
  must(await ben.seat.change({ what: 'park', kind: 'progress', text: texts['progress in May'] }));
  await part(sitting, eleven);
  expect(await listFor(joe, sitting.meeting)).toEqual(['Ben, progress, the accountant is with us now']);
  return sitting.meeting;
}

/** July and September: Cleo and Dan call. */
export async function again(cast: Cast, caller: Person, wall: string): Promise<string> {
  await call(cast, caller, wall);
  const sitting = await meet(cast, caller, cast.twelve);
  await part(sitting, cast.twelve);
  return sitting.meeting;
}
