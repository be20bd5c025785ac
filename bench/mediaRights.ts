import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { english } from '../client/i18n/catalogue';
import { systemClock } from '../server/rooms/clock';
import { human, openBrowser } from '../test/browser/support/people';
import { startAppOn } from '../test/support/app';
import { enter, must, sitDown, startMeeting, TestClient } from '../test/support/clients';
import { type RunningLivekit, runLivekit } from '../test/support/livekit/server';

const { join, lobby } = english;
/** The media server's own number. */
const MICROPHONE = 2;
const BETWEEN_MS = 250;

/** The member's own browser, which comes as a person would: by the group link, through the lobby. */
async function comesIn(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel(join.name).fill('Ben Baker');
  await page.getByRole('button', { name: join.goIn }).click();
  await page.waitForURL(/\/m\//);
  await page.getByLabel(lobby.agreement.keep).check({ force: true });
  await page.getByRole('button', { name: lobby.enter.seat }).click();
}

/** Whether the only participant connected there may send a microphone. */
async function mayBeHeard({ control }: RunningLivekit): Promise<boolean> {
  for (const { name } of await control.listRooms()) {
    for (const { permission } of await control.listParticipants(name)) {
      return permission?.canPublish === true && permission.canPublishSources.includes(MICROPHONE);
    }
  }
  return false;
}
async function until(livekit: RunningLivekit, heard: boolean): Promise<void> {
  const began = Date.now();
  while ((await mayBeHeard(livekit)) !== heard) {
    if (Date.now() - began > 30_000) throw new Error('LiveKit was not told of the change');
  }
}

/**
 * The whole path in the product: the lead's socket switches "one voice at a time" on and off. The time runs from its
 * acknowledgement until LiveKit lists another member's microphone as withdrawn, or as returned. Asking LiveKit is included.
 */
export async function rightsInProduct(rounds: number): Promise<number[]> {
  const livekit = await runLivekit();
  const clientFolder = resolve(import.meta.dirname, '../dist/client');
  const { url, stop } = await startAppOn(systemClock, { media: livekit.media, clientFolder });
  const browser = await openBrowser();
  const times: number[] = [];
  try {
    const { meeting, invite, cookie } = await startMeeting(url, { name: 'Ann' });
    const lead = new TestClient(url, { meeting, cookie });
    await sitDown(lead, null);
    const cem = new TestClient(url, { meeting, cookie: await enter(url, invite, 'Cem') });
    await sitDown(cem, lead);
    const { page } = await human(browser, 'Ben Baker');
    await comesIn(page, `${url}/j#${invite}.${randomUUID()}`);
    const isWaiting = (one: { admission: string }) => one.admission === 'waiting';
    const { seats } = await lead.until((now) => Object.values(now.seats).some(isWaiting));
    const ben = Object.keys(seats).find((member) => seats[member]?.admission === 'waiting') ?? '';
    must(await lead.command({ type: 'admit', member: ben }));
    await lead.until((now) => now.seats[ben]?.seatedAt != null);
    await until(livekit, true);
    must(await lead.command({ type: 'startMeeting' }));
    for (let round = 0; round < rounds; round += 1) {
      const on = round % 2 === 0;
      must(await lead.command({ type: 'setOneVoice', on }));
      const began = performance.now();
      await until(livekit, !on);
      times.push(performance.now() - began);
      await pause(BETWEEN_MS);
    }
    for (const client of [lead, cem]) client.close();
  } finally {
    await browser.close();
    await stop();
    await livekit.end();
  }
  return times;
}
