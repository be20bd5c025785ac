import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { MediaRights } from '../../shared/meeting/rights/media';
import type { Incoming } from '../browser/support/media/mediaPage';

/** Browsers with one transport in them; what differs between the transports is behind this. */
export interface MediaLab {
  /** Somebody takes a seat with camera and microphone on, and may do everything. */
  sit(name: string): Promise<Page>;
  /** A new state of the meeting, as after a commit. */
  change(name: string, rights: MediaRights): Promise<void>;
  /** The rights of several people change at once. */
  split(rights: Record<string, MediaRights>): Promise<void>;
  /** Taken out; their page stays open, and nobody tells it. */
  remove(name: string): Promise<void>;
  /** The meeting is over. No page is told by the test. */
  end(): Promise<void>;
  /** Everybody leaves, for the next test. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

const mayAll: MediaRights = { microphone: null, camera: null, screen: null, hear: null };
const listens: MediaRights = { ...mayAll, microphone: 'clientListens' };
const turnedAway: MediaRights = { ...listens, camera: 'clientListens' };
const inFirst: MediaRights = { ...mayAll, breakout: 'b1' };
const inSecond: MediaRights = { ...mayAll, breakout: 'b2' };
const between: MediaRights = { microphone: 'outside', camera: 'outside', screen: 'outside', hear: 'outside' };
const noScreen: MediaRights = { ...mayAll, screen: 'notYourFloor' };

const PATIENCE = 60_000;
/** Longer than the pauses in which a silent microphone sends nothing. */
const SPAN_MS = 1_000;

const incoming = (page: Page): Promise<Incoming[]> => page.evaluate(() => window.mediaPage.incoming());
const FULL_HD = { width: 1920, height: 1080 };

/** Resolves when, over a whole second, exactly so many streams of sound and of pictures keep arriving. */
async function receives(page: Page, sounds: number, pictures: number): Promise<void> {
  let before = await incoming(page);
  let since = Date.now();
  let found = 'not counted yet';
  const count = async () => {
    if (Date.now() - since < SPAN_MS) return found;
    const packets = new Map(before.map(({ id, packets }) => [id, packets]));
    before = await incoming(page);
    since = Date.now();
    const grown = before.filter((one) => one.packets > (packets.get(one.id) ?? 0));
    const of = (kind: Incoming['kind']) => grown.filter((one) => one.kind === kind).length;
    found = `${of('audio')} sounds, ${of('video')} pictures`;
    return found;
  };
  await expect.poll(count, { timeout: PATIENCE, interval: 100 }).toBe(`${sounds} sounds, ${pictures} pictures`);
}

/** What the page shows of its own devices. */
const local = (page: Page) =>
  page.evaluate(() => {
    const { microphone, camera, screen } = window.mediaPage.room.state().local;
    return { microphone, camera, screen };
  });
/** What the page shows of somebody else. */
const shown = (page: Page, of: string) =>
  page.evaluate((member) => {
    const one = window.mediaPage.room.state().remote.get(member);
    return {
      camera: one !== undefined && one.camera !== null,
      screen: one !== undefined && one.screen !== null,
      microphone: one?.microphoneOn === true,
    };
  }, of);
const shows = (page: Page, of: string, what: Partial<Awaited<ReturnType<typeof shown>>>) =>
  expect.poll(() => shown(page, of), { timeout: PATIENCE, message: `what is shown of ${of}` }).toMatchObject(what);

/** From here on this page shares a screen of this size with a text that changes. */
const paintScreen = (page: Page, size: { width: number; height: number }) =>
  page.evaluate(({ width, height }) => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    const pen = canvas.getContext('2d');
    if (pen === null) throw new Error('nothing to paint on');
    let line = 0;
    const write = () => {
      line += 1;
      pen.fillStyle = 'white';
      pen.fillRect(0, 0, width, height);
      pen.fillStyle = 'black';
      pen.font = '24px serif';
      for (let row = 1; row < height / 32; row += 1) pen.fillText(`Line ${line + row} of a long report`, 40, row * 32);
    };
    write();
    setInterval(write, 200);
    navigator.mediaDevices.getDisplayMedia = async () => canvas.captureStream(5);
  }, size);

/** What every transport does for the people who are seated, seen from their pages. */
export function mediaPages(name: string, open: () => Promise<MediaLab>): void {
  describe(`sound and picture: ${name}`, () => {
    let lab: MediaLab;
    beforeAll(async () => {
      lab = await open();
    });
    afterEach(() => lab.clear());
    afterAll(async () => {
      await lab?.close();
    });

    const two = async (): Promise<[Page, Page]> => {
      const pages: [Page, Page] = [await lab.sit('ann'), await lab.sit('ben')];
      const all = { camera: true, microphone: true, screen: false };
      await Promise.all([shows(pages[0], 'ben', all), shows(pages[1], 'ann', all)]);
      return pages;
    };

    test('[MD7] somebody who joins sees and hears everybody who is there, and is seen and heard', async () => {
      const [ann, ben] = await two();
      await Promise.all([receives(ann, 1, 1), receives(ben, 1, 1)]);
    });

    test('[MD8] a withdrawn microphone stops arriving, then the camera too; both come back with their rights', async () => {
      const [ann, ben] = await two();
      await lab.change('ben', listens);
      await receives(ann, 0, 1);
      await shows(ann, 'ben', { microphone: false, camera: true });
      await lab.change('ben', turnedAway);
      await Promise.all([receives(ann, 0, 0), receives(ben, 1, 1)]);
      await shows(ann, 'ben', { microphone: false, camera: false });
      expect(await local(ben)).toMatchObject({ microphone: 'off', camera: 'off' });
      await lab.change('ben', mayAll);
      await receives(ann, 1, 1);
      await shows(ann, 'ben', { microphone: true, camera: true });
    });

    test('[MD9] [MV3] a shared screen arrives beside the camera in full size, and ends with the right to share', async () => {
      const [ann, ben] = await two();
      await paintScreen(ben, FULL_HD);
      await ben.evaluate(() => window.mediaPage.room.shareScreen(true));
      await shows(ann, 'ben', { screen: true, camera: true });
      const largest = async () => {
        const sizes = (await incoming(ann)).map(({ width, height }) => ({ width, height }));
        return sizes.sort((one, other) => other.width - one.width)[0];
      };
      await expect.poll(largest, { timeout: PATIENCE, message: 'the largest picture' }).toEqual(FULL_HD);
      await receives(ann, 1, 2);
      await lab.change('ben', noScreen);
      await receives(ann, 1, 1);
      await shows(ann, 'ben', { screen: false, camera: true });
      expect(await local(ben)).toMatchObject({ screen: 'off' });
    });

    test('[MD10] a removed member receives nothing and reaches nobody; the others go on', async () => {
      const [ann, ben] = await two();
      const cem = await lab.sit('cem');
      await Promise.all([ann, ben, cem].map((page) => receives(page, 2, 2)));
      await lab.remove('cem');
      await Promise.all([receives(ann, 1, 1), receives(ben, 1, 1), receives(cem, 0, 0)]);
      await shows(ann, 'ben', { camera: true, microphone: true });
      await shows(ann, 'cem', { camera: false, microphone: false });
    });

    test('[MD18] in breakouts sound, picture and screen stay inside; who visits one is inside, and afterwards all are together', async () => {
      const [ann, ben] = await two();
      const cem = await lab.sit('cem');
      await Promise.all([ann, ben, cem].map((page) => receives(page, 2, 2)));
      await paintScreen(ben, { width: 640, height: 360 });
      await ben.evaluate(() => window.mediaPage.room.shareScreen(true));
      await receives(cem, 2, 3);
      await lab.split({ ann: inFirst, ben: inFirst, cem: between });
      await Promise.all([receives(ann, 1, 2), receives(ben, 1, 1), receives(cem, 0, 0)]);
      await shows(ann, 'ben', { microphone: true, camera: true, screen: true });
      await shows(ann, 'cem', { microphone: false, camera: false });
      await lab.split({ cem: inFirst });
      await Promise.all([receives(ann, 2, 3), receives(ben, 2, 2), receives(cem, 2, 3)]);
      await lab.split({ ann: inSecond, cem: inSecond });
      await Promise.all([receives(ann, 1, 1), receives(ben, 0, 0), receives(cem, 1, 1)]);
      await lab.split({ ann: mayAll, ben: mayAll, cem: mayAll });
      await Promise.all([receives(ann, 2, 3), receives(ben, 2, 2), receives(cem, 2, 3)]);
      await shows(cem, 'ben', { microphone: true, camera: true, screen: true });
    });

    test('[MD19] [SE21] a browser that keeps no breakouts receives nothing of the others, and what it sends is neither played nor shown', async () => {
      const [ann, ben] = await two();
      await lab.split({ ann: inFirst, ben: inSecond });
      await Promise.all([receives(ann, 0, 0), receives(ben, 0, 0)]);
      // Only this page believes that all are together: it sends to everybody, and asks for everything.
      await ben.evaluate((all) => window.mediaPage.room.setRights(all, new Map([['ann', all]])), mayAll);
      await receives(ben, 0, 0);
      await shows(ann, 'ben', { microphone: false, camera: false });
      const heard = () => [...document.querySelectorAll('audio')].filter(({ srcObject }) => srcObject !== null).length;
      expect(await ann.evaluate(heard)).toBe(0);
    });

    test('[MD11] when the meeting is closed nothing flows between anybody', async () => {
      const [ann, ben] = await two();
      await lab.end();
      await Promise.all([receives(ann, 0, 0), receives(ben, 0, 0)]);
    });

    test('[MD12] a page that the browser suspends is gone for the others, and back when it is shown again', async () => {
      const [ann, ben] = await two();
      const turn = (type: 'pagehide' | 'pageshow') =>
        ben.evaluate((what) => window.dispatchEvent(new PageTransitionEvent(what, { persisted: true })), type);
      await turn('pagehide');
      await receives(ann, 0, 0);
      await turn('pageshow');
      await Promise.all([receives(ann, 1, 1), receives(ben, 1, 1)]);
      await shows(ann, 'ben', { camera: true, microphone: true });
    });
  });
}
