import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { english } from '../../../client/i18n/catalogue';
import { mayRun } from '../../support/livekit/program';
import { admit, button, choose, follow, gather, invitation, seated, sit } from '../support/meeting';
import { type Human, keepPictures, openBrowser } from '../support/people';
import { type RunningServer, runServer } from '../support/server';

const { room } = english;

let server: RunningServer;
let browser: Browser;
beforeAll(async () => {
  server = await runServer();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

type Arrived = { from: string; packets: number; frames: number; energy: number };

/**
 * What reached this page from each sender, and what of it could be decrypted: decoded pictures, and sound that is not
 * silence.
 */
const arrived = (page: Page): Promise<Arrived[]> =>
  page.evaluate(async () => {
    const peers: RTCPeerConnection[] = Reflect.get(window, 'roundelPeers');
    const streams: Map<string, string> = Reflect.get(window, 'roundelStreams');
    const senders = new Map<string, Arrived>();
    for (const peer of peers) {
      if (peer.connectionState !== 'connected') continue;
      for (const report of (await peer.getStats()).values()) {
        const from = report.type === 'inbound-rtp' ? streams.get(report.trackIdentifier)?.split('|')[0] : undefined;
        if (from === undefined) continue;
        const sum = senders.get(from) ?? { from, packets: 0, frames: 0, energy: 0 };
        senders.set(from, sum);
        sum.packets += report.packetsReceived ?? 0;
        sum.frames += report.framesDecoded ?? 0;
        sum.energy += report.totalAudioEnergy ?? 0;
      }
    }
    return [...senders.values()];
  });
const opened = async (who: Human) => (await arrived(who.page)).filter(({ frames, energy }) => frames > 3 && energy > 0);
const unread = async (who: Human) => (await arrived(who.page)).filter(({ packets }) => packets > 150);

async function seesAndHears(who: Human, others: number): Promise<void> {
  await expect
    .poll(async () => (await opened(who)).length, { timeout: 30_000, message: `${who.name} opens what arrives` })
    .toBe(others);
}
/** Pictures are still being decoded from now on. */
async function goesOn(who: Human): Promise<void> {
  const frames = async () => Math.max(0, ...(await arrived(who.page)).map((one) => one.frames));
  const before = await frames();
  await expect.poll(frames, { timeout: 20_000, message: `${who.name} goes on seeing` }).toBeGreaterThan(before + 5);
}
/** The names below which the page shows a different key. */
const marked = (who: Human) =>
  who.page.evaluate((words) => {
    const said = [...document.querySelectorAll('.seats-seat')].filter((seat) => seat.textContent?.includes(words));
    return said.map((seat) => seat.querySelector('.seats-name')?.textContent ?? '').sort();
  }, room.seat.otherKey);
/** From now on, collects every name of which that was shown, even for one frame. */
const noteMarks = (who: Human) =>
  who.page.evaluate((words) => {
    const names = new Set<string>();
    Object.assign(window, { everMarked: names });
    const look = () => {
      for (const seat of document.querySelectorAll('.seats-seat')) {
        if (seat.textContent?.includes(words)) names.add(seat.querySelector('.seats-name')?.textContent ?? '');
      }
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
    look();
  }, room.seat.otherKey);
const everMarked = (who: Human): Promise<string[]> =>
  who.page.evaluate(() => [...(Reflect.get(window, 'everMarked') as Set<string>)]);
const lock = (who: Human) => who.page.getByText(room.encrypted);

describe.runIf(mayRun)('encrypted sound and picture on a real LiveKit server', () => {
  test('[EN1][EN2][EN9][EN10] two people with the key go on when others leave, one with a wrong key decrypts nothing, and all are told', {
    timeout: 200_000,
  }, async ({ onTestFailed }) => {
    onTestFailed(() => keepPictures('encryption'));
    const [amara, leila] = (await gather(browser, server.url, ['Amara', 'Leila'])) as [Human, Human];
    const workers = { amara: 0, before: 0 };
    amara.page.on('worker', () => {
      workers.amara += 1;
    });
    await seesAndHears(leila, 1);
    expect(workers.amara).toBe(workers.before);

    await choose(amara, 'lead', room.lead.encryptOn);
    for (const who of [amara, leila]) await lock(who).first().waitFor();
    for (const who of [amara, leila]) await seesAndHears(who, 1);
    expect(workers.amara).toBeGreaterThan(0);

    // Seated like everybody else, but with another key than the group's.
    const link = await invitation(amara);
    const mal = await follow(browser, `${link.split('.').slice(0, -1).join('.')}.${'m'.repeat(43)}`, 'Mal');
    await sit(mal);
    await admit(amara, mal);
    await expect.poll(async () => (await unread(mal)).length, { timeout: 30_000 }).toBe(2);
    expect(await opened(mal)).toEqual([]);
    expect((await arrived(mal.page)).map(({ frames }) => frames)).toEqual([0, 0]);
    for (const who of [amara, leila]) {
      await expect.poll(async () => (await unread(who)).length, { timeout: 30_000 }).toBe(2);
      expect(await opened(who)).toHaveLength(1);
    }
    // The two are told about Mal, and Mal about everybody.
    for (const who of [amara, leila]) await expect.poll(() => marked(who)).toEqual(['Mal']);
    await mal.page.getByText(room.banner.otherKey.many).waitFor();
    expect(await marked(mal)).toEqual([expect.stringMatching(/^Amara/), expect.stringMatching(/^Leila/)]);
    for (const who of [amara, leila]) await noteMarks(who);

    // Without a key nothing is sent or played, and the page says why.
    const noor = await follow(browser, link.slice(0, link.lastIndexOf('.')), 'Noor');
    await sit(noor);
    await admit(amara, noor);
    await noor.page.getByText(room.banner.keptOut.noKey).waitFor();
    expect(await arrived(noor.page)).toEqual([]);

    // They leave: the two change to a new key, still see each other, and give it to a newcomer.
    for (const who of [mal, noor]) {
      await choose(who, 'own', room.bar.leave);
      await button(
        who.page,
        room.leave.yes,
        who.page.getByRole('alertdialog').or(who.page.getByRole('dialog')),
      ).click();
      await amara.page.locator('.room').getByText(who.name).first().waitFor({ state: 'detached' });
      await who.page.close();
    }
    for (const who of [amara, leila]) {
      await goesOn(who);
      expect(await marked(who)).toEqual([]);
    }
    const again = await follow(browser, link, 'Otto');
    await sit(again);
    await admit(amara, again);
    await seated(again);
    await seesAndHears(again, 2);
    // After two changes of the key and a newcomer, only Mal was ever said to have another key, not even others for one
    // frame.
    for (const who of [amara, leila]) expect(await everMarked(who)).toEqual(['Mal']);

    // Encryption is off again: everybody notices, and everybody goes on.
    await choose(amara, 'lead', room.lead.encryptOff);
    await lock(leila).first().waitFor({ state: 'detached' });
    for (const who of [amara, leila, again]) await seesAndHears(who, 2);
  });
});
