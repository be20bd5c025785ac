import type { Browser, Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { english } from '../../client/i18n/catalogue';
import { seriousFindings } from './support/axe';
import { type Member, MeshLab } from './support/media/meshLab';
import { button, choose, networkIsFine, start } from './support/meeting';
import { openBrowser } from './support/people';
import { type RunningServer, runServer } from './support/server';

declare global {
  interface Window {
    copies: MediaStreamTrack[];
    opened: number;
  }
}

let lab: MeshLab | null = null;
let server: RunningServer | null = null;
let browser: Browser | null = null;
afterEach(async () => {
  await lab?.close();
  await browser?.close();
  await server?.stop();
  lab = browser = server = null;
});

async function alone(): Promise<Member> {
  lab = await MeshLab.open();
  const a = await lab.add('a', 'tab-1');
  await lab.sitDown(a);
  return a;
}

describe('my own microphone', () => {
  test('[MR2] speech is heard here and sent nowhere while I keep it off, and not even heard here while a stage keeps it off', async () => {
    lab = await MeshLab.open();
    const { page, ...member } = await lab.add('a', 'tab-1');
    await page.evaluate(() => {
      const clone = MediaStreamTrack.prototype.clone;
      window.copies = [];
      MediaStreamTrack.prototype.clone = function copy() {
        const made = clone.call(this);
        window.copies.push(made);
        return made;
      };
    });
    await lab.sitDown({ ...member, page });
    await page.waitForFunction(() => window.mesh.own.state().speaking);
    await page.evaluate(() => window.mesh.own.setMicrophone(false));
    await page.waitForFunction(() => window.mesh.own.state().speaksUnheard);
    expect(
      await page.evaluate(() => ({
        sent: window.mesh.own.tracks().microphone,
        level: window.mesh.own.state().level,
        speaking: window.mesh.own.state().speaking,
      })),
    ).toEqual({ sent: null, level: 0, speaking: false });

    const underTheRule = await page.evaluate(() => {
      window.mesh.own.allow({ microphone: false, camera: true, screen: false });
      return { told: window.mesh.own.state().speaksUnheard, copies: window.copies.map(({ enabled }) => enabled) };
    });
    expect(underTheRule).toEqual({ told: false, copies: [false] });
    await page.evaluate(() => window.mesh.own.allow({ microphone: true, camera: true, screen: false }));
    await page.waitForFunction(() => window.mesh.own.state().speaksUnheard);
    await page.evaluate(() => window.mesh.own.setMicrophone(true));
    await page.waitForFunction(() => window.mesh.own.state().speaking && window.mesh.own.state().level > 0);
    expect(await page.evaluate(() => window.mesh.own.state().microphoneDead)).toBe(false);
  });

  test('a device that gives only zeros is noticed, and after it sounds again the hint goes', async () => {
    lab = await MeshLab.open();
    const { page, ...member } = await lab.add('a', 'tab-1');
    await page.evaluate(() => {
      const context = new AudioContext();
      const out = context.createMediaStreamDestination();
      const tone = context.createOscillator();
      const switchOf = context.createGain();
      switchOf.gain.value = 0;
      tone.connect(switchOf).connect(out);
      tone.start();
      navigator.mediaDevices.getUserMedia = async () => new MediaStream(out.stream.getAudioTracks());
      Object.assign(window, { flip: () => (switchOf.gain.value = 0.5) });
    });
    await lab.sitDown({ ...member, page }, { microphone: true, camera: false });
    await page.waitForFunction(() => window.mesh.own.state().microphoneDead);
    await page.evaluate(() => Reflect.get(window, 'flip')());
    await page.waitForFunction(() => !window.mesh.own.state().microphoneDead && window.mesh.own.state().level > 0);
  });
});

describe('a network that is used less', () => {
  /** The width of the picture that arrives. The peer connections of a page are in `window.mesh.pcs`. */
  const arrives = ({ page }: Member, condition: 'large' | 'small') =>
    page.waitForFunction(
      async (wanted) => {
        for (const pc of window.mesh.pcs) {
          for (const [, entry] of await pc.getStats()) {
            if (entry.type !== 'inbound-rtp' || entry.kind !== 'video' || !entry.frameWidth) continue;
            if (wanted === 'large' ? entry.frameWidth > 400 : entry.frameWidth <= 320) return true;
          }
        }
        return false;
      },
      condition,
      { timeout: 60_000, polling: 500 },
    );

  test('smaller pictures arrive smaller even where they are drawn large, and grow back without a new permission', async () => {
    lab = await MeshLab.open();
    const a = await lab.add('a', 'tab-1');
    const b = await lab.add('b', 'tab-2');
    await lab.sitDown(a);
    await lab.sitDown(b);
    await b.page.evaluate(() => window.mesh.room.setVisible(new Map([['a', 'large' as const]])));
    await arrives(b, 'large');
    await a.page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error('asked again'));
      return window.mesh.own.setNetworkUse('smaller');
    });
    await arrives(b, 'small');
    expect(await a.page.evaluate(() => window.mesh.own.state().camera)).toBe('on');
    await a.page.evaluate(() => window.mesh.own.setNetworkUse('full'));
    await arrives(b, 'large');
  });

  test('"Only sound" closes the camera, is kept in this browser, and ends when the camera is switched on', async () => {
    const { page } = await alone();
    await page.evaluate(() => window.mesh.own.setNetworkUse('soundOnly'));
    const state = () =>
      page.evaluate(() => ({
        camera: window.mesh.own.state().camera,
        networkUse: window.mesh.own.state().networkUse,
        sent: window.mesh.own.tracks().camera === null ? 'nothing' : 'picture',
        kept: localStorage.getItem('roundel.line'),
      }));
    expect(await state()).toEqual({
      camera: 'off',
      networkUse: 'soundOnly',
      sent: 'nothing',
      kept: '{"use":"soundOnly"}',
    });
    // Opening the devices again, as after a reload, leaves the camera closed.
    await page.evaluate(() => window.mesh.own.open({ microphone: true, camera: true }));
    expect(await state()).toMatchObject({ camera: 'off', networkUse: 'soundOnly' });
    await page.evaluate(() => window.mesh.own.setCamera(true));
    expect(await state()).toEqual({ camera: 'on', networkUse: 'smaller', sent: 'picture', kept: '{"use":"smaller"}' });
  });
});

describe('coming back to the page', () => {
  test('a camera that a phone left silent is opened again once, and a working one is left alone', async () => {
    const { page } = await alone();
    const opened = await page.evaluate(() => {
      const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      window.opened = 0;
      navigator.mediaDevices.getUserMedia = (constraints) => {
        window.opened += 1;
        return original(constraints);
      };
      window.dispatchEvent(new Event('pageshow'));
      const camera = window.mesh.own.tracks().camera;
      if (!camera) throw new Error('no camera');
      // Only what is still stuck after the pause is opened again, so the working microphone does not count here.
      Object.defineProperty(camera, 'muted', { value: true });
      return { id: camera.id, count: window.opened };
    });
    await page.waitForFunction((before) => {
      const now = window.mesh.own.tracks().camera;
      return now !== null && now.id !== before;
    }, opened.id);
    expect(await page.evaluate(() => window.opened)).toBe(1);
    expect(await page.evaluate(() => window.mesh.own.state().camera)).toBe('on');
  });

  test('on a phone, what ended while the page was away is opened when it is back, and not before', async () => {
    const { page } = await alone();
    await page.evaluate(() => {
      const hide = (hidden: boolean) =>
        Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
      Object.assign(window, { hide });
      Object.defineProperty(navigator, 'userAgentData', { value: { platform: 'Android' } });
      hide(true);
      const camera = window.mesh.own.tracks().camera;
      if (!camera) throw new Error('no camera');
      Object.defineProperty(camera, 'readyState', { value: 'ended' });
      camera.dispatchEvent(new Event('ended'));
    });
    expect(await page.evaluate(() => window.mesh.own.state().opening)).toBe(false);
    await page.evaluate(() => {
      Reflect.get(window, 'hide')(false);
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await page.waitForFunction(() => window.mesh.own.tracks().camera?.readyState === 'live');
  });
});

describe('before the meeting', () => {
  const { deviceHints } = english;
  async function lobby(env: Record<string, string>): Promise<Page> {
    server = await runServer({ MEDIA: 'mesh', LOG_LEVEL: 'warn', ...env });
    browser = await openBrowser();
    return (await start(browser, server.url, 'Ann')).page;
  }

  test('the network is checked without a click: a calm line when all is well, and a way out when it blocks everything', async () => {
    const page = await lobby({});
    await networkIsFine(page).waitFor({ timeout: 60_000 });
    expect(await seriousFindings(page)).toEqual([]);
    await browser?.close();
    await server?.stop();

    // Nothing listens at that address, as behind a firewall that blocks UDP.
    const shut = await lobby({ STUN_URLS: 'stun:127.0.0.1:9' });
    await shut.getByText(deviceHints.check.blocked).waitFor({ timeout: 60_000 });
    await shut.getByRole('button', { name: deviceHints.check.again }).click();
    await shut.getByText(deviceHints.check.blocked).waitFor({ state: 'hidden' });
    await shut.getByText(deviceHints.check.blocked).waitFor({ timeout: 60_000 });
  });

  test('choosing a camera that does not open keeps the present one, and a notice says why', async () => {
    const page = await lobby({});
    const cameras = page.getByRole('combobox', { name: english.lobby.devices.camera });
    await page.locator('video').waitFor();
    const before = await cameras.inputValue();
    await page.evaluate(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotReadableError'));
    });
    await cameras.selectOption({ index: 2 });
    await page.getByText(english.lobby.devices.unopened.inUse).waitFor();
    expect(await cameras.inputValue()).toBe(before);
    expect(await page.locator('video').count()).toBe(1);
    expect(await seriousFindings(page)).toEqual([]);

    await page.getByLabel(english.lobby.agreement.keep).check({ force: true });
    await button(page, english.lobby.enter.seat).click();
    await choose({ page }, 'own', english.room.bar.devices);
    const inRoom = page.getByRole('dialog').getByLabel(english.lobby.devices.camera, { exact: true });
    await inRoom.selectOption({ index: 2 });
    await page.getByRole('alert').getByText(english.lobby.devices.unopened.inUse).waitFor();
    expect(await inRoom.inputValue()).toBe(before);
    expect(await page.getByText(english.room.bar.cameraIs.on).count()).toBe(1);
  });

  /** How sharp the edges in my own picture are: the largest steps between neighbouring pixels. */
  const sharpness = (page: Page) =>
    page.evaluate(() => {
      const video = document.querySelector('video');
      const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 180 });
      const pen = canvas.getContext('2d');
      if (!video || !pen || video.videoWidth === 0) return Number.NaN;
      pen.drawImage(video, 0, 0, 320, 180);
      const { data } = pen.getImageData(0, 0, 320, 180);
      const steps: number[] = [];
      for (let at = 4; at < data.length; at += 4) steps.push(Math.abs((data[at + 1] ?? 0) - (data[at - 3] ?? 0)));
      const edges = steps.sort((one, other) => other - one).slice(0, 300);
      return edges.reduce((sum, step) => sum + step, 0) / edges.length;
    });

  test('the blur is loaded from this server alone, and the plain camera comes back without it', async () => {
    const page = await lobby({});
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).host));
    await expect.poll(() => sharpness(page)).toBeGreaterThan(20);
    const plain = await sharpness(page);
    await page.getByRole('button', { name: deviceHints.more }).click();
    expect(await seriousFindings(page)).toEqual([]);
    const tick = page.getByRole('checkbox', { name: deviceHints.blur.label });
    await tick.check({ force: true });
    await expect.poll(() => sharpness(page), { timeout: 60_000 }).toBeLessThan(plain / 2);
    expect([...hosts].filter((host) => host !== '' && host !== new URL(page.url()).host)).toEqual([]);
    await tick.uncheck({ force: true });
    await expect.poll(() => sharpness(page)).toBeGreaterThan(plain * 0.8);
  });

  test('when the blur cannot be loaded, the camera closes instead of showing the background', async () => {
    const page = await lobby({});
    await page.route('**/blur/*.wasm', (route) => route.abort());
    await expect.poll(() => sharpness(page)).toBeGreaterThan(20);
    await page.getByRole('button', { name: deviceHints.more }).click();
    await page.getByRole('checkbox', { name: deviceHints.blur.label }).check({ force: true });
    await page.getByText(deviceHints.blur.failed).waitFor({ timeout: 60_000 });
    expect(await page.locator('video').count()).toBe(0);
  });
});
