import { expect } from 'vitest';
import { english } from '../../../../client/i18n/catalogue';
import type { MyActions } from '../../../../shared/protocol/actions';
import { promise, promisedBefore, report } from '../../../journeys/support/promises';
import { begin, sit } from '../../../journeys/support/traveller';
import { noOf, yesOf } from '../../../support/browser';
import { buddiesOf, propose, say } from '../../../support/buddies';
import { must } from '../../../support/clients';
import { goOnWithoutScreen, isSeated, part } from '../support/meeting';
import { exactly, fill, press, said } from '../support/screens';
import { MINUTE } from '../support/stage';
import { type Cast, texts } from './cast';

const { buddies, doneSince, known, room } = english;

/** On the clock of Ben, in New York, where it is summer. */
const first = { wall: '2026-03-30T09:00', startsAt: Date.UTC(2026, 2, 30, 13) };
const second = { wall: '2026-04-27T09:00', startsAt: Date.UTC(2026, 3, 27, 13) };

/** Ben proposes a 1:1 to Cleo on the page of the group, and she accepts it on hers. Nobody else learns of it. */
export async function bookBetween({ ben, cleo, group }: Cast): Promise<void> {
  await press(ben, exactly(buddies.proposeTo, 'Cleo'));
  await fill(ben, said(buddies.dialog.when, 'New York'), first.wall);
  await press(ben, buddies.dialog.send, ben.page.getByRole('dialog'));
  await ben.page.getByText(said(buddies.waiting, 'Cleo')).waitFor();
  await cleo.lookAgain();
  await press(cleo, exactly(buddies.acceptOf, 'Ben'));
  await cleo.page.getByText(said(buddies.opens)).waitFor();
  expect((await buddiesOf(ben, group))[0]?.next?.startsAt).toBe(first.startsAt);
}

/** March: both promise something, and Cleo writes a note. Answers the group of the two, and their meeting. */
export async function firstBetween(cast: Cast): Promise<{ pair: string; meeting: string }> {
  const { stage, ben, cleo, group } = cast;
  const [{ pair, next } = { pair: '', next: null }] = await buddiesOf(cleo, group);
  const meeting = next?.meeting ?? '';
  await stage.until(first.startsAt - 5 * MINUTE);
  const sitting = await sit(meeting, [ben, cleo], 'open');
  await begin(sitting);
  expect(await promisedBefore(cleo)).toEqual([]);
  await promise(ben, pair, texts['action of Ben with Cleo']);
  await promise(cleo, pair, texts['action of Cleo with Ben']);
  must(await cleo.seat.change({ what: 'saveNote', text: texts['note of Cleo with Ben'], version: 0 }));
  await othersSeeNothing(cast, meeting);
  await part(sitting, [ben, cleo]);

  // Each has in their own plan what they promised themselves.
  for (const [who, what] of [
    [ben, texts['action of Ben with Cleo']],
    [cleo, texts['action of Cleo with Ben']],
  ] as const) {
    const { open } = yesOf(await who.get<MyActions>('/api/actions'));
    expect(open.filter(({ group: where }) => where === pair).map(({ action }) => action.what)).toEqual([what]);
  }
  return { pair, meeting };
}

/** April: what they promised greets them, on Ben's telephone; on Ann's page of the group there is nothing of it. */
export async function secondBetween(cast: Cast, pair: string): Promise<string> {
  const { stage, ben, cleo, group } = cast;
  await report(cleo, pair, texts['action of Cleo with Ben'], 'done', texts['what Cleo told Ben']);
  yesOf(await propose(ben, group, [cleo.me], { when: { wall: second.wall, timeZone: ben.timeZone } }));
  const { pairs } = yesOf(await say(cleo, group, 'accept', pair));
  const meeting = pairs[0]?.next?.meeting ?? '';
  await stage.until(second.startsAt - 5 * MINUTE);
  await sit(meeting, [ben, cleo], 'open');
  ben.stand();
  await ben.goTo(`/g/${group}`);
  await ben.page.locator('#buddies li', { hasText: 'Cleo' }).getByRole('link', { name: buddies.open }).click();
  await isSeated(ben);
  const greeting = ben.page.getByRole('region', { name: doneSince.title });
  await greeting.getByText(texts['what Cleo told Ben']).waitFor();
  await press(ben, said(room.next.start));
  await cleo.seat.until(({ status }) => status === 'running');
  // What they promised is open beside their talk, without a press.
  await ben.page.getByText(texts['action of Ben with Cleo']).waitFor();
  await othersSeeNothing(cast, meeting);
  await goOnWithoutScreen(ben, meeting);
  await part({ lead: ben.seat, all: [ben.seat, cleo.seat] }, [ben, cleo]);
  await ben.goTo('/');
  await ben.page.getByText(texts['action of Ben with Cleo']).waitFor();
  await ben.page.getByText(said(known.talk, 'Cleo')).first().waitFor();
  return meeting;
}

/** While two members meet: no page of the organiser and of another member says so, and they cannot come near. */
async function othersSeeNothing({ ann, dan, group }: Cast, meeting: string): Promise<void> {
  for (const who of [ann, dan]) {
    expect(await buddiesOf(who, group)).toEqual([]);
    expect(noOf(await who.get(`/api/meetings/${meeting}`))).toBe('404 notFound');
  }
  await ann.goTo(`/g/${group}`);
  for (const name of ['Ben', 'Cleo']) {
    await ann.page.getByRole('button', { name: exactly(buddies.proposeTo, name) }).waitFor();
  }
  expect(await ann.page.locator('#buddies').getByRole('link').count()).toBe(0);
}
