import { expect } from 'vitest';
import { english } from '../../../../client/i18n/catalogue';
import type { MyActions } from '../../../../shared/protocol/actions';
import type { Buddies } from '../../../../shared/protocol/buddies';
import type { Home } from '../../../../shared/protocol/groups';
import { promise } from '../../../journeys/support/promises';
import { begin, sit } from '../../../journeys/support/traveller';
import { noOf, yesOf } from '../../../support/browser';
import { buddiesOf, propose, say } from '../../../support/buddies';
import { must } from '../../../support/clients';
import { goTo, sit as sitOnScreen } from '../../support/meeting';
import type { Human } from '../../support/people';
import { commit } from '../../support/stages';
import { endOnScreen, isSeated, part } from '../support/meeting';
import { DIALOG, exactly, fill, headed, look, press, said } from '../support/screens';
import { MINUTE, type Person } from '../support/stage';
import { type Cast, texts, timeZone } from './cast';

const { buddies, known, lobby, method, minutes, myActions, room } = english;

/** What somebody has with this one, on the page of the group. */
const rowOf = (who: Person, other: Person) => who.page.locator('#buddies li', { hasText: other.name });

const wallOf = (index: number) => `2026-04-0${index + 1}T10:00`;
/** The clocks have gone forward by then. */
const startOf = (index: number) => Date.UTC(2026, 3, index + 1, 9);

/** Fay books her hour with Ann on the screens of both, and Ben's on hers. The seven others are booked without a screen. */
export async function bookNine({ here, group, fay, ann, ben, nine }: Cast): Promise<void> {
  await fay.goTo(`/g/${group}`);
  await headed(fay, buddies.title);
  await press(fay, exactly(buddies.proposeTo, 'Ann'));
  await fill(fay, said(buddies.dialog.when, 'London'), wallOf(0));
  expect(await fay.page.getByLabel(buddies.dialog.format).locator('option').allInnerTexts()).toEqual([
    buddies.formats.one2one,
  ]);
  await look(fay, 'proposing-a-one-to-one', DIALOG);
  await press(fay, buddies.dialog.send, fay.page.getByRole('dialog'));
  await fay.page.getByText(said(buddies.waiting, 'Ann')).waitFor();
  await ann.goTo('/');
  const atHome = ann.page.getByText(said(known.waits.talk, 'Fay'));
  await atHome.waitFor();
  await look(ann, 'a-one-to-one-waits-at-home');
  await atHome.click();
  await headed(ann, buddies.title);
  await look(ann, 'one-to-ones', '#buddies');
  await press(ann, exactly(buddies.acceptOf, 'Fay'));
  await ann.page.getByText(said(buddies.opens)).waitFor();

  const asked = (index: number) => ({ when: { wall: wallOf(index), timeZone }, format: 'frame.one2one' });
  for (const [index, who] of nine.entries()) {
    if (who === ann) continue;
    yesOf(await propose(who, group, [fay.me], asked(index)));
    if (who === ben) continue;
    const pair = (await buddiesOf(fay, group)).find(({ with: [one] }) => one?.member === who.me)?.pair;
    yesOf(await say(fay, group, 'accept', pair));
  }
  await fay.lookAgain();
  await press(fay, exactly(buddies.acceptOf, 'Ben'));
  // Whoever leads may go in before the others.
  await expect.poll(() => fay.page.getByRole('link', { name: buddies.open }).count()).toBe(9);
  const booked = await buddiesOf(fay, group);
  expect(booked.map(({ next, with: [one] }) => [one?.name, next?.startsAt]).sort()).toEqual(
    nine.map(({ name }, index) => [name, startOf(index)]),
  );
  // Nobody sees the hours of the others.
  for (const who of nine) expect((await buddiesOf(who, group)).map(({ with: [one] }) => one?.name)).toEqual(['Fay']);
  expect((await here.page(fay)).next).toBeNull();
}

/** Nine are drawn together in threes and pairs, without Fay, and everybody sees it. */
export async function drawBuddies({ group, fay, ann, nine }: Cast): Promise<void> {
  await press(fay, buddies.drawn.first);
  await press(fay, buddies.drawn.yes, fay.page.getByRole('alertdialog'));
  await ann.lookAgain();
  await headed(ann, buddies.drawn.title);
  const { drawn } = yesOf(await ann.get<Buddies>(`/api/groups/${group}/buddies`));
  const sets = drawn?.sets ?? [];
  expect(sets.map(({ length }) => length).sort()).toEqual([2, 2, 2, 3]);
  expect(sets.flat().sort()).toEqual(nine.map(({ me }) => me).sort());
}

/** Ann's hour, on both screens: sound only, led by Fay, and what Ann promises there is hers. */
export async function hourOfAnn({ stage, group, fay, ann, cleo }: Cast): Promise<string> {
  await stage.until(startOf(0) - 5 * MINUTE);
  const windows = [fay.window, ann.window] as [Human, Human];
  for (const [who, other] of [
    [fay, ann],
    [ann, fay],
  ] as const) {
    await who.goTo(`/g/${group}`);
    await rowOf(who, other).getByRole('link', { name: buddies.open }).click();
    // There is sound only, until somebody turns a camera on.
    await who.page.getByRole('button', { name: lobby.devices.turnMicrophone, pressed: true }).waitFor();
    await who.page.getByRole('button', { name: lobby.devices.turnCamera, pressed: false }).waitFor();
    await sitOnScreen(who.window as Human);
    await isSeated(who);
  }
  const meeting = new URL(fay.page.url()).pathname.split('/').at(2) ?? '';
  await press(fay, said(room.next.start));
  await goTo(windows, method.one2one.issue.name);
  await look(ann, 'room-of-a-one-to-one');
  await commit(windows[1], texts['action of Ann with Fay']);
  await endOnScreen(fay);
  for (const { page } of windows) await page.getByText(minutes.ended.title).waitFor();

  await ann.goTo('/');
  await ann.page.getByText(texts['action of Ann with Fay']).waitFor();
  await ann.page.getByText(said(known.talk, 'Fay')).first().waitFor();
  await ann.page.getByRole('link', { name: known.todo.all }).click();
  await ann.page.getByText(said(myActions.talk, 'Fay')).waitFor();
  expect(yesOf(await cleo.get<MyActions>('/api/actions')).open).toEqual([]);
  expect(noOf(await cleo.get(`/api/meetings/${meeting}`))).toBe('404 notFound');
  return meeting;
}

/** Ben's hour: Fay leads it on her screen, and Ann's telephone shows nothing of it. */
export async function hourOfBen({ stage, group, fay, ann, ben }: Cast): Promise<string> {
  const [{ pair, next } = { pair: '', next: null }] = await buddiesOf(ben, group);
  const meeting = next?.meeting ?? '';
  await stage.until(startOf(1) - 5 * MINUTE);
  const { lead } = await sit(meeting, [fay, ben], 'open', 'elsewhere');
  // Her page takes her seat over.
  fay.stand();
  await fay.goTo(`/g/${group}`);
  await rowOf(fay, ben).getByRole('link', { name: buddies.open }).click();
  await isSeated(fay);
  await press(fay, said(room.next.start));
  const running = await ben.seat.until(({ status }) => status === 'running');
  expect(running.leadership).toMatchObject({ takesPart: false, rightful: lead.me });
  await promise(ben, pair, texts['action of Ben with Fay']);
  must(await ben.seat.change({ what: 'saveNote', text: texts['note of Ben with Fay'], version: 0 }));

  await ann.goTo(`/g/${group}`);
  await ann.page.getByRole('button', { name: exactly(buddies.proposeTo, 'Ben') }).waitFor();
  await ann.page.getByText(buddies.past_one).waitFor();
  expect(await ann.page.locator('#buddies').getByText(buddies.running).count()).toBe(0);

  await endOnScreen(fay);
  await fay.page.getByText(minutes.ended.title).waitFor();
  ben.stand();
  const home = yesOf(await ben.get<Home>('/api/home'));
  expect(home.groups[0]?.actions.map(({ what }) => what)).toEqual([texts['action in the group']]);
  expect(home.buddies.flatMap(({ actions }) => actions.map(({ what }) => what))).toEqual([
    texts['action of Ben with Fay'],
  ]);
  return meeting;
}

/** The seven others are held without a screen, each in its turn; then Fay's page says that she met each of the nine once. */
export async function otherHours({ stage, group, fay, nine }: Cast): Promise<void> {
  for (const who of nine.slice(2)) {
    const [{ next } = { next: null }] = await buddiesOf(who, group);
    await stage.until((next?.startsAt ?? 0) - 5 * MINUTE);
    const hour = await sit(next?.meeting ?? '', [fay, who], 'open', 'elsewhere');
    await begin(hour);
    await part(hour, [fay, who]);
  }
  await fay.goTo(`/g/${group}`);
  await expect.poll(() => fay.page.getByText(buddies.past_one).count()).toBe(9);
}
