import { expect } from 'vitest';
import { english } from '../../../../client/i18n/catalogue';
import type { InviteMade } from '../../../../shared/protocol/http';
import { promise, promisedBefore } from '../../../journeys/support/promises';
import { lookAround } from '../../../journeys/support/sight';
import { begin, sit } from '../../../journeys/support/traveller';
import { yesOf } from '../../../support/browser';
import { endMeeting, must, sitDown, TestClient } from '../../../support/clients';
import { goTo } from '../../../support/goTo';
import { issueCard } from '../../../support/records';
import { endForAll, openPanel } from '../../support/meeting';
import type { Human } from '../../support/people';
import { part, standUp, takeOver } from '../support/meeting';
import { MINUTE } from '../support/stage';
import { type Cast, texts } from './cast';

const { minutes, room } = english;

/** March: a guest speaks, and is gone when the issues begin. Fay has no slot. */
export async function firstMeeting({ stage, here, group, fay, ann, ben, nine, guest }: Cast): Promise<string> {
  const { meeting, startsAt } = await here.plan(fay, '2026-03-20T14:00');
  expect(await here.leadOfNext(ann)).toBe('Fay');
  const order = { make: 'personal', role: 'speaker' };
  const link = yesOf(await fay.post<InviteMade>(`/api/meetings/${meeting}/invites`, order));
  await stage.until(startsAt - 5 * MINUTE);
  yesOf(await guest.use(link.invite ?? '', guest.name));
  const march = await sit(meeting, [fay, ...nine], 'knock', 'elsewhere');
  guest.client = new TestClient(guest.url, { meeting, cookie: guest.cookie });
  await sitDown(guest.seat, march.lead, 'elsewhere');
  must(await ben.seat.change({ what: 'saveIssue', card: issueCard({ line: texts['shown card'] }), version: 0 }));
  must(await ann.seat.change({ what: 'saveIssue', card: issueCard({ line: texts['hidden card'] }), version: 0 }));
  must(await fay.seat.change({ what: 'saveNote', text: texts['note of Fay'], version: 0 }));
  must(await guest.seat.change({ what: 'saveNote', text: texts['note of the guest'], version: 0 }));
  await begin(march);
  await goTo(march, 'topic');
  await guest.seat.when(() => (guest.seat.view?.kind === 'seat' ? true : null));
  await lookAround(guest);
  const { current } = await goTo(march, 'select');
  await guest.seat.when(() => (guest.seat.view?.kind === 'lobby' ? true : null));
  const clients = [ben.me, ann.me];
  must(await fay.seat.command({ type: 'confirmSlots', from: current ?? '', policy: 'bid', clients }));
  const { slots, agenda } = await goTo(march, ({ agenda: all, current: now }) =>
    all.some(({ key, slot }) => key === now && slot !== null),
  );
  const having = new Set(agenda.flatMap(({ slot }) => (slot === null ? [] : [slots[slot]?.client])));
  expect([...having]).toEqual(clients);
  const slotOfBen = Object.values(slots).find(({ client }) => client === ben.me)?.id ?? '';
  must(await ben.seat.change({ what: 'shareIssue', slot: slotOfBen, version: 1 }));
  expect(await guest.seat.ask('records:read', { what: 'sharedIssues' })).toMatchObject({ ok: false });
  await promise(ben, group, texts['action in the group']);
  await lookAround(guest);
  for (const who of [fay, ...nine]) await lookAround(who);
  await endMeeting(march);
  await guest.seat.when(() => (guest.seat.view?.kind === 'seat' ? true : null));
  await lookAround(guest);
  standUp([fay, ...nine, guest]);
  return meeting;
}

/** June and September: what was promised in the group greets everybody, and what was promised in an hour does not. */
export async function laterMeeting(cast: Cast, wall: string, onScreen: boolean): Promise<string> {
  const { stage, here, fay, ann, nine } = cast;
  const { meeting, startsAt } = await here.plan(fay, wall);
  expect(await here.leadOfNext(ann)).toBe('Fay');
  await stage.until(startsAt - 5 * MINUTE);
  const sitting = await sit(meeting, [fay, ...nine], 'knock', 'elsewhere');
  await begin(sitting);
  expect(await promisedBefore(ann)).toEqual(['Ben: call Kim, open']);
  if (onScreen) await endAfterALook(cast);
  else await part(sitting, [fay, ...nine]);
  return meeting;
}

/** Fay looks on her screen at what everybody said they would do, and ends the meeting. */
async function endAfterALook({ fay, ben, nine }: Cast): Promise<void> {
  const { page } = fay;
  for (const who of [fay, ...nine]) await lookAround(who);
  await takeOver(fay);
  await openPanel(fay.window as Human, room.panels.previousActions);
  const region = page.getByRole('region', { name: ben.name });
  await region.getByText(texts['action in the group']).waitFor();
  expect(await region.getByText(texts['action of Ben with Fay']).count()).toBe(0);
  await endForAll(fay.window as Human);
  await page.getByText(minutes.ended.title).waitFor();
  standUp(nine);
}
