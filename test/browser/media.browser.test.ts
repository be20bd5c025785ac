import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { seriousFindings } from './support/axe';
import { admit, button, choose, follow, invitation, seated, sit, start } from './support/meeting';
import { openServer } from './support/openServer';
import { type Human, human, presses } from './support/people';

const { deviceHints, roomPage, lobby, minutes, room } = english;
const here = openServer({ MEDIA: 'mesh', LOG_LEVEL: 'warn' });

/** Two pages need their time on a busy machine. */
const PATIENCE = 120_000;

/** Counts what this page receives, so that a condition can read it without waiting for an answer. */
async function countOn(person: Human): Promise<void> {
  person.page.setDefaultTimeout(PATIENCE);
  await person.context.addInitScript(() => {
    const counts = { connected: 0, frames: 0, packets: 0 };
    Object.assign(window, { roundelCounts: counts });
    window.setInterval(async () => {
      const peers: RTCPeerConnection[] = Reflect.get(window, 'roundelPeers') ?? [];
      const live = peers.filter((peer) => peer.connectionState === 'connected');
      const now = { connected: live.length, frames: 0, packets: 0 };
      for (const peer of live) {
        for (const report of (await peer.getStats()).values()) {
          if (report.type !== 'inbound-rtp') continue;
          if (report.kind === 'video') now.frames += report.framesDecoded ?? 0;
          else now.packets += report.packetsReceived ?? 0;
        }
      }
      Object.assign(counts, now);
    }, 250);
  });
}
type Counts = { connected: number; frames: number; packets: number };
const receives = (page: Page, from: number) =>
  page.waitForFunction(
    (people) => {
      const now: Counts = Reflect.get(window, 'roundelCounts');
      return now.connected === people && now.frames > 5 && now.packets > 25;
    },
    from,
    { timeout: PATIENCE },
  );
const heardOn = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('audio')].map((element) => ({
      muted: element.muted,
      tracks: element.srcObject instanceof MediaStream ? element.srcObject.getAudioTracks().length : 0,
    })),
  );

/** Keeps every track that this browser opens. With `isDisconnected`, nothing is sent to the server. */
async function watchDevices({ context }: Human): Promise<void> {
  await context.addInitScript(() => {
    const opened: MediaStreamTrack[] = [];
    Object.assign(window, { roundelDevices: opened, isDisconnected: false });
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      const stream = await open(constraints);
      opened.push(...stream.getTracks());
      return stream;
    };
    const send = WebSocket.prototype.send;
    WebSocket.prototype.send = function quiet(data) {
      if (!Reflect.get(window, 'isDisconnected')) send.call(this, data);
    };
  });
}
const openDevices = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const opened: MediaStreamTrack[] = Reflect.get(window, 'roundelDevices');
    return opened.filter(({ readyState }) => readyState === 'live').map(({ kind }) => kind);
  });
const setLine = (page: Page, isDisconnected: boolean) =>
  page.evaluate((down) => void Object.assign(window, { isDisconnected: down }), isDisconnected);

async function begin(name: string): Promise<Human> {
  const person = await start(here.browser, here.server.url, name, { prepare: countOn });
  await sit(person);
  await seated(person);
  expect(await presses(person.page), 'from the first page to the seat').toBeLessThanOrEqual(4);
  return person;
}

async function come(name: string, link: string, lead: Human): Promise<Human> {
  const person = await follow(here.browser, link, name, { viewport: { width: 390, height: 700 } }, countOn);
  await sit(person);
  await admit(lead, person);
  return person;
}

describe('sound and picture in a meeting', () => {
  test('[AT5] two people see and hear each other before the meeting begins, and after a reload', async () => {
    const ann = await begin('Ann Archer');
    const ben = await come('Ben Baker', await invitation(ann), ann);
    await Promise.all([receives(ann.page, 1), receives(ben.page, 1)]);
    expect(await heardOn(ben.page)).toEqual([{ muted: false, tracks: 1 }]);
    const interrupted = ann.page.locator('.seats-status').getByText(room.seat.interrupted);
    expect(await interrupted.count()).toBe(0);

    // The connection between the two breaks off, and their sockets do not notice. The seat says so until it is back.
    await ben.page.evaluate(() => {
      for (const peer of Reflect.get(window, 'roundelPeers') as RTCPeerConnection[]) peer.close();
    });
    await interrupted.waitFor();
    await ben.page.reload();
    await Promise.all([receives(ann.page, 1), receives(ben.page, 1)]);
    await interrupted.waitFor({ state: 'detached' });
    expect([...ann.faults, ...ben.faults]).toEqual([]);
  });

  test('[MR2] with one voice at a time, the meeting alone lets only the person with the floor be heard', async () => {
    const ann = await begin('Ann Archer');
    const ben = await come('Ben Baker', await invitation(ann), ann);
    await Promise.all([receives(ann.page, 1), receives(ben.page, 1)]);
    await ann.page.getByRole('button', { name: /Start the meeting/ }).click();
    await ann.page.locator('.floor-next').filter({ hasNotText: room.next.start }).waitFor();
    await choose(ann, 'lead', room.lead.oneVoiceOn);
    await ann.page.waitForFunction(() =>
      [...document.querySelectorAll('audio')].every(({ muted, srcObject }) => muted && srcObject === null),
    );
    const sent = () =>
      ben.page.evaluate(() => {
        const peers: RTCPeerConnection[] = Reflect.get(window, 'roundelPeers');
        return peers.flatMap((peer) => peer.getSenders().filter(({ track }) => track?.kind === 'audio')).length;
      });
    await expect.poll(sent, { message: 'kept back on the sending side too' }).toBe(0);
    expect(await heardOn(ben.page), 'who leads is heard').toEqual([{ muted: false, tracks: 1 }]);
  });

  test('[IN2] people can sit down without camera and microphone', async () => {
    const person = await start(here.browser, here.server.url, 'Eve Engel', {
      context: { permissions: [] },
      prepare: async ({ context }) => {
        await context.addInitScript(() => {
          navigator.mediaDevices.getUserMedia = async () => {
            throw new DOMException('', 'NotAllowedError');
          };
        });
      },
    });
    await person.page.getByText(lobby.trouble.both.refused).waitFor();
    expect(await seriousFindings(person.page)).toEqual([]);
    await sit(person);
    await seated(person);
  });

  test('[MR4] people who talk somewhere else open no device', async () => {
    const person = await start(here.browser, here.server.url, 'Fay Fox');
    const { page } = person;
    const elsewhere = page.getByRole('checkbox', { name: lobby.sound.elsewhere });
    await elsewhere.waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await elsewhere.check();
    await page.getByText(lobby.sound.closed).waitFor();
    await sit(person);
    await seated(person);
    expect(await page.locator('video').count()).toBe(0);
    expect(person.faults).toEqual([]);
  });

  test('[IN2] a person whose microphone is blocked is told that the others still see them', async () => {
    const person = await human(here.browser, 'Eve Engel');
    await person.context.addInitScript(() => {
      const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = (constraints) =>
        constraints?.audio ? Promise.reject(new DOMException('', 'NotAllowedError')) : open(constraints);
    });
    await person.page.goto(here.server.url);
    await person.page.getByLabel('Your name').fill('Eve Engel');
    await person.page.getByRole('button', { name: 'Start a meeting' }).click();
    await person.page.getByText(lobby.mirror.soundless).waitFor();
    await person.page.locator('video').waitFor();
  });
});

describe('camera and microphone close', () => {
  async function sitWatched(name: string): Promise<Human> {
    const person = await start(here.browser, here.server.url, name, { prepare: watchDevices });
    await sit(person);
    await seated(person);
    return person;
  }

  test('[AT5] at the click on Leave, also while disconnected, and devices that were on open again on return', async () => {
    const person = await sitWatched('Ann Archer');
    const { page } = person;
    await button(page, room.bar.camera).click();
    await expect.poll(() => openDevices(page)).toEqual(['audio']);
    await setLine(page, true);
    await button(page, room.bar.leave).click();
    await button(page, room.leave.yes, page.getByRole('dialog')).click();
    await expect.poll(() => openDevices(page)).toEqual([]);
    expect(await page.locator('.room').count(), 'the server knows nothing of it').toBe(1);
    await setLine(page, false);

    await page.getByText(lobby.waitingRoom.left).waitFor();
    await page.getByText(lobby.mirror.closedReopen).waitFor();
    expect(await openDevices(page)).toEqual([]);
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByLabel(lobby.agreement.keep).check({ force: true });
    await button(page, lobby.enter.again).click();
    await seated(person);
    await expect.poll(() => openDevices(page)).toEqual(['audio']);
  });

  test('in a window whose seat another window took, until it takes it back, and for everybody at the end of the meeting', async () => {
    const person = await sitWatched('Ann Archer');
    const { page } = person;
    await button(page, room.bar.camera).click();
    await expect.poll(() => openDevices(page)).toEqual(['audio']);
    const other = await person.context.newPage();
    await other.goto(page.url());
    await page.getByRole('heading', { name: roomPage.elsewhereTitle }).waitFor();
    await expect.poll(() => openDevices(page)).toEqual([]);
    await button(page, roomPage.elsewhereHere).click();
    await seated(person);
    await expect.poll(() => openDevices(page)).toEqual(['audio']);

    await page.locator('.room-lead').getByRole('button', { name: room.lead.more, exact: true }).click();
    await page.getByRole('menuitem', { name: room.lead.endForAll }).click();
    await button(page, room.end.yes).click();
    await page.getByRole('heading', { name: minutes.ended.title }).waitFor();
    await expect.poll(() => openDevices(page)).toEqual([]);
  });
});

const ownMicrophone = ({ page }: Human) =>
  page.locator('.room-bar').getByRole('button', { name: new RegExp(`${room.bar.microphone}$`) });

/** Whoever mutes is seen to be muted, small, beside the name. */
async function seesMuted(who: Human, other: Human): Promise<void> {
  const muted = other.page.locator('.seats-line', { hasText: who.name.split(' ')[0] ?? '' }).getByText(room.seat.muted);
  expect(await muted.count()).toBe(0);
  await ownMicrophone(who).click();
  await muted.waitFor();
}

test('[MV3] a person is told when their screen is not shared, or no longer shared', async () => {
  const ann = await begin('Ann Archer');
  const ben = await come('Ben Baker', await invitation(ann), ann);
  const shareOf = async ({ page }: Human) => {
    await button(page, room.bar.more, page.locator('.room-bar')).click();
    return page.getByRole('menuitem', { name: room.bar.screen });
  };
  await (await shareOf(ben)).click();
  await button(ben.page, room.bar.stopScreen).waitFor();
  await seesMuted(ann, ben);
  await ann.page.getByRole('button', { name: /Start the meeting/ }).click();
  await ann.page.getByText(room.hub.muted, { exact: true }).waitFor();
  await expect.poll(() => ann.page.title()).toBe(`${room.tab.yourTurn} – ${await ben.page.title()}`);
  await ownMicrophone(ann).click();
  await ann.page.getByText(room.hub.muted, { exact: true }).waitFor({ state: 'hidden' });
  await ben.page.getByText(deviceHints.screen.movedOn).waitFor();
  await (await shareOf(ben)).getByText(room.closed.notYourFloor).waitFor();
  expect(await seriousFindings(ben.page)).toEqual([]);

  await ann.page.evaluate(() => {
    const no = new DOMException('Permission denied by system', 'NotAllowedError');
    navigator.mediaDevices.getDisplayMedia = () => Promise.reject(no);
  });
  await (await shareOf(ann)).click();
  await ann.page.getByText(deviceHints.screen.system).waitFor();
});
