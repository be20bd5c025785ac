import { expect } from 'vitest';
import { english } from '../../../../client/i18n/catalogue';
import { lookAround } from '../../../journeys/support/sight';
import type { Sitting, Traveller } from '../../../journeys/support/traveller';
import { comeIn, endMeeting, sitDown, TestClient } from '../../../support/clients';
import { seated, sit, whereItStands } from '../../support/meeting';
import type { Human } from '../../support/people';
import { exactly } from './screens';
import type { Person } from './stage';

const { known, room } = english;

/** From the first page into the room and onto a seat. */
export async function enterRoom(who: Person): Promise<void> {
  await who.goTo('/');
  await who.page.getByRole('link', { name: known.next.open }).click();
  await sit(who.window as Human);
}

/** Their page takes the seat over that they have without a screen. */
export async function takeOver(who: Person): Promise<void> {
  who.stand();
  await who.goTo('/');
  await who.page
    .getByRole('link', { name: known.next.open })
    .or(who.page.getByRole('link', { name: known.running.back }))
    .click();
  await isSeated(who);
}

/** These people take their seats without a screen; whoever leads lets in on theirs who knocks. */
export async function seatWithoutScreen(lead: Person, meeting: string, others: readonly Person[]): Promise<void> {
  for (const who of others) {
    who.client = new TestClient(who.url, { meeting, cookie: who.cookie, name: who.name });
    await comeIn(who.client, () =>
      lead.page.getByRole('button', { name: exactly(room.people.admitNamed, who.name) }).click(),
    );
  }
}

/** They leave the screen and go on in the same seat. */
export async function goOnWithoutScreen(who: Person, meeting: string): Promise<void> {
  await who.page.goto('about:blank');
  who.client = new TestClient(who.url, { meeting, cookie: who.cookie, name: who.name });
  await sitDown(who.client, null);
}

/** From now on, whatever a room tells their window counts as heard by them. */
export function hearInWindow(who: Person): void {
  who.page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => void who.heard.push(String(payload))),
  );
}

export const standUp = (all: readonly Traveller[]): void => {
  for (const who of all) who.stand();
};

/** Everybody looks around in the room, and it is over for those who sit there without a screen. */
export async function part(sitting: Pick<Sitting, 'lead' | 'all'>, all: readonly Traveller[]): Promise<void> {
  for (const who of all) await lookAround(who);
  await endMeeting(sitting);
  standUp(all);
}

export const isSeated = ({ window }: Person): Promise<void> => seated(window as Human);

/** The last stage is a round: whoever leads gives the floor on to the last one, and ends the meeting. */
export async function endOnScreen(lead: Person): Promise<void> {
  const main = lead.page.locator('.floor-next');
  for (let presses = 0; presses < 20 && !((await main.textContent()) ?? '').includes(room.next.end); presses += 1) {
    const before = await whereItStands(lead.window as Human);
    await main.click();
    await expect.poll(() => whereItStands(lead.window as Human), { interval: 50 }).not.toEqual(before);
  }
  await main.click();
  await lead.page.getByRole('button', { name: room.end.yes }).click();
}
